"""Blanks, highlight, order and the number field: the formats that stand in a text or a list."""

import pytest

from baclofen.widgets.exam import Blanks, Highlight, NumberField, Order

WORDS = [("a", "kidneys"), ("b", "liver")]


def test_blanks_take_what_their_list_offers(wire):
    blanks = Blanks("Q", {"b1": WORDS, "b2": [("x", "falls")]}, "By the [b1]; the level [b2].")
    assert blanks.value == {"b1": "", "b2": ""}
    wire(blanks).hear(value={"b1": "b", "b2": "x"})
    assert blanks.value == {"b1": "b", "b2": "x"}
    with pytest.raises(ValueError, match="has no option 'x'"):
        blanks.value = {"b1": "x"}
    with pytest.raises(ValueError, match="has no blank 'b3'"):
        blanks.value = {"b3": "a"}


def test_a_bag_of_words_is_shared_by_all_blanks():
    Blanks("Q", {"b1": WORDS, "b2": WORDS}, "[b1] [b2]", bank=True)
    with pytest.raises(ValueError, match="share a bag"):
        Blanks("Q", {"b1": WORDS, "b2": WORDS[:1]}, "[b1] [b2]", bank=True)


def test_marked_spans_stand_in_the_order_of_the_text(wire):
    spans = Highlight("Q", [("s1", "one"), ("s2", "two"), ("s3", "three")], "[s1] [s2] [s3]")
    wire(spans).hear(value=["s3", "s1"])
    assert spans.value == ("s1", "s3")
    with pytest.raises(ValueError, match="has no span 's4'"):
        spans.value = ("s4",)


def test_an_order_needs_every_step_once():
    steps = Order("Q", [("a", "A"), ("b", "B"), ("c", "C")])
    assert steps.value == ("a", "b", "c")
    steps.value = ["c", "a", "b"]
    assert steps.value == ("c", "a", "b")
    for bad in (("a", "b"), ("a", "b", "c", "c"), ("a", "b", "x")):
        with pytest.raises(ValueError, match="each of its steps"):
            steps.value = bad
    assert steps.value == ("c", "a", "b")


def test_a_number_is_kept_as_it_was_typed(wire):
    field = NumberField("Q", "Your answer", "mL")
    wire(field).hear(value=" 0.60 mL")
    assert field.value == " 0.60 mL"
    field.reset()
    assert field.value == ""
