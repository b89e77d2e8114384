"""The picture of `volumes`: one dose, drawn as the volume it needs at each strength of liquid."""

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.patches import Rectangle

from baclofen import content
from baclofen.model.units import dose_text, number_text
from baclofen.plots import artists, theme
from baclofen.plots.description import Description, table

_BARREL_ML, _WIDTH = 20.0, 0.5
_COLOURS = ("pump", "band_edge", "oral", "much")


class VolumesPicture:
    """A syringe for each strength, filled to the same dose."""

    def __init__(self, strengths_mg_per_mL: Sequence[float]) -> None:
        self.strengths = tuple(strengths_mg_per_mL)
        self.moving: dict[str, Artist] = {}
        with theme.styled():
            self.figure = theme.new_figure()
            self.axes = self.figure.add_subplot()
            theme.quiet(self.axes)
            self.axes.spines["bottom"].set_visible(False)
            self.axes.set_xlim(-0.6, len(self.strengths) - 0.4)
            self.axes.set_ylim(0, _BARREL_ML * 1.06)
            self.axes.set_yticks(range(0, round(_BARREL_ML) + 1, 5))
            self.axes.set_ylabel(content.word("volumes.axis.volume"))
            names = [dose_text(strength, "mg per mL") for strength in self.strengths]
            self.axes.set_xticks(range(len(names)), names)
            for place in range(len(names)):
                self._syringe(place)

    def _syringe(self, place: int) -> None:
        barrel = Rectangle((place - _WIDTH / 2, 0), _WIDTH, _BARREL_ML, fill=False, linewidth=1.6,
                           edgecolor=theme.colour("muted"), zorder=5)  # fmt: skip
        self.axes.add_patch(barrel)
        self.moving[f"volumes_fill_{place}"] = artists.area(self.axes, _COLOURS[place], alpha=0.55)
        self.moving[f"volumes_text_{place}"] = artists.text(
            self.axes, "ink", ha="center", va="bottom", weight="bold"
        )

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        names = [dose_text(strength, "mg per mL") for strength in self.strengths]
        self.axes.set_xticks(
            range(len(names)), [n.replace("\N{NO-BREAK SPACE}", "\n") if narrow else n for n in names]
        )
        theme.settle(self.figure, theme.NARROW_IN if narrow else theme.WIDE_IN)

    def draw(self, dose_mg: float) -> Description:
        """Fill every syringe to ``dose_mg``."""
        rows = []
        for place, strength in enumerate(self.strengths):
            volume = dose_mg / strength
            left, right = place - _WIDTH / 2, place + _WIDTH / 2
            self.moving[f"volumes_fill_{place}"].set_xy(
                [(left, 0), (left, volume), (right, volume), (right, 0)]
            )
            self.moving[f"volumes_text_{place}"].set_text(dose_text(volume, "mL"))
            self.moving[f"volumes_text_{place}"].set_position((place, volume + 0.2))
            rows.append((dose_text(strength, "mg per mL"), dose_text(volume, "mL")))
        words = headline(dose_mg, self.strengths)
        return Description(
            alt=content.word("volumes.alt"),
            summary=content.word("volumes.summary", **words),
            table=table(
                content.word("volumes.table.caption", dose=words["dose"]),
                [content.word(f"volumes.table.{column}") for column in ("strength", "volume")],
                rows,
            ),
        )


def headline(dose_mg: float, strengths: Sequence[float]) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    return {
        "dose": number_text(dose_mg),
        "most": number_text(dose_mg / min(strengths)),
        "least": number_text(dose_mg / max(strengths)),
        "fold": number_text(max(strengths) / min(strengths)),
        "wrong": number_text(dose_mg * max(strengths) / min(strengths)),
    }
