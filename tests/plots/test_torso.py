"""Where the tip is, is a place in a body: body and chart agree on it, and on the level along the cord."""

import numpy as np
import pytest

from baclofen import labs
from baclofen.plots import stage
from baclofen.plots.torso import PIECES


@pytest.fixture(scope="module", params=[False, True], ids=["wide", "narrow"])
def lab(request):
    made = labs.spine()
    made.prediction.skip()
    made._reshape(request.param)
    return made


@pytest.mark.parametrize("tip", ["T2", "T6", "T10", "L1"])
def test_the_tip_in_the_body_is_as_high_as_in_the_chart(lab, tip):
    lab.move(tip=tip)
    picture = lab.picture
    in_body = picture.moving["spine_body_tip"].get_ydata()[0]
    assert in_body == pytest.approx(stage.y_px(picture.axes, lab.result.tip_cm), abs=0.5)
    assert picture.moving["spine_catheter"].get_ydata()[-1] == in_body


@pytest.mark.parametrize("tip", ["T2", "L1"])
def test_the_cord_is_strongest_at_the_tip(lab, tip):
    lab.move(tip=tip)
    pieces = [lab.picture.moving[f"spine_piece_{at}"] for at in range(PIECES)]
    strongest = max(pieces, key=lambda piece: piece.get_alpha())
    tip_y = lab.picture.moving["spine_body_tip"].get_ydata()[0]
    low, high = sorted(strongest.get_ydata())
    assert low - (high - low) <= tip_y <= high + (high - low)
    assert np.ptp([piece.get_alpha() for piece in pieces]) > 0.3


def test_before_the_guess_the_pump_is_kept_back():
    picture = labs.spine().picture
    assert not picture.moving["spine_catheter"].get_visible()
    assert not any(picture.moving[f"spine_piece_{at}"].get_visible() for at in range(PIECES))
