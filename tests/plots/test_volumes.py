"""A syringe is filled to the dose: its plunger stands at the mark of its volume."""

import pytest

from baclofen import labs


@pytest.fixture(scope="module", params=[False, True], ids=["wide", "narrow"])
def lab(request):
    made = labs.volumes()
    made._reshape(request.param)
    return made


@pytest.mark.parametrize("dose_mg", [2.5, 10, 20])
def test_every_plunger_stands_at_its_mark(lab, dose_mg):
    lab.move(dose_mg=dose_mg)
    for place, one in enumerate(lab.picture._sets):
        volume = dose_mg / one.strength
        first = lab.picture.moving[f"volumes_plunger_{place}_0"].get_ydata()[0]
        assert first == pytest.approx(one._height(min(volume, 10)))
        second = lab.picture.moving[f"volumes_plunger_{place}_1"]
        assert second.get_visible() == (volume > 10)
        if volume > 10:
            assert second.get_ydata()[0] == pytest.approx(one._height(volume - 10))


def test_numbers_stand_beside_their_marks(lab):
    for one in lab.picture._sets:
        for number in one.numbers:
            assert number.get_position()[1] == pytest.approx(one._height(float(number.get_text())))
