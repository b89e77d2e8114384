"""Steps of a lesson and the door of the course: ticked by what was answered, remembered, never a gate."""

import itertools

import pytest

from baclofen import content, labs, progress
from baclofen.labs.way import done
from baclofen.labs.way.path import TIMES, WHO, last_choice
from tests.support import page_messages
from tools.lessons import fill, minutes, steps


def ticks(trail):
    return {step["text"]: step["done"] for step in trail.steps}


def test_the_table_of_beats_is_up_to_date():
    assert steps.TABLE.read_text("utf-8") == steps.text(), "run: python -m tools.lessons.steps"


def test_everything_a_beat_asks_for_is_known():
    for row in content.table("beats"):
        for does in row["does"]:
            assert done.items(does), (row["id"], does)


def test_a_beat_is_ticked_in_this_window_once_it_is_answered(folder):
    steps_of_lesson = labs.beats("02")
    assert not any(ticks(steps_of_lesson.trail).values())
    labs.scene("02_one_tablet").prediction.commit(4)
    assert [text for text, tick in ticks(steps_of_lesson.trail).items() if tick] == ["One tablet"]
    assert [text for text, tick in ticks(labs.beats("02").trail).items() if tick] == ["One tablet"]


def test_a_beat_with_several_things_says_how_many_are_done(folder):
    row = next(row for row in content.table("beats") if row["id"] == "b05_1")
    assert row["does"][0] == "scene:05_two_days"
    assert len(row["does"]) > 1
    labs.scene("05_two_days").prediction.commit("same")
    trail = labs.beats("05").trail
    note = next(step["note"] for step in trail.steps if step["heading"] == row["heading"])
    assert note == content.word("beats.of", got="1", of=str(len(row["does"])))


@pytest.mark.parametrize(("who", "time"), list(itertools.product(WHO, TIMES)))
def test_every_choice_gives_a_path_that_leads_somewhere(folder, who, time):
    path = labs.path().choose(who, time)
    assert path.trail.steps
    files = {lesson.file for lesson in content.lessons()}
    for stop, row in zip(
        path.trail.steps,
        (r for r in content.table("paths") if who in r["who"] and time in r["times"]),
        strict=True,
    ):
        assert stop["file"] in files
        assert bool(stop["heading"]) is bool(row["item"]), (
            f"no beat of lesson {row['lesson']} has {row['item']}"
        )
    assert progress.store().entries()[-1].chosen == f"who:{who};time:{time}"


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("time", "most"), [("short", 10), ("half_hour", 25), ("hour", 60)])
def test_a_path_takes_no_longer_than_it_says(who, time, most):
    spent = 0.0
    for row in content.table("paths"):
        if who in row["who"] and time in row["times"]:
            kind, _, id = row["item"].partition(":")
            spent += minutes.lab(kind, id) if kind else content.lesson(row["lesson"]).minutes
    spent = minutes.for_family(spent) if who.startswith("family") else spent
    assert most / 2 < spent <= most, f"data/paths.csv: the path {time} of a {who} takes {spent:.0f} minutes."


def test_a_family_with_a_pump_is_led_to_the_pump_and_one_with_tablets_to_the_tablets():
    led = {
        (who, row["lesson"])
        for row in content.table("paths")
        for who in row["who"]
        if who.startswith("family") and "hour" in row["times"] and not row["item"]
    }
    assert led >= {("family_pump", "04"), ("family", "02")}, (
        f"data/paths.csv: in an hour a family with a pump gets lesson 04, one with tablets lesson 02: {led}"
    )


def test_a_family_is_told_its_own_minutes():
    """The mother of three readers took 31 minutes where the page says 23, and 35 where it says 25 or 26."""
    assert 30 <= minutes.for_family(23) <= 32, "tools/lessons/minutes.py: a family needs about a third more."
    lesson = content.lesson("02")
    told = content.word("lesson.minutes.family", minutes=round(minutes.for_family(lesson.minutes)))
    assert told in fill.lesson_header("02"), "The head of a lesson says the minutes of a family too."


def test_the_choice_is_remembered_and_no_answer(folder):
    labs.path().choose("family", "short").choose("family", "hour")
    again = labs.path()
    assert (again.who.value, again.time.value) == ("family", "hour")
    assert again.trail.steps
    assert all(one.is_note for one in progress.store().entries())


def test_a_path_is_ticked_by_what_was_done(folder):
    path = labs.path().choose("family", "short")
    labs.scene("03_itch").prediction.commit("at_once")
    assert [step["done"] for step in path.trail.steps] == [False, False, True]
    assert "1" in path.said.text


def test_a_page_changes_nothing_in_the_steps(folder):
    trail = labs.beats("02").trail
    before = [dict(step) for step in trail.steps]
    for _ in page_messages.forge(trail, "forged", 60):
        assert [dict(step) for step in trail.steps] == before


def test_what_another_edition_offered_is_not_taken_up():
    entry = progress.Entry("path:choice", "00", 0, 1, "", "2026-11-28", chosen="who:doctor;time:week")
    assert last_choice([entry]) == (None, None)


def test_the_saved_forms_say_nothing_of_the_learner(folder):
    before = [(lab.line, lab.poster()) for lab in (labs.path(), labs.beats("05"))]
    labs.path().choose("teacher", "all")
    labs.scene("05_two_days").prediction.commit("same")
    assert [(lab.line, lab.poster()) for lab in (labs.path(), labs.beats("05"))] == before
