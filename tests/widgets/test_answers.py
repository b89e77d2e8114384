import pytest

from baclofen.widgets.exam import AnswerWords, Blanks, Groups, Highlight, Matrix, NumberField, Order
from baclofen.widgets.exam.answers import passage, pieces

PAIRS = [("a", "Mouth"), ("b", "Pump")]


def every_format():
    """Each format with an answer, and another that a late browser might send."""
    return [
        (Groups("Q", [("", "", PAIRS, 1)]), {"": ("a",)}, {"": ["b"]}),
        (Matrix("Q", PAIRS, [("x", "X"), ("y", "Y")]), {"a": ("x",), "b": ()}, {"a": ["y"]}),
        (Blanks("Q", {"b1": PAIRS}, "By [b1]."), {"b1": "a"}, {"b1": "b"}),
        (Highlight("Q", PAIRS, "[a] or [b]"), ("a",), ["b"]),
        (Order("Q", PAIRS), ("b", "a"), ["a", "b"]),
        (NumberField("Q", "Your answer", "mL"), "0.5", "0.6"),
    ]


@pytest.mark.parametrize("at", range(6))
def test_a_locked_answer_stays_whatever_a_browser_sends(at, wire):
    control, answer, other = every_format()[at]
    control.value = answer
    control.locked = True
    browser = wire(control)
    browser.hear(value=other)
    assert control.value == answer
    # The browser is told what counts.
    assert any("value" in update for update in browser.updates)
    control.locked = False
    browser.hear(value=other)
    assert control.value != answer
    control.reset()
    assert control.value == control.default


@pytest.mark.parametrize("at", range(6))
def test_an_answer_counts_also_when_it_comes_ahead_of_the_state(at, wire):
    control, answer, other = every_format()[at]
    browser = wire(control)
    browser.say({"value": answer})
    assert control.value == answer
    control.locked = True
    browser.say({"value": other})
    assert control.value == answer


@pytest.mark.parametrize("at", range(6))
def test_marks_name_known_places_and_states(at):
    control, _, _ = every_format()[at]
    place = control.places[0]
    control.marks = {place: ("right", "Because.")}
    assert control.marks == {place: ["right", "Because."]}
    with pytest.raises(ValueError, match="has no mark 'perhaps'"):
        control.marks = {place: ("perhaps", "")}
    with pytest.raises(ValueError, match="has no place 'nowhere'"):
        control.marks = {"nowhere": ("right", "")}


@pytest.mark.parametrize("at", range(6))
def test_the_browser_gets_the_words_it_speaks_and_no_others(at):
    control, _, _ = every_format()[at]
    assert set(control.words) == set(control.speaks) >= {"right", "wrong", "missed"}


def test_words_can_be_replaced(monkeypatch):
    monkeypatch.setattr(Order, "phrases", AnswerWords(move_up="Hinauf", right="Richtig"))
    assert Order("Q", PAIRS).words["move_up"] == "Hinauf"


def test_only_known_places_are_cut_out_of_a_text():
    assert pieces("[b1] then [sic], then [b2]", ["b1", "b2"]) == [
        {"place": "b1"},
        " then [sic], then ",
        {"place": "b2"},
    ]
    assert pieces("nothing here", ["b1"]) == ["nothing here"]


def test_every_place_stands_in_the_text_once():
    table = passage(["s1", "s2"], head=["Area", "Found"], cells=[["Back", "[s1]; [s2]"]])
    assert table["rows"][0][1] == [{"place": "s1"}, "; ", {"place": "s2"}]
    for text in ("only [s1]", "[s1] [s2] and [s1]"):
        with pytest.raises(ValueError, match="each stand in the text once"):
            passage(["s1", "s2"], text)


def test_two_options_with_one_key_are_refused():
    with pytest.raises(ValueError, match="two options with the same key"):
        Groups("Q", [("one", "One", PAIRS, 0), ("two", "Two", PAIRS, 0)])
    with pytest.raises(ValueError, match="two options with the same key"):
        Order("Q", [("a", "A"), ("a", "B")])
