"""What the labs of the spine and of a pump's life claim holds at every corner they can be moved to."""

import itertools

import pytest

from baclofen import content, labs


def test_more_than_tablets_is_claimed_only_where_it_is_true():
    """At 50 mcg beside 80 mg the low tip leaves less at the skull than tablets do."""
    lab = labs.spine()
    shares = {}
    for tip, fall, mcg, mg in itertools.product(
        ("T2", "L1"), ("capm", "kro93"), (50, 300, 1200), (10, 30, 80)
    ):
        result = lab.place(tip=tip, fall=fall, rate_mcg_per_day=mcg, oral_mg_per_day=mg)
        shares[tip, fall, mcg, mg] = result.skull_level / result.mouth_level
    less = [place for place, share in shares.items() if share < 1]
    assert less
    assert all(mcg == 50 and mg == 80 for _tip, _fall, mcg, mg in less)
    answer = content.word("spine.answer")
    assert "unless a small pump dose stands beside a large dose of tablets" in answer
    assert "cannot explain it" in answer


def test_a_guess_of_a_hundredth_is_not_read_back_as_nothing():
    """S5: "meant 0"."""
    lab = labs.spine()
    lab.prediction.commit("hundredth")
    assert "meant 0.14 " in lab.prediction.verdict.text


@pytest.mark.parametrize("strength", ["500", "1000", "2000"])
@pytest.mark.parametrize("reservoir", ["20", "40"])
def test_more_dose_never_means_fewer_visits(strength, reservoir):
    """L29: 640 gave 276 refills, 650 gave 140."""
    lab = labs.pump_life()
    visits, intervals = [], []
    for dose in range(60, 1001, 10):
        life = lab.place(dose=dose, strength=strength, reservoir=reservoir).life
        if life.runs:
            visits.append(life.visits)
            intervals.append(life.interval_days)
            assert life.interval_days < life.to_limit_days  # never on the alarm day itself
    assert intervals == sorted(intervals, reverse=True)
    drops = [early - late for early, late in itertools.pairwise(visits)]
    assert max(drops, default=0) <= 1  # a battery that ends a little earlier may save one


def test_two_doses_of_a_pump_have_two_flows():
    """330 and 345 mcg per day from 2,000 mcg per mL were told alike."""
    lab = labs.pump_life()
    flows = {
        lab.move(dose=dose, strength="2000").line.split("flow ")[1].split(" mL")[0] for dose in (330, 340)
    }
    assert len(flows) == 2


@pytest.mark.parametrize("narrow", [False, True])
def test_each_mark_of_a_pumps_life_has_a_name_and_none_hides_another(narrow):
    """A diamond and a square say what they are, below the strips, and stand apart on a phone too."""
    lab = labs.pump_life()
    lab.prediction.skip()
    lab._reshape(narrow)
    said = {text.get_text() for text in lab.picture.axes.texts}
    assert {"refill", "notice to replace", "the pump stops"} <= said
    assert lab.word("name.why").replace(" | ", " ") in {text.replace("\n", " ") for text in said}
    assert "refills" in lab.word("title")
    for row in range(3):
        notice, end = (lab.picture.moving[f"life_{name}_{row}"] for name in ("notice", "end"))
        (left, _), (right, _) = (
            lab.picture.axes.transData.transform((mark.get_xdata()[0], row)) for mark in (notice, end)
        )
        px = 72 / lab.picture.figure.dpi
        assert (right - left) * px >= 0.5 * (notice.get_markersize() + end.get_markersize())
