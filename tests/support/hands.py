"""What a hand can do at each part of a page, as the messages that its script sends."""

import random
from collections.abc import Callable, Iterator
from typing import Any

from ipywidgets.widgets.widget import Widget

from tests.support.page_messages import custom, send

_NUMBERS = ("", "0", "12", "1,000", "-3", "x", "0.5", "1e9", "a1", "monday")
_FILES = ("", "{}", "[]", '{"format": 2, "questions": 7}', "x,y\n1,2")


def in_sight(root: Widget) -> Iterator[Widget]:
    """Every part in `root` that is shown now, itself first."""
    if root.layout.display == "none":
        return
    yield root
    for child in getattr(root, "children", ()):
        yield from in_sight(child)


def open_now(root: Widget) -> list[Widget]:
    """The parts at which a hand could do something now."""
    return [
        part
        for part in in_sight(root)
        if type(part).__name__ in HANDS
        and not getattr(part, "locked", False)
        and not getattr(part, "disabled", False)
    ]


def move(part: Widget, draw: random.Random) -> None:
    """Do something at this part."""
    HANDS[type(part).__name__](part, draw)


def _some(keys: list[Any], draw: random.Random, most: int = 0) -> list[Any]:
    """Some of the keys in an order by chance, at most so many."""
    return draw.sample(keys, draw.randint(0, min(most or len(keys), len(keys))))


def _slider(part: Any, draw: random.Random) -> None:
    """One step, or any place of the scale."""
    steps = int((part.high - part.low) / part.step)
    one = part.value + draw.choice((-1, 1)) * part.step
    send(part, {"value": draw.choice((one, part.low + draw.randint(0, steps) * part.step))})


def _press(part: Any, draw: random.Random) -> None:
    custom(part, {"press": draw.choice((True, "view-1"))})
    if hasattr(part, "given"):
        custom(part, {"handed": draw.random() < 0.8})


def _number(part: Any, draw: random.Random) -> None:
    custom(part, {"value": draw.choice(_NUMBERS), "enter": draw.random() < 0.5})


def _figure(part: Any, draw: random.Random) -> None:
    """Touch a place, bring a grip to a stop, let the clock come to rest; seldom turn the page."""
    can: list[Callable[[], None]] = [lambda: send(part, {"narrow": draw.random() < 0.1})]
    if part.places:
        can += [lambda: custom(part, {"choose": draw.choice(part.places)["key"]})] * 9
    if part.grips:
        grip = draw.choice(part.grips)
        can += [lambda: custom(part, {"grip": grip["gid"], "stop": draw.choice(grip["stops"])[2]})] * 9
    if part.timeline.get("told"):
        first, last = part.timeline["hours"]
        told = {"hour": draw.uniform(first, last), "number": draw.randint(1, 999)}
        can += [lambda: custom(part, told)] * 9
    draw.choice(can)()


def _groups(part: Any, draw: random.Random) -> None:
    chosen = {
        group["key"]: _some([key for key, _ in group["options"]], draw, group["limit"])
        for group in part.groups
    }
    send(part, {"value": chosen})


def _matrix(part: Any, draw: random.Random) -> None:
    most = 0 if part.several else 1
    send(part, {"value": {row: _some(list(part.column_keys), draw, most) for row in part.places}})


def _blanks(part: Any, draw: random.Random) -> None:
    chosen = {blank: draw.choice(["", *(key for key, _ in pairs)]) for blank, pairs in part.options.items()}
    send(part, {"value": chosen})


def _steps(part: Any, draw: random.Random) -> None:
    def day() -> list[list[str]]:
        later = [[str(draw.randint(1, 23)), draw.choice(_NUMBERS)] for _ in range(draw.randint(0, 3))]
        return [["0", draw.choice(("4", "4.5", "x"))], *later]

    send(part, {"value": [day() for _ in part.days]})


def _file(part: Any, draw: random.Random) -> None:
    name = {"name": "answers.json", "text": draw.choice(_FILES)}
    custom(part, draw.choice((name, {"refused": draw.choice(("large", "unreadable"))})))


def _one(part: Any, draw: random.Random) -> None:
    send(part, {"value": draw.choice(part.keys_offered)})


def _several(part: Any, draw: random.Random) -> None:
    custom(part, {"value": _some(list(part.keys_offered), draw)})


#: by kind of part; the parts that are not here only show
HANDS: dict[str, Callable[[Any, random.Random], None]] = {
    "Slider": _slider,
    "Choice": _one,
    "Select": _one,
    "Checklist": _several,
    "Picker": _several,
    "Search": lambda part, draw: send(part, {"value": draw.choice(("", "itch", "fever", "zzz"))}),
    "Button": _press,
    "Download": _press,
    "NumberField": _number,
    "LiveFigure": _figure,
    "Groups": _groups,
    "Matrix": _matrix,
    "Blanks": _blanks,
    "Highlight": lambda part, draw: send(part, {"value": _some(list(part.places), draw)}),
    "Order": lambda part, draw: send(part, {"value": draw.sample(part.places, len(part.places))}),
    "Tabs": lambda part, draw: send(part, {"value": draw.choice(part.tabs)["key"]}),
    "Steps": _steps,
    "FileField": _file,
    "PanelHead": lambda part, draw: custom(part, {"ping": draw.randint(1, 10**13)}),
    "StartNotice": lambda part, draw: send(part, {"seen": True}),
}
