"""Sessions that a reader played in the pump lab, with a foolish hand; no harm may come in silence."""

import pytest

from baclofen import labs
from baclofen.model import pump as model


@pytest.fixture
def lab():
    return labs.pump()


def told(lab, **fields):
    """What the lab says to one act."""
    lab.move(**fields).act()
    return lab.told.text.replace("\xa0", " ")


def keys(lab, **fields):
    return [item.key for item in lab.move(**fields).act()]


def test_a_prime_through_a_full_path_is_held_against_the_largest_test_dose(lab):
    """0.4 mL of 2,000 mcg per mL: 800 mcg in half an hour, eight of the largest test doses."""
    assert "800 mcg as a single dose is more than the largest test dose, 100 mcg" in told(lab, act="prime")


def test_what_a_prime_pushes_counts_with_the_single_doses_of_the_day(lab):
    """0.04 mL push 80 mcg; with a single dose of 50 mcg an hour later the fluid has had 130."""
    assert "bolus_over_test" not in keys(lab, act="prime", prime_mL="0.04")
    told(lab, act="wait", span="hour")
    assert "2 single doses within a day add up to 130 mcg" in told(lab, act="bolus", bolus_mcg="50")


def test_a_prime_of_a_new_pump_is_no_dose(lab):
    lab.move(goal="free")
    told(lab, act="fill", strength="2000")
    assert "boluses_over_test" not in keys(lab, act="prime", prime_mL="0.4")
    told(lab, act="wait", span="hour")
    assert "boluses_over_test" not in keys(lab, act="bolus", bolus_mcg="50")


def test_the_advised_prime_of_the_catheter_alone_is_not_called_short(lab):
    """After the catheter was drawn, 0.25 mL bring the drug of the tubing to the tip: nothing arrives late."""
    told(lab, act="draw")
    assert keys(lab, act="prime", prime_mL="0.25") == ["log_prime"]
    told(lab, act="wait", span="hour")
    assert "What flows now: 300 mcg per day" in lab.sentence.text.replace("\xa0", " ")


def test_a_prime_that_leaves_fluid_without_drug_at_the_tip_is_short(lab):
    told(lab, act="draw")
    assert "prime_short" in keys(lab, act="prime", prime_mL="0.15")


def test_many_small_rises_in_a_day_are_one_large_rise(lab):
    """300 by tenths of itself each hour: 399 is a third more within a day, 651 more than twice as much."""
    for dose in ("330", "363"):
        assert "dose_step_over_range" not in keys(lab, act="steady", dose=dose)
        told(lab, act="wait", span="hour")
    assert "a rise of 33 percent within a day" in told(lab, act="steady", dose="399")
    for dose in ("440", "484", "530", "580"):
        told(lab, act="wait", span="hour")
        told(lab, act="steady", dose=dose)
    assert "Within a day the dose rises to 2.17 times" in told(lab, act="steady", dose="651")


def test_a_rise_each_day_is_held_against_the_day_before(lab):
    for dose in ("360", "430", "515"):
        assert keys(lab, act="steady", dose=dose) == ["log_steady"]
        told(lab, act="wait", span="day")


def test_a_tone_that_has_sounded_for_long_is_said_beside_a_new_one(lab):
    """The two tones of the empty pump sound for years when the single tone of the battery comes."""
    for _ in range(3):
        told(lab, act="wait", span="alarm")
    assert model.sounding(lab.session.state) == "two"
    assert "The two tones are sounding" in lab.told.text


def test_a_flow_too_slow_to_be_written_with_three_decimals_is_not_called_none(lab):
    assert "run at 0.0002 mL per day" in told(lab, act="steady", dose="0.3")
