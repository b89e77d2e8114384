"""Scenes: a lab seen from one question, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


def _none() -> Mapping[str, Any]:
    """No control values."""
    return MappingProxyType({})


@dataclass(frozen=True)
class GuessOption:
    """One answer to choose, and how the model or the record says whether it fits."""

    id: str
    text: str
    factor: float | None = None
    value: float | None = None
    answer: str = ""
    right: bool = False


@dataclass(frozen=True)
class SceneGuess:
    """What a learner guesses before the controls open, and what settles it.

    Attributes:
        ask: the question.
        measure: the name of a measured number or word of the lab, or "".
        fact: a parameter whose range settles a number guess, or "".
        before, after: control values from which and to which the lab goes.
        options: answers to choose; empty where a number is guessed.
        scale: low, high and step of the guessed number; empty where answers are chosen.
        near_percent: how far a guessed number may be from the measured one and still fit.
        veil: whether the picture keeps its answer back until the guess.
    """

    ask: str
    measure: str = ""
    fact: str = ""
    before: Mapping[str, Any] = field(default_factory=_none)
    after: Mapping[str, Any] = field(default_factory=_none)
    options: tuple[GuessOption, ...] = ()
    scale: tuple[float, ...] = ()
    near_percent: float = 25.0
    veil: bool = False


@dataclass(frozen=True)
class Scene:
    """One scene of a lesson; by control and option, `together` says which controls move with it."""

    id: str
    lesson: str
    lab: str
    title: str
    question: str
    show: tuple[str, ...]
    goal: str
    saw: str
    source: tuple[str, ...]
    start: Mapping[str, Any] = field(default_factory=_none)
    together: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=_none)
    guess: SceneGuess | None = None
