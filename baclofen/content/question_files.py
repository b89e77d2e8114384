"""The questions of one lesson: read from TOML, checked, handed out as frozen records."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection
from pathlib import Path
from types import MappingProxyType
from typing import Any

from baclofen.content.fill import fill_facts, stray_brace
from baclofen.content.folder import read_text
from baclofen.content.problems import ContentError, Problem, choices, did_you_mean
from baclofen.content.records import Option, Question

ONE_KEY = ("mc",)
MANY_KEYS = ("sata", "select_n", "ordered")
TYPES = (
    "mc", "sata", "select_n", "matrix_mc", "matrix_mr", "mr_group", "highlight", "cloze", "dnd_cloze",
    "dyad", "triad", "bowtie", "ordered", "numeric",
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
SHORTEST_WHY = 40
_TEXTS = ("id", "lesson", "type", "objective", "step", "client_needs", "stem")
_KNOWN = (*_TEXTS, "claims", "key", "option", "invented")
_OPTION = {"id": True, "text": True, "why": True, "source": True, "misconception": False}


class QuestionReader:
    """Reads question files against what the tables know."""

    def __init__(
        self, folder: Path, lessons: Collection[str], claims: Collection[str], sources: Collection[str],
        fact: Callable[[str], str],
    ) -> None:  # fmt: skip
        self.folder, self.lessons, self.claims, self.sources, self.fact = (
            folder,
            lessons,
            claims,
            sources,
            fact,
        )

    def files(self, lesson: str) -> list[Path]:
        """The question files of one lesson: those whose name begins with its two digits."""
        return sorted(self.folder.glob(f"questions/{lesson}*.toml"))

    def read(self, lesson: str) -> tuple[Question, ...]:
        """The questions of a lesson; every problem of its files in one ContentError."""
        problems: list[Problem] = []
        questions: list[Question] = []
        for path in self.files(lesson):
            questions += self._file(path, lesson, problems)
        seen: set[str] = set()
        for question in questions:
            if question.id in seen:
                problems.append(Problem(f"questions/{lesson}", f"the question '{question.id}' stands twice."))
            seen.add(question.id)
        if problems:
            raise ContentError(problems)
        return tuple(questions)

    def _file(self, path: Path, lesson: str, problems: list[Problem]) -> list[Question]:
        name = path.relative_to(self.folder).as_posix()
        try:
            document = tomllib.loads(read_text(path, name).replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError as error:
            problems.append(Problem(name, f"the file is not valid TOML ({error}).", "See data/README.md."))
            return []
        except ContentError as error:
            problems.extend(error.problems)
            return []
        if set(document) != {"question"} or not isinstance(document["question"], list):
            problems.append(Problem(name, "the file must hold [[question]] records and nothing else."))
            return []
        questions = []
        for place, raw in enumerate(document["question"], start=1):
            wrong = check_question(raw, lesson, self)
            if wrong:
                label = f"{name}, question {raw.get('id', place) if isinstance(raw, dict) else place}"
                problems += [Problem(label, text, allowed) for text, allowed in wrong]
            else:
                questions.append(self._record(raw))
        return questions

    def _record(self, raw: dict[str, Any]) -> Question:
        def say(text: str) -> str:
            return fill_facts(text, self.fact)

        options = tuple(
            Option(
                o["id"], say(o["text"]), say(o["why"]), tuple(o["source"]), say(o.get("misconception", ""))
            )
            for o in raw.get("option", ())
        )
        key = tuple(raw["key"]) if isinstance(raw["key"], list) else raw["key"]
        more = {name: _filled(value, say) for name, value in raw.items() if name not in _KNOWN}
        return Question(
            raw["id"], raw["lesson"], raw["type"], raw["objective"], raw["step"], raw["client_needs"],
            tuple(raw.get("claims", ())), say(raw["stem"]), key, options, tuple(raw.get("invented", ())),
            MappingProxyType(more),
        )  # fmt: skip


def _filled(value: Any, say: Callable[[str], str]) -> Any:
    """Facts filled in every text of a nested value."""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, list):
        return tuple(_filled(item, say) for item in value)
    if isinstance(value, dict):
        return MappingProxyType({name: _filled(item, say) for name, item in value.items()})
    return value


def check_question(raw: Any, lesson: str, known: QuestionReader) -> list[tuple[str, str]]:
    """What is wrong with one question, as pairs (wrong, allowed). Empty when all is well."""
    if not isinstance(raw, dict):
        return [("it is not a [[question]] record.", "")]
    wrong = [
        (f"'{name}' is missing or blank.", "Every question has: " + ", ".join(_TEXTS) + ".")
        for name in _TEXTS
        if not isinstance(raw.get(name), str) or not raw[name].strip()
    ]
    if wrong:
        return wrong
    if raw["lesson"] != lesson or not re.fullmatch(rf"{lesson}_[a-z0-9_]+", raw["id"]):
        wrong.append((f"'id' and 'lesson' must begin with {lesson}, as the file does.", ""))
    for name, words in (("type", TYPES), ("step", STEPS), ("client_needs", NEEDS)):
        if raw[name] not in words:
            wrong.append((f"'{name}' is '{raw[name]}'.", choices(words)))
    for name, words in (("route", ROUTES), ("direction", DIRECTIONS)):
        if name in raw and raw[name] not in words:
            wrong.append((f"'{name}' is '{raw[name]}'.", choices(words)))
    if not isinstance(raw.get("safety", False), bool):
        wrong.append(("'safety' is neither true nor false.", "Write true or false without quotation marks."))
    for name, list_of in (("claims", known.claims), ("invented", None)):
        wrong += _check_list(raw.get(name, []), name, list_of, "claim")
    for text in _texts(raw):
        wrong += _check_text(text, known.fact)
    wrong += _check_options(raw, known.sources)
    return wrong + _check_key(raw)


def _check_list(value: Any, name: str, known: Collection[str] | None, kind: str) -> list[tuple[str, str]]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        return [(f"'{name}' must be a list of words in quotation marks.", 'Example: ["K85"]')]
    unknown = [item for item in value if known is not None and item not in known]
    return [(f"the {kind} '{item}' is not known.", did_you_mean(item, known or (), kind)) for item in unknown]


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [item for name, item in value.items() if name not in ("id", "key")]
    return [text for item in value for text in _texts(item)] if isinstance(value, list) else []


def _check_text(text: str, fact: Callable[[str], str]) -> list[tuple[str, str]]:
    try:
        fill_facts(text, fact)
    except KeyError as error:
        return [(str(error.args[0]), "")]
    stray = stray_brace(text, places=False)
    return [(f"a brace cannot be filled: '{stray}'.", "Facts are written {p:id}.")] if stray else []


def _check_options(raw: dict[str, Any], sources: Collection[str]) -> list[tuple[str, str]]:
    options = raw.get("option", [])
    if not isinstance(options, list) or not all(isinstance(option, dict) for option in options):
        return [("options must be [[question.option]] records.", "")]
    wrong: list[tuple[str, str]] = []
    if raw["type"] in ONE_KEY + MANY_KEYS and len(options) < 3:
        wrong.append((f"it has {len(options)} options.", "At least 3."))
    ids = [option.get("id") for option in options]
    if len({str(name) for name in ids}) < len(ids):
        wrong.append(("two options have the same id.", ""))
    keys = raw.get("key")
    keys = keys if isinstance(keys, list) else [keys]
    for option in options:
        name = f"option '{option.get('id', '?')}'"
        for field in option:
            if field not in _OPTION:
                wrong.append((f"{name}: '{field}' is not known.", choices(_OPTION)))
        blank = [f for f, must in _OPTION.items() if must and not option.get(f)]
        if blank:
            wrong.append((f"{name}: {', '.join(blank)} is missing or blank.", ""))
            continue
        if any(not isinstance(option.get(f, ""), str) for f in _OPTION if f != "source"):
            wrong.append((f"{name}: every entry but 'source' is a text in quotation marks.", ""))
            continue
        if len(option["why"].strip()) < SHORTEST_WHY:
            wrong.append((f"{name}: 'why' is too short to teach.", f"At least {SHORTEST_WHY} characters."))
        wrong += _check_list(option["source"], "source", sources, "source")
        if raw["type"] in ("mc", "sata", "select_n") and (option["id"] in keys) == bool(
            option.get("misconception")
        ):
            allowed = "A wrong option names what its reader believes; a right one leaves it empty."
            wrong.append((f"{name}: 'misconception' does not fit.", allowed))
    return wrong


def _check_key(raw: dict[str, Any]) -> list[tuple[str, str]]:
    if "key" not in raw:
        return [("'key' is missing.", "")]
    key, kind = raw["key"], raw["type"]
    ids = [option.get("id") for option in raw.get("option", []) if isinstance(option, dict)]
    if kind in ONE_KEY and (not isinstance(key, str) or key not in ids):
        return [(f"the key {key!r} is not the id of an option.", choices(ids))]
    if kind in MANY_KEYS:
        if not isinstance(key, list) or not key or any(item not in ids for item in key):
            return [(f"the key {key!r} must list ids of options.", choices(ids))]
        if len(set(key)) < len(key):
            return [("the key names an option twice.", "")]
    if kind == "select_n" and raw.get("n") != len(key):
        return [("'n' must be the number of keys.", f"n = {len(key)}")]
    return []
