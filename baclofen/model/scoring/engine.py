"""`score`: one answer in, one score out; and `format_of`: which format scores an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baclofen.model.scoring.formats import FORMATS, OverN
from baclofen.model.scoring.record import Element, ItemError, Score
from baclofen.model.scoring.shapes import Unreadable

#: Other names that people give to the formats.
ALIASES = {
    "multiple_choice": "mc",
    "single": "mc",
    "multiple_response": "sata",
    "select_all": "sata",
    "select_all_that_apply": "sata",
    "selectn": "select_n",
    "matrix_multiple_choice": "matrix_mc",
    "matrix_multiple_response": "matrix_mr",
    "grouping": "mr_group",
    "group": "mr_group",
    "mr_grouping": "mr_group",
    "multiple_response_grouping": "mr_group",
    "dropdown": "cloze",
    "dropdown_cloze": "cloze",
    "drop_down": "cloze",
    "drop_down_cloze": "cloze",
    "drop_down_table": "dropdown_table",
    "cloze_table": "dropdown_table",
    "drag_drop_cloze": "dnd_cloze",
    "drag_cloze": "dnd_cloze",
    "dropdown_dyad": "dyad",
    "rationale_dyad": "dyad",
    "dropdown_triad": "triad",
    "rationale_triad": "triad",
    "bow_tie": "bowtie",
    "highlight_text": "highlight",
    "ordered_response": "ordered",
    "calculation": "numeric",
    "fill_in": "numeric",
    "number": "numeric",
}
_UNSET: Any = object()
_TREND_FIELDS = ("response_type", "response_format", "format", "item_type", "answer_type", "subtype")
_RESPONSE_FIELDS = ("resp", "response")


def format_of(item: Mapping[str, Any]) -> str:
    """The format that scores an item. A trend is only a stimulus: its `response_type` names the format.

    Args:
        item: an item record with `type`.

    Returns:
        One of the names in `FORMATS`.

    Raises:
        ItemError: if the type is missing or unknown; the message lists the known ones.

    Example:
        >>> format_of({"type": "trend", "response_type": "SATA"})
        'sata'
    """
    name = _word(item.get("type"))
    if name == "trend":
        name = next((_word(item[field]) for field in _TREND_FIELDS if item.get(field)), "")
    name = ALIASES.get(name, name)
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise ItemError(
            f"item {item.get('id', '?')}: type {item.get('type')!r} is unknown; use one of {known}, "
            "or trend with a response_type of these"
        )
    return name


def score(item: Mapping[str, Any], resp: Any = _UNSET) -> Score:
    """Score one answer.

    Args:
        item: record with `type` and `key`, and where they apply `n`, `interchangeable`, `group_floor`,
            `per_row`, `tolerance`, `rounding`, `unit`. Options, texts and rationales are not needed
            here.
        resp: the response alone, or a record that holds it under "resp" (or "response"); when left out,
            the item's own. None, missing or empty is a blank answer and scores 0.

    Returns:
        A Score with 0 <= score <= max. `elements` say why each point was or was not given; their points
        add up to the score. `error` is "over_n" (more choices than allowed) or "unreadable" (a shape
        this format cannot have); both score 0 and never raise.

    Raises:
        ItemError: if the item itself cannot be scored (no key, unknown type, a key that is no number).

    Example:
        >>> score({"type": "sata", "key": ["A", "B"]}, ["A", "C", "B"])
        ... # doctest: +ELLIPSIS
        Score(score=1, max=2, elements=(...), error='')
        >>> score({"type": "mc", "key": "B", "resp": "B"}).score
        1

    Reference: NCSBN scoring reports (Muntean 2021, 2022): 0/1, +/- and rationale scoring.
    """
    if "key" not in item:
        raise ItemError(f"item {item.get('id', '?')}: there is no key; add the right answer")
    how, key = FORMATS[format_of(item)], item["key"]
    blank, top = _blank(item, how, key)
    answer = _response(item, resp)
    if not _answered(answer):
        return Score(0, top, tuple(blank))
    try:
        elements, _ = how(item, key, answer)
    except OverN:
        return Score(0, top, (Element("", "over_n"),), "over_n")
    except Unreadable:
        return Score(0, top, (Element("", "unreadable"),), "unreadable")
    return Score(sum(element.points for element in elements), top, tuple(elements))


def _blank(item: Mapping[str, Any], how: Any, key: Any) -> tuple[list[Element], int]:
    try:
        return how(item, key, None)
    except (Unreadable, OverN, TypeError, IndexError) as error:
        raise ItemError(
            f"item {item.get('id', '?')}: the key {key!r} does not fit its type: {error}"
        ) from error


def _response(item: Mapping[str, Any], resp: Any) -> Any:
    if resp is _UNSET:
        return next((item[field] for field in _RESPONSE_FIELDS if field in item), None)
    if isinstance(resp, Mapping):
        own = item["key"] if isinstance(item["key"], Mapping) else {}
        return next((resp[field] for field in _RESPONSE_FIELDS if field in resp and field not in own), resp)
    return resp


def _answered(value: Any) -> bool:
    """Whether anything at all was chosen, at any depth."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if value is None or value is False:
        return False
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Mapping):
        return any(_answered(one) for one in value.values())
    if isinstance(value, (list, tuple, set, frozenset)):
        return any(_answered(one) for one in value)
    return True


def _word(value: Any) -> str:
    return str(value or "").strip().lower().replace("-", "_").replace(" ", "_")
