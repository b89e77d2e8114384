"""The two alarms: as long as the maker says, in order, and never at the same time."""

from itertools import pairwise

import pytest

from baclofen.model.guards import ModelInputError
from baclofen.model.scenarios.alarms import LAST_S, TONES, notes


def test_one_tone_has_one_second_and_comes_again():
    assert [note.end_s - note.start_s for note in notes("one", 1, 3)] == pytest.approx([1, 1])


def test_two_tones_follow_each_other_and_have_three_seconds_together():
    first, second, *_again = notes("two", 1, 3)
    assert second.end_s - first.start_s == pytest.approx(3)
    assert first.end_s < second.start_s
    assert first.height != second.height


@pytest.mark.parametrize("tone", TONES)
def test_no_tone_begins_before_the_last_has_ended(tone):
    found = notes(tone, 1, 3)
    assert all(one.end_s < other.start_s for one, other in pairwise(found))
    assert found[-1].end_s < LAST_S
    assert all(0 < note.height < 3 for note in found)


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="one, two"):
        notes("three", 1, 3)
    with pytest.raises(ModelInputError):
        notes("one", 0, 3)
