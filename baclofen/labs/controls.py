"""Controls made from data: bounds and units from the parameter, words from data/words."""

from collections.abc import Iterable

from baclofen import content
from baclofen.content.written_numbers import NO_UNIT
from baclofen.widgets import Checklist, Choice, Select, Slider


def slider(parameter_id: str, ends: str = "") -> Slider:
    """A slider that starts at the parameter's value and spans its low to high.

    Where the number itself says nothing, ``ends`` is the key of the words for both ends.
    """
    p = content.parameter(parameter_id)
    unit = "" if p.unit in NO_UNIT else p.unit
    said = tuple(content.word(ends).split(" | ")) if ends else ()
    return Slider(p.label, p.value, p.low, p.high, p.step, unit=unit, help=p.plain, ends=said)


def choice(key: str, options: Iterable[str], value: str | None = None) -> Choice:
    """A radio group; label, help and options are words under ``key``."""
    pairs = _pairs(key, options)
    return Choice(content.word(f"{key}.label"), pairs, value or pairs[0][0], help=_help(key))


def select(key: str, options: Iterable[str], value: str | None = None) -> Select:
    """A drop-down list; label, help and options are words under ``key``."""
    pairs = _pairs(key, options)
    return Select(content.word(f"{key}.label"), pairs, value or pairs[0][0], help=_help(key))


def checklist(key: str, options: Iterable[str]) -> Checklist:
    """Boxes to tick, none at first; label, help and options are words under ``key``."""
    return Checklist(content.word(f"{key}.label"), _pairs(key, options), help=_help(key))


def _pairs(key: str, options: Iterable[str]) -> list[tuple[str, str]]:
    return [(option, content.word(f"{key}.{option}")) for option in options]


def _help(key: str) -> str:
    known = content.words(key.split(".")[0])
    return content.word(f"{key}.help") if f"{key}.help" in known else ""
