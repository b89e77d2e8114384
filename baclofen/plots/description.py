"""The text twin and the table twin of a picture: what it says to someone who does not see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from baclofen import content
from baclofen.model.units import number_text

#: below this share [%] the labs say "less than"
_LEAST_PERCENT = 0.1


@dataclass(frozen=True)
class Table:
    """A small table: ``columns`` are the heads, ``rows`` ready-made text; the first cell names its row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"Table {self.caption!r}: row {row!r} needs {len(self.columns)} cells.")


@dataclass(frozen=True)
class Description:
    """``alt`` names the picture (150 characters at most), ``summary`` tells its state, ``table`` lists it."""

    alt: str
    summary: str
    table: Table | None = None


def about(value: float) -> str:
    """A level a model can only give roughly: two significant digits, commas from 1,000."""
    return number_text(float(f"{value:.2g}"))


def share(percent: float) -> str:
    """A share of the usual level: two significant digits, and no more than a tenth of a percent."""
    if 0 < percent < _LEAST_PERCENT:
        return content.word("ui.share.tiny")
    return about(round(percent, 1))


def table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Make a table from any sequences."""
    return Table(caption, tuple(columns), tuple(tuple(row) for row in rows))
