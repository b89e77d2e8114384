"""One short function per exam format: which places it has, and which of the three rules scores them.

Decisions, each with a test:

- mc: two different answers score 0. select_n: n is `n`, or the number of keys; repeats count once; more
  than n choices is the error "over_n". Bow-tie: a wing holding more choices than it has slots is
  "over_n" too.
- matrix_mr: +/- within each column, floor per column, then the sum. A column without key can only reach 0.
- mr_group: floor per group unless `group_floor = false`, which floors the whole item once.
  A mapping from choice to group says the same as one from group to choices.
- dropdown_table: a row may hold several drop-downs, as a list or by column name; each is a place of its own.
- highlight and highlight_table: floor of the whole item, unless `per_row = true` (then a floor per row).
  Rows come from a key by row, or from `rows = {row = [spans]}`; when the row of a choice is unknown, the
  whole item is floored.
- dnd_cloze: each target by itself; `interchangeable = true` lets all targets trade tokens, a list of
  lists of target names lets each list trade among itself. A token counts as often as the key holds it.
- triad: the two effects may trade blanks unless `interchangeable = false`. X alone scores 0.
- bowtie: order inside a wing is free; wings may be named in the ways the literature names them.
- ordered: 1 for exactly the key's order, else 0; a shorter or longer list is not the key's order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from baclofen.model.scoring import numeric, readings, rules
from baclofen.model.scoring.record import Element
from baclofen.model.scoring.shapes import (
    SETS,
    choices,
    extra_places,
    listed,
    places,
    plain,
    token,
)

Outcome = tuple[list[Element], int]
Format = Callable[[Mapping[str, Any], Any, Any], Outcome]


class OverN(ValueError):
    """More choices than the item allows."""


def multiple_choice(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """One answer: 0/1."""
    return [rules.zero_one("answer", choices(key), choices(resp))], 1


def select_all(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """A free set of choices: +/- with floor 0."""
    keys = choices(key)
    return rules.plus_minus(keys, choices(resp)), len(keys)


def select_n(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """Exactly n choices: 0/1 for each."""
    keys, picks = choices(key), choices(resp)
    n = int(item["n"]) if item.get("n") is not None else len(keys)
    if len(picks) > n:
        raise OverN
    return rules.zero_one_slots(keys, picks, n), min(n, len(keys))


def cells(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """Rows or blanks with one answer each (matrix mc, cloze, drop-down table): 0/1 for each."""
    rows = places(item, key, resp)
    return [rules.zero_one(name, choices(accepted), choices(picked)) for name, accepted, picked in rows], len(
        rows
    )


def table_cells(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """A table of drop-downs, one or several in each row: 0/1 for each drop-down."""
    elements = []
    for name, one, got in places(item, key, resp):
        several = isinstance(one, (Mapping, list, tuple)) and len(one) > 1
        inner = places({}, one, got) if several else [("", one, got)]
        elements += [
            rules.zero_one(f"{name} {column}".strip(), choices(cell), choices(picked))
            for column, cell, picked in inner
        ]
    return elements, len(elements)


def columns(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """Matrix multiple response: +/- with a floor in each column."""
    return _grouped(item, key, resp, floor_each=True)


def groups(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """Multiple-response grouping: +/- with a floor in each group, or once if `group_floor` is false."""
    return _grouped(
        item, key, readings.by_group(key, plain(resp)), floor_each=item.get("group_floor") is not False
    )


def highlight(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """Highlighted spans, in text or in a table: +/- with one floor, or one per row if `per_row` is true."""
    by_row = readings.spans_by_row(item, key, resp)
    if by_row is not None:
        return _grouped(item, *by_row, floor_each=item.get("per_row") is True)
    keys = readings.all_spans(key)
    return rules.plus_minus(keys, readings.all_spans(resp)), len(keys)


def drag_cloze(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """Tokens dragged into targets: 0/1 for each target."""
    rows = places(item, key, resp)
    pools = readings.pools(item.get("interchangeable"), [name for name, _, _ in rows])
    done: dict[str, Element] = {}
    for pool in pools:
        picked = [(name, token(one), choices(got)) for name, one, got in rows if name in pool]
        done |= {element.id: element for element in rules.zero_one_pool(picked)}
    return [
        done.get(name) or rules.zero_one(name, choices(accepted), choices(picked))
        for name, accepted, picked in rows
    ], len(rows)


def because(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """A sentence "X because Y (and Z)": the rationale rule."""
    keys = listed(key)
    rows = places(item, keys, resp)
    halves = [half for _, one, got in rows for half in readings.halves(one, got)]
    pairs = rules.rationale(halves[0], halves[1:], item.get("interchangeable") is not False)
    return pairs, len(pairs)


def bow_tie(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """Two actions, one condition, two parameters to watch: 0/1 for each of the five slots."""
    wings, given = readings.wings(key), readings.wings(resp)
    elements: list[Element] = []
    for wing, keys in wings.items():
        picks = given.get(wing, ())
        if len(picks) > len(keys):
            raise OverN
        elements += rules.zero_one_slots(keys, picks, len(keys), wing)
    return elements, len(elements)


def ordered(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """Steps in order: 1 for the whole order, else 0."""
    steps, given = readings.sequence(key, key), readings.sequence(resp, key)
    why = "order_right" if given == steps else "order_wrong" if any(given) else "blank"
    whole = Element("order", why, int(given == steps and bool(steps)), "", tuple(given), tuple(steps))
    stands = [
        Element(step, "in_place" if given[i : i + 1] == [step] else "out_of_place", 0, "", (), (str(i + 1),))
        for i, step in enumerate(steps)
        if any(given)
    ]
    return [whole, *stands], 1


def number(item: Mapping[str, Any], key: Any, resp: Any) -> Outcome:
    """A calculation: 1 when the number is right, within tolerance and rounded as asked."""
    return [numeric.compare(item, plain(key), plain(resp))], 1


#: The formats. "trend" is not here: it is a stimulus, and its answer has one of these formats.
FORMATS: dict[str, Format] = {
    "mc": multiple_choice,
    "sata": select_all,
    "select_n": select_n,
    "matrix_mc": cells,
    "matrix_mr": columns,
    "mr_group": groups,
    "cloze": cells,
    "dropdown_table": table_cells,
    "dnd_cloze": drag_cloze,
    "dyad": because,
    "triad": because,
    "bowtie": bow_tie,
    "highlight": highlight,
    "highlight_table": highlight,
    "ordered": ordered,
    "numeric": number,
}


def _grouped(item: Mapping[str, Any], key: Any, resp: Any, floor_each: bool) -> Outcome:
    columns_ = [(name, choices(one), choices(got)) for name, one, got in places(item, key, resp, SETS)]
    columns_ += [(name, (), choices(got)) for name, got in extra_places(item, key, resp)]
    elements = [
        element
        for name, keys, picks in columns_
        for element in rules.plus_minus(keys, picks, name, floor_each)
    ]
    if not floor_each:
        elements += rules.floor_of(elements)
    return elements, sum(len(keys) for _, keys, _ in columns_)
