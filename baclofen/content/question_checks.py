"""What a question must have, and what is wrong with one that has not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from baclofen.content.facts import unfilled
from baclofen.content.problems import choices, did_you_mean, home_of
from baclofen.content.question_shapes import check_shape

#: kind -> the ids that exist: claim, source, objective, misconception
Known = Mapping[str, Collection[str]]
#: what is wrong, what is allowed
Wrong = tuple[str, str]

ONE_KEY = ("mc",)
MANY_KEYS = ("sata", "select_n", "ordered", "highlight", "highlight_table")
CHOICES = ("mc", "sata", "select_n")
TYPES = (
    "mc", "sata", "select_n", "matrix_mc", "matrix_mr", "mr_group", "highlight", "cloze", "dnd_cloze",
    "dyad", "triad", "bowtie", "ordered", "numeric", "dropdown_table", "highlight_table",
)  # fmt: skip
STEPS = (
    "recognize_cues", "analyze_cues", "prioritize_hypotheses", "generate_solutions", "take_action",
    "evaluate_outcomes",
)  # fmt: skip
NEEDS = (
    "management_of_care", "safety", "health_promotion", "psychosocial", "basic_care", "pharmacological",
    "risk_reduction", "physiological_adaptation",
)  # fmt: skip
ROUTES = ("oral", "pump", "both")
DIRECTIONS = ("too_little", "too_much", "none")
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "type": TYPES,
    "step": STEPS,
    "client_needs": NEEDS,
    "route": ROUTES,
    "direction": DIRECTIONS,
}
SHORTEST_WHY = 40
_ABOVE = re.compile(r"\b(?:all|none|both) of (?:the above|these)\b", re.IGNORECASE)
TEXTS = ("id", "lesson", "type", "objective", "step", "client_needs", "stem")
OPTION = {"id": True, "text": True, "why": True, "source": True, "misconception": False, "group": False}


def check_question(raw: Any, lesson: str, known: Known, fact: Callable[[str], str]) -> list[Wrong]:
    """What is wrong with one question, as pairs (wrong, allowed). Empty when all is well."""
    if not isinstance(raw, dict):
        return [("it is not a [[question]] record.", "")]
    wrong = [
        (f"'{name}' is missing or blank.", "Every question has: " + ", ".join(TEXTS) + ".")
        for name in TEXTS
        if not isinstance(raw.get(name), str) or not raw[name].strip()
    ]
    if wrong:
        return wrong
    if raw["lesson"] != lesson or not re.fullmatch(rf"{lesson}_[a-z0-9_]+", raw["id"]):
        wrong.append((f"'id' and 'lesson' must begin with {lesson}, as the file does.", ""))
    for name, words in VOCABULARIES.items():
        if name in raw and raw[name] not in words:
            wrong.append((f"'{name}' is '{raw[name]}'.", choices(words)))
    for name in ("safety", "main"):
        if not isinstance(raw.get(name, False), bool):
            wrong.append(
                (f"'{name}' is neither true nor false.", "Write true or false without quotation marks.")
            )
    if "objective" in known and raw["objective"] not in known["objective"]:
        wrong.append(_unknown(raw["objective"], "objective", known))
    for name in ("claims", "invented"):
        wrong += _check_list(raw.get(name, []), name, "claim" if name == "claims" else "", known)
    for text in _texts(raw):
        wrong += unfilled(text, fact)
    if _ABOVE.search(" ".join([raw["stem"], *(str(option.get("text")) for option in options_of(raw))])):
        wrong.append(("it asks for all or none of the above.", "Name the choices."))
    return wrong + _check_options(raw, known) + _check_key(raw) + check_shape(raw, options_of(raw))


def _unknown(id: str, kind: str, known: Known) -> Wrong:
    near = did_you_mean(id, known[kind], kind)
    hint = f"{near} " if near.startswith("Did") else ""
    return f"the {kind} '{id}' is not known.", f"{hint}If it is new, add it to {home_of(kind + 's')}."


def _check_list(value: Any, name: str, kind: str, known: Known) -> list[Wrong]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        return [(f"'{name}' must be a list of words in quotation marks.", 'Example: ["K85"]')]
    return [_unknown(item, kind, known) for item in value if kind in known and item not in known[kind]]


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [item for name, item in value.items() if name not in ("id", "key")]
    return [text for item in value for text in _texts(item)] if isinstance(value, list) else []


def _check_options(raw: dict[str, Any], known: Known) -> list[Wrong]:
    options = raw.get("option", [])
    if not isinstance(options, list) or not all(isinstance(option, dict) for option in options):
        return [("options must be [[question.option]] records.", "")]
    wrong: list[Wrong] = []
    if len({str(option.get("id")) for option in options}) < len(options):
        wrong.append(("two options have the same id.", ""))
    keys = [*_names(raw.get("key")), str(raw.get("key"))]
    for option in options:
        needs_belief: bool | None = option.get("id") not in keys
        if raw["type"] == "ordered" or not (needs_belief or raw["type"] in CHOICES):
            needs_belief = None
        label = f"option '{option.get('id', '?')}'"
        wrong += [
            (f"{label}: {text}", allowed) for text, allowed in _check_option(option, needs_belief, known)
        ]
    return wrong


def _check_option(option: dict[str, Any], needs_belief: bool | None, known: Known) -> list[Wrong]:
    """`needs_belief`: whether it must name a misconception, must not (False), or may (None)."""
    wrong = [(f"'{name}' is not known.", choices(OPTION)) for name in option if name not in OPTION]
    blank = [name for name, must in OPTION.items() if must and not option.get(name)]
    if blank:
        return [*wrong, (f"{', '.join(blank)} is missing or blank.", "")]
    if any(not isinstance(option.get(name, ""), str) for name in OPTION if name != "source"):
        return [*wrong, ("every entry but 'source' is a text in quotation marks.", "")]
    if len(option["why"].strip()) < SHORTEST_WHY:
        wrong.append(("'why' is too short to teach.", f"At least {SHORTEST_WHY} characters."))
    wrong += _check_list(option["source"], "source", "source", known)
    belief = option.get("misconception", "")
    if needs_belief is not None and bool(belief) != needs_belief:
        allowed = "A wrong option names what its reader believes; a right one leaves it empty."
        wrong.append(("'misconception' does not fit.", allowed))
    if belief and "misconception" in known and belief not in known["misconception"]:
        wrong.append(_unknown(belief, "misconception", known))
    return wrong


def _check_key(raw: dict[str, Any]) -> list[Wrong]:
    if "key" not in raw:
        return [("'key' is missing.", "")]
    key, kind = raw["key"], raw["type"]
    ids = [option["id"] for option in options_of(raw) if isinstance(option.get("id"), str)]
    if kind in ONE_KEY and (not isinstance(key, str) or key not in ids):
        return [(f"the key {key!r} is not the id of an option.", choices(ids))]
    if kind in MANY_KEYS:
        if not isinstance(key, list) or not key or any(item not in ids for item in key):
            return [(f"the key {key!r} must list ids of options.", choices(ids))]
        if len(set(key)) < len(key):
            return [("the key names an option twice.", "")]
    if kind == "select_n" and raw.get("n") != len(key):
        return [("'n' must be the number of keys.", f"n = {len(key)}")]
    columns = raw["columns"] if isinstance(raw.get("columns"), list) else []
    known = {*ids, *(str(column.get("id")) for column in columns if isinstance(column, dict))}
    unknown = [name for name in _names(key) if name not in known]
    return [
        (f"the key names '{name}', which is no option or column.", choices(sorted(map(str, known))))
        for name in unknown
    ]


def options_of(raw: dict[str, Any]) -> list[dict[str, Any]]:
    """The options that are records; `_check_options` tells of the others."""
    options = raw.get("option", [])
    return [option for option in options if isinstance(option, dict)] if isinstance(options, list) else []


def _names(key: Any) -> list[str]:
    """Every text inside a key of any shape."""
    if isinstance(key, dict):
        key = list(key.values())
    if isinstance(key, list):
        return [name for item in key for name in _names(item)]
    return [key] if isinstance(key, str) else []
