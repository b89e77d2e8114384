"""What a page can send to a lab, and what only a broken or hostile page would send."""

import random
from collections.abc import Iterator
from typing import Any

from ipywidgets.widgets.widget import Widget

DEEP: list = []
for _ in range(5000):
    DEEP = [DEEP]
FORGED = (
    None, True, -1, 0, 7, 1e308, float("nan"), float("inf"), 10**400, -(10**400), "", "x", "\x00",
    "<script>alert(1)</script>", "a" * 10_000, "9" * 5_000, "half a smile \ud83d", "__class__", [], [[]],
    ["x"], [None], {}, {"x": 1}, {"b1": ["x"]}, [[["0", "1"]]], [1, 2, 3], {"": ""}, {"\ud83d": "\ud83d"},
    [["x"] * 99] * 9, DEEP,
)  # fmt: skip
#: what parts hear of their own, and what the page hears of a step that was sent ahead
CUSTOM = (
    "press", "value", "enter", "text", "name", "refused", "handed", "ping", "hour", "number", "choose",
    "grip", "stop", "next", "control", "from", "to", "parts", "focus", "hand", "__proto__", "",
)  # fmt: skip


def parts(root: Widget) -> list[Widget]:
    """Every widget that is in `root`, shown or not, itself first."""
    return [root, *(part for child in getattr(root, "children", ()) for part in parts(child))]


def raw(part: Widget, data: Any, buffers: Any = ()) -> None:
    """Hand any message to the part."""
    part._handle_msg({"content": {"data": data}, "buffers": list(buffers)})


def send(part: Widget, state: Any) -> None:
    """Hand a change of state to the part as ipywidgets does."""
    raw(part, {"method": "update", "state": state, "buffer_paths": []})


def custom(part: Widget, content: Any) -> None:
    """Hand a message of its own to the part."""
    raw(part, {"method": "custom", "content": content})


def forge(root: Widget, seed: str, count: int) -> Iterator[tuple[Widget, str, Any]]:
    """Send `count` messages that no hand would send; yields what was sent, for the message of a test."""
    draw = random.Random(seed)
    for _ in range(count):
        part, value = draw.choice(parts(root)), draw.choice(FORGED)
        way = draw.choices((_state, _word, _ahead, _envelope, _layout), (6, 5, 2, 1, 1))[0]
        yield part, way(part, value, draw, root), value


def _state(part: Widget, value: Any, draw: random.Random, _root: Widget) -> str:
    """Any trait, half of the time one that the part hears."""
    heard = list(getattr(part, "hears", ()))
    name = draw.choice([*part.keys, "nothing_of_that_name"] if not heard or draw.random() < 0.5 else heard)
    send(part, {name: value})
    return name


def _word(part: Widget, value: Any, draw: random.Random, _root: Widget) -> str:
    """A message of the part's own, with one word or several."""
    names = draw.sample(CUSTOM, draw.randint(1, 3))
    custom(part, draw.choice((value, {name: draw.choice((value, draw.choice(FORGED))) for name in names})))
    return f"custom {names}"


def _ahead(part: Widget, value: Any, draw: random.Random, root: Widget) -> str:
    """What Python says of a step ahead, said by the page: with ids that are there and ids that are not."""
    there = [one.model_id for one in parts(root)]
    id = draw.choice((draw.choice(there), value))
    step = {"to": value, "parts": draw.choice(({draw.choice(there): {"value": value}}, value))}
    content = {"next": draw.choice(([step] * draw.choice((1, 2, 50)), value)), "control": id, "from": value}
    draw.choice((send, custom))(part, content)
    return "next"


def _envelope(part: Widget, value: Any, draw: random.Random, _root: Widget) -> str:
    """A message whose frame is not that of a message."""
    name = draw.choice((*part.keys, ""))
    paths = draw.choice(([[name]], [[name, 0]], [["x", "y"]], [[]], value))
    update = {"method": "update", "state": {name: value}, "buffer_paths": paths}
    data = draw.choice(
        (value, {}, {"method": value}, {"method": "update"}, {"method": "update", "state": value},
         {"method": "custom"}, {"method": "request_state", "state": value}, update)
    )  # fmt: skip
    raw(part, data, [memoryview(b"12")] if data is update else ())
    return f"envelope {list(data) if isinstance(data, dict) else type(data)}"


def _layout(part: Widget, value: Any, draw: random.Random, _root: Widget) -> str:
    """How a part lies on the page is a model of its own, with an address of its own."""
    name = draw.choice(("display", "visibility", "width", draw.choice(part.layout.keys)))
    send(part.layout, {name: draw.choice((value, "none"))})
    return f"layout {name}"
