"""An area between two curves: its outline is the curves', with no more corners than they have."""

import numpy as np

from baclofen.plots import artists, theme

HOURS = np.arange(7.0)
CURVE = np.array([1.0, 1.0, 1.0, 2.0, 1.5, 1.0, 1.0])


def corners(low, high):
    patch = artists.area(theme.new_figure().add_subplot(), "much")
    artists.between(patch, HOURS, low, high)
    return patch.get_xy()[:-1].tolist()  # the last closes it


def test_a_level_edge_has_two_corners_and_a_curve_all_of_its_own():
    assert corners(0.0, CURVE) == [
        [0, 1], [2, 1], [3, 2], [4, 1.5], [5, 1], [6, 1],
        [6, 0], [0, 0],
    ]  # fmt: skip


def test_the_way_back_is_the_lower_curve_from_right_to_left():
    assert corners(CURVE, 3.0) == [
        [0, 3], [6, 3],
        [6, 1], [5, 1], [4, 1.5], [3, 2], [2, 1], [0, 1],
    ]  # fmt: skip


def test_a_gap_in_a_curve_stays_a_gap():
    low, gap = np.zeros(7), CURVE.copy()
    gap[3] = np.nan
    edge = np.array(corners(low, gap))
    assert np.isnan(edge).sum() == 1
    assert [2.0, 1.0] in edge.tolist()
    assert [4.0, 1.5] in edge.tolist()
