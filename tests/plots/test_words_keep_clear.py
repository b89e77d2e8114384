"""No words of a picture meet or leave it: every lab and scene, at three widths, before and after a move."""

import pytest

from baclofen import content, labs
from tests.support.words_in_pictures import trouble


@pytest.mark.parametrize("name", sorted(labs.REGISTRY))
def test_words_of_a_lab_keep_clear(name):
    assert trouble(labs.REGISTRY[name]()) == []


@pytest.mark.parametrize("scene", content.scenes(), ids=lambda scene: scene.id)
def test_words_of_a_scene_keep_clear(scene):
    assert trouble(labs.scene(scene.id)) == []


def test_words_that_meet_or_leave_are_found():
    lab = labs.volumes()
    lab.picture.figure.text(0.5, 0.5, "one word")
    lab.picture.figure.text(0.5, 0.51, "another")
    lab.picture.figure.text(0.99, 0.9, "far out")
    found = " ".join(trouble(lab))
    assert "'one word' meets 'another'" in found
    assert "'far out' leaves the picture" in found
