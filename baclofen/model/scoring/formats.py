"""`score`: one answer in, one score out; and which of the three rules scores each format.

A key is a word, a list, or a mapping from column, group or wing to a list. An answer has the shape of its
key; where each row or blank takes one answer it may also come by name. Decisions, each with a test:

- mc: two different answers score 0.
- select_n, a wing of a bow-tie: more choices than keys is the error "over_n".
- matrix_mr, mr_group: +/- within each column or group, floor there, then the sum.
- dnd_cloze: each target by itself; `interchangeable = true` lets the targets trade tokens.
- triad: the two effects may trade blanks unless `interchangeable = false`. X alone scores 0.
- ordered: 1 for exactly the key's order, else 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from baclofen.model.scoring import numeric
from baclofen.model.scoring.points import plus_minus, rationale, zero_one, zero_one_pool, zero_one_slots
from baclofen.model.scoring.record import Element, Score

Item = Mapping[str, Any]


def choices(value: Any) -> tuple[str, ...]:
    """The distinct choices in a word or a list, blanks dropped, in the order given.

    Example:
        >>> choices(["A", "A", None, "B"]), choices("A"), choices(None)
        (('A', 'B'), ('A',), ())
    """
    found = value if isinstance(value, (list, tuple)) else [value]
    return tuple(dict.fromkeys(str(one) for one in found if one not in (None, "")))


def placed(item: Item, value: Any) -> dict[str, tuple[str, ...]]:
    """A key or an answer as {place: choices}, by the item's names of rows, blanks, columns, groups or wings.

    Example:
        >>> placed({"key": ["a", "b"], "blanks": ["b1", "b2"]}, {"b2": "b"})
        {'b1': (), 'b2': ('b',)}
    """
    key = item["key"]
    numbers = [str(number) for number in range(1, len(key) + 1)]
    names = list(key) if isinstance(key, Mapping) else item.get("rows") or item.get("blanks") or numbers
    given = value if isinstance(value, Mapping) else dict(zip(names, value or (), strict=False))
    return {name: choices(given.get(name)) for name in names}


def score(item: Item, answer: Any) -> Score:
    """Score one answer.

    Args:
        item: `type` and `key`; where they apply `rows` or `blanks`, `interchangeable`, `decimals`, `unit`.
        answer: in the shape of the key, or by the names of rows or blanks; None is blank and scores 0.

    Returns:
        A Score with 0 <= score <= max; its elements say why each point was or was not given.

    Example:
        >>> score({"type": "sata", "key": ["A", "B"]}, ["A", "C", "B"])
        ... # doctest: +ELLIPSIS
        Score(score=1, max=2, elements=(...), error='')

    Reference: NCSBN scoring reports (Muntean 2021, 2022): 0/1, +/- and rationale scoring.
    """
    kind, key = item["type"], item["key"]
    if kind in ("mc", "ordered", "numeric"):
        top = 1
    elif isinstance(key, Mapping):
        top = sum(len(choices(one)) for one in key.values())
    else:
        top = len(key) - (kind in ("dyad", "triad"))
    elements = FORMATS[kind](item, answer)
    if any(element.why == "over_n" for element in elements):
        return Score(0, top, (Element("", "over_n"),), "over_n")
    return Score(sum(element.points for element in elements), top, tuple(elements))


def _one(item: Item, answer: Any) -> list[Element]:
    """One answer: 0/1."""
    return [zero_one("answer", choices(item["key"]), choices(answer))]


def _set(item: Item, answer: Any) -> list[Element]:
    """A free set of options or spans: +/-."""
    return plus_minus(choices(item["key"]), choices(answer))


def _sets(item: Item, answer: Any) -> list[Element]:
    """A free set in each column or group: +/- in each."""
    given = placed(item, answer)
    return [
        e for group, key in placed(item, item["key"]).items() for e in plus_minus(key, given[group], group)
    ]


def _slots(item: Item, answer: Any) -> list[Element]:
    """As many choices as keys, in one set or in each wing: 0/1 for each slot."""
    key = item["key"]
    wings = placed(item, key) if isinstance(key, Mapping) else {"": choices(key)}
    given = placed(item, answer) if isinstance(key, Mapping) else {"": choices(answer)}
    if any(len(given[wing]) > len(keys) for wing, keys in wings.items()):
        return [Element("", "over_n")]
    return [e for wing, keys in wings.items() for e in zero_one_slots(keys, given[wing], wing)]


def _places(item: Item, answer: Any) -> list[Element]:
    """One answer in each row, blank or target: 0/1 for each."""
    key, given = placed(item, item["key"]), placed(item, answer)
    if item["type"] == "dnd_cloze" and item.get("interchangeable"):
        return zero_one_pool({name: (key[name], given[name]) for name in key})
    return [zero_one(name, key[name], given[name]) for name in key]


def _because(item: Item, answer: Any) -> list[Element]:
    """A sentence "X because Y (and Z)": the rationale rule."""
    cause, *effects = zip(placed(item, item["key"]).values(), placed(item, answer).values(), strict=True)
    return rationale(cause, effects, item.get("interchangeable", True))


def _order(item: Item, answer: Any) -> list[Element]:
    """Steps in order: 1 for the whole order, else 0; then where each step stands."""
    steps, given = tuple(item["key"]), tuple(answer or ())
    why = "order_right" if given == steps else "order_wrong" if given else "blank"
    stands = [
        Element(step, "in_place" if given[i : i + 1] == (step,) else "out_of_place", 0, "", (), (str(i + 1),))
        for i, step in enumerate(steps)
        if given
    ]
    return [Element("order", why, int(given == steps), "", given, steps), *stands]


#: How each format is scored. A trend is a stimulus: its item has one of these formats.
FORMATS: dict[str, Callable[[Item, Any], list[Element]]] = {
    "mc": _one,
    **dict.fromkeys(("sata", "highlight", "highlight_table"), _set),
    **dict.fromkeys(("matrix_mr", "mr_group"), _sets),
    **dict.fromkeys(("select_n", "bowtie"), _slots),
    **dict.fromkeys(("matrix_mc", "cloze", "dropdown_table", "dnd_cloze"), _places),
    **dict.fromkeys(("dyad", "triad"), _because),
    "ordered": _order,
    "numeric": numeric.compare,
}
