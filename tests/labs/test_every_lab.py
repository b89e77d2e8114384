"""Every registered lab, walked through its controls without a browser: it speaks, and it resets."""

import html
import itertools
import json
import random
import re
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from baclofen import content, labs
from baclofen.labs.base import Lab
from baclofen.labs.live_view import LIVE_VIEW, NEVER_SAVED
from baclofen.widgets.figure import unwatched

NOT_FINITE = re.compile(r"\b(?:nan|inf|None)\b", re.IGNORECASE)


@pytest.fixture(scope="module", params=sorted(labs.REGISTRY))
def opened(request) -> tuple[Lab, tuple]:
    """A lab, and what it showed when it opened; one for all tests."""
    lab = labs.REGISTRY[request.param]()
    return lab, shown(lab)


@pytest.fixture
def lab(opened) -> Iterator[Lab]:
    """The lab, brought back after each test."""
    yield opened[0]
    opened[0].reset()


def shown(lab: Lab) -> tuple:
    """What a learner finds: the controls, the words, the picture."""
    return lab.values, lab.line, lab.sentence.text, on_page(lab)


def stops(control) -> list:
    """The values worth visiting: both ends of a slider, every option, and text that finds nothing."""
    kind = type(control).__name__
    if kind == "Slider":
        return [control.low, control.default, control.high]
    if kind in ("Checklist", "Picker"):
        keys = [key for key, _text in control.options]
        return [(), *((key,) for key in keys), tuple(keys)]
    if kind == "Search":
        return ["", "skin", "nothing fits this"]
    return [key for key, _text in control.options]


def walks(lab: Lab) -> list[dict]:
    """Every value of every control alone, every pair of corners, and 40 places drawn at random (seeded)."""
    all_stops = {name: stops(control) for name, control in lab.controls.items()}
    single = [{name: value} for name, values in all_stops.items() for value in values]
    corners = {name: [values[0], values[-1]] for name, values in all_stops.items()}
    pairs = [
        {a: x, b: y} for a, b in itertools.combinations(corners, 2) for x in corners[a] for y in corners[b]
    ]
    draw = random.Random(lab.name)
    mixed = [{name: draw.choice(values) for name, values in all_stops.items()} for _ in range(40)]
    return single + pairs + mixed


def check_speaks(lab: Lab, whole: bool) -> None:
    """Sentence, line, alt text, summary and table say something finite; so does the ``whole`` picture."""
    assert 10 <= len(lab.figure.alt) <= 150
    for text in (lab.sentence.text, lab.line, lab.figure.summary, json.dumps(lab.figure.table)):
        assert text.strip()
        assert "{" not in re.sub(r'[\[{]"', "", text) or text.startswith(("{", "["))
        assert not NOT_FINITE.search(text.replace("null", "")), text
    assert "\n" not in lab.line
    if whole:
        assert not re.search(r' d="[^"]*\b(?:nan|inf)\b', "".join(on_page(lab)), re.IGNORECASE)


#: the most words of a sentence, before the guess, after it, and everywhere: numbers stand in the table
MOST_WORDS = 20


def test_walks_every_corner(lab):
    start = lab.values
    said = {lab.sentence.text}
    for number, values in enumerate(walks(lab)):
        seen = number % 8 == 0
        with nullcontext() if seen else unwatched():
            lab.move(**{**start, **values})
        assert {name: lab.values[name] for name in values} == values
        check_speaks(lab, whole=seen)
        said.add(lab.sentence.text)
    assert not [text for text in said if len(text.split()) > MOST_WORDS]


def test_reset_brings_everything_back(opened):
    lab, start = opened
    with unwatched():
        for name, control in lab.controls.items():
            lab.move(**{name: stops(control)[-1]})
    lab.reset()
    assert shown(lab) == start


def test_every_control_changes_something(lab):
    """From the start, or from one of the places of the walk: some controls count only beside others."""
    start = lab.values
    for name, control in lab.controls.items():
        bases = ({**start, **place} for place in [{}, *reversed(walks(lab))])
        assert any(changes(lab, base, name, stops(control)) for base in bases), name


def changes(lab: Lab, base: dict, name: str, values: list) -> bool:
    """Is one of the pictures another one than the first? Nobody draws on once it is."""
    seen = (on_page(lab.move(**{**base, name: value})) for value in values)
    first = next(seen)
    return any(other != first for other in seen)


def on_page(lab: Lab) -> list[str]:
    """The line, and the picture in the pieces that a page holds."""
    return [lab.line, lab.figure.svg, *(getattr(lab.figure, f"m_{gid}") for gid in lab.figure.gids)]


def test_saved_form_has_picture_and_line(lab):
    bundle = lab._repr_mimebundle_()
    assert bundle["text/plain"] == lab.line
    assert 'alt="' in bundle["text/html"]
    assert "data:image/png;base64," in bundle["text/html"]
    assert len(bundle["text/html"]) < 120_000


def test_where_nothing_is_ever_saved_the_sentence_stands_alone(monkeypatch):
    monkeypatch.setenv(NEVER_SAVED, "1")
    lab = labs.REGISTRY["routes"]()
    bundle = lab._repr_mimebundle_()
    assert bundle["text/html"] == f"<p>{html.escape(lab.sentence.text)}</p>"
    assert bundle[LIVE_VIEW]["model_id"] == lab.panel.model_id


def test_unknown_control_is_named(lab):
    with pytest.raises(KeyError, match="has no control colour"):
        lab.move(colour="red")


def test_words_of_the_frame_are_short(lab):
    assert len(content.word(f"{lab.name}.question").split()) <= 25
