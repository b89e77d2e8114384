"""The moving picture of the start page and README: the lab's real frames, short, light, and it stops."""

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tools import moving_picture
from tools.site.pages.start import write_start

ROOT = Path(__file__).resolve().parents[2]
#: mean difference of colors, of 255, that packing and another computer's letters may leave
NEAR = 6.0


@pytest.mark.parametrize("dark", [False, True])
def test_it_plays_once_in_five_seconds_and_is_light(dark):
    path = moving_picture.FOLDER / moving_picture.NAMES[dark]
    assert path.stat().st_size < 500_000
    with Image.open(path) as picture:
        assert picture.n_frames == moving_picture.FRAMES
        assert picture.info["loop"] == 1
        lasts_ms = []
        for at in range(picture.n_frames):
            picture.seek(at)
            picture.load()
            lasts_ms.append(picture.info["duration"])
    # the last one stays; WCAG 2.2.2: what moves longer than five seconds needs a button
    assert sum(lasts_ms[:-1]) <= 5000


@pytest.mark.parametrize("dark", [False, True])
def test_its_frames_are_those_of_the_lab(dark):
    """Red after the picture of `routes` changed: `python -m tools.moving_picture` makes it anew."""
    count = 4
    every = (moving_picture.FRAMES - 1) // (count - 1)
    drawn = moving_picture.frames(moving_picture.scene(), dark, count)
    with Image.open(moving_picture.FOLDER / moving_picture.NAMES[dark]) as picture:
        for at, now in enumerate(drawn):
            picture.seek(at * every)
            kept = np.asarray(picture.convert("RGB"), dtype=float)
            assert np.abs(kept - np.asarray(now, dtype=float)).mean() < NEAR


def test_who_asked_for_less_motion_a_phone_and_paper_get_a_still(tmp_path):
    page = write_start(tmp_path, "1", 1).read_text("utf-8")
    hero = re.search(r"<picture>.*?</picture>", page, re.DOTALL)[0]
    kinds = re.findall(r'media="([^"]+)" srcset="([^"]+)"', hero)
    moves = [media for media, file in kinds if file.endswith(".webp")]
    assert moves == ["(prefers-color-scheme: dark)"]
    stills = kinds[: kinds.index(next(kind for kind in kinds if kind[0] == moves[0]))]
    assert {"print", "(prefers-reduced-motion: reduce)"} < {media for media, _file in stills}
    assert any("max-width" in media for media, _file in stills)
    for file in re.findall(r'(?:srcset|src)="([^"]+)"', hero):
        assert (tmp_path / file).is_file()
    assert re.search(r'alt="[^"]{40,150}"', hero)


def test_readme_has_the_still_first_and_words_for_it():
    text = (ROOT / "README.md").read_text("utf-8")
    picture = re.search(r"<picture>.*?</picture>", text, re.DOTALL)[0]
    assert picture.index("prefers-reduced-motion: reduce") < picture.index("prefers-color-scheme")
    for file in re.findall(r'(?:srcset|src)="([^"]+)"', picture):
        assert (ROOT / file).is_file()
    assert re.search(r'alt="[^"]{40,150}"', picture)
