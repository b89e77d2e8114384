"""A syringe is filled to the dose: its plunger stands at the mark of its volume."""

import pytest
from matplotlib.colors import to_hex

from baclofen import labs
from baclofen.plots import theme


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


def test_each_strength_has_a_color_of_its_own_and_none_that_says_danger(lab):
    """A strong liquid is not too much, a weak one not too little: the dose is the same."""
    colors = [to_hex(one.bottle.get_facecolor()) for one in lab.picture._sets]
    assert len(set(colors)) == len(lab.picture.strengths)
    assert not {to_hex(theme.colour(name)) for name in ("much", "little")} & set(colors)


def test_numbers_stand_beside_their_marks(lab):
    for one in lab.picture._sets:
        for number in one.numbers:
            assert number.get_position()[1] == pytest.approx(one._height(float(number.get_text())))


@pytest.mark.parametrize("dose_mg", [2.5, 10, 20])
def test_a_syringe_stands_under_its_bottle_with_a_rod_that_goes_up_with_its_plunger(lab, dose_mg):
    """One is centered under the bottle, two stand around its middle; the rod is as long as the barrel."""
    lab.move(dose_mg=dose_mg)
    for place, one in enumerate(lab.picture._sets):
        shown = one.barrels if dose_mg / one.strength > 10 else one.barrels[:1]
        middles = [barrel.get_x() + barrel.get_width() / 2 for barrel in shown]
        bottle = one.bottle.get_path().vertices[:, 0]
        assert sum(middles) / len(middles) == pytest.approx((bottle.min() + bottle.max()) / 2)
        rod = lab.picture.moving[f"volumes_rod_{place}_0"].get_xy()[:, 1]
        plunger = lab.picture.moving[f"volumes_plunger_{place}_0"].get_ydata()[0]
        assert rod.min() == pytest.approx(plunger)
        assert rod.max() - rod.min() == pytest.approx(one._long)
        assert one.unit.get_text() == "mL"


def test_what_the_same_volume_of_another_bottle_would_be_stands_there(lab):
    lab.move(dose_mg=10)
    texts = [lab.picture.moving[f"volumes_wrong_{place}"] for place in range(3)]
    assert [text.get_visible() for text in texts] == [False, True, True]
    said = [" ".join(text.get_text().split()) for text in texts[1:]]
    assert said == ["10 mL of this: 20 mg", "10 mL of this: 50 mg"]
