"""What a learner guessed, judged and chose, beside what came: from the stored answers, the last of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from baclofen import content
from baclofen.labs.questions.claims import word as claims_word
from baclofen.model.dose_practice import KINDS
from baclofen.progress import Entry

#: title and pairs (label, text) of one answer
Told = tuple[str, list[tuple[str, str]]]


def word(key: str, **values: str) -> str:
    """One of the sentences of this list."""
    return content.word(f"played.{key}", **values)


def items(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """One disclosure for the last answer to each thing that was played, the newest first.

    What this edition does not know, because a later one asked it, is left out here and stays in the file.
    """
    last = {one.item_id: one for one in sorted(entries, key=lambda one: one.number)}
    newest = sorted(last.values(), key=lambda one: -one.number)
    return [item for one in newest if (item := _item(one)) is not None]


def _item(entry: Entry) -> dict[str, Any] | None:
    kind, _, id = entry.item_id.partition(":")
    if kind not in _TELLERS or not id:
        return None
    parts = dict(part.partition(":")[::2] for part in entry.chosen.split(";"))
    try:
        title, lines = _TELLERS[kind](id, parts.get("said", ""), parts.get("came", ""))
    except content.ContentError:
        return None
    tags = [word(f"kind.{kind}"), word("fits" if entry.right else "differs")]
    return {"key": entry.item_id, "title": title, "tags": tags, "lines": [*lines, (word("day"), entry.day)]}


def _beside(said: str, came: str) -> list[tuple[str, str]]:
    """Both answers, one under the other."""
    return [(word("said"), said), (word("came"), came)]


def _scene(id: str, said: str, came: str) -> Told:
    """The guess of a scene, and what one saw."""
    scene = content.scene(id)
    texts = {one.id: one.text for one in scene.guess.options} if scene.guess else {}
    asked = scene.guess.ask if scene.guess else scene.question
    both = _beside(texts.get(said, said), texts.get(came, came))
    return scene.title, [(word("asked"), asked), *both, (word("saw"), scene.saw)]


def _claim(id: str, said: str, came: str) -> Told:
    """The verdict on one sentence of the article."""
    claim = next((one for one in content.claims() if one.id == id), None)
    if claim is None:
        raise content.ContentError([content.Problem("claims.csv", f"there is no claim '{id}'.")])
    known = content.words("claims")
    names = [
        claims_word(f"verdict.{one}") if f"claims.verdict.{one}" in known else one for one in (said, came)
    ]
    return claim.says, [*_beside(*names), (claims_word("better"), claim.better)]


def _story(id: str, said: str, came: str) -> Told:
    """One stop of a story."""
    name, _, stop_id = id.partition(".")
    story = content.story(name)
    stop = next((one for one in story.stops if one.id == stop_id), None)
    if stop is None:
        raise content.ContentError([content.Problem("stories", f"'{name}' has no stop '{stop_id}'.")])
    texts = {one.id: one.text for one in stop.options}
    chosen, helps = ("; ".join(texts.get(one, one) for one in ids.split(",")) for ids in (said, came))
    return f"{story.title}: {stop.ask}", _beside(chosen, helps)


def _dose(id: str, said: str, came: str) -> Told:
    """One problem of the dose practice."""
    if id not in KINDS:
        raise content.ContentError([content.Problem("dose_practice", f"there is no kind '{id}'.")])
    known = content.words("dose_practice")
    key = f"dose_practice.diagnosis.{came}"
    return content.word(f"dose_practice.{id}.title"), [
        (word("said"), said),
        *([(word("became"), content.word(key))] if key in known and "{" not in known[key] else []),
    ]


_TELLERS: dict[str, Callable[[str, str, str], Told]] = {
    "scene": _scene,
    "claim": _claim,
    "story": _story,
    "dose": _dose,
}


def kind_of(entry: Entry) -> str:
    """What kind of answer it is: "question", or one of those above; "" for what is no answer."""
    kind, colon, _ = entry.item_id.partition(":")
    if entry.is_note or (colon and kind not in _TELLERS):
        return ""
    return kind if colon else "question"
