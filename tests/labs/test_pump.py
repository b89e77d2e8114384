"""The pump lab: every act answers in words, nonsense changes nothing, goals can be reached and missed."""

import json
import re

import pytest

from baclofen import content, labs
from baclofen.labs.pump import form, sentences
from baclofen.model import pump as model
from baclofen.model.pump.goals import GOALS

BRACE = re.compile(r"[{}]")
STEADY = ((0.0, 12.5),)


@pytest.fixture(scope="module")
def shared():
    return labs.pump()


@pytest.fixture
def lab(shared):
    return shared.reset()


def speaks(lab):
    """Everything a learner can read is finite, filled in and not empty."""
    texts = [lab.line, lab.sentence.text, lab.figure.summary, lab.goal_text.text]
    texts += [cell for row in lab.figure.table["rows"] for cell in row]
    texts += [cell for row in lab.log.rows for cell in row]
    for text in texts:
        assert text.strip()
        assert not BRACE.search(text), text
        assert not re.search(r"\b(?:nan|inf|None)\b", text), text
    assert 10 <= len(lab.figure.alt) <= 150
    assert "\n" not in lab.line


@pytest.mark.parametrize("key", sorted(model.KEYS))
def test_every_sentence_of_the_pump_takes_its_numbers(key):
    values = tuple((name, "dose" if name == "field" else "leak" if name == "fault" else 1234.5)
                   for name in model.KEYS[key][1])  # fmt: skip
    text = sentences.said(model.PumpWarning(key, values))
    assert not BRACE.search(text)
    assert len(text) > 10
    if any(value == 1234.5 for _name, value in values):
        assert "1,23" in text


@pytest.mark.parametrize("goal", [*GOALS, "free"])
def test_every_act_of_every_goal_answers(lab, goal):
    lab.move(goal=goal)
    for act in form.ACTS:
        lab.told.text = ""
        lab.move(act=act).act()
        assert lab.told.text
        assert not BRACE.search(lab.told.text)
        speaks(lab)


NONSENSE = ["", "abc", "-3", "nan", "inf", "1e400", "3,5", "99999999999", "two mcg"]


@pytest.mark.parametrize(
    ("act", "field"),
    [("steady", "dose"), ("refill", "fill_mL"), ("strength", "fill_mL"), ("bolus", "bolus_mcg"),
     ("bolus", "bolus_h"), ("prime", "prime_mL"), ("scan", "scan_h"), ("fill", "fill_mL")],
)  # fmt: skip
def test_nonsense_gets_a_sentence_and_changes_nothing(lab, act, field):
    before, picture = lab.session, lab.figure.summary
    for typed in NONSENSE:
        lab.told.text = ""
        warnings = lab.move(act=act, **{field: typed}).act()
        assert model.refused(warnings), typed
        assert lab.session is before
        assert lab.figure.summary == picture
        assert lab.told.text.strip()
        assert not BRACE.search(lab.told.text)


def test_a_comma_is_only_ever_a_thousands_comma():
    assert form.read_number("1,200") == 1200.0
    assert form.read_number("3,5") == "3,5"
    assert form.read_number(" 0.5 ") == 0.5
    for typed in ("1234,500", "12,34", "1,2000", ",500", "1,200.5,0"):
        assert form.read_number(typed) == typed


@pytest.mark.parametrize("bad", [[("0", "x")], [("1", "12")], [("0", "12"), ("0", "13")], [("0", "-1")]])
@pytest.mark.parametrize("act", ["day", "week"])
def test_a_bad_program_is_refused_with_a_reason(lab, act, bad):
    before = lab.session
    warnings = lab.move(act=act, steps=(tuple(bad),) * 7).act()
    assert model.refused(warnings)
    assert lab.session is before


def test_fields_of_other_acts_are_hidden(lab):
    for act, fields in form.ACTS.items():
        lab.move(act=act)
        shown = {
            name
            for name, control in lab.form.controls.items()
            if name != "act" and control.layout.display != "none"
        }
        assert shown == set(fields) | ({"steps"} if act in ("day", "week") else set())
        assert len(shown) <= 3


def test_more_strength_in_the_mind_than_in_the_vial_is_said(lab):
    warnings = lab.do(model.Refill(20.0, 2000.0, typed_mcg_per_mL=500.0, actual_residual_mL=None))
    assert "concentration_mismatch" in [warning.key for warning in warnings]
    assert "4 times" in lab.told.text


def test_a_gap_at_the_refill_stops_it(lab):
    before = lab.session
    lab.move(act="refill", found_mL="10").act()
    assert lab.session is before
    assert "Do not refill" in lab.told.text


def test_wrong_unit_is_asked_about(lab):
    lab.move(act="steady", dose="300", unit="mcg_per_h").act()
    assert "typed as a dose for every hour" in lab.told.text


def test_reading_back_says_what_was_programmed(lab):
    lab.move(act="week", steps=((("0", "12.5"), ("8", "15")),) + ((("0", "12.5"),),) * 6).act()
    lab.move(act="read").act()
    assert "Monday: from 00:00: 12.5 mcg per h; from 08:00: 15 mcg per h" in lab.told.text.replace(
        "\xa0", " "
    )


def test_undo_redo_and_replay_come_back_to_the_same_pump(lab):
    lab.move(act="steady", dose="330").act()
    lab.move(act="wait", span="week").act()
    there = (lab.line, lab.figure.svg_text, lab.session.state)
    lab.undo()
    lab.undo()
    assert lab.line != there[0]
    lab.redo()
    lab.redo()
    assert (lab.line, lab.figure.svg_text, lab.session.state) == there
    lab.replay()
    assert "2 steps" in lab.told.text
    lab.redo()
    lab.redo()
    assert lab.session.state == there[2]


def test_reset_brings_everything_back(lab):
    start = (lab.line, lab.sentence.text, lab.figure.svg_text, {n: c.value for n, c in lab.controls.items()})
    lab.move(goal="refill", profile="child", act="steady", dose="400").act()
    lab.move(act="wait", span="alarm").act()
    lab.reset()
    assert start == (
        lab.line, lab.sentence.text, lab.figure.svg_text, {n: c.value for n, c in lab.controls.items()},
    )  # fmt: skip


@pytest.mark.parametrize("goal", GOALS)
def test_a_goal_is_not_reached_before_anything_was_done(lab, goal):
    lab.move(goal=goal)
    assert not all(met for _key, met in lab.check())
    assert lab.goal_text.text.startswith("Not yet.")
    speaks(lab)


THERAPY = (STEADY, STEADY, ((0.0, 12.5), (16.0, 9.0)), ((0.0, 9.0), (12.0, 12.5)), *(STEADY,) * 3)
#: one good way to each goal
WAYS = {
    "night": [model.ProgramFlex(((0.0, 16.0), (3.0, 10.0), (16.0, 16.0)))],
    "therapy": [model.ProgramWeek(THERAPY)],
    "refill": [model.Advance(24.0 * 95), model.Refill(20.0, 2000.0)] * 2,
    "bridge": [model.ChangeConcentration(20.0, 500.0), model.Advance(96.0)],
}


@pytest.mark.parametrize("goal", GOALS)
def test_every_goal_can_be_reached(lab, goal):
    lab.move(goal=goal)
    for command in WAYS[goal]:
        assert not model.refused(lab.do(command))
    assert all(met for _key, met in lab.check()), lab.goal_text.text
    assert lab.goal_text.text.startswith("Reached.")


def missed(lab, goal, *commands):
    lab.move(goal=goal)
    for command in commands:
        lab.do(command)
    return {key for key, met in lab.check() if not met}


def test_goals_name_what_is_missing(lab):
    """A change on Thursday itself is too late; a change at bedtime is too; an alarm is an alarm."""
    thursday = (*(STEADY,) * 3, ((0.0, 12.5), (8.0, 20.0)), *(STEADY,) * 3)
    assert "day_before" in missed(lab, "therapy", model.ProgramWeek(thursday))
    bedtime = ((0.0, 16.0), (6.0, 10.0), (22.0, 16.0))
    assert "before_bed" in missed(lab, "night", model.ProgramFlex(bedtime))
    assert "no_alarm" in missed(lab, "refill", model.Advance(24.0 * 115), model.Refill(20.0, 2000.0))
    assert "bridge_programmed" in missed(lab, "bridge", model.ChangeConcentration(20.0, 500.0, bridge=False))
    assert "dose_kept" in missed(lab, "night", model.ProgramSteady(450.0))


@pytest.mark.parametrize(("refills", "lacking"), [(1, True), (2, False), (3, False)])
def test_two_refills_reach_the_goal_and_a_third_is_no_fault(lab, refills, lacking):
    done = [model.Advance(24.0 * 80), model.Refill(20.0, 2000.0)] * refills
    assert ("refills_done" in missed(lab, "refill", *done)) == lacking


@pytest.mark.parametrize(("percent", "kept"), [(0.5, True), (15.0, True), (25.0, False), (-25.0, False)])
def test_a_night_that_takes_more_for_the_whole_day_is_another_dose(lab, percent, kept):
    lab.move(goal="night")
    dose = lab.session.state.dose_mcg_per_day
    assert ("dose_kept" not in missed(lab, "night", model.ProgramSteady(dose * (1 + percent / 100)))) == kept


def test_the_alarm_can_be_waited_for_and_the_book_days_come_before_it(lab):
    lab.move(act="wait", span="alarm").act()
    assert "Single tone" in lab.told.text
    assert lab.session.state.expected_mL == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("span", "days", "said"),
    [
        ("hour", 1 / 24, "one hour"),
        ("day", 1, "one day"),
        ("week", 7, "one week"),
        ("month", 28, "four weeks"),
    ],
)
def test_a_wait_is_as_long_as_it_is_called(lab, span, days, said):
    start = lab.session.state.time_h
    lab.move(act="wait", span=span).act()
    assert lab.session.state.time_h - start == pytest.approx(days * 24)
    assert dict(lab.form.controls["span"].options)[span] == said
    if days <= 7:  # nothing sounded: the wait itself is told, in hours up to two days
        told = f"{days:g} days" if days > 2 else f"{days * 24:g} h"
        assert f"Time has passed: {told}." in lab.told.text.replace("\xa0", " ")


def test_narrow_and_wide_say_the_same(lab):
    wide = lab.figure.summary
    lab.figure.narrow = True
    assert lab.figure.summary == wide
    size = lab.picture.figure.get_size_inches()
    lab.figure.narrow = False
    assert size[0] < 5 < size[1]


def test_saved_form_has_picture_and_line(lab):
    bundle = lab._repr_mimebundle_()
    assert bundle["text/plain"] == lab.line
    assert 'alt="' in bundle["text/html"]
    assert len(bundle["text/html"]) < 120_000
    assert json.dumps(lab.figure.table)


def test_unknown_control_is_named(lab):
    with pytest.raises(KeyError, match="has no control colour"):
        lab.move(colour="red")


def test_what_was_chosen_for_teaching_says_so_on_the_page(lab):
    text = lab.panel.more[-1].html
    assert "not measured" in text
    assert len(content.word("pump_lab.question").split()) <= 25


@pytest.mark.parametrize(
    ("hours", "said"), [(1.0, "1 h"), (48.0, "48 h"), (49.2, "2.1 days"), (72.0, "3 days")]
)
def test_time_that_has_passed_is_said_in_hours_up_to_two_days(lab, hours, said):
    lab.do(model.Advance(hours))
    assert f"Time has passed: {said}." in lab.told.text.replace("\N{NO-BREAK SPACE}", " ")
