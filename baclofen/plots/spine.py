"""The picture of `spine`: the level along the spine by pump and by mouth, drawn beside the spine itself."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.patches import Rectangle

from baclofen import content
from baclofen.model.guards import Array
from baclofen.model.kinetics.spine import Canal
from baclofen.model.scenarios.spine_compare import SpineResult
from baclofen.model.units import mcg_from_mg, number_text
from baclofen.plots import artists, stage, theme
from baclofen.plots.description import Description, about, table
from baclofen.plots.grip import Grip
from baclofen.plots.torso import Torso

_REGIONS = (("neck", "C0", "C7"), ("chest", "C7", "T12"), ("back", "T12", "L5"))
_TABLE_LEVELS = ("C0", "C7", "T2", "T6", "T10", "T12", "L3", "L5")
_CEILINGS = (100, 200, 400, 600, 1000, 1500, 2500, 4000, 7000, 12_000)

#: how far above the spine the name of the strip stands
_ABOVE_CM = 1.0


class SpinePicture:
    """A body, and beside its spine the level: the pump makes a hill, the mouth a thin strip."""

    NAMED = (
        ("spine.called.mouth", "oral", ("spine_mouth", "spine_blood")),
        (
            "spine.called.pump",
            "pump",
            ("spine_pump", "spine_tip", "spine_piece", "spine_catheter", "spine_body_tip", "spine_way"),
        ),
    )

    def __init__(self, canal: Canal, tips: Sequence[str]) -> None:
        self.canal, self.tips = canal, tuple(tips)
        with theme.styled():
            self.figure = theme.new_figure()
            self.ground = stage.ground(self.figure)
            self.torso = Torso(self.ground)
            self.axes = self.figure.add_axes((0, 0, 1, 1))
            theme.quiet(self.axes)
            self.axes.grid(visible=False, axis="y")
            self.axes.grid(axis="x")
            self.axes.set_ylim(canal.length_cm, -1)
            self.axes.xaxis.set_major_formatter(lambda level, _place: number_text(level))
            self._draw_regions()
            self.moving: dict[str, Artist] = {
                "spine_pump_area": artists.area(self.axes, "pump", alpha=0.25, zorder=1),
                "spine_pump": artists.line(self.axes, "pump", 2.6),
                "spine_mouth": artists.line(self.axes, "oral", 4),
                "spine_tip": artists.marks(self.axes, "ink", "D", 8),
                "spine_pump_text": artists.text(self.axes, "pump", va="center", weight="bold"),
                "spine_mouth_text": artists.text(self.axes, "oral", va="bottom", weight="bold"),
                "spine_way": artists.line(self.ground, "ink", 1.0, dashes=(2, 3)),
            } | self.torso.moving

    def _draw_regions(self) -> None:
        """Bands for neck, chest and low back, with their vertebrae as ticks."""
        middles = []
        for number, (_name, top, bottom) in enumerate(_REGIONS):
            start, end = self.canal.position_cm(top), self.canal.position_cm(bottom)
            middles.append((start + end) / 2)
            if number % 2 == 0:
                shade = Rectangle((0, start), 1, end - start, transform=self.axes.get_yaxis_transform(),
                                  color=theme.colour("soft"), linewidth=0, zorder=0)  # fmt: skip
                self.axes.add_patch(shade)
        self.axes.set_yticks(middles, [content.word(f"spine.region.{name}") for name, _t, _b in _REGIONS])

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self._room = 3.6 if narrow else 1.9  # how much wider than the hill, for the name at its tip
        self.axes.locator_params(axis="x", nbins=3 if narrow else 6)
        self.figure.set_size_inches(theme.NARROW_IN if narrow else (theme.WIDE_IN[0], 5.0))
        wide, tall = stage.spread(self.ground)
        left, bottom, top = (156, 62, tall - 80) if narrow else (282, 52, tall - 88)
        stage.place_px(self.axes, left, bottom, wide - 20, top)
        said = content.word("spine.axis.level")
        self.axes.set_xlabel(said.replace(" (", "\n(") if narrow else said)
        skull, low = (stage.y_px(self.axes, cm) for cm in (0.0, self.canal.length_cm))
        self.torso.stand(34 if narrow else 46, skull, low, 0.13 if narrow else 0.34)

    def grips(self, _result: SpineResult, values: Mapping[str, Any]) -> list[Grip]:
        """The catheter's tip, taken along the cord."""
        tall, x = stage.size_px(self.figure)[1], self.torso.cord_x
        heights = {tip: tall - stage.y_px(self.axes, self.canal.position_cm(tip)) for tip in self.tips}
        stops = [(x, y, tip) for tip, y in heights.items()]
        return [Grip("tip", "tip", stops, str(values["tip"]))]

    def draw(
        self, result: SpineResult, guess: tuple[float, str] | None = None, veiled: bool = False
    ) -> Description:
        """Move every artist to ``result``; ``veiled`` keeps the pump's hill back."""
        top = next((c for c in _CEILINGS if c >= self._room * result.tip_level), _CEILINGS[-1])
        self.axes.set_xlim(0, top)
        place, level = result.position_cm, result.pump_level
        self.moving["spine_pump"].set_data(level, place)
        self.moving["spine_pump_area"].set_xy(
            [(0, place[0]), *np.column_stack([level, place]), (0, place[-1])]
        )
        self.moving["spine_mouth"].set_data([result.mouth_level] * 2, [0, self.canal.length_cm])
        self.moving["spine_tip"].set_data([result.tip_level], [result.tip_cm])
        self._write_names(result, top)
        self._fill_body(result)
        for name in ("pump", "pump_area", "pump_text", "tip", "way"):
            self.moving[f"spine_{name}"].set_visible(not veiled)
        self.torso.show(not veiled)
        return _twin(result, self.canal, veiled)

    def _fill_body(self, result: SpineResult) -> None:
        """The same level in the body, and a dotted line from its tip to the chart's."""
        long = self.canal.length_cm

        def level_at(share: Array) -> Array:
            return np.interp(share * long, result.position_cm, result.pump_level)

        self.torso.fill(level_at, result.tip_cm / long, result.mouth_level)
        height = stage.y_px(self.axes, result.tip_cm)
        start = self.moving["spine_body_tip"].get_xdata()[0]
        self.moving["spine_way"].set_data([start, stage.x_px(self.axes, 0.0)], [height, height])

    def _write_names(self, result: SpineResult, top: float) -> None:
        words = headline(result)
        said = {
            "pump": (
                content.word("spine.name.pump", **words),
                (result.tip_level + 0.025 * top, result.tip_cm),
            ),
            # over its own strip: that lies at the edge, and is taken for it
            "mouth": (content.word("spine.name.mouth", **words), (0.0, -_ABOVE_CM)),
        }
        for name, (text, position) in said.items():
            self.moving[f"spine_{name}_text"].set_text(text.replace(" | ", "\n"))
            self.moving[f"spine_{name}_text"].set_position(position)


def headline(result: SpineResult) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    return {
        "rate_mcg": number_text(result.rate_mcg_per_day, decimals=0),
        "rate_mg": number_text(result.rate_mcg_per_day / 1000, decimals=3),
        "oral_mg": number_text(result.oral_mg_per_day, decimals=1),
        "oral_mcg": number_text(mcg_from_mg(result.oral_mg_per_day), decimals=0),
        "tip": about(result.tip_level),
        "skull": about(result.skull_level),
        "mouth": about(result.mouth_level),
        "dose_ratio": about(result.dose_ratio),
        "level_ratio": about(result.level_ratio),
    }


def _twin(result: SpineResult, canal: Canal, veiled: bool) -> Description:
    alt = content.word("spine.alt")
    if veiled:
        return Description(alt, content.word("spine.veiled", **headline(result)))
    mouth = about(result.mouth_level)
    rows = []
    for name in _TABLE_LEVELS:
        level = np.interp(canal.position_cm(name), result.position_cm, result.pump_level)
        rows.append((content.word(f"spine.level.{name}"), about(level), mouth))
    return Description(
        alt=alt,
        summary=content.word("spine.summary", **headline(result)),
        table=table(
            content.word("spine.table.caption"),
            [content.word(f"spine.table.{column}") for column in ("place", "pump", "mouth")],
            rows,
        ),
    )
