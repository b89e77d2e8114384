"""A line of a lesson that opens a lab: a wrong name, id or bracket is said in a plain sentence."""

from pathlib import Path

import pytest

from baclofen import content
from baclofen.check import calls

ROOT = Path(__file__).resolve().parents[2]
OPENED = calls.Openings(content.library(), ROOT)


def said(source, lesson="03"):
    return "\n".join(" ".join(part) for part in calls.wrong(source, OPENED, content.lesson(lesson)))


@pytest.mark.parametrize(
    "source",
    [
        "from baclofen import labs",
        "labs.start()",
        "labs.signs()",
        'labs.quiz("03")',
        "labs.review()",
        'labs.case("mri_visit")',
        "labs.case(id='mri_visit')",
        "labs.case_pair()",
        'labs.dose_practice("pump_flow")',
        "labs.refill(7)",
        'labs.scene("02_one_tablet")',
        "# a note\nlabs.routes()",
    ],
)
def test_a_sound_line_is_let_alone(source):
    assert said(source) == ""


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("labs.sings()", "it opens labs.sings, which is not there. Did you mean signs?"),
        ("labs.quizz", "it opens labs.quizz, which is not there. Did you mean quiz?"),
        ("labs.signs", "labs.signs without brackets opens nothing. Write labs.signs()."),
        (
            'labs.case("mri_vist")',
            "labs.case(\"mri_vist\"): there is no case 'mri_vist'. Did you mean mri_visit?",
        ),
        ('labs.case("x")', "there is no case 'x'. Allowed: alarm_at_home, child_start, "),
        ("labs.case()", "labs.case needs a case in its brackets. Allowed: alarm_at_home, "),
        ("labs.case(mri_visit)", 'Put it into quotation marks: labs.case("mri_visit").'),
        (
            'labs.case_pair("mri_visit")',
            "there is no case with a pair 'mri_visit'. Allowed: sleepy_after_refill or ",
        ),
        ('labs.quiz("3")', "labs.quiz(\"3\"): there is no lesson with questions '3'. Did you mean 03?"),
        ('labs.quiz("00")', "there is no lesson with questions '00'."),
        ("labs.quiz(03)", "this line cannot be read: labs.quiz(03). Write one line that opens one lab"),
        ("labs.quiz(“03”)", "this line cannot be read: labs.quiz(“03”). Write one line that opens one lab"),
        ("labs.quiz(3)", 'Put it into quotation marks: labs.quiz("03").'),
        ('labs.quiz("02")', 'labs.quiz("02") asks the questions of another lesson. Write labs.quiz("03").'),
        (
            'labs.beats("02")',
            'labs.beats("02") shows what belongs to another lesson. Write labs.beats("03").',
        ),
        (
            'labs.claims("02")',
            'labs.claims("02") shows what belongs to another lesson. Write labs.claims("03").',
        ),
        ('labs.beats("3")', "labs.beats(\"3\"): there is no lesson '3'. Did you mean 03?"),
        ('labs.story("two_tone")', "there is no story 'two_tone'. Did you mean two_tones?"),
        ('labs.quiz("03", "04")', "labs.quiz takes one thing in its brackets, and not 2."),
        ('labs.quiz(number="03")', "labs.quiz knows no 'number'. It takes: lesson."),
        ('labs.signs("03")', "labs.signs takes nothing in its brackets. Write labs.signs()."),
        ('labs.scene("02_one_tablt")', "there is no scene '02_one_tablt'. Did you mean 02_one_tablet?"),
        ('labs.dose_practice("pump")', "there is no kind of problem 'pump'."),
    ],
)
def test_a_wrong_line_is_told_with_its_mend(source, words):
    assert words in said(source)


def test_every_line_of_the_course_is_sound(course):
    """And the check says where the line stands."""
    course.change(
        "notebooks/08_on_the_ward.ipynb", 'labs.case(\\"mri_visit\\")', 'labs.case(\\"mri_visits\\")'
    )
    lines = [line for line in course.said().splitlines() if line.startswith("- ")]
    assert lines == [
        "- notebooks/08_on_the_ward.ipynb: labs.case(\"mri_visits\"): there is no case 'mri_visits'. "
        "Did you mean mri_visit?"
    ]


def test_a_lesson_without_claims_is_told_to_leave_them_out():
    assert said('labs.claims("02")', "08").endswith("belongs to another lesson. Take the line out.")


def test_a_lesson_without_questions_yet_is_told_where_to_write_them(course):
    number = f"{len(content.lessons()):02d}"
    rows = course.tables.rows("lessons.csv")
    course.tables.write(
        "lessons.csv", [*rows, [number, f"{number}_new.ipynb", "New", "Why?", "20", "lesson"]]
    )
    text = (course.root / "notebooks/02_by_mouth.ipynb").read_text("utf-8")
    (course.root / f"notebooks/{number}_new.ipynb").write_text(text, "utf-8")
    assert (
        f'labs.quiz("02") asks the questions of another lesson. Write labs.quiz("{number}"), and the '
        f"questions into data/questions/{number}.toml; or take the line out." in course.said()
    )
