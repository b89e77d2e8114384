import pytest

from baclofen.widgets import Checklist, Choice, Picker, Select

OPTIONS = [("a", "Mouth"), ("b", "Pump"), ("c", "Neither")]


def test_a_choice_starts_open_and_takes_only_what_it_offers(wire):
    choice = Choice("Route", OPTIONS)
    assert choice.value is None
    wire(choice).hear(value="b")
    assert choice.value == "b"
    with pytest.raises(ValueError, match="has no option 'x'"):
        choice.value = "x"
    assert choice.value == "b"
    choice.reset()
    assert choice.value is None


def test_an_answer_is_taken_back_without_none_on_the_wire(wire):
    """Python in a browser drops None on the way, and the page would show the old answer for ever."""
    choice = Choice("Route", OPTIONS)
    choice.value = "a"
    line = wire(choice)
    assert Choice("Route", OPTIONS).get_state("value") == {"value": ""}
    choice.value = None
    assert line.updates[-1] == {"value": ""}
    choice.value = "b"
    line.hear(value="")
    assert choice.value is None


def test_a_control_that_began_with_an_answer_always_has_one(wire):
    choice = Choice("Route", OPTIONS, "a")
    line = wire(choice)
    line.hear(value="")
    assert choice.value == "a"
    assert line.updates[-1] == {"value": "a"}, "the page gets back what holds"


def test_a_checklist_keeps_the_order_of_its_options(wire):
    several = Checklist("Routes", OPTIONS, ("c",))
    wire(several).hear(value=["c", "a"])
    assert several.value == ("a", "c")
    with pytest.raises(ValueError, match="has no option 'x'"):
        several.value = ("a", "x")
    several.reset()
    assert several.value == ("c",)


def test_equal_answers_do_not_call_twice():
    several = Checklist("Routes", OPTIONS, ("a", "c"))
    calls = []
    several.observe(calls.append, "value")
    several.value = ("c", "a")
    several.value = ["a", "c"]
    assert calls == []


def test_a_select_needs_a_known_value():
    with pytest.raises(ValueError, match="has no option 'x'"):
        Select("Route", OPTIONS, "x")
    select = Select("Route", OPTIONS, "a")
    select.value = "b"
    select.reset()
    assert select.value == "a"


def test_marks_name_known_options_and_states():
    choice = Choice("Route", OPTIONS)
    choice.marks = {"a": ("right", "Because."), "b": ("plain", "")}
    assert choice.marks["a"] == ["right", "Because."]
    with pytest.raises(ValueError, match="one of right, wrong, missed, plain"):
        choice.marks = {"a": ("perhaps", "")}
    with pytest.raises(ValueError, match="has no option 'x'"):
        choice.marks = {"x": ("right", "")}


def test_a_locked_question_keeps_its_answer_whatever_a_browser_sends(wire):
    for control, answer, other in [
        (Choice("R", OPTIONS), "a", "b"),
        (Checklist("R", OPTIONS), ("a",), ["b"]),
        (Picker("R", OPTIONS, folded=True), ("a",), ["b"]),
    ]:
        control.value = answer
        control.locked = True
        browser = wire(control)
        browser.hear(value=other)
        assert control.value == answer
        control.locked = False
        browser.hear(value=other)
        assert control.value != answer


def test_two_options_with_one_key_are_refused():
    with pytest.raises(ValueError, match="two options with the same key"):
        Choice("Route", [("a", "Mouth"), ("a", "Pump")])
