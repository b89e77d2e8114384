"""The question bank as a whole: enough for each lesson, fair to guessers, and nothing without a question."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from baclofen.check import texts
from baclofen.content.files import read_text
from baclofen.content.library import Library
from baclofen.content.problems import Problem

#: the one place of these numbers: tests and documents take them from here
FEWEST_FIRST = 5  # questions of the plain formats for each lesson that has questions
MOST_MAIN = 6  # questions on the main path of a lesson; the others wait under More practice
LONGEST_RUN = 3  # questions one after the other with the same direction, or the same letter as key
LONGEST_STEM = 330  # letters
LONGEST_WHY = 400  # letters
#: what a learner meets first
FIRST = ("mc", "sata")
_VERDICT = re.compile(r"(?i)(this is )?(in)?correct\b|wrong\b|right\b")

Item = Mapping[str, Any]


def items(library: Library, folder: str = "questions") -> Iterator[tuple[str, Item]]:
    """Every question as it stands in its file (or every one of the cases), with the name of the file."""
    for path in sorted(library.folder.glob(f"{folder}/*.toml")):
        name = f"{folder}/{path.name}"
        for item in tomllib.loads(read_text(path, name))["question"]:
            yield name, item


def bank(library: Library) -> list[Problem]:
    """What is wrong with the questions side by side; each alone is sound already."""
    every = list(items(library))
    problems = []
    for name, item in every:
        place = f"{name}, question {item['id']}"
        problems += texts.question(dict(item), place)
        problems += [Problem(place, *wrong) for wrong in (*_stem(item), *_reasons(item))]
    problems += _objectives(library, every)
    for lesson in library.lessons():
        if lesson.asks:
            here = [item for _, item in every if item["lesson"] == lesson.id]
            problems += _enough(lesson.id, here)
            problems += _main(lesson.id, here)
            problems += _runs(f"questions/{lesson.id}.toml", here)
    return problems


def _stem(item: Item) -> Iterator[tuple[str, str]]:
    if len(item["stem"]) > LONGEST_STEM:
        long = f"its stem has {len(item['stem'])} letters."
        yield long, f"At most {LONGEST_STEM}: say the story shorter, or move data to a chart."
    last = re.split(r"(?<=[.!]) ", item["stem"])[-1]
    negative = re.search(r"(?i)\b(?:except|least|incorrect|false|avoid)\b|\bNOT\b", last)
    if negative:
        yield f"it asks for what is wrong ('{negative[0]}').", "Ask for what is right."
    shown = " ".join([item["stem"], *(option["text"] for option in item["option"])])
    sweeping = re.search(r"(?i)(all|none|both) of the (above|these)", shown)
    if sweeping:
        yield f"'{sweeping[0]}' helps who guesses.", "Give one more option of its own."


def _reasons(item: Item) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for option in item["option"]:
        id, why = option["id"], option["why"]
        if len(why) > LONGEST_WHY:
            yield f"the reason of option '{id}' has {len(why)} letters.", f"At most {LONGEST_WHY}."
        if _VERDICT.match(why):
            yield f"the reason of option '{id}' begins with the verdict.", "Begin with the fact itself."
        if why in seen:
            yield f"options '{seen[why]}' and '{id}' share one reason.", "Give each its own."
        seen[why] = id


def _objectives(library: Library, every: list[tuple[str, Item]]) -> Iterator[Problem]:
    """Each question asks for an objective of its own lesson; nothing in the two lists stands alone."""
    objectives = {row["id"]: row for row in library.rows("objectives")}
    for name, item in every:
        row = objectives[item["objective"]]
        if row["lesson"] != item["lesson"]:
            wrong = f"the objective '{item['objective']}' belongs to lesson {row['lesson']}."
            own = ", ".join(id for id, one in objectives.items() if one["lesson"] == item["lesson"])
            mend = f"Take one of lesson {item['lesson']} ({own}), or add one to data/objectives.csv."
            yield Problem(f"{name}, question {item['id']}", wrong, mend)
    asked = {item["objective"] for _, item in every}
    for id, row in objectives.items():
        if id not in asked:
            wrong = f"no question asks for the objective '{id}'."
            mend = f"Write one in data/questions/{row['lesson']}.toml, or take the row out."
            yield Problem(row.file, wrong, mend, row.number)
    both = [*every, *items(library, "cases")]
    named = {option.get("misconception") for _, item in both for option in item["option"]}
    for row in library.rows("misconceptions"):
        if row["id"] not in named:
            wrong = f"no option names the misconception '{row['id']}'."
            yield Problem(row.file, wrong, "Name it in a wrong option, or take the row out.", row.number)


def _enough(lesson: str, here: list[Item]) -> Iterator[Problem]:
    first = sum(item["type"] in FIRST and "trend" not in item for item in here)
    if first < FEWEST_FIRST:
        questions = "question" if first == 1 else "questions"
        wrong = f"lesson {lesson} has {first} plain {questions} (type mc or sata, without a trend)."
        yield Problem(f"questions/{lesson}.toml", wrong, f"A lesson needs {FEWEST_FIRST}: write more.")


def _main(lesson: str, here: list[Item]) -> Iterator[Problem]:
    """The main path asks few questions: those of safety first, one of each of their objectives at least."""
    file = f"questions/{lesson}.toml"
    main = [item for item in here if item.get("main")]
    if here and not 1 <= len(main) <= MOST_MAIN:
        wrong = f"{len(main)} questions have main = true."
        yield Problem(
            file, wrong, f"1 to {MOST_MAIN} stand on the main path; the others under More practice."
        )
    waiting = [item for item in here if item.get("safety") and not item.get("main")]
    for item in main:
        if waiting and not item.get("safety"):
            wrong = "it is on the main path, and questions of safety wait under More practice."
            mend = f"Give main = true to one of safety, such as {waiting[0]['id']}."
            yield Problem(f"{file}, question {item['id']}", wrong, mend)
    asked = {item["objective"] for item in main}
    for item in waiting:
        if item["objective"] not in asked:
            asked.add(item["objective"])
            wrong = f"no question of safety on the main path asks for the objective '{item['objective']}'."
            yield Problem(file, wrong, f"Give main = true to {item['id']}, and take it from another.")


def _runs(file: str, here: list[Item]) -> Iterator[Problem]:
    """Who only looks at what came before learns nothing from it, in the order asked and in the file's own."""
    main, more = ([item for item in here if bool(item.get("main")) is on] for on in (True, False))
    asked = [
        [item for item in part if (item["type"] in FIRST) is plain]
        for part in (main, more)
        for plain in (True, False)
    ]
    told: set[tuple[str, ...]] = set()
    kinds: tuple[tuple[str, list[list[Item]], Callable[[Item], Any]], ...] = (
        (
            "direction",
            [here, *asked],
            lambda item: {"none": None}.get(way := item.get("direction"), way),
        ),
        (
            "key",
            [[item for item in part if item["type"] == "mc"] for part in (here, main, more)],
            lambda item: item["key"],
        ),
    )
    for what, orders, value in kinds:
        for order in orders:
            for same, ids in _long_runs(order, value):
                if ids not in told:
                    told.add(ids)
                    wrong = f"{len(ids)} questions in a row have the {what} '{same}': {', '.join(ids)}."
                    all_so = sum(value(item) == same for item in order)
                    mend = "Move one of them elsewhere in the file"
                    if all_so > LONGEST_RUN * (len(order) - all_so + 1):  # too few others to stand between
                        mend = f"Give one of them another {what}"
                    yield Problem(file, wrong, f"{mend}: at most {LONGEST_RUN} in a row.")


def _long_runs(order: Iterable[Item], value: Callable[[Item], Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for same, group in itertools.groupby(order, value):
        ids = tuple(item["id"] for item in group)
        if same and len(ids) > LONGEST_RUN:
            yield same, ids
