"""What the lab `parts` says of a part: what it does, or what fails and what to do first; all from tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from baclofen import content
from baclofen.plots.description import Description, table


def parts() -> Sequence[Mapping[str, Any]]:
    """The rows of `data/parts.csv` in the order of their numbers."""
    return content.table("parts")


def faults() -> dict[str, Mapping[str, Any]]:
    """What can fail, by its id."""
    return {row["id"]: row for row in content.table("faults")}


@dataclass(frozen=True)
class ShownPart:
    """The chosen part, and whether it fails."""

    part: str
    fails: bool

    @property
    def row(self) -> Mapping[str, Any]:
        """The row of the chosen part."""
        return next(row for row in parts() if row["id"] == self.part)

    @property
    def fault(self) -> Mapping[str, Any] | None:
        """What fails, if that is asked for and known."""
        return faults().get(self.row["fault"] or "") if self.fails else None

    @property
    def refilled_through(self) -> str:
        """What the part is called through which a refill goes."""
        return next(row["term"] for row in parts() if row["refill"] == "yes")


def small(said: str) -> str:
    """The text with a small letter at its start, to stand inside a sentence."""
    return said[:1].lower() + said[1:]


def headline(shown: ShownPart) -> dict[str, str]:
    """What a sentence about this picture may say."""
    row, fault = shown.row, shown.fault
    kind = "works" if not shown.fails else "fails" if fault else "no_fault"
    said = content.word(
        f"parts.said.{kind}",
        name=content.capital(row["term"]),
        does=row["does"],
        cause=small(fault["cause"]) if fault else "",
    )
    return {"said": said, "more": " ".join(more(shown))}


def more(shown: ShownPart) -> list[str]:
    """What stands under the name of the part: what a nurse does, or what the pump shows and the first act."""
    row, fault = shown.row, shown.fault
    if fault:
        return [content.word("parts.shows", shows=small(fault["device_shows"])), f"{fault['first_action']}."]
    if shown.fails:
        return []
    return [row["nurse"] or content.word("parts.no_nurse")]


def described(shown: ShownPart, veiled: bool) -> Description:
    """The picture in words, and all parts as a table; before the guess neither names a part."""
    alt = content.word("parts.alt")
    if veiled:
        return Description(alt, content.word("parts.veiled"))
    known, none = faults(), content.word("parts.table.none")
    rows = [
        (
            content.word("parts.card.title", number=str(number), term=row["term"]),
            row["does"],
            row["nurse"] or none,
            known[row["fault"]]["cause"] if row["fault"] else none,
        )
        for number, row in enumerate(parts(), 1)
    ]
    columns = [content.word(f"parts.table.{column}") for column in ("part", "does", "nurse", "fault")]
    return Description(
        alt=alt,
        summary=content.word("parts.summary", **headline(shown)),
        table=table(content.word("parts.table.caption"), columns, rows),
    )
