"""Controls made from data: bounds and units from the parameter, words from data/words."""

from collections.abc import Iterable

from baclofen import content
from baclofen.widgets import Choice, Select, Slider


def slider(parameter_id: str) -> Slider:
    """A slider that starts at the parameter's value and spans its low to high."""
    p = content.parameter(parameter_id)
    return Slider(p.label, p.value, p.low, p.high, p.step, unit=p.unit, help=p.plain)


def choice(key: str, options: Iterable[str], value: str | None = None) -> Choice:
    """A radio group; label and options are words under ``key``."""
    pairs = [(option, content.word(f"{key}.{option}")) for option in options]
    return Choice(content.word(f"{key}.label"), pairs, value or pairs[0][0])


def select(key: str, options: Iterable[str], value: str | None = None) -> Select:
    """A drop-down; label and options are words under ``key``."""
    pairs = [(option, content.word(f"{key}.{option}")) for option in options]
    return Select(content.word(f"{key}.label"), pairs, value or pairs[0][0])
