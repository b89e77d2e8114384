"""The place that is like a Binder launch, made once; see tests/support/binder_environment.py."""

import os

import pytest

from tests.support import binder_environment as place


@pytest.fixture(scope="session")
def floor():
    """The place, filled; `post_build` has not run yet."""
    if os.name != "posix":
        pytest.skip("Binder is a Linux machine: this test needs bash.")
    base = place.find_python()
    if base is None and os.environ.get("CI"):
        pytest.fail(place.NO_PYTHON)
    if base is None:
        pytest.skip(place.NO_PYTHON)
    return place.Floor(base).make()


@pytest.fixture(scope="session")
def built(floor):
    """The place after postBuild, and what it printed."""
    floor.built = floor.post_build()
    assert floor.built.returncode == 0, floor.built.stdout
    return floor
