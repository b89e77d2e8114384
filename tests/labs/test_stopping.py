"""The lab on stopping: published times and curves count from the same moment, and a taper says so."""

import pytest

from baclofen import content, labs


def bars(lab):
    return [
        tuple(lab.picture.moving[f"stopping_bar_{number}"].get_xdata())
        for number in range(3)
        if len(lab.picture.moving[f"stopping_bar_{number}"].get_xdata())
    ]


def test_times_by_mouth_count_from_the_last_tablet():
    # D'Aleo 2007: hallucinations 18, 25 and 31 h after the last dose; hour 0 is that dose.
    lab = labs.stopping().move(route="mouth", way="stop")
    assert bars(lab)[0] == pytest.approx((18, 31))


def test_times_by_pump_count_from_the_stop():
    # A pump stops at hour 0; severe withdrawal was reported 24 to 72 h later (Coffey 2002).
    assert (24.0, 72.0) in bars(labs.stopping().move(route="pump", way="stop"))


@pytest.mark.parametrize("days", [7, 14, 21])
def test_a_taper_is_told_by_its_length_and_not_by_one_trough(days):
    lab = labs.stopping().move(route="mouth", way="taper", taper_days=days)
    assert f"over {days}" in lab.sentence.text
    assert "%" not in lab.sentence.text


@pytest.fixture(scope="module")
def lab():
    return labs.stopping()


def test_no_number_calls_withdrawal_a_little_stiffness(lab):
    """S6: "stiffness 1.17 times" was read as "17 % stiffer"."""
    for way in ("stop", "gap", "taper"):
        lab.move(route="pump", way=way)
        assert "times" not in lab.sentence.text + lab.line
        assert "fever" in lab.figure.summary
    assert "fever" in lab.move(route="pump", way="stop").picture.moving["stopping_bar_1_text"].get_text()


@pytest.mark.parametrize("route", ["mouth", "pump"])
def test_a_treated_client_is_never_stiffer_than_an_untreated_one(lab, route):
    """By mouth the trough of a settled routine stood at 1.03."""
    tone = lab.move(route=route, way="taper", taper_days=21).result
    assert tone.tone[tone.time_h <= 24].max() < 1


@pytest.mark.parametrize(
    ("route", "gap_h", "first_end"), [("pump", 72, 48), ("pump", 24, 24), ("mouth", 72, 31)]
)
def test_a_gap_keeps_its_warning_bars_as_long_as_it_lasts(lab, route, gap_h, first_end):
    lab.move(route=route, way="gap", gap_h=gap_h)
    assert bars(lab)[0][1] == pytest.approx(first_end)
    assert "The bars" in lab.figure.summary


def test_the_table_of_a_taper_reaches_its_end(lab):
    rows = lab.move(route="pump", way="taper", taper_days=14).figure.table["rows"]
    assert rows[0][0].startswith("0")
    assert rows[-1][0].startswith("17")


def test_no_share_has_more_figures_than_it_deserves(lab):
    """It was 0.000049 %."""
    lab.move(route="pump", way="stop")
    assert lab.figure.table["rows"][-1][1] == "less than 0.1%"


def test_hours_by_mouth_count_from_the_last_tablet_in_words_and_axis(lab):
    """L26: eight hours after the first dose left out are sixteen after the last tablet: 9.7 against 45 %."""
    lab.move(route="mouth", way="stop")
    assert "45% left in the blood after eight hours" in lab.sentence.text
    told = "eight hours after the last tablet 45% of the usual level is left in the blood"
    assert told in lab.figure.summary
    assert "last tablet" in lab.picture.tone.get_xlabel()


@pytest.mark.parametrize(
    ("values", "key"),
    [({"way": "stop"}, "above"), ({"way": "gap", "gap_h": 72}, "above"), ({"way": "taper"}, "near")],
)
def test_how_high_stiffness_climbs_is_said(lab, values, key):
    lab.move(route="pump", **values)
    names = ("above", "near", "below")
    told = [name for name in names if content.word(f"stopping.tone.{name}") in lab.figure.summary]
    assert told == [key]


def test_the_usual_days_by_mouth_are_drawn_in_hours():
    assert bars(labs.stopping().move(route="mouth", way="stop"))[1] == (24.0, 72.0)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"route": "pump", "way": "stop"}, {"pump_withdrawal_onset", "pump_withdrawal_severe"}),
        ({"route": "pump", "way": "gap", "gap_h": 12.0}, {"pump_withdrawal_onset"}),
        ({"route": "mouth", "way": "stop"}, {"oral_withdrawal_first_case", "oral_withdrawal_usual"}),
        ({"route": "mouth", "way": "taper"}, set()),
    ],
)
def test_captions_tell_what_was_reported_while_the_client_is_without_the_drug(lab, values, told):
    """Written from the published hours: 18 to 31 and 24 to 72 by mouth, to 48 and 24 to 72 by pump."""
    lab.move(**values)
    said = " ".join(text for _hour, text in lab.figure.frames["captions"])
    names = {one.name for one in lab.picture.reported}
    assert {name for name in names if content.word(f"stopping.reported.{name}") in said} == told
