"""A lab or a lesson that lacks something is named with the line to add."""

import json
from pathlib import Path

import pytest

from baclofen import content
from baclofen.check import lab_words, labs
from baclofen.model.pump import KINDS

ROOT = Path(__file__).resolve().parents[2]


LAB = """
def sleep():
    return Lab("sleep", controls={}, evaluate=len, picture=None, headline=dict)
"""


def test_a_lab_that_lacks_everything_is_told_every_line(course):
    (course.root / "baclofen/labs/sleep.py").write_text(LAB)
    said = course.said()
    for words in (
        "baclofen/labs/sleep.py: the lab 'sleep' is not in REGISTRY. "
        'Add to REGISTRY in baclofen/labs/__init__.py: "sleep",',
        'asks for no guess before its controls open. Add to its call: prediction=Prediction("sleep", ...)',
        "data/words/sleep.csv: the lab 'sleep' lacks 6 of its sentences. Add these rows, each with its text: "
        "sleep.title, sleep.question, sleep.alt, sleep.sentence, sleep.line, sleep.summary. (",
    ):
        assert words in said, words


def test_a_lab_whose_slider_or_file_is_misspelled_is_told(course):
    course.change("baclofen/labs/volumes.py", 'slider("oral.dose_mg")', 'slider("oral.dose_gm")')
    course.change("baclofen/labs/__init__.py", '        "volumes",', '        "volume",')
    course.change("baclofen/labs/__init__.py", '"path": "way.path"', '"path": "way.beats"')
    said = course.said()
    for words in (
        'baclofen/labs/volumes.py: slider("oral.dose_gm"): there is no parameter',
        "If it is new, add the row 'dose_gm' to data/parameters/oral.csv.",
        "baclofen/labs/__init__.py: it takes volume from baclofen/labs/volume.py, which is not there. "
        "Did you mean volumes?",
        "baclofen/labs/__init__.py: it takes path from baclofen/labs/way/beats.py, which does not have it.",
    ):
        assert words in said, words


def test_a_lab_of_the_course_taken_off_the_lists_is_noticed(course):
    names = ("routes", "pump_fault", "tell_apart")
    for name in names:
        course.change("baclofen/labs/__init__.py", f'        "{name}",\n', "")
    said = course.said()
    for name in names:
        assert f'Add to REGISTRY in baclofen/labs/__init__.py: "{name}",' in said, name


def test_a_lesson_that_quotes_or_opens_what_is_not_there(course):
    path = course.root / "notebooks/03_side_effects.ipynb"
    book = json.loads(path.read_text("utf-8"))
    book["cells"][0]["source"] += (
        "\n\nAbout <!--p:half_life_artcle--><!--/p-->, see <!--s:KEMSTR0--><!--/s-->."
    )
    code = next(cell for cell in book["cells"] if "labs.signs" in "".join(cell["source"]))
    code["source"] = "labs.sings()"
    path.write_text(json.dumps(book), "utf-8")
    said = course.said()
    assert (
        "notebooks/03_side_effects.ipynb: the fact '{p:half_life_artcle}' is not known. Did you mean" in said
    )
    assert "<!--s:KEMSTR0-->: there is no source 'KEMSTR0'. Did you mean KEMSTRO?" in said
    assert "it opens labs.sings, which is not there. Did you mean signs?" in said


def test_a_claim_moved_to_another_lesson_is_named_on_both_sides(course):
    taught = next(claim.id for claim in content.claims() if claim.lesson == "03")
    course.tables.cell("claims.csv", taught, "lesson", "04")
    said = course.said()
    assert f"04_the_pump.ipynb: claim {taught} is not taught here. Mark the paragraph that teaches" in said
    assert f"03_side_effects.ipynb: claim {taught} is marked here, but data/claims.csv gives it to" in said


def test_an_objective_that_is_taught_in_a_part_that_is_not_there(course):
    row = next(row for row in content.table("objectives") if "03 part 1" in row["taught"])
    number = course.tables.row_of("objectives.csv", row["id"])
    course.tables.cell("objectives.csv", number, "taught", "03 part 1;03 part 9")
    said = course.said()
    assert (
        f"data/objectives.csv, row {number}, column 'taught': lesson 03 has no '03 part 9'. It has: " in said
    )
    assert "03 part 1, 03 part 2, " in said


def test_a_new_lesson_is_told_what_it_lacks(course):
    new = f"{len(content.lessons()):02d}"
    row = [new, f"{new}_at_school.ipynb", "At school", "Who watches the pump at school?", "30", "lesson"]
    course.tables.write("lessons.csv", [*course.tables.rows("lessons.csv"), row])
    said = course.said()
    assert f"the notebook notebooks/{new}_at_school.ipynb is not there" in said
    assert f"lesson {new} has 0 plain questions" in said


SAID = {row["key"] for row in content.library().rows("words")}


@pytest.fixture(scope="module")
def asked():
    """What the labs and pictures of the course ask for."""
    return set(lab_words.keys(ROOT))


def test_the_course_has_every_sentence_that_it_asks_for(asked):
    assert lab_words.missing(asked, SAID) == {}


@pytest.mark.parametrize(
    "key",
    [
        "routes.ratio",  # typed in its picture
        "routes.state.ease",  # put together from a list in its picture
        "routes.control.pump_mode.label",  # a control
        "routes.control.missed_dose.second",  # an option of a control
        "routes.control.pump_mode.step",  # an option that the model names
        "pump.fault.mri_trap",  # a fault that the model names
        "routes.predict.gap",  # every guess says it
        "routes.predict.option.half",  # an answer of this guess
        "spine.veiled",  # while a guess is awaited
        "refill.next.choose",  # through a function of its file
        "pump_lab.axis.rate",  # through a function of another file
        "quiz.sure_some",  # through its class, one of two
    ],
)
def test_every_sentence_that_a_lab_or_a_picture_asks_for_must_be_there(asked, key):
    assert lab_words.missing(asked, SAID - {key}) == {key.partition(".")[0]: [key]}


def test_keys_that_only_the_moment_names_are_asked_for_as_one(asked):
    kept = {key for key in SAID if not key.startswith("stopping.short.")}
    assert lab_words.missing(asked, kept) == {"stopping": ["stopping.short...."]}


def test_a_sentence_that_is_gone_is_named_with_its_file(course):
    path = course.root / "data/words/routes.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("routes.ratio,")), "utf-8")
    assert (
        "data/words/routes.csv: the lab 'routes' lacks 1 of its sentences. "
        "Add this row, with its text: routes.ratio. (" in course.said()
    )


def test_a_copied_notebook_keeps_nothing_of_the_lesson_it_was_copied_from(course):
    path = course.root / "notebooks/03_side_effects.ipynb"
    path.write_text((course.root / "notebooks/02_by_mouth.ipynb").read_text("utf-8"), "utf-8")
    said = course.said()
    for words in (
        "03_side_effects.ipynb: its title is 'Follow a tablet through a day', and data/lessons.csv calls "
        "lesson 03 'Explore the side effects'. Write in its first line: # Explore the side effects",
        'labs.quiz("02") asks the questions of another lesson. Write labs.quiz("03").',
        'labs.review("02") asks the questions of another lesson. Write labs.review("03").',
        'labs.beats("02") shows what belongs to another lesson. Write labs.beats("03").',
    ):
        assert words in said, words


def test_a_fault_without_a_story_and_a_story_without_its_fault(course):
    # no part of data/parts.csv names a leak: the tables still fit one another
    row = course.tables.row_of("faults.csv", "leak")
    course.tables.cell("faults.csv", row, "id", "blocked")
    said = course.said()
    assert (
        f"data/faults.csv, row {row}, column 'id': the model has no commands for the fault 'blocked', so the "
        "lab cannot play it. Ask for them in baclofen/model/pump/faults.py, or take the row out." in said
    )
    assert (
        "data/faults.csv: the model plays the fault 'leak', and no row tells what it is. "
        "Put the row 'leak' back." in said
    )


def test_the_faults_are_those_of_the_model():
    assert tuple(labs.kinds(ROOT)) == KINDS
