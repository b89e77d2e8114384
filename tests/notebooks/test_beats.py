"""Do first, read second: a lesson is a row of beats, and words never stand long before something to touch.

The numbers stand in ``tools/lessons/beats.py``; ``python -m tools.lessons.beats`` prints the table.
"""

import re
from functools import cache

import nbformat
import pytest

from baclofen import content
from tests.support.lesson_sections import is_beat, sections
from tools.lessons import beats, minutes, run
from tools.lessons.open_words import open_text

LESSONS = content.lessons()
ROWS = [lesson for lesson in LESSONS if lesson.kind != "door"]
BEATS = range(4, 7)
#: what stands behind the beats, in this order; the last five are folded
LAST = ["Check yourself", "In practice", "More practice", "Go deeper", "What the article says",
        "Objectives and plan", "Words", "Sources"]  # fmt: skip
FOLDED = LAST[3:]
MAY_LACK = {
    "lesson": {"More practice", "What the article says"},  # lesson 08 tests no sentence of the article
    "express": {"More practice", "What the article says", "Go deeper"},  # the lessons go deeper
}
PAPER = re.compile(r"(?i)\b(?:on|your|of) paper\b|\bwrite (?:down )?(?:one|two|three|both|your guess)\b")


@cache
def read(lesson: content.Lesson) -> nbformat.NotebookNode:
    return nbformat.read(run.FOLDER / lesson.file, as_version=4)


def prose(lesson: content.Lesson) -> str:
    return run.markdown(read(lesson))


def titles(lesson: content.Lesson) -> list[str]:
    """The headings of the second level."""
    return re.findall(r"^## (.+)$", re.sub(r"<!--.*?-->", "", prose(lesson), flags=re.DOTALL), re.MULTILINE)


each = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
each_row = pytest.mark.parametrize("lesson", ROWS, ids=lambda lesson: lesson.id)


# ---------------------------------------------------------------- the count


def test_words_never_stand_long_before_something_to_touch():
    counts = [beats.count(lesson) for lesson in content.lessons()]
    broken = [one.lesson for one in counts if one.broken]
    assert not broken, f"Fold, move or drop words in {', '.join(broken)}:\n{beats.table(counts)}"


@each_row
def test_a_beat_is_a_sentence_a_touch_and_what_it_meant(lesson):
    """A person's sentence, then something to do, then what one saw and what it means."""
    found = [section for section in sections(read(lesson).cells) if is_beat(section)]
    assert len(found) in BEATS, (
        f"Four to six beats, each with a heading such as '## Part 1: One tablet': {found}"
    )
    most = beats.SAW + beats.MEANT
    wrong = [
        f"{x.title}: {x.said} words before its touch ({beats.SAID}), {x.meant} after it ({most})"
        for x in found
        if not x.touches or x.said > beats.SAID or x.meant > most
    ]
    assert not wrong, "Fold, move or drop words, or open a lab earlier:\n" + "\n".join(wrong)


@each_row
def test_what_a_nurse_does_is_said_in_few_words(lesson):
    practice = {s.title: s for s in sections(read(lesson).cells)}["In practice"]
    assert practice.said + practice.meant <= beats.PRACTICE, (
        f"In practice: {practice.said + practice.meant} words, {beats.PRACTICE} at most; fold what can wait."
    )


@each_row
def test_the_minutes_of_the_plan_are_those_of_the_lesson(lesson):
    """The plan for a teacher names the minutes of each part of the main path."""
    plan = prose(lesson).split("## Objectives and plan")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (\d+) \|$", plan, re.MULTILINE)
    assert [name for name, _ in rows] == [
        t for t in titles(lesson) if re.match(r"Part \d: |Check yourself|In practice", t)
    ], "The table of the plan has one row for each part, for Check yourself and for In practice."
    total = sum(int(minutes) for _, minutes in rows)
    assert total == lesson.minutes, (
        f"The minutes of the plan of lesson {lesson.id} add up to {total}, data/lessons.csv says "
        f"{lesson.minutes}: write {total} into its row, then python run.py notebooks."
    )


COUNTED = "tools/lessons/minutes.py counts the questions of the main path, those with main = true."


def test_the_minutes_count_every_question_of_the_main_path():
    """What is asked at the end of a lesson takes its time, and what waits under More practice does not."""
    lesson = content.lesson("06")
    rows = {row.title: row.minutes for row in minutes.plan(read(lesson).cells)}
    asked = [question for question in content.questions("06") if question.main]
    assert len(asked) < len(content.questions("06")), "This test wants questions under More practice in 06."
    assert minutes.lab("quiz", "06") == pytest.approx(minutes.QUESTION * len(asked)), COUNTED
    assert rows["Check yourself"] >= round(minutes.QUESTION * len(asked)), COUNTED
    assert not set(rows) & set(minutes.BESIDE), "What stands beside the main path takes none of its minutes."


def test_every_scene_and_every_story_stands_in_a_lesson():
    opened = " ".join(cell.source for lesson in LESSONS for cell in read(lesson).cells)
    records = [
        *(("scene", one.id) for one in content.scenes()),
        *(("story", one.id) for one in content.stories()),
    ]
    lost = [f'labs.{kind}("{id}")' for kind, id in records if f'labs.{kind}("{id}")' not in opened]
    assert not lost, f"No lesson opens {lost}: write each into a lesson, or take its record out."


@each
def test_what_one_saw_is_not_told_before_the_guess(lesson):
    """The scene says it after the guess; for who reads on, it stands in a fold."""
    assert "What you saw" not in open_text(prose(lesson)), "Fold it: <details><summary>What you saw</summary>"


# ---------------------------------------------------------------- the order


@each_row
def test_beats_come_first_and_what_can_wait_is_folded_behind_them(lesson):
    found = titles(lesson)
    parts = [title for title in found if title.startswith("Part ")]
    assert [title.split(":")[0] for title in parts] == [f"Part {n}" for n in range(1, len(parts) + 1)], (
        f"Number the parts from 1 without a gap: {parts}"
    )
    wanted = [*parts, *(title for title in LAST if title in found or title not in MAY_LACK[lesson.kind])]
    assert found == wanted, f"Write these headings in this order: {wanted}"


@each
def test_what_can_wait_is_folded(lesson):
    """Behind the practice only headings are open."""
    text = open_text(prose(lesson))
    pieces = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        assert title not in FOLDED or not body.strip(), f"Fold what stands open under {title}: {body[:80]}"


@each
def test_folds_do_not_lie_in_folds(lesson):
    for body in re.findall(r"<details>(.*?)</details>", prose(lesson), re.DOTALL):
        assert "<details" not in body, f"A fold inside a fold is not found: {body[:80]}"


@each
def test_a_guess_is_taken_in_the_page(lesson):
    found = PAPER.findall(open_text(prose(lesson)))
    assert not found, (
        f"Lesson {lesson.id} says {found}: the page takes a guess, and no paper. Say it in other words."
    )


@each
def test_every_link_between_lessons_leads_on(lesson):
    """At the end of a lesson stands one link on, except in the last; the express lesson leads back."""
    others = [one.file for one in LESSONS if one.id > lesson.id or lesson.kind == "express"]
    assert not others or any(f"]({file})" in prose(lesson) for file in others), (
        f"Lesson {lesson.id} leads nowhere: write into it a link such as Next: [...]({others[0]})."
    )
