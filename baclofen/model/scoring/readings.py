"""Keys and responses that may come in several shapes, read into the one that their format compares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baclofen.model.scoring.shapes import Unreadable, choices, listed, place_names, plain, token


def by_group(key: Any, resp: Any) -> Any:
    """A response from group to choices, also when it came as choice to group."""
    if not (isinstance(key, Mapping) and isinstance(resp, Mapping)):
        return resp
    names = {token(name) for name in key}
    if any(token(name) in names for name in resp) or not all(
        isinstance(group, str) for group in resp.values()
    ):
        return resp
    if not {token(group) for group in resp.values()} <= names:
        return resp
    return {name: [choice for choice, group in resp.items() if token(group) == name] for name in names}


def _has_rows(value: Any) -> bool:
    """A mapping from row to spans, and not one from span to true or false."""
    return isinstance(value, Mapping) and not all(isinstance(one, bool) for one in value.values())


def all_spans(value: Any) -> tuple[str, ...]:
    """All spans, whether they came by row or as one list."""
    if not _has_rows(value):
        return choices(value)
    spans = [span for row in value.values() for span in choices(row)]
    if len(set(spans)) < len(spans):
        raise Unreadable("two rows share a span name: answer by row")
    return tuple(spans)


def spans_by_row(item: Mapping[str, Any], key: Any, resp: Any) -> tuple[dict, dict] | None:
    """Key and response as mappings from row to spans; None when a row is not known."""
    key, resp, rows = plain(key), plain(resp), item.get("rows")
    if _has_rows(key) and (resp is None or _has_rows(resp)):
        return dict(key), dict(resp or {})
    row_of: dict[str, str] = {}
    for known in (key, rows):
        if isinstance(known, Mapping) and _has_rows(known):
            row_of |= {span: token(row) for row, spans in known.items() for span in choices(spans)}
    both = [all_spans(key), all_spans(resp)]
    if any(span not in row_of for spans in both for span in spans):
        return None
    split = [{row: [s for s in spans if row_of[s] == row] for row in row_of.values()} for spans in both]
    return split[0], split[1]


def pools(interchangeable: Any, names: list[str]) -> list[list[str]]:
    """The targets that may trade tokens among themselves."""
    if interchangeable is True:
        return [names]
    if isinstance(interchangeable, (list, tuple)):
        return [[token(name) for name in pool] for pool in interchangeable]
    return []


def halves(key: Any, got: Any) -> list[tuple[str, tuple[str, ...]]]:
    """One blank, or the two effects kept together in a list, as (key, picked) pairs."""
    keys, got = listed(key), plain(got)
    if len(keys) == 1:
        return [(token(keys[0]), choices(got))]
    given = list(got) if isinstance(got, (list, tuple)) else [got]
    given += [None] * (len(keys) - len(given))
    return [(token(one), choices(picked)) for one, picked in zip(keys, given, strict=False)]


_WING_NAMES = {
    "actions": ("actions", "action", "actions_to_take", "left"),
    "condition": ("condition", "conditions", "potential_condition", "center", "centre"),
    "params": ("params", "param", "parameters", "parameter", "parameters_to_monitor", "monitor", "right"),
}
_WING_OF = {name: wing for wing, names in _WING_NAMES.items() for name in names}


def wings(value: Any) -> dict[str, tuple[str, ...]]:
    """A bow-tie as wing to choices, by any of its names or as five slots in reading order."""
    value = plain(value)
    if value is None or value == "":
        return {}
    if isinstance(value, (list, tuple)):
        if len(value) == 5:  # five slots in reading order
            value = [value[:2], value[2], value[3:]]
        value = dict(zip(_WING_NAMES, value, strict=False))
    if not isinstance(value, Mapping):
        raise Unreadable(f"a bow-tie needs actions, a condition and parameters, not {value!r}")
    named = {
        _WING_OF.get(token(name).lower().replace(" ", "_"), token(name)): one for name, one in value.items()
    }
    return {wing: choices(one) for wing, one in named.items()}


def sequence(value: Any, key: Any) -> list[str]:
    """Steps in order; blanks are kept, because a gap is not the key's order."""
    value = plain(value)
    if isinstance(value, Mapping):
        placed = {name: one for name, one in value.items() if one is not None}
        if placed and all(isinstance(place, (int, float)) for place in placed.values()):
            return _by_position({token(step): place for step, place in placed.items()})
        names = place_names({}, listed(key))
        numbered = all(token(name).isdecimal() for name in value)
        order = sorted(value, key=lambda name: int(token(name)) if numbered else _index(names, token(name)))
        return [token(value[name]) for name in order]
    if isinstance(value, (list, tuple)):
        return [token(step) for step in value]
    return [token(value)] if token(value) else []


def _by_position(position_of: Mapping[str, float]) -> list[str]:
    if len(set(position_of.values())) < len(position_of):
        raise Unreadable("two steps share one position")
    return sorted(position_of, key=lambda step: position_of[step])


def _index(names: list[str], name: str) -> int:
    return names.index(name) if name in names else len(names)
