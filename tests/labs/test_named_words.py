"""Words of a sentence that name a curve: each is really there, and lights what it names."""

import pytest

from baclofen import labs
from baclofen.plots import theme

NAMING = ("routes", "spine")


@pytest.fixture(params=NAMING)
def lab(request):
    made = labs.REGISTRY[request.param]()
    if made.prediction:
        made.prediction.skip()
    return made


def test_every_named_thing_stands_in_the_sentence(lab):
    assert len(lab.sentence.names) == 2, "mouth and pump"
    for name in lab.sentence.names:
        assert name["text"] in lab.sentence.text.lower(), name["text"]


def test_a_name_has_the_colour_of_what_it_lights(lab):
    colours = [name["colour"] for name in lab.sentence.names]
    assert colours == ["oral", "pump"]
    assert set(colours) <= set(theme.PALETTE)


def test_what_a_name_lights_is_drawn_and_belongs_to_no_other_name(lab):
    mouth, pump = (set(name["gids"]) for name in lab.sentence.names)
    assert mouth
    assert pump
    assert not mouth & pump
    assert mouth | pump <= set(lab.figure.gids)


@pytest.mark.parametrize("name", sorted(set(labs.REGISTRY) - set(NAMING)))
def test_a_sentence_that_names_nothing_is_a_plain_one(name):
    assert not hasattr(labs.REGISTRY[name]().sentence, "names")
