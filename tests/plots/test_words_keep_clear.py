"""No words of a picture meet or leave it: every lab and scene, at three widths, before and after a move."""

import pytest

from baclofen import content, labs
from baclofen.model import pump as model
from tests.support.page_size import page_width
from tests.support.words_in_pictures import trouble, trouble_now


@pytest.mark.parametrize("name", sorted(labs.REGISTRY))
def test_words_of_a_lab_keep_clear(name):
    assert trouble(labs.REGISTRY[name]()) == []


@pytest.mark.parametrize("scene", content.scenes(), ids=lambda scene: scene.id)
def test_words_of_a_scene_keep_clear(scene):
    assert trouble(labs.scene(scene.id)) == []


@pytest.mark.parametrize("window", [1280, 768, 390])
def test_words_of_the_pump_keep_clear(window):
    """As it opens, with a program of the day, with another strength on its way, and a week on."""
    lab = labs.pump()
    lab._reshape(window == 390)
    wide = page_width(window, *lab.picture.figure.get_size_inches(), touched=False)
    said = {"as it opens": trouble_now(lab, wide)}
    lab.do(model.ProgramFlex(((0.0, 16.0), (3.0, 10.0), (16.0, 16.0))))
    said["a program of the day"] = trouble_now(lab, wide)
    lab.do(model.ChangeConcentration(20.0, 500.0))
    said["another strength"] = trouble_now(lab, wide)
    lab.do(model.Advance(168.0))
    said["a week on"] = trouble_now(lab, wide)
    assert not any(said.values()), said


def test_words_that_meet_or_leave_are_found():
    lab = labs.volumes()
    lab.picture.figure.text(0.5, 0.5, "one word")
    lab.picture.figure.text(0.5, 0.51, "another")
    lab.picture.figure.text(0.99, 0.9, "far out")
    found = " ".join(trouble(lab))
    assert "'one word' meets 'another'" in found
    assert "'far out' leaves the picture" in found


def test_lines_that_grow_into_each_other_and_words_on_a_body_are_found():
    """On a phone letters grow and lines stay where they are; a text of several lines grows to the right."""
    lab = labs.stopping()
    lab._reshape(True)
    lab.picture.figure.set_size_inches(4.7, 5.8)  # held to the height of a pinned picture, it gets narrow
    lab.picture.ground.text(140, 330, "going (by)\n(going on)", size=12, linespacing=1.0)
    lab.picture.ground.text(40, 140, "over there", size=12)
    found = " ".join(trouble_now(lab, page_width(390, *lab.picture.figure.get_size_inches(), touched=False)))
    assert "'going (by)' meets '(going on)'" in found
    assert "'over there' lies on the body" in found
