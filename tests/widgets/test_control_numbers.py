import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.widgets.control_numbers import format_number, snap


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2000, "2,000"),
        (1234567.5, "1,234,567.5"),
        (0.5, "0.5"),
        (5.0, "5"),
        (-0.0, "0"),
        (-1500.25, "-1,500.25"),
    ],
)
def test_numbers_are_written_the_safe_way(value, text):
    assert format_number(value) == text


@given(st.floats(min_value=-1e7, max_value=1e7, allow_subnormal=False))
def test_what_is_written_reads_back(value):
    text = format_number(value)
    assert not ("." in text and text.endswith("0")), "no trailing zero"
    assert not text.lstrip("-").startswith("."), "a leading zero"
    assert math.isclose(float(text.replace(",", "")), value, abs_tol=1e-9)


steps = st.sampled_from(
    [(0, 10, 1), (2.0, 7.0, 0.5), (0, 10, 3), (0.1, 0.7, 0.2), (100, 2000, 50), (-1.0, 1.0, 0.01)]
)


@given(steps, st.floats(min_value=-1e6, max_value=1e6))
def test_a_snapped_value_is_the_nearest_step_of_the_scale(scale, value):
    low, high, step = scale
    snapped = snap(value, low, high, step)
    count = (snapped - low) / step
    assert low <= snapped <= high + 1e-9
    assert math.isclose(count, round(count), abs_tol=1e-6)
    assert snap(snapped, low, high, step) == snapped
    if low <= value <= low + step * math.floor((high - low) / step + 1e-9):
        assert abs(snapped - value) <= step / 2 + 1e-9


def test_a_scale_of_whole_numbers_gives_whole_numbers():
    assert isinstance(snap(3.2, 2, 6, 1), int)
    assert isinstance(snap(3, 2.0, 6.0, 0.5), float)


@pytest.mark.parametrize("value", [math.nan, math.inf, "3", None, True])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="is not a number from 2 to 7"):
        snap(value, 2, 7, 1)
