"""What tests of the learner's own answers share."""

from pathlib import Path

import pytest

from baclofen import labs, progress
from baclofen.labs.questions.review import Review


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Progress goes to a new folder."""
    monkeypatch.setenv(progress.VARIABLE, str(tmp_path / "progress"))
    return tmp_path / "progress"


@pytest.fixture
def review(folder) -> Review:
    return labs.review()
