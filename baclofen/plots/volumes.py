"""The picture of `volumes`: a bottle of each strength, and the oral syringe filled to one dose."""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from baclofen import content
from baclofen.model.units import dose_text, number_text
from baclofen.plots import artists, stage, theme
from baclofen.plots.description import Description, table

#: what one oral syringe holds; a larger dose is drawn up more than once
_BARREL_ML = 10.0
_BOTTLE_PX = 86.0
_COLOURS = ("pump", "band_edge", "oral")


class VolumesPicture:
    """For each strength a bottle and, under it, the syringes that one dose fills."""

    def __init__(self, strengths_mg_per_mL: Sequence[float]) -> None:
        self.strengths = tuple(strengths_mg_per_mL)
        self.moving: dict[str, Artist] = {}
        with theme.styled():
            self.figure = theme.new_figure()
            self.ground = stage.ground(self.figure)
            self._sets = [_Set(self, place) for place in range(len(self.strengths))]

    def shape(self, narrow: bool) -> None:
        """Fit a wide or a narrow screen."""
        self.figure.set_size_inches((theme.NARROW_IN[0], 4.6) if narrow else (theme.WIDE_IN[0], 5.0))
        wide, tall = stage.spread(self.ground)
        step = wide / len(self._sets)
        for place, one in enumerate(self._sets):
            one.stand(step * (place + 0.5), tall, narrow)

    def draw(self, dose_mg: float) -> Description:
        """Fill every syringe to ``dose_mg``."""
        rows, most_mL = [], dose_mg / min(self.strengths)
        for one, strength in zip(self._sets, self.strengths, strict=True):
            volume = dose_mg / strength
            one.fill(volume)
            one.warn(most_mL)
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


class _Set:
    """A bottle with its strength, and two oral syringes with marks: the second for what one does not hold."""

    def __init__(self, picture: VolumesPicture, place: int) -> None:
        ground, colour = picture.ground, _COLOURS[place]
        self.ground, self.strength = ground, picture.strengths[place]
        self._weakest = min(picture.strengths)
        self.bottle = ground.add_patch(
            PathPatch(Path(np.zeros((1, 2))), facecolor=theme.colour(colour), alpha=0.25)
        )
        self.bottle.set(edgecolor=theme.colour(colour), linewidth=1.6)
        self.label = ground.text(0, 0, "", ha="center", va="center", weight="bold", color=theme.colour("ink"))
        self.barrels = [_barrel(ground) for _ in range(2)]
        self.marks = [
            ground.plot([], [], color=theme.colour("muted"), linewidth=1.0, zorder=6)[0] for _ in range(2)
        ]
        self.cap = ground.add_patch(Rectangle((0, 0), 1, 1, facecolor=theme.colour("muted"), linewidth=0))
        self.tips = [
            ground.add_patch(Rectangle((0, 0), 1, 1, facecolor=theme.colour("muted"), linewidth=0))
            for _ in range(2)
        ]
        self._second = (self.barrels[1], self.marks[1], self.tips[1])
        for name, artist in zip(("barrel", "marks", "tip"), self._second, strict=True):
            picture.moving[f"volumes_{name}_{place}"] = artist
        self.flanges = [artists.line(ground, "muted", 4.0) for _ in range(2)]
        picture.moving[f"volumes_flange_{place}"] = self.flanges[1]
        self.numbers = [ground.text(0, 0, "", size=10.5, va="center", ha="right") for _ in range(6)]
        self.unit = ground.text(0, 0, content.word("volumes.scale"), size=10.5, va="center", ha="right")
        self.fills = []
        for at in range(2):
            fill = artists.area(ground, colour, alpha=0.55)
            plunger = artists.line(ground, "ink", 3.0)
            picture.moving[f"volumes_fill_{place}_{at}"] = fill
            rod = artists.area(ground, "chair", alpha=1.0, zorder=4.5)
            picture.moving[f"volumes_plunger_{place}_{at}"] = plunger
            picture.moving[f"volumes_rod_{place}_{at}"] = rod
            self.fills.append((fill, plunger, rod))
        self.text = picture.moving[f"volumes_text_{place}"] = artists.text(
            ground, "ink", ha="center", va="top", weight="bold", size=14
        )
        self.wrong = picture.moving[f"volumes_wrong_{place}"] = artists.text(
            ground, "emergency", ha="center", va="top", size=12
        )

    def stand(self, middle: float, tall: float, narrow: bool) -> None:
        """Put everything under each other around `middle`."""
        size = 0.62 if narrow else 1.0
        self.bottle.set_path(_bottle(middle, tall - 18, size))
        self.cap.set_bounds(middle - 20 * size, tall - 20, 40 * size, 16)
        self.label.set_position((middle, tall - 18 - _BOTTLE_PX + 27))
        said = dose_text(self.strength, "mg per mL")
        self.label.set_text(said.replace("\N{NO-BREAK SPACE}per", "\nper").replace(" per", "\nper"))
        self.label.set_fontsize(11 if narrow else 13)
        self._narrow, self._middle = narrow, middle
        self._wide, self._low = 26 * (0.75 if narrow else 1), 76.0 if narrow else 64.0
        self._long = 0.5 * (tall - 18 - _BOTTLE_PX - 14 - self._low)
        self._gap = 8 if narrow else 16

    def _spread(self, both: bool) -> None:
        """One syringe right under its bottle, or two side by side."""
        left = self._middle - self._wide / 2
        self._lefts = [left, left]
        if both:
            self._lefts = [self._middle - self._wide - self._gap / 2, self._middle + self._gap / 2]
        for at, left in enumerate(self._lefts):
            self.tips[at].set_bounds(left + self._wide / 2 - 4, self._low - 11, 8, 11)
            self.barrels[at].set_bounds(left, self._low, self._wide, self._long)
            self.marks[at].set_data(*self._mark_lines(left))
            top = self._low + self._long
            self.flanges[at].set_data([left - 5, left + self._wide + 5], [top, top])
        for number, volume in zip(self.numbers, range(0, 11, 2), strict=False):
            number.set_text(number_text(volume))
            number.set_position((self._lefts[0] - 8, self._height(volume)))
        self.unit.set_position((self._lefts[0] - 8, self._height(_BARREL_ML) + 15))

    def _height(self, volume_mL: float) -> float:
        return self._low + self._long * volume_mL / _BARREL_ML

    def _mark_lines(self, left: float) -> tuple[list[float], list[float]]:
        """Short and long marks on one barrel, as one broken line."""
        xs, ys = [], []
        for volume in range(1, int(_BARREL_ML)):
            long = self._wide * (0.55 if volume % 2 == 0 else 0.3)
            xs += [left, left + long, np.nan]
            ys += [self._height(volume)] * 2 + [np.nan]
        return xs, ys

    def fill(self, volume_mL: float) -> None:
        """Draw up a volume: the first syringe, and what is left in the second."""
        both = volume_mL > _BARREL_ML
        self._spread(both)
        for at, (fill, plunger, rod) in enumerate(self.fills):
            part = min(max(volume_mL - at * _BARREL_ML, 0.0), _BARREL_ML)
            left, right, top = self._lefts[at], self._lefts[at] + self._wide, self._height(part)
            fill.set_xy([(left, self._low), (left, top), (right, top), (right, self._low)])
            plunger.set_data([left, right], [top, top])
            rod.set_xy(self._rod(left, top))
        self.text.set_text(dose_text(volume_mL, "mL"))
        self.text.set_position((self._middle, self._low - 14))
        for artist in (*self._second, self.flanges[1], *self.fills[1]):
            artist.set_visible(both)

    def _rod(self, left: float, top: float) -> np.ndarray:
        """What pushes: a rod as long as the barrel, with a plate for the thumb."""
        middle, end = left + self._wide / 2, top + self._long
        half, plate = 0.14 * self._wide, 0.46 * self._wide
        side = [(half, top), (half, end - 4), (plate, end - 4), (plate, end)]
        points = [(middle + x, y) for x, y in side] + [(middle - x, y) for x, y in reversed(side)]
        return np.array([*points, points[0]])

    def warn(self, volume_mL: float) -> None:
        """What the largest of the volumes would be from this bottle: another dose."""
        said = {"volume": dose_text(volume_mL, "mL"), "dose": dose_text(volume_mL * self.strength, "mg")}
        words = content.word("volumes.wrong", **said).replace(" | ", "\n" if self._narrow else " ")
        self.wrong.set_text(words)
        self.wrong.set_position((self._middle, self._low - 34))
        self.wrong.set_visible(self.strength > self._weakest)


def _barrel(ground) -> Rectangle:
    made = Rectangle((0, 0), 1, 1, fill=False, linewidth=1.6, color=theme.colour("muted"), zorder=5)
    return ground.add_patch(made)


def _bottle(middle: float, top: float, size: float) -> Path:
    """A bottle with a neck and a cap, from the middle of its top."""
    half, neck, tall = 40 * size, 16 * size, _BOTTLE_PX
    points = [
        (-neck, 0),
        (neck, 0),
        (neck, -14),
        (half, -30),
        (half, -tall),
        (-half, -tall),
        (-half, -30),
        (-neck, -14),
    ]
    return Path(np.array([*points, points[0]]) + np.array([middle, top]), closed=True)


def headline(dose_mg: float, strengths: Sequence[float]) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    return {
        "dose": number_text(dose_mg),
        "most": number_text(dose_mg / min(strengths)),
        "least": number_text(dose_mg / max(strengths)),
        "fold": number_text(max(strengths) / min(strengths)),
        "wrong": number_text(dose_mg * max(strengths) / min(strengths)),
    }
