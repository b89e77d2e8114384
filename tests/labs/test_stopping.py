"""The lab on stopping: published times and curves count from the same moment, and a taper says so."""

import pytest

from baclofen import labs


def bars(lab):
    return [
        tuple(lab.picture.moving[f"stopping_bar_{number}"].get_xdata())
        for number in range(3)
        if len(lab.picture.moving[f"stopping_bar_{number}"].get_xdata())
    ]


def test_times_by_mouth_count_from_the_last_tablet():
    # D'Aleo 2007: hallucinations 18, 25 and 31 h after the last dose. Three doses a day: hour 0, the first
    # dose left out, comes 8 h after the last tablet.
    lab = labs.stopping().move(route="mouth", way="stop")
    assert bars(lab)[0] == pytest.approx((10, 23))


def test_times_by_pump_count_from_the_stop():
    # A pump stops at hour 0; severe withdrawal was reported 24 to 72 h later (Coffey 2002).
    assert (24.0, 72.0) in bars(labs.stopping().move(route="pump", way="stop"))


@pytest.mark.parametrize("days", [7, 14, 21])
def test_a_taper_is_told_by_its_length_and_not_by_one_trough(days):
    lab = labs.stopping().move(route="mouth", way="taper", taper_days=days)
    assert f"over {days}" in lab.sentence.text
    assert "%" not in lab.sentence.text
