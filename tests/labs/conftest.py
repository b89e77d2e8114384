"""What tests of the learner's own answers share, and what is asked of data meanwhile."""

from pathlib import Path

import pytest

from baclofen import labs, progress
from baclofen.content.library import Library
from baclofen.labs.questions.review import Review
from tests.support.unseen import unwritten_but

#: files whose tests look at a picture as a page has it
LOOKED_AT = {
    "test_every_lab.py", "test_hostile_text.py", "test_page_messages.py", "test_parts.py", "test_prefetch.py",
    "test_scenes.py",
}  # fmt: skip
unwritten = unwritten_but(LOOKED_AT)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Progress goes to a new folder."""
    monkeypatch.setenv(progress.VARIABLE, str(tmp_path / "progress"))
    return tmp_path / "progress"


@pytest.fixture
def review(folder) -> Review:
    return labs.review()


@pytest.fixture
def asked(monkeypatch):
    """The keys of all words, and the ids of all numbers, that are asked for meanwhile."""
    keys, ids = set(), set()
    word, parameter = Library.word, Library.parameter

    def ask_word(self, key, /, **values):
        keys.add(key)
        return word(self, key, **values)

    def ask_parameter(self, id):
        ids.add(id.rpartition(".")[2])
        return parameter(self, id)

    monkeypatch.setattr(Library, "word", ask_word)
    monkeypatch.setattr(Library, "parameter", ask_parameter)
    return keys, ids
