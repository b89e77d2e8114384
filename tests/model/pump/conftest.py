"""The pump of the course, built from its data table, for every pump test."""

import csv
from pathlib import Path

import pytest

from baclofen.model.pump import FaultSettings, new_session, spec_from

DATA = Path(__file__).resolve().parents[3] / "data"


def rows(path):
    with (DATA / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def values():
    return {row["id"]: float(row["value"]) for row in rows("parameters/pump.csv")}


@pytest.fixture(scope="session")
def spec(values):
    return spec_from(values)


@pytest.fixture
def session(spec):
    return new_session(spec)


@pytest.fixture(scope="session")
def story(values):
    return FaultSettings(
        dose_mcg_per_day=values["daily_dose_mcg_per_day"],
        low_mcg_per_mL=values["strength_low_mcg_per_mL"],
        high_mcg_per_mL=values["strength_high_mcg_per_mL"],
        fill_mL=values["fill_mL"],
        days_before=values["story_days_before"],
        prime_h=values["prime_h"],
        scan_h=values["scan_h"],
        late_h=values["late_restart_h"],
        leak_fraction=values["leak_fraction"],
    )


@pytest.fixture(scope="session")
def data_rows():
    return rows
