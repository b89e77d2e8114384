"""Where nobody looks, nothing is written for a page: pictures are drawn, and their SVG is left out.

Most tests of a lab read its words, its table or what its picture holds; writing the page takes longer than
all of these together.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

import pytest

from baclofen.widgets import LiveFigure

#: stands where the picture would be, for a test that looks after all
NOT_WRITTEN = "Not written: name this file in LOOKED_AT of the conftest.py beside it."


def _draw_all(figure: LiveFigure) -> tuple[str, dict[str, str]]:
    figure._shape, figure._states = None, {}
    return NOT_WRITTEN, {}


@contextmanager
def nothing_written() -> Iterator[None]:
    """Inside, no picture is written for a page."""
    with (
        mock.patch.object(LiveFigure, "_draw_all", _draw_all),
        mock.patch.object(LiveFigure, "_draw_moving", return_value={}),
    ):
        yield


def unwritten_but(looked_at: set[str]) -> object:
    """A fixture for every file of a room but those that look at the page."""

    @pytest.fixture(scope="module", autouse=True)
    def unwritten(request):
        if request.path.name in looked_at:
            yield
        else:
            with nothing_written():
                yield

    return unwritten
