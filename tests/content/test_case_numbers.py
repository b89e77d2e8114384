"""The contrasting pair of cases, and the arithmetic of the stories: numbers that follow from each other."""

import re

import pytest

from baclofen import content

PAIR = "data/cases, stiff_and_hot and sleepy_after_refill are one client on two days:"
RECKONED = "the story's numbers no longer follow from each other; work them out anew, and mend the case."


def test_the_pair_is_one_client_in_one_set_of_columns():
    little, much = content.case("stiff_and_hot"), content.case("sleepy_after_refill")
    assert (little.pair, much.pair) == (much.id, little.id), "Each of the two cases names the other as pair."
    assert little.about == much.about, f"{PAIR} write the same about."
    assert little.findings == much.findings, f"{PAIR} write the same findings, in the same order."
    columns = [[entry.time for entry in case.entries if entry.tab == "vitals"] for case in (little, much)]
    assert columns[0] == columns[1], f"{PAIR} take the vital signs at the same times."
    usual = [next(e.values for e in case.entries if e.tab == "vitals") for case in (little, much)]
    assert usual[0] == usual[1], f"{PAIR} their first vital signs, the usual ones, are the same."


@pytest.mark.parametrize(("name", "way"), [("stiff_and_hot", 1), ("sleepy_after_refill", -1)])
def test_vital_signs_move_as_published(name, way):
    """Withdrawal: hot, fast, tight; overdose: cool, slow, loose (labels; GAB, LSAFE, CH-O)."""
    case = content.case(name)
    usual, ill = [entry.values for entry in case.entries if entry.tab == "vitals"][:2]
    for finding in ("Temperature", "Pulse", "Breaths", "Blood pressure", "Tone"):
        row = next(n for n, text in enumerate(case.findings) if text.startswith(finding))
        before, after = (float(values[row].split(" ")[0]) for values in (usual, ill))
        assert (after - before) * way > 0, (
            f"data/cases/{name}.toml: {finding} goes from {before:g} to {after:g}, and the sources say "
            f"that it {'rises' if way > 0 else 'falls'} there."
        )


def test_titles_do_not_give_the_pair_away():
    for name in ("stiff_and_hot", "sleepy_after_refill"):
        assert not re.search(
            r"(?i)withdraw|overdose|too (much|little)|leak|error", content.case(name).title
        ), f"data/cases/{name}.toml: its title gives the answer away; write another."


def test_the_pump_of_the_alarm_runs_dry_on_the_day_it_does():
    """20 mL, 500 mcg per mL, 240 mcg per day: alarm at 2 mL after 37.5 days, empty after 41.7."""
    flow = 240 / 500
    assert (20 - content.parameter("alarm_reservoir_volume").value) / flow == pytest.approx(37.5), (
        f"alarm_at_home: {RECKONED}"
    )
    # filled six weeks ago; four days after the first tone
    assert 41 < 20 / flow < 42, f"alarm_at_home: {RECKONED}"


def test_the_volumes_of_the_pair_fit_the_flow():
    course = content.case("sleepy_after_refill").course
    assert pytest.approx(8.6) == 20 - 19 * 300 / 500, f"sleepy_after_refill: {RECKONED}"
    assert pytest.approx(course["delay_h"]) == 0.4 / (300 / 500) * 24, f"sleepy_after_refill: {RECKONED}"
    assert course["share"] == 2000 / 500, f"sleepy_after_refill: {RECKONED}"


def test_the_child_gets_the_published_start():
    assert content.parameter("child_start_eu").value * 20 == pytest.approx(3 * 2), f"child_start: {RECKONED}"
