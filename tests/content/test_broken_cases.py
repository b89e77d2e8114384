"""A case that does not fit is named with its file and a sentence that says what to mend."""

import re

import pytest

from baclofen import content

BROKEN = [
    ('step = "recognize_cues"', 'step = "take_action"', "the steps are"),
    ("since = 1", "since = 9", "1 to 6"),
    ('tab = "device"', 'tab = "gossip"', "the tab is 'gossip'"),
    ('id = "mri_visit"', 'id = "mri"', "the name of the file"),
    ('values = ["36.7", ', "values = [", "values"),
    ('lesson = "08"\ntitle', 'lesson = "08"\nname = "x"\ntitle', "'name' is not known"),
    ("08_mri_visit_2", "08_mri_visit_7", "does not follow its place"),
    ("[case]", "[[case]", "not valid TOML"),
    ("{p:mri_restart_delay}", "{p:mri_delay}", "not known"),
]


@pytest.mark.parametrize(("old", "new", "words"), BROKEN, ids=[words for *_, words in BROKEN])
def test_a_broken_case_is_named(copy, old, new, words):
    path = copy.folder / "cases/mri_visit.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(content.ContentError) as caught:
        content.load(copy.folder).case("mri_visit")
    assert "cases/mri_visit.toml" in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('way = "pump"', 'way = "walk"', "Allowed: start_by_mouth"),
        ("share = 0.1", "share = -1", "'share' is not a number"),
        ("delay_h = 0\n", "", "It needs"),
        ('pair = "sleepy_after_refill"', 'pair = "sleepy"', "is no case"),
    ],
)
def test_a_broken_course_is_named(copy, old, new, words):
    path = copy.folder / "cases/stiff_and_hot.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(content.ContentError, match=re.escape(words)):
        content.load(copy.folder).case("stiff_and_hot")


def test_an_unknown_case_is_named():
    with pytest.raises(content.ContentError, match="mri_visit"):
        content.case("mri_visits")
