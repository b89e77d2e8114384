"""A practice problem in words: its statement, its steps, and what went wrong."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from baclofen import content
from baclofen.model.dose_practice import Exercise, Quantity, Step, explain, half_filled
from baclofen.widgets.markup import Html, tag

_PLACE = re.compile(r"\{(\w+)\}")


def say(key: str, values: Mapping[str, Quantity]) -> str:
    """The sentence with its quantities; what is not known yet is a gap, and the answer a named one."""
    names = _PLACE.findall(content.words("dose_practice")[key])
    known = {name: values[name].text if name in values else _gap(name) for name in names}
    return content.word(key, **known)


def statement(problem: Exercise) -> str:
    """The problem as it is posed."""
    return say(problem.statement, problem.givens)


def diagnosis(problem: Exercise, answer: str) -> str:
    """What is right or went wrong, in words."""
    step = explain(problem, answer)
    return say(step.key, step.values)


def steps_html(problem: Exercise, half: bool = False) -> Html:
    """The worked steps as a numbered list; in the half-filled form the answer is left to the learner."""
    steps = half_filled(problem) if half else problem.steps
    title = content.word(f"dose_practice.steps_{'half' if half else 'worked'}")
    return tag("div", tag("p", title, class_="bac-label"), _numbered(steps), class_="bac-worked")


def folded_steps_html(problem: Exercise, shown: bool) -> Html:
    """The worked steps behind a line that opens them."""
    line = tag("summary", content.word("dose_practice.steps_show"))
    attributes = {"open": ""} if shown else {}
    return tag("details", line, _numbered(problem.steps), class_="bac-details bac-worked", **attributes)


def _numbered(steps: Iterable[Step]) -> Html:
    return tag("ol", *(_line(step) for step in steps))


def _line(step: Step) -> Html:
    attributes: dict[str, Any] = {"class_": "bac-todo"} if step.blank else {}
    return tag("li", say(step.key, step.values), **attributes)


def _gap(name: str) -> str:
    return content.word("dose_practice.gap_answer" if name == "answer" else "dose_practice.gap")
