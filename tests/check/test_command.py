"""`python run.py check`: sentences, exit 0 or 1, before anything is installed; other commands begin so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run
from baclofen import check
from tests.support.changed_tables import Tables

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def course(tmp_path):
    """A copy of the course without its place, with what Python has compiled of it."""
    left_out = shutil.ignore_patterns("kernel-ipc-*")
    for name in ("baclofen", "tools", "data", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=left_out)
    shutil.copy(ROOT / "run.py", tmp_path)
    return tmp_path


def start(course: Path, *words: str) -> subprocess.CompletedProcess:
    """Run a Python without any installed package in the copy."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, "-S", *words], cwd=course, capture_output=True, text=True, check=False,
        encoding="utf-8", env=environment,
    )  # fmt: skip


def breaks(course: Path) -> None:
    """Give one rule a speed that nobody knows."""
    Tables(course / "data").cell("how_soon.csv", "mild", "mouth", "next year")


def test_the_course_is_in_order_and_each_step_says_so():
    said = []
    assert check.run(ROOT, said.append) == 0
    assert [line.split(":")[0].strip() for line in said if line.startswith("  ")] == [
        "tables", "questions", "cases", "words", "lessons", "scenes", "stories", "labs",
    ]  # fmt: skip
    assert "All is in order." in said


def test_both_commands_say_it_without_any_package(course):
    ended = start(course, "run.py", "check")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.endswith("All is in order.\n")
    breaks(course)
    for words in (("run.py", "check"), ("-m", "baclofen", "check")):
        ended = start(course, *words)
        assert (ended.returncode, ended.stderr) == (1, "")
        assert "One thing needs mending:\n- data/how_soon.csv, row " in ended.stdout
        assert "column 'mouth': 'next year' is not a word this column knows." in ended.stdout
    assert not (course / ".venv").exists()


def test_a_changed_rule_is_told_at_every_sign_that_says_another_speed(course):
    copy = Tables(course / "data")
    copy.cell("signs.csv", "fever", "first_action", "Call the same day. With a pump: call for help now.")
    copy.cell("how_soon.csv", "fever", "pump", "next contact")
    said = []
    assert check.run(course, said.append) == 1
    assert "('fever') says 'next contact', this sentence does not." in "\n".join(said)


def test_a_new_sign_without_the_speed_of_its_rule_is_told(course):
    signs = course / "data/signs.csv"
    row = "hiccups,hiccups,,,hiccup,A sudden breath.,breathing,,,mild,no,Offer some water.,KEMSTRO,L,\n"
    signs.write_text(signs.read_text("utf-8").rstrip("\n") + "\n" + row, "utf-8")
    said = []
    assert check.run(course, said.append) == 1
    assert "column 'first_action': data/how_soon.csv, row " in "\n".join(said)


@pytest.mark.parametrize("words", [(), ("--no-browser",), ("test",), ("notebooks",), ("site",)])
def test_every_command_stops_at_broken_data_with_the_same_sentences(course, words):
    breaks(course)
    ended = start(course, "run.py", *words)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.startswith("\nOne thing needs mending:\n- data/how_soon.csv, row ")
    assert not (course / ".venv").exists()


def test_questions_cases_and_lessons_are_looked_at_together(course):
    question = course / "data/questions/03.toml"
    question.write_text(question.read_text("utf-8").replace("stem = ", "stm = ", 1), "utf-8")
    case = course / "data/cases/mri_visit.toml"
    case.write_text(case.read_text("utf-8").replace('tab = "device"', 'tab = "gossip"', 1), "utf-8")
    (course / "notebooks/03_side_effects.ipynb").rename(course / "notebooks/03_effects.ipynb")
    (course / "notebooks/04_the_pump.ipynb").write_text("{", "utf-8")
    (course / "data/questions/03b.toml").write_text("", "utf-8")
    said = []
    assert check.run(course, said.append) == 1
    text = "\n".join(said)
    assert "6 things need mending" in text
    for part in (
        "data/questions/03.toml, question 03_",
        "data/cases/mri_visit.toml, entry",
        "data/questions/03b.toml: there is no lesson '03b'",
        "column 'file': the notebook notebooks/03_side_effects.ipynb is not there."
        " Did you mean 03_effects.ipynb?",
        "notebooks/03_effects.ipynb: this notebook has no row",
        "notebooks/04_the_pump.ipynb: this notebook cannot be read",
    ):
        assert part in text, part


def test_a_fault_of_the_check_itself_is_a_sentence_too(course):
    (course / "baclofen/check/documents.py").write_text("raise ValueError('no idea')\n", "utf-8")
    ended = start(course, "-m", "baclofen", "check")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "The check itself failed (ValueError: no idea)" in ended.stdout


def test_a_course_without_data_is_a_sentence(course):
    shutil.rmtree(course / "data")
    ended = start(course, "-m", "baclofen", "check")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "the data folder is missing" in ended.stdout


def test_other_words_are_answered(course):
    assert "python -m baclofen check" in start(course, "-m", "baclofen").stdout
    assert run.main(["check", "everything"]) == 1


def test_a_row_that_waits_for_its_second_entry_is_named_and_stops_nothing(course):
    shutil.copytree(ROOT / "tests/second_entry", course / "tests/second_entry")
    before, said = [], []
    assert check.run(course, before.append) == 0
    second = Tables(course / "tests/second_entry")
    second.write("signs.csv", [row for row in second.rows("signs.csv") if row[0] != "fever"])
    assert check.run(course, said.append) == 0
    told = " ".join(line for line in said if line not in before)
    assert told.startswith("- tests/second_entry/signs.csv waits for ")
    assert "written by someone else: " in told
    assert "fever" in told
    ended = start(course, "-m", "baclofen", "check", "--quiet")
    assert (ended.returncode, ended.stdout) == (0, "")


def test_an_entry_that_differs_from_the_second_one_is_named_and_stops_nothing(course):
    shutil.copytree(ROOT / "tests/second_entry", course / "tests/second_entry")
    second = Tables(course / "tests/second_entry")
    data = {row[0]: row for row in Tables(course / "data").rows("how_soon.csv")}
    says = data["tingling"][data["id"].index("pump")]
    second.cell("how_soon.csv", "tingling", "pump", "next contact")
    second.cell("signs.csv", "tingling", "pump", "next contact")
    said = []
    assert check.run(course, said.append) == 0
    for name in ("signs", "how_soon"):
        row = second.row_of(f"{name}.csv", "tingling")
        assert said.index("All is in order.") < said.index(
            f"- tests/second_entry/{name}.csv, row {row} ('tingling'), column 'pump': it says "
            f"'next contact', data says '{says}'. Someone else reads the source, then one of the two is "
            "mended."
        )


def test_an_answer_that_differs_from_the_second_one_is_named_and_stops_nothing(course):
    other = {
        ("questions", "01_legs_buckle"): "a",
        ("questions", "05_oral_or_pump"): "oral: r1 | pump: r2",
        ("questions", "08_kidney_confusion_5"): "d a c b",
        ("scenes", "08_the_scan"): "silent",
        ("stories", "first_minutes.order"): "record team airway help",
    }
    alone, said, told = [], [], []
    assert check.run(course, alone.append) == 0
    assert not any("second_entry" in line for line in alone), "a copy without tests/ owes no second entry"
    shutil.copytree(ROOT / "tests/second_entry", course / "tests/second_entry")
    second = Tables(course / "tests/second_entry")
    for (name, id), key in other.items():
        file = f"{name}.csv"
        ours = next(row[1] for row in second.rows(file) if row[0] == id)
        second.cell(file, id, "key", key)
        told.append(
            f"- tests/second_entry/{file}, row {second.row_of(file, id)} ('{id}'), column 'key': it says "
            f"'{key}', data says '{ours}'. Someone else reads the source, then one of the two is mended."
        )
    assert check.run(course, said.append) == 0
    assert sorted(line for line in said if "column 'key'" in line) == sorted(told)
