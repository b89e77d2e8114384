"""The parameters, words and kinds of dose practice, read straight from their tables."""

import csv
from pathlib import Path

from baclofen.model import dose_practice as practice

DATA = Path(__file__).parents[2] / "data"


def rows(path):
    with (DATA / path).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


PARAMETERS = {row["id"]: row for row in rows("parameters/dose_practice.csv")}
PARAMETERS |= {r["id"]: r for r in rows("parameters/pump.csv") if r["id"] == "flow_low_mL_per_day"}
WORDS = {row["key"]: row["text"] for row in rows("words/dose_practice.csv")}
LIMITS = practice.Bounds(PARAMETERS)
KINDS = sorted(practice.KINDS)
SEEDS = 10_000 // len(KINDS) + 1
