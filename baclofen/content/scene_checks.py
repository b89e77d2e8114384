"""What a scene must have, and what is wrong with one that has not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from baclofen.content.facts import unfilled
from baclofen.content.problems import choices, did_you_mean

#: what is wrong, what is allowed
Wrong = tuple[str, str]

TEXTS = ("id", "lab", "title", "question", "goal", "saw")
_SCENE = {*TEXTS, "show", "start", "together", "source", "guess"}
_GUESS = {"ask", "measure", "fact", "before", "after", "option", "scale", "near_percent", "veil"}
_OPTION = {"id", "text", "factor", "value", "answer", "right"}
#: how the answer of an option is known; all options of a guess use the same one
WAYS = ("factor", "value", "answer", "right")
MOST_CONTROLS, MOST_OPTIONS = 3, 5
LONGEST_QUESTION = 25


def check_scene(raw: Any, lesson: str, sources: Collection[str], fact: Callable[[str], str]) -> list[Wrong]:
    """What is wrong with one scene, as pairs (wrong, allowed). Empty when all is well."""
    if not isinstance(raw, dict):
        return [("it is not a [[scene]] record.", "")]
    wrong = [(f"'{name}' is not known.", choices(sorted(_SCENE))) for name in raw if name not in _SCENE]
    wrong += check_texts(raw, TEXTS, fact)
    if wrong:
        return wrong
    if not re.fullmatch(rf"{lesson}_[a-z0-9_]+", raw["id"]):
        wrong.append((f"the id '{raw['id']}' has not the right form.", f"It begins with {lesson}_."))
    if len(raw["question"].split()) > LONGEST_QUESTION:
        wrong.append(("the question is too long.", f"At most {LONGEST_QUESTION} words."))
    wrong += _controls(raw) + check_sources(raw.get("source"), sources)
    return wrong + (_guess(raw["guess"], fact) if "guess" in raw else [])


def check_texts(raw: dict[str, Any], names: Collection[str], fact: Callable[[str], str]) -> list[Wrong]:
    """Texts that are missing or blank; else what in them cannot be filled."""
    wrong = [
        (f"'{name}' is missing or blank.", "Needed: " + ", ".join(names) + ".")
        for name in names
        if not isinstance(raw.get(name), str) or not raw[name].strip()
    ]
    return wrong or [said for name in names for said in unfilled(raw[name], fact)]


def _controls(raw: dict[str, Any]) -> list[Wrong]:
    shown = raw.get("show")
    listed = isinstance(shown, list) and all(isinstance(one, str) for one in shown)
    if not listed or not 1 <= len(shown) <= MOST_CONTROLS or len(set(shown)) < len(shown):
        example = f'1 to {MOST_CONTROLS} controls, such as show = ["half_life_h"]'
        return [("'show' names the controls that a learner sees.", example)]
    return _values(raw, "start") + _together(raw.get("together", {}))


def _together(tables: Any) -> list[Wrong]:
    """Control, option, and the controls that move with it."""
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        return [("'together' names a control.", "Example: [scene.together.doses_per_day]")]
    rows = [row for table in tables.values() for row in table.values()]
    if all(isinstance(row, dict) for row in rows):
        return [said for row in rows for said in _values({"together": row}, "together")]
    return [("an option of 'together' has no values.", "Example: two = { dose_mg = 15 }")]


def _values(raw: dict[str, Any], name: str) -> list[Wrong]:
    """Control values are a table of names, each with a number, a text or a list of texts."""
    values = raw.get(name, {})
    if not isinstance(values, dict):
        return [(f"'{name}' is no table of controls.", f'Example: {name} = {{ client = "adult" }}')]
    kinds = (str, int, float, list)
    wrong = [key for key, value in values.items() if isinstance(value, bool) or not isinstance(value, kinds)]
    return [(f"'{name}' gives {key} no number and no text.", "") for key in wrong]


def check_sources(listed: Any, sources: Collection[str]) -> list[Wrong]:
    """At least one source, and each of them known."""
    if not isinstance(listed, list) or not listed or not all(isinstance(one, str) for one in listed):
        return [("'source' is missing.", 'Example: source = ["GAB"]')]
    lost = [one for one in listed if one not in sources]
    return [(f"there is no source '{one}'.", did_you_mean(one, sources, "source")) for one in lost]


def _guess(guess: Any, fact: Callable[[str], str]) -> list[Wrong]:
    if not isinstance(guess, dict):
        return [("'guess' is no table.", "Begin it with [scene.guess].")]
    wrong = [
        (f"'{name}' is not known in a guess.", choices(sorted(_GUESS)))
        for name in guess
        if name not in _GUESS
    ]
    wrong = wrong or check_texts(guess, ("ask",), fact)
    if wrong:
        return wrong
    wrong = _values(guess, "before") + _values(guess, "after")
    if ("option" in guess) == ("scale" in guess):
        return [
            *wrong,
            ("a guess has either answers or a scale.", "[[scene.guess.option]], or scale = [0, 24, 1]"),
        ]
    return wrong + (_options(guess, fact) if "option" in guess else _scale(guess, fact))


def _scale(guess: dict[str, Any], fact: Callable[[str], str]) -> list[Wrong]:
    scale = guess["scale"]
    numbers = isinstance(scale, list) and len(scale) == 3 and all(type(one) in (int, float) for one in scale)
    if not numbers or not scale[0] < scale[1] or not 0 < scale[2] <= scale[1] - scale[0]:
        return [("'scale' is no low, high and step.", "Example: scale = [0, 24, 1]")]
    if ("measure" in guess) == ("fact" in guess):
        return [("a guessed number is settled by a measure or by a fact.", 'measure = "..." or fact = "..."')]
    return unfilled(f"{{p:{guess['fact']}}}", fact) if "fact" in guess else []


def _options(guess: dict[str, Any], fact: Callable[[str], str]) -> list[Wrong]:
    options = guess["option"]
    if not isinstance(options, list) or not 2 <= len(options) <= MOST_OPTIONS:
        return [(f"a guess has 2 to {MOST_OPTIONS} answers.", "One [[scene.guess.option]] for each.")]
    wrong: list[Wrong] = []
    for one in options:
        if not isinstance(one, dict) or set(one) - _OPTION:
            return [("an answer of the guess is not understood.", choices(sorted(_OPTION)))]
        wrong += check_texts(one, ("id", "text"), fact)
    if wrong:
        return wrong
    if len({one["id"] for one in options}) < len(options):
        wrong.append(("two answers of the guess have the same id.", ""))
    return wrong + _judged(guess, options)


def _judged(guess: dict[str, Any], options: list[dict[str, Any]]) -> list[Wrong]:
    """All answers are judged in one way: by the model, or by the one that is marked as right."""
    if sum(one.get("right") is True for one in options) == 1 and "measure" not in guess:
        others = [name for one in options for name in WAYS[:3] if name in one]
        return (
            [("an answer is judged in two ways.", "Only the right one has: right = true")] if others else []
        )
    used = [name for name in WAYS[:3] if all(name in one for one in options)]
    if len(used) != 1 or "measure" not in guess or any("right" in one for one in options):
        mend = (
            "Give the guess a measure, and every answer a factor, a value or an answer; or one right = true."
        )
        return [("it cannot be said which answer fits.", mend)]
    kind: tuple[type, ...] = (str,) if used == ["answer"] else (int, float)
    return [
        (f"'{used[0]}' of the answer '{one['id']}' is of the wrong kind.", "")
        for one in options
        if not isinstance(one[used[0]], kind) or isinstance(one[used[0]], bool)
    ]
