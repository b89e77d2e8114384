import pytest

from baclofen.widgets import Slider


def slider():
    return Slider("Half-life", 3.5, 2.0, 7.0, 0.5, "h")


def test_python_and_browser_move_it_alike(wire):
    moved = slider()
    browser = wire(moved)
    seen = []
    moved.observe(lambda change: seen.append(change["new"]), "value")
    moved.value = 4.0
    browser.hear(value=5)
    assert seen == [4.0, 5.0]


def test_a_value_off_the_scale_is_put_on_it_and_the_browser_is_told(wire):
    moved = slider()
    browser = wire(moved)
    browser.hear(value=6.3)
    assert moved.value == 6.5
    assert {"value": 6.5} in browser.updates
    moved.value = 99
    assert moved.value == 7.0


def test_nonsense_leaves_the_value_alone():
    moved = slider()
    with pytest.raises(ValueError, match="is not a number from 2 to 7"):
        moved.value = "much"
    assert moved.value == 3.5


def test_reset_and_text():
    moved = Slider("Dose", 1500, 100, 2000, 50, "mcg per day")
    assert moved.text == "1,500\N{NO-BREAK SPACE}mcg per day"
    moved.value = 200
    moved.reset()
    assert moved.value == moved.default == 1500


@pytest.mark.parametrize("scale", [(7, 2, 1), (2, 7, 0), (2, 7, 6), (2, 2, 1)])
def test_an_impossible_scale_is_refused(scale):
    with pytest.raises(ValueError, match="low must be below high"):
        Slider("Half-life", 3, *scale)


@pytest.mark.parametrize("ends", [("none",), ("none", "some", "more")])
def test_words_for_the_ends_are_two_or_none(ends):
    with pytest.raises(ValueError, match="two words, or none"):
        Slider("Baclofen", 0, 0, 2, 0.1, ends=ends)
    assert Slider("Baclofen", 0, 0, 2, 0.1, ends=("none", "more")).ends == ("none", "more")
