"""What a page can send to a lab: what a hand does, and what only a broken or hostile page would send."""

import random
from collections.abc import Callable, Iterator
from typing import Any

from ipywidgets.widgets.widget import Widget

DEEP: list = []
for _ in range(5000):
    DEEP = [DEEP]
FORGED = (
    None, True, -1, 0, 7, 1e308, float("nan"), float("inf"), "", "x", "<script>alert(1)</script>",
    "a" * 10_000, "9" * 5_000, [], [[]], ["x"], [None], {}, {"x": 1}, {"b1": ["x"]}, [[["0", "1"]]],
    [1, 2, 3], {"": ""}, DEEP,
)  # fmt: skip
CUSTOM = ("press", "value", "enter", "text", "refused", "handed", "ping", "__proto__", "")


def parts(root: Widget) -> list[Widget]:
    """Every widget that is shown in `root`, itself first."""
    return [root, *(part for child in getattr(root, "children", ()) for part in parts(child))]


def send(part: Widget, state: dict[str, Any]) -> None:
    """Hand a change of state to the part as ipywidgets does."""
    part._handle_msg(
        {"content": {"data": {"method": "update", "state": state, "buffer_paths": []}}, "buffers": []}
    )


def custom(part: Widget, content: Any) -> None:
    """Hand a message of its own to the part."""
    part._handle_msg({"content": {"data": {"method": "custom", "content": content}}, "buffers": []})


def forge(root: Widget, seed: str, count: int) -> Iterator[tuple[Widget, str, Any]]:
    """Send `count` messages that no hand would send; yields what was sent, for the message of a test."""
    draw = random.Random(seed)
    for _ in range(count):
        part, value = draw.choice(parts(root)), draw.choice(FORGED)
        if draw.random() < 0.2:
            name = draw.choice(CUSTOM)
            custom(part, draw.choice((value, {name: value})))
        else:
            name = draw.choice([*part.keys, "nothing_of_that_name"])
            send(part, {name: value})
        yield part, name, value


def hand(part: Widget, draw: random.Random) -> Callable[[], None] | None:
    """A move that a hand could make at this part, or None where there is nothing to move."""
    kind = type(part).__name__
    if kind == "Slider":
        steps = int((part.high - part.low) / part.step)
        return lambda: send(part, {"value": part.low + draw.randint(0, steps) * part.step})
    if kind in ("Choice", "Select"):
        return lambda: send(part, {"value": draw.choice(part.keys_offered)})
    if kind in ("Checklist", "Picker"):
        chosen = [key for key in part.keys_offered if draw.random() < 0.3]
        return lambda: send(part, {"value": chosen})
    if kind == "Search":
        return lambda: send(part, {"value": draw.choice(("", "itch", "fever", "zzz"))})
    if kind in ("Button", "Download"):
        return lambda: custom(part, {"press": True})
    if kind == "NumberField":
        texts = ("", "0", "12", "1,000", "-3", "x", "0.5")
        return lambda: custom(part, {"value": draw.choice(texts), "enter": True})
    return None
