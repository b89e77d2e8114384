"""A lab or a lesson that lacks something is named with the line to add."""

import json
import shutil
from pathlib import Path

import pytest

from baclofen import check

ROOT = Path(__file__).resolve().parents[2]


class Course:
    """A copy of the course that a test may break; `said` is what the check says of it."""

    def __init__(self, root):
        self.root = root
        for name in ("data", "notebooks", "baclofen/labs"):
            left_out = shutil.ignore_patterns("__pycache__", "kernel-ipc-*")
            shutil.copytree(ROOT / name, root / name, ignore=left_out)

    def change(self, name, old, new):
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), "utf-8")

    def said(self):
        lines = []
        assert check.run(self.root, lines.append) == 1
        return "\n".join(lines)


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)


LAB = """
def sleep():
    return Lab("sleep", controls={}, evaluate=len, picture=None, headline=dict)
"""


def test_a_lab_that_lacks_everything_is_told_every_line(course):
    (course.root / "baclofen/labs/sleep.py").write_text(LAB)
    said = course.said()
    for words in (
        "baclofen/labs/sleep.py: the lab 'sleep' is not in REGISTRY. Add to baclofen/labs/__init__.py: "
        'from baclofen.labs.sleep import sleep and, in REGISTRY, "sleep": sleep,',
        'asks for no guess before its controls open. Add to its call: prediction=Prediction("sleep", ...)',
        "data/words/sleep.csv: the lab 'sleep' lacks 6 of its sentences. Add these rows, each with its text: "
        "sleep.title, sleep.question, sleep.alt, sleep.sentence, sleep.line, sleep.summary.",
    ):
        assert words in said, words


@pytest.mark.parametrize("name", ["routes", "pump_fault", "tell_apart"])
def test_a_lab_of_the_course_taken_off_the_lists_is_noticed(course, name):
    course.change("baclofen/labs/__init__.py", f'    "{name}": {name},\n', "")
    assert f'import {name} and, in REGISTRY, "{name}": {name},' in course.said()


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
    row = next(
        line
        for line in (course.root / "data/claims.csv").read_text("utf-8").splitlines()
        if line.startswith("C3,")
    )
    course.change("data/claims.csv", row, row.replace(",03,", ",04,"))
    said = course.said()
    assert "04_the_pump.ipynb: claim C3 is not taught here. Mark the paragraph that teaches it with" in said
    assert (
        "03_side_effects.ipynb: claim C3 is marked here, but data/claims.csv gives it to lesson 04." in said
    )


def test_a_new_lesson_is_told_what_it_lacks(course):
    with (course.root / "data/lessons.csv").open("a", encoding="utf-8") as file:
        file.write("10,10_at_school.ipynb,At school,Who watches the pump at school?,30\n")
    said = course.said()
    assert "the notebook notebooks/10_at_school.ipynb is not there" in said
    assert "lesson 10 has 0 plain questions" in said
