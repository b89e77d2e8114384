"""How large a picture is on a page: the windows that one looks at, and what the kit's own sheets allow.

`tests/browser/test_guess_in_sight.py` holds these sizes against a real browser.
"""

import re
from pathlib import Path

from baclofen import widgets

#: window -> its height, the column that JupyterLab and Notebook leave of it, and the panel of that
WINDOWS = {1280: (800, 1000, 603), 768: (1024, 740, 698), 390: (844, 374, 348)}
_STATIC = Path(widgets.__file__).parent / "static"


def _number(sheet: str, pattern: str) -> float:
    """A number as the kit's sheet or script states it."""
    return float(re.search(pattern, (_STATIC / sheet).read_text("utf-8")).group(1))


#: letters are never smaller on a page
LEAST_PX = _number("figure.js", r"Math\.max\(given, (\d+) / scale\)")
#: a picture taller than this, for its width, scrolls on a narrow page instead of being pinned
TALL = _number("figure.js", r"height > ([\d.]+) \* width")
PINNED_VH = _number("pinned.css", r"\n\.bac-stage { --bac-pinned-most: (\d+)vh")
ON_TABLET_VH = _number("pinned.css", r"560px\) { \.bac-stage { --bac-pinned-most: (\d+)vh")
BESIDE_VH = _number("kit.css", r"max\((\d+)vh, \d+px\)")
BESIDE_PX = _number("kit.css", r"max\(\d+vh, (\d+)px\)")


def page_width(window: int, wide: float, tall: float, touched: bool) -> float:
    """How wide a picture of that shape is on the page; `touched` says that its places are chosen by touch."""
    height, _, room = WINDOWS[window]
    if window > 1000:
        most = max(BESIDE_VH * height / 100, BESIDE_PX)
    elif touched or tall > TALL * wide:
        return room
    else:
        most = (ON_TABLET_VH if room >= 560 else PINNED_VH) * height / 100
    return min(room, most * round(wide / tall, 3))


def until_pinned(page) -> None:
    """Wait until every panel of a Playwright page has measured its picture, a little after it is drawn."""
    page.wait_for_function(
        """() => [...document.querySelectorAll(".bac-panel")].every(
            (one) => !one.querySelector(".bac-stage") || one.style.getPropertyValue("--bac-pinned"))"""
    )
