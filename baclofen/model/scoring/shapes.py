"""Reading keys and responses, whatever shape they come in.

Decisions, each with a test:

- Tokens are compared as text without surrounding space; 1, 1.0 and "1" are the same token, "a" and "A"
  are not.
- `None`, "" and spaces are blank. A blank never scores and never costs.
- One value where a list is expected is a list of one; a list of one where one value is expected is that
  value.
- A set of choices may be a list, a set, or a mapping from option to true or false. Repeats count once.
- Named places (rows, blanks, columns) may be a list in the item's order or a mapping by name. Whole
  numbers as names of an unnamed list count from 0; from 1 when the number of places itself is used as a
  name and 0 is not.
- A name that the item does not have is ignored where only places score, and is a wrong pick under the
  +/- rule.
- Anything else raises `Unreadable`, which `score` turns into an error result: never a crash.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

#: Where an item lists the names of its places: those that take one answer, and those that take a set.
ROWS = ("places", "rows", "blanks", "targets")
SETS = ("places", "columns", "groups")


class Unreadable(ValueError):
    """The response has a shape that this format cannot have."""


def token(value: Any) -> str:
    """The value as a comparable token; "" for a blank.

    Example:
        >>> token(" A "), token(1.0), token(1), token(None)
        ('A', '1', '1', '')
    """
    if value is None:
        return ""
    if isinstance(value, Mapping):
        if "id" in value:
            return token(value["id"])
        raise Unreadable(f"a choice is needed, not the mapping {dict(value)!r}")
    if isinstance(value, (list, tuple, set, frozenset)):
        raise Unreadable(f"one choice is needed, not {value!r}")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def plain(value: Any) -> Any:
    """NumPy arrays and scalars as plain Python; sets as sorted lists; the rest as it is."""
    if hasattr(value, "tolist") and not isinstance(value, (list, tuple)):
        value = value.tolist()
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    return value


def choices(value: Any) -> tuple[str, ...]:
    """The distinct choices, blanks dropped, in the order given.

    Example:
        >>> choices(["A", "A", None, "B"]), choices("A"), choices({"A": True, "B": False}), choices(None)
        (('A', 'B'), ('A',), ('A',), ())
    """
    value = plain(value)
    if isinstance(value, Mapping) and "id" not in value:
        if not all(isinstance(on, bool) or on is None for on in value.values()):
            raise Unreadable("a mapping of choices must hold true or false for each option")
        found: Iterable[Any] = [name for name, on in value.items() if on]
    elif isinstance(value, (list, tuple)):
        found = value
    else:
        found = [value]
    return tuple(name for name in dict.fromkeys(token(one) for one in found) if name)


def place_names(item: Mapping[str, Any], key: Any, fields: tuple[str, ...] = ROWS) -> list[str]:
    """Names of the places of a key: its own names, those the item lists, or "1", "2", ..."""
    if isinstance(key, Mapping):
        return [token(name) for name in key]
    for field in fields:
        listed = item.get(field)
        if isinstance(listed, (list, tuple)) and len(listed) == len(key):
            names = [token(name) for name in listed]
            if len(set(names)) == len(names):
                return names
    return [str(number) for number in range(1, len(key) + 1)]


def places(
    item: Mapping[str, Any], key: Any, resp: Any, fields: tuple[str, ...] = ROWS
) -> list[tuple[str, Any, Any]]:
    """Each place of the item with its key and the response there: (name, key, response or None).

    Example:
        >>> places({}, ["x", "y"], {"1": "y"})
        [('1', 'x', None), ('2', 'y', 'y')]
    """
    key = listed(key)
    names = place_names(item, key, fields)
    keys = list(key.values()) if isinstance(key, Mapping) else list(key)
    given = _by_name(names, isinstance(key, Mapping), plain(resp))
    return [(name, one, given.get(name)) for name, one in zip(names, keys, strict=True)]


def extra_places(item: Mapping[str, Any], key: Any, resp: Any) -> list[tuple[str, Any]]:
    """What the response holds under names that the key does not have: (name, response)."""
    key, resp = listed(key), plain(resp)
    if not isinstance(resp, Mapping):
        surplus = list(resp)[len(key) :] if isinstance(resp, (list, tuple)) else []
        return [(f"extra {number}", one) for number, one in enumerate(surplus, 1)]
    if not isinstance(key, Mapping):
        return []
    names = set(place_names(item, key))
    return [(token(name), one) for name, one in resp.items() if token(name) not in names]


def listed(key: Any) -> Any:
    """A key as a mapping or a list; a single value becomes a list of one."""
    key = plain(key)
    if isinstance(key, (Mapping, list, tuple)):
        return key
    return [] if key is None else [key]


def _by_name(names: list[str], own_names: bool, resp: Any) -> dict[str, Any]:
    if resp is None or (isinstance(resp, str) and not resp.strip()):
        return {}
    if isinstance(resp, Mapping):
        given = {token(name): one for name, one in resp.items()}
        if own_names or set(given) & (set(names) - set(map(str, range(len(names) + 1)))):
            return given
        return _by_number(names, given)
    if isinstance(resp, (list, tuple)):
        return dict(zip(names, resp, strict=False))
    if len(names) == 1:
        return {names[0]: resp}
    raise Unreadable(f"{len(names)} answers are needed, not the single value {resp!r}")


def _by_number(names: list[str], given: dict[str, Any]) -> dict[str, Any]:
    numbers = {name: int(name) for name in given if name.isdecimal()}
    shift = 1 if len(names) in numbers.values() and 0 not in numbers.values() else 0
    return {
        names[number - shift]: given[name]
        for name, number in numbers.items()
        if 0 <= number - shift < len(names)
    }
