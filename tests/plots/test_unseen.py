"""Files that look at a picture as a page has it say so: for the others it is not written."""

import re
from pathlib import Path

import pytest

from tests.labs import conftest as of_labs
from tests.plots import conftest as of_plots

ROOMS = Path(__file__).resolve().parents[1]
LOOKS = re.compile(r"figure\.svg\b|\bm_\{|\bget_state\(\)")
#: files whose state is that of a field
NO_PICTURE = {"test_card.py", "test_unseen.py"}


@pytest.mark.parametrize(("room", "named"), [("labs", of_labs.LOOKED_AT), ("plots", of_plots.LOOKED_AT)])
def test_who_looks_at_the_page_is_named(room, named):
    looking = {file.name for file in (ROOMS / room).glob("*.py") if LOOKS.search(file.read_text("utf-8"))}
    assert looking - NO_PICTURE <= named
    assert named <= {file.name for file in (ROOMS / room).glob("test_*.py")}
