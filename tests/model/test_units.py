"""Units: the ISMP formatter, the rounding rule, the conversions."""

import math
import re

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baclofen.model import units

# The ISMP patterns of error-prone dose writing (ISMP list of error-prone abbreviations, symbols and
# dose designations; ISMP guidelines for safe electronic communication of medication information 2019).
LINT = {
    "micro_sign": r"[µμ]g|\bug\b|\bugm\b",
    "trailing_zero": r"(?<![\d.,])\d+\.0+(?=\s*(?:mcg|mg|g|mL|L|units?|hours?|h|min)\b)"
    r"|(?<![\d.,])\d+\.\d*[1-9]0+(?=\s*(?:mcg|mg|g|mL)\b)",
    "naked_decimal": r"(?<![\d])\.\d+\s*(?:mcg|mg|g|mL|L)\b",
    "no_space": r"\d(?:mcg|mg|mL|g|units)\b",
    "unit_period": r"\b(?:mg|mcg|mL)\.(?=\s+[a-z]|\s*/)",
    "no_thousands_comma": r"(?<![\d.,-])\d{4,}(?=\s*(?:mcg|mg|mL|units)\b)",
    "error_abbrev": r"\b(?:QD|q\.d\.|QOD|q\.o\.d\.|IU|cc|HS|SC|SQ|MSO4|MgSO4|OD|BT|D/C)\b|\bU(?=\s|$)",
    "dose_slash": r"\b(?:mcg|mg)\s*/\s*(?:day|d|hr|h|kg)\b",
    "ml_case": r"\d\s?ml\b",
}
DOSE_UNITS = (
    "mcg",
    "mg",
    "mL",
    "mcg per day",
    "mcg per mL",
    "mg per kg per day",
    "ng per mL",
    "units",
    "hours",
    "L",
)


def faults(text):
    return [name for name, pattern in LINT.items() if re.search(pattern, text)]


@given(
    st.floats(min_value=1e-3, max_value=1e5), st.sampled_from(DOSE_UNITS), st.sampled_from([None, 0, 1, 2, 3])
)
@example(1000.0, "mcg", None)
@example(0.1 + 0.2, "mg", None)
@example(99999.96, "mcg", None)
@example(1e-3, "mL", None)
def test_the_ismp_patterns_find_nothing(value, unit, decimals):
    text = units.dose_text(value, unit, decimals)
    assert faults(text) == []
    assert text.count(units.NO_BREAK_SPACE) == 1


@pytest.mark.parametrize("bad", ["5.0 mg", ".5 mg", "2000 mcg", "300mcg", "3 ml", "3 mg/day", "3 µg", "3 U"])
def test_the_ismp_patterns_can_find_something(bad):
    assert faults(bad)


@given(st.floats(min_value=1e-3, max_value=1e5), st.integers(1, 6))
def test_the_text_is_the_number_to_the_promised_digits(value, significant):
    read = float(units.number_text(value, significant=significant).replace(",", ""))
    last_digit = 10.0 ** (math.floor(math.log10(value)) - significant + 1)
    assert abs(read - value) <= min(last_digit, 1) / 2 * (1 + 1e-9) + 1e-12


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (300, "mcg per day", "300 mcg per day"),
        (300.0, "mcg per day", "300 mcg per day"),
        (0.5, "mg", "0.5 mg"),
        (2000, "mcg per mL", "2,000 mcg per mL"),
        (1234567, "mcg", "1,234,567 mcg"),
        (0.15, "mL per day", "0.15 mL per day"),
        (1, "tablets", "1 tablet"),
        (2, "tablets per day", "2 tablets per day"),
        (0, "mg", "0 mg"),
        (-0.0001, "mg", "−0.0001 mg"),
        (0.00001234, "mL", "0.00001234 mL"),
        (np.float64(12.5), "mg", "12.5 mg"),
        (np.int64(12), "mg", "12 mg"),
    ],
)
def test_dose_text(value, unit, text):
    assert units.dose_text(value, unit).replace(units.NO_BREAK_SPACE, " ") == text


def test_a_small_minus_that_rounds_to_nothing_is_nothing():
    assert units.number_text(-0.001, decimals=1) == "0"


@pytest.mark.parametrize("unit", ["µg", "ug", "mcg/day", "mg/kg", "ml", "cc", "mgs", "mg.", "IU", "hrs"])
def test_an_unsafe_unit_is_refused(unit):
    with pytest.raises(ValueError, match="not safe to print"):
        units.dose_text(1, unit)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, "many"])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(ValueError, match="number is needed"):
        units.dose_text(value, "mg")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(2.25, 1, "2.3"), (2.5, 0, "3"), (3.5, 0, "4"), (1.005, 2, "1.01"), (-2.5, 0, "−3")],
)
def test_a_half_goes_up_as_a_nurse_is_taught(value, decimals, text):
    # binary 1.005 is a hair below: the reader sees 1.005
    assert units.number_text(value, decimals) == text


@given(st.floats(min_value=-1e6, max_value=1e6))
def test_conversions_come_back(value):
    assert units.mg_from_mcg(units.mcg_from_mg(value)) == pytest.approx(value)


def test_conversions_take_arrays():
    assert units.mcg_from_mg(np.array([0.3, 2.0])).tolist() == [300.0, 2000.0]
    assert units.volume_mL(np.array([300.0]), 2000).tolist() == [0.15]
