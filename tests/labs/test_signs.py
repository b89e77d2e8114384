"""A touch on a sign is the same as choosing it by name; what is not in the picture is not heard."""

import pytest

from baclofen import content, labs


@pytest.fixture
def lab():
    return labs.signs()


def touch(lab, key):
    lab.figure._handle_custom_msg({"choose": key}, [])


def test_a_touch_chooses_the_sign_and_opens_its_card_first(lab):
    touch(lab, "fever")
    assert lab.controls["sign"].value == "fever"
    first, *others = lab.below[0].widget.items
    assert first["key"] == "fever"
    assert first["open"]
    assert not any(card.get("open") for card in others)
    assert lab.sentence.text.startswith(content.word("how_soon.level.emergency now.pump").capitalize())


@pytest.mark.parametrize("key", ["", "nobody", 3, None, ["fever"], {"key": "fever"}])
def test_what_is_not_in_the_picture_is_not_heard(lab, key):
    touch(lab, key)
    assert lab.controls["sign"].value == "itching"


def test_a_sign_that_was_filtered_away_is_not_heard(lab):
    lab.move(text="itch")
    touch(lab, "fever")
    assert lab.controls["sign"].value == "itching"


def test_on_a_phone_cards_bear_the_numbers_of_the_picture(lab):
    lab.figure.narrow = True
    (axes,) = lab.picture.figure.axes
    numbers = {text.get_text() for text in axes.texts if text.get_text().isdigit()}
    assert numbers == {card["title"].split(".")[0] for card in lab.below[0].widget.items}
    assert len(numbers) == len(lab.result.signs)


def test_opening_shows_a_sign_with_its_act_in_the_first_line(lab):
    first = lab.below[0].widget.items[0]
    assert first["lines"][0][0] == content.word("signs.card.first_action")
    assert len(lab.sentence.text.split()) <= 20
