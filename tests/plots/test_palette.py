"""The palette, computed: contrast on light and dark paper, and opposites told apart with any color vision."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from baclofen.plots.theme import PALETTE

WORDS = ("ink", "muted", "oral", "pump", "band_edge", "much", "little", "guess", "emergency", "at_once",
         "same_day", "next_contact", "muscle", "nerve_in")  # fmt: skip
#: opposites; "oral" and "little", and "pump" and "much", come near each other without one kind of cone, so
#: there form, place and a word say the difference, never color alone
OPPOSITES = (("oral", "pump"), ("much", "little"))
#: linear RGB as seen without one kind of cone (Machado 2009, severity 1)
SEEN = {
    "usual": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(color):
    rgb = np.asarray(to_rgb(color))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    light, dark = sorted((float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("page", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", WORDS)
def test_words_can_be_read_on_their_paper(name, page):
    assert contrast(PALETTE[name][page], PALETTE["paper"][page]) >= 4.5


def lab_of(rgb):
    """CIE L*a*b* of linear RGB, D65."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.asarray(to_xyz) @ np.clip(rgb, 0, 1) / [0.9505, 1.0, 1.089]
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("page", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("vision", SEEN)
def test_opposites_are_told_apart_with_any_color_vision(vision, page):
    names = {name for pair in OPPOSITES for name in pair}
    seen = {name: lab_of(np.asarray(SEEN[vision]) @ linear(PALETTE[name][page])) for name in names}
    for one, other in OPPOSITES:
        assert np.linalg.norm(seen[one] - seen[other]) >= 15, (one, other)
