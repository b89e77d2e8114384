"""Where nobody looks, nothing is written for a page: pictures are drawn, and their SVG is left out.

Most tests of a lab read its words, its table or what its picture holds; writing the page takes longer than
all of these together. A test that looks after all finds an empty picture: its file then stands in LOOKED_AT
of the conftest.py beside it.
"""

import pytest

from baclofen.widgets.figure import unwatched


def unwritten_but(looked_at: set[str]) -> object:
    """A fixture for every file of a room but those that look at the page."""

    @pytest.fixture(scope="module", autouse=True)
    def unwritten(request):
        if request.path.name in looked_at:
            yield
        else:
            with unwatched():
                yield

    return unwritten
