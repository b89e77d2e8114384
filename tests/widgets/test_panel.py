import re
from pathlib import Path

from matplotlib.figure import Figure

from baclofen.widgets import Choice, LiveFigure, Panel, Slider, Status, Words, base
from baclofen.widgets.base import style

STATIC = Path(base.__file__).parent / "static"


def test_reset_brings_back_all_controls_also_the_folded_ones():
    first, folded = Slider("A", 3, 1, 5, 1), Choice("B", [("x", "X"), ("y", "Y")], "x")
    panel = Panel("T", "Q?", [first], more=[folded])
    first.value, folded.value = 5, "y"
    panel.again.press()
    assert (first.value, folded.value) == (3, "x")


def test_a_lab_may_reset_in_its_own_way():
    calls = []
    control = Slider("A", 3, 1, 5, 1)
    panel = Panel("T", "Q?", {"a": control}, on_reset=lambda: calls.append(1))
    control.value = 5
    panel.reset()
    assert (calls, control.value) == ([1], 5)


def test_the_gate_hides_the_controls_until_it_opens():
    control = Slider("A", 3, 1, 5, 1)
    panel = Panel("T", "Q?", [control], gate=[Status("Guess first.")])
    box = next(box for box in _boxes(panel) if control in box.children)
    assert box.layout.display == "none"
    panel.open_gate()
    assert box.layout.display == ""
    panel.close_gate()
    assert box.layout.display == "none"


def test_every_question_is_answered(wire):
    panel = Panel("T", "Q?", [])
    browser = wire(panel.head)
    browser.say({"ping": 7})
    assert browser.sent[-1]["content"] == {"pong": 7}


def test_only_one_voice_speaks():
    figure = Figure()
    picture = LiveFigure(figure, {}, label="Level")
    assert picture.announces
    Panel("T", "Q?", [], picture, "A sentence.")
    assert not picture.announces


def test_fixed_words_can_be_in_another_language():
    sleep = {
        "asleep": "Schläft",
        "gone": "Weg",
        "asleep_reload": "Neu laden",
        "gone_reload": "Weg, neu laden",
    }
    words = Words(reset_all="Von vorn", more="Mehr", **sleep)
    panel = Panel("T", "Q?", [], more=[Status("x")], words=words)
    assert panel.again.text == "Von vorn"
    assert panel.head.words == sleep


def _boxes(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        if hasattr(child, "children"):
            yield from _boxes(child)


def test_the_style_sheet_travels_once_with_a_panel_and_with_a_part_that_stands_alone():
    control = Slider("A", 3, 1, 5, 1)
    panel = Panel("T", "Q?", [control])
    assert ".bac-panel" in panel.head.sheet
    assert control.sheet == ""
    control._repr_mimebundle_()
    assert control.sheet == panel.head.sheet


def test_the_dark_colours_stand_once_and_hold_in_both_places():
    sheet = style()
    first, second = re.findall(r"\{([^{}]*color-scheme: dark;[^{}]*)\}", sheet)
    assert first.split() == second.split()
    assert "--as" not in sheet


def test_only_the_page_that_nobody_has_run_asks_what_stands_inside():
    """With `:has(` a browser looks at the page anew at every change: it took a fifth of opening a lesson."""
    asking = {file.name for file in STATIC.glob("*.css") if ":has(" in file.read_text("utf-8")}
    assert asking == {"page.css"}
