"""One curve, one place: the same state in two labs, and in a case, has the same number and the same word."""

import re

import pytest

from baclofen import content, labs
from baclofen.labs.client import fluid
from baclofen.labs.stopping import _fixed
from baclofen.model.scenarios import case_course as cases

HOURS = (2.0, 4.0, 8.0, 12.0, 24.0)
WORKS, FLUID = "where the drug works", "in the spinal fluid"


@pytest.fixture(scope="module")
def stalled():
    return labs.pump_fault().move(fault="stall", hour=48).result.course


@pytest.fixture(scope="module")
def stopped():
    return labs.stopping().move(route="pump", way="stop").result


@pytest.mark.parametrize("hour", HOURS)
def test_a_stopped_pump_is_the_same_in_three_places(stalled, stopped, hour):
    """S2: 41 % in one lab and 11 % in the other, eight hours after the same stop."""
    case = cases.by_pump([hour], rate_mcg_per_day=300, share=0, delay_h=0, fluid=fluid())
    assert stalled.percent_at(hour) == pytest.approx(stopped.percent_at(hour), abs=0.3)
    assert stalled.fluid_at(hour) == pytest.approx(stopped.fluid_at(hour), abs=0.3)
    assert case.level_percent[0] == pytest.approx(stopped.percent_at(hour), abs=0.3)


@pytest.mark.parametrize("hour", [0.0, *HOURS])
def test_the_last_tablet_is_the_same_in_lab_and_case(hour):
    """L26: 9.7 % here and 45 % there."""
    lab = labs.stopping().move(route="mouth", way="stop")
    adult = _fixed()["client"]
    case = cases.stop_by_mouth([hour], dose_mg=20, doses_per_day=3, client=adult)
    assert lab.result.percent_at(hour) == pytest.approx(case.level_percent[0], abs=0.3)


def test_both_labs_name_both_places_with_the_same_numbers():
    fault = labs.pump_fault().move(fault="stall", hour=8).line
    stop = labs.stopping().move(route="pump", way="stop").figure.summary
    told = rf"([\d.]+)% of the usual level {WORKS} 8 h after the fault, ([\d.]+)% {FLUID}"
    works, inside = re.search(told, fault.replace("\u00a0", " ")).groups()
    told = re.search(rf"([\d.]+)% of the usual level is left {WORKS} \(([\d.]+)% {FLUID}\)", stop).groups()
    assert (works, inside) == told


@pytest.mark.parametrize("case", [case for case in content.cases() if case.course], ids=lambda case: case.id)
def test_the_level_of_a_case_names_its_place(case):
    """By pump the models of the cases read the place of effect, and said "in the spinal fluid"."""
    captions = [entry.caption for entry in case.entries if entry.tab == "level"]
    assert captions
    for caption in captions:
        assert (WORKS if case.course["way"] == "pump" else "in the blood") in caption
        assert FLUID not in caption
