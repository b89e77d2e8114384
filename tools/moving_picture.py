"""The moving picture of the lab `routes` for README and start page, from the frames that a page plays.

    python -m tools.moving_picture

writes docs/images/routes.webp, the same in dark, and the still of it. It plays once, in five seconds, and
stops: what moves longer would need a button to stop it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.needed_parts import need

need("anywidget", "numpy", "PIL")

import numpy as np  # noqa: E402  (only where they are)
from matplotlib.artist import Artist  # noqa: E402
from matplotlib.colors import to_hex  # noqa: E402
from PIL import Image  # noqa: E402

from baclofen import labs  # noqa: E402
from baclofen.plots import still, theme  # noqa: E402

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
STILL = "routes.png"
NAMES = {False: "routes.webp", True: "routes-dark.webp"}
WIDTH_PX, SECONDS, FRAMES = 760, 5.0, 61
_COLORS = ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor")


def scene() -> labs.Lab:
    """The lab as its lesson shows it once the guess was made."""
    lab = labs.routes()
    lab.move(**lab.prediction.after)
    return lab


def frames(lab: labs.Lab, dark: bool, count: int = FRAMES) -> Iterator[Image.Image]:
    """The picture at hours that lie evenly over its clock."""
    if dark:
        _darken(lab)
    figure, playing = lab.picture.figure, lab.picture.timeline(lab.result)
    ground = theme.PALETTE["paper"][dark]
    for hour in np.linspace(*playing.hours, count):
        page = io.BytesIO()
        with still.held(figure, lab.picture.moving, playing, float(hour)):
            dpi = WIDTH_PX / figure.get_size_inches()[0]
            figure.patch.set_visible(True)
            figure.savefig(page, format="png", dpi=dpi, facecolor=ground)
            figure.patch.set_visible(False)
        yield Image.open(page).convert("RGB")


def _darken(lab: labs.Lab) -> None:
    """Give every artist the dark color of its name."""
    dark = {light.lower(): deep for light, deep in theme.PALETTE.values()}
    for artist in lab.picture.figure.findobj(Artist):
        for name in _COLORS:
            try:
                now = to_hex(getattr(artist, f"get_{name}")())
            except (AttributeError, ValueError):
                continue
            if now in dark:
                getattr(artist, f"set_{name}")(dark[now])


def write(dark: bool) -> Path:
    """Write one moving picture; returns its path."""
    first, *rest = frames(scene(), dark)
    path = FOLDER / NAMES[dark]
    # quality is that of lossless here: how hard to look for a small file
    first.save(
        path,
        save_all=True,
        append_images=rest,
        duration=round(1000 * SECONDS / FRAMES),
        loop=1,
        lossless=False,
        quality=60,
        method=6,
        minimize_size=True,
    )
    return path


def main() -> int:
    """Write all three files and say how heavy they are."""
    lab = scene()
    for path in (write(False), write(True)):
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
    with lab.resting():
        (FOLDER / STILL).write_bytes(lab.figure.poster_png(1296))
    print(f"{STILL}: {(FOLDER / STILL).stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
