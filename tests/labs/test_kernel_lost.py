"""Every lab that a lesson opens can say, in the course's own words, that it sleeps and how to wake it."""

import re

import nbformat
import pytest

from baclofen import content, labs
from tools.lessons import run

#: the first cell has its own words, below; the steps are links, which lead on while Python sleeps
NOTHING_TO_ASK = {"start", "beats"}
CALL = re.compile(r"^labs\.(\w+)\((.*)\)$")


def calls() -> list[str]:
    found = set()
    for path in run.lessons():
        cells = nbformat.read(path, as_version=4).cells
        lines = [line for cell in cells if cell.cell_type == "code" for line in cell.source.splitlines()]
        found |= {line for line in lines if (call := CALL.match(line)) and call[1] not in NOTHING_TO_ASK}
    return sorted(found)


def test_the_lessons_open_labs():
    assert {"labs.oral()", "labs.pump()", 'labs.quiz("02")'} <= set(calls())


def one_of_each() -> list[str]:
    """Of the calls one for each kind of lab, and for each lab that is seen through scenes."""
    kinds = {}
    for line in calls():
        kind, key = CALL.match(line).groups()
        kinds.setdefault((kind, content.scene(eval(key)).lab if kind == "scene" else ""), line)
    return list(kinds.values())


@pytest.mark.parametrize("call", one_of_each())
def test_a_lab_says_that_it_sleeps_in_the_words_of_the_course(call):
    lab = eval(call, {"labs": labs})
    assert lab.panel.head.words == {
        state: content.word(f"ui.{state}") for state in ("asleep", "gone", "asleep_reload", "gone_reload")
    }


def test_the_first_cell_does_too():
    assert labs.start().panel.words == {
        "gone": content.word("ui.gone_all"),
        "gone_reload": content.word("ui.gone_all_reload"),
        "show_code": "Show the code",
    }


@pytest.mark.parametrize("key", ["ui.asleep", "ui.gone", "ui.gone_all", "ui.not_started"])
def test_the_words_name_the_button_as_it_is_called(key):
    assert f"“{content.word('ui.start')}”" in content.word(key)


@pytest.mark.parametrize("key", ["ui.asleep_reload", "ui.gone_reload", "ui.gone_all_reload"])
def test_where_no_button_starts_a_lesson_none_is_named(key):
    said = content.word(key)
    assert "load this page again" in said.lower()
    assert content.word("ui.start") not in said
    assert "press" not in said.lower()
