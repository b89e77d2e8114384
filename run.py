#!/usr/bin/env python3
"""Open the course, or test it:  python run.py   and   python run.py test   (Windows: py run.py).

Nothing needs to be installed beforehand except Python. The work is done in tools/launch/. This file only
makes sure that a Python that is too old says so in one sentence, in words that every Python can read.
"""

from __future__ import print_function

import os
import sys

OLDEST = (3, 11)


def behind_pythons_own(here):
    """Look into this folder after Python's own modules: no file here is taken for one of them."""
    others = [place for place in sys.path if os.path.abspath(place or os.curdir) != here]
    more = [number for number, place in enumerate(others) if place.endswith("-packages")]
    others.insert(more[0] if more else len(others), here)
    sys.path[:] = others


def main(words):
    """Check the Python, then hand over."""
    if sys.version_info < OLDEST:
        print(
            "This course needs Python 3.11 or newer, but this is Python %d.%d: install a newer Python from "
            "python.org, then run the same command again." % sys.version_info[:2],
            file=sys.stderr,
        )
        return 1
    behind_pythons_own(os.path.dirname(os.path.abspath(__file__)))
    from tools import launch

    return launch.main(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
