"""What someone else read in the sources: the tables of tests/second_entry, for every test that compares."""

import csv
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "second_entry"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def differences(first: Mapping, name: str, column: str, *keys: str) -> list[str]:
    """What the pictures show in another way than a table says, each named; a row is found by its keys."""
    second = {tuple(row[key] for key in keys): row[column] for row in rows(name)}
    return [
        f"{', '.join(place)}: {first.get(place)!r} in the picture, {second.get(place)!r} in {name}.csv"
        for place in sorted(first.keys() | second.keys())
        if first.get(place) != second.get(place)
    ]


def together(*things: str) -> dict[str, str]:
    """How soon, by route, for things that are there together."""
    return next(row for row in rows("together") if row["things"].split(";") == list(things))
