"""Opacities come in hundredths: matplotlib remembers each pair of color and opacity that it has ever met."""

import pytest

from baclofen import labs
from baclofen.widgets import Slider


@pytest.mark.parametrize("name", sorted(labs.REGISTRY))
def test_no_value_of_a_slider_has_an_opacity_of_its_own(name):
    lab = labs.REGISTRY[name]()
    sliders = {key: one for key, one in lab.controls.items() if isinstance(one, Slider)}
    for key, slider in sliders.items():
        for part in (0.23, 0.58, 0.91):
            lab.picture.draw(lab.place(**{key: slider.low + part * (slider.high - slider.low)}))
            for gid, artist in lab.picture.moving.items():
                alpha = artist.get_alpha()
                assert alpha is None or alpha == round(alpha, 2), (key, slider.value, gid)
