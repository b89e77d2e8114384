"""What a case must have, and what is wrong with one that has not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from baclofen.content.facts import unfilled
from baclofen.content.problems import choices, did_you_mean
from baclofen.content.question_checks import STEPS, Known, check_question

#: where in the file, what is wrong, what is allowed
Wrong = tuple[str, str, str]

TABS = ("notes", "vitals", "record", "orders", "device", "level")
WAYS = {
    "start_by_mouth": ("dose_mg", "doses_per_day", "kidney"),
    "stop_by_mouth": ("dose_mg", "doses_per_day"),
    "pump": ("rate_mcg_per_day", "share", "delay_h"),
}
KIDNEYS = ("mild", "moderate", "severe")
_HEAD = {"id": True, "lesson": True, "title": True, "about": True, "pair": False, "course": False,
         "invented": False}  # fmt: skip
_ENTRY = ("tab", "since", "time", "text", "values", "caption", "hours")
#: what an entry shows: the one key that its tab needs
_SHOWS = {"vitals": "values", "level": "hours"}
_PARTS = {"case", "vitals", "entry", "question"}


def check_case(
    raw: dict[str, Any], id: str, ids: Collection[str], known: Known, fact: Callable[[str], str]
) -> list[Wrong]:
    """What is wrong with one case. Empty when all is well."""
    if not {"case", "entry", "question"} <= set(raw) <= _PARTS:
        return [("", "the file needs [case], [[entry]] and [[question]].", "It may have [vitals] too.")]
    vitals = raw.get("vitals", {})
    if not isinstance(vitals, dict) or not _are_records(raw["entry"]) or not _are_records(raw["question"]):
        return [("", "[vitals], [[entry]] and [[question]] are records.", "Compare with another case.")]
    if not _are_texts(vitals.get("findings", [])):
        return [("vitals", "'findings' is no list of texts.", 'Example: findings = ["Pulse"]')]
    wrong = _head(raw["case"], id, ids, fact)
    if wrong:
        return wrong
    findings = vitals.get("findings", [])
    for place, entry in enumerate(raw["entry"], start=1):
        label = f"entry {place}"
        wrong += [(label, *said) for said in _entry(entry, len(findings), raw["case"], fact)]
    since = [entry.get("since", 0) for entry in raw["entry"]]
    if since and since[0] != 1:
        wrong.append(("entry 1", "the chart is empty when the first item opens.", "since = 1"))
    return wrong + _questions(raw, id, known, fact)


def _are_records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _are_hours(value: Any) -> bool:
    return isinstance(value, list) and all(type(one) in (int, float) and 0 <= one < 10_000 for one in value)


def _head(head: Any, id: str, ids: Collection[str], fact: Callable[[str], str]) -> list[Wrong]:
    if not isinstance(head, dict):
        return [("case", "it is not a [case] table.", "")]
    wrong = [("case", f"'{name}' is not known.", choices(_HEAD)) for name in head if name not in _HEAD]
    texts = [name for name, must in _HEAD.items() if must]
    wrong += [
        ("case", f"'{name}' is missing or blank.", "A case has: " + ", ".join(texts) + ".")
        for name in texts
        if not isinstance(head.get(name), str) or not head[name].strip()
    ]
    if wrong:
        return wrong
    if head["id"] != id:
        wrong.append(("case", f"'id' is '{head['id']}'.", f"It must be the name of the file: {id}."))
    if head.get("pair") and head["pair"] not in ids:
        wrong.append(
            ("case", f"the pair '{head['pair']}' is no case.", did_you_mean(head["pair"], ids, "case"))
        )
    for name in ("title", "about"):
        wrong += [("case", *said) for said in unfilled(head[name], fact)]
    return wrong + ([("case", *said) for said in _course(head["course"])] if "course" in head else [])


def _course(course: dict[str, Any]) -> list[tuple[str, str]]:
    way = course.get("way")
    if way not in WAYS:
        return [(f"the way of the course is '{way}'.", choices(WAYS))]
    if set(course) != {"way", *WAYS[way]}:
        return [(f"the course has {', '.join(course)}.", "It needs: " + ", ".join(("way", *WAYS[way])) + ".")]
    if "kidney" in course and course["kidney"] not in KIDNEYS:
        return [(f"the kidneys are '{course['kidney']}'.", choices(KIDNEYS))]
    numbers = [name for name in WAYS[way] if name != "kidney"]
    return [
        (f"'{name}' is not a number from 0 up.", "")
        for name in numbers
        if isinstance(course[name], bool) or not isinstance(course[name], int | float) or course[name] < 0
    ]


def _entry(
    entry: dict[str, Any], findings: int, head: dict[str, Any], fact: Callable[[str], str]
) -> list[tuple[str, str]]:
    wrong = [(f"'{name}' is not known.", choices(_ENTRY)) for name in entry if name not in _ENTRY]
    if entry.get("tab") not in TABS:
        return [*wrong, (f"the tab is '{entry.get('tab')}'.", choices(TABS))]
    since = entry.get("since")
    if isinstance(since, bool) or not isinstance(since, int) or not 1 <= since <= len(STEPS):
        wrong.append(("'since' is the item with which it is first seen.", f"1 to {len(STEPS)}"))
    if not isinstance(entry.get("time"), str) or not entry["time"].strip():
        wrong.append(("'time' is missing or blank.", 'Example: time = "0900"'))
    shows = _SHOWS.get(entry["tab"], "text")
    if not entry.get(shows) or any(entry.get(name) for name in ("text", "values", "hours") if name != shows):
        wrong.append((f"an entry of {entry['tab']} holds '{shows}' and no other data.", ""))
    elif shows == "values" and not _are_texts(entry["values"]):
        wrong.append(("'values' is no list of texts.", 'Example: values = ["36.7", "74"]'))
    elif shows == "values" and len(entry["values"]) != findings:
        wrong.append((f"it has {len(entry['values'])} values.", f"[vitals] names {findings} findings."))
    elif shows == "hours" and not _are_hours(entry["hours"]):
        wrong.append(("'hours' is no list of numbers.", "Example: hours = [0, 6, 24]"))
    elif shows == "hours" and "course" not in head:
        wrong.append(("the level needs a model.", "Give [case.course]."))
    for name in ("text", "caption"):
        said = entry.get(name, "")
        wrong += unfilled(said, fact) if isinstance(said, str) else [(f"'{name}' is no text.", "")]
    return wrong


def _questions(raw: dict[str, Any], id: str, known: Known, fact: Callable[[str], str]) -> list[Wrong]:
    lesson, wrong = raw["case"]["lesson"], []
    steps = [question.get("step") for question in raw["question"]]
    if steps != list(STEPS):
        wrong.append(
            ("", f"the steps are {', '.join(map(str, steps))}.", "In order: " + ", ".join(STEPS) + ".")
        )
    for number, question in enumerate(raw["question"], start=1):
        label, name = f"question {question.get('id', number)}", f"{lesson}_{id}_{number}"
        wrong += [(label, *said) for said in check_question(question, lesson, known, fact)]
        if question.get("id") != name:
            wrong.append((label, "its id does not follow its place.", name))
    return wrong
