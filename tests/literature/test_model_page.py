"""The numbers that the teachers' page quotes from the models are the models' numbers."""

import math
import re

import pytest

from baclofen.model.kinetics import oral_parameters
from tests.literature import cases, reckoned

PAGE = " ".join((cases.DATA.parent / "docs" / "model.md").read_text(encoding="utf-8").split())


def test_studies_of_adults_disagree_as_quoted():
    sets = [cases.patient(name) for name in ("sim18", "mar14", "k85", "che18")]
    peaks = [round(reckoned.single_dose(10, p).cmax_ng_per_mL) for p in sets]
    assert "peaks at {}, {}, {} or {} ng per mL".format(*peaks) in PAGE
    halves = [p.half_life_h for p in sets]
    assert f"runs from {min(halves):.1f} to {max(halves):.1f} h" in PAGE


def test_the_assumed_split_of_the_childs_volume_matters_as_quoted():
    values = {
        name: cases.ORAL[f"he14_{name}"] for name in ("clearance_L_per_h_per_kg", "steady_volume_L_per_kg")
    }

    def peak(share):
        total = values["steady_volume_L_per_kg"]
        volumes = {"central_volume_L": share * total, "peripheral_volume_L": (1 - share) * total}
        clearance = values["clearance_L_per_h_per_kg"]
        exchange = reckoned.exchange_for(
            clearance_L_per_h=clearance, **volumes, half_life_h=cases.ORAL["he14_half_life_h"]
        )
        child = oral_parameters.OralParameters(
            clearance_L_per_h=clearance,
            absorption_per_h=cases.ORAL["he14_absorption_per_h"],
            exchange_L_per_h=exchange,
            **volumes,
        )
        return reckoned.single_dose(1, child.for_weight(20)).cmax_ng_per_mL

    usual = peak(28.8 / 48.5)
    low, high = (100 * (peak(share) / usual - 1) for share in (0.78, 0.43))
    assert f"{high:.0f} % higher or {-low:.0f} % lower" in PAGE
    one_space = math.log(2) * values["steady_volume_L_per_kg"] / values["clearance_L_per_h_per_kg"]
    assert f"would have a half-life of {one_space:.1f} h" in PAGE


def test_kidney_numbers_as_quoted():
    rises = [
        100 * (cases.value_of(f"kidney_peak_ratio {stage}") - 1) for stage in ("mild", "moderate", "severe")
    ]
    assert "rises by {:.0f}, {:.0f} or {:.0f} %".format(*rises) in PAGE


@pytest.mark.parametrize("half_life", ["0.9", "5"])
def test_where_the_fluid_model_fails_as_quoted(half_life):
    p = cases.pool(half_life)
    if half_life == "0.9":
        days = reckoned.infusion_time(p, threshold=cases.COMPLETE) / 24
        assert f"the ratio is {reckoned.doubled_test_dose_ratio(p):.2f}" in PAGE
        assert f"would need {days:.1f} days" in PAGE
    else:
        assert f"the volume would be {p.volume_mL:.0f} mL" in PAGE


def test_the_doubling_rule_holds_where_the_page_says():
    ratios = [reckoned.doubled_test_dose_ratio(cases.pool(h / 100)) for h in range(150, 501)]
    low, high = re.search(
        r"lies between ([\d.]+) and ([\d.]+) for half-lives from 1\.5 to 5 h", PAGE
    ).groups()
    assert min(ratios) == pytest.approx(float(low), abs=0.006)
    assert max(ratios) == pytest.approx(float(high), abs=0.006)
