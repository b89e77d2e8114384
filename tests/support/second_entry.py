"""What someone else read in the sources: the tables of tests/second_entry, for every test that compares."""

import csv
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "second_entry"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def together(*things: str) -> dict[str, str]:
    """How soon, by route, for things that are there together."""
    return next(row for row in rows("together") if row["things"].split(";") == list(things))
