"""What a file keeps beside answers may be somebody else's making: no lab raises, none plays without end."""

import json
import random

import pytest

from baclofen import labs, progress
from baclofen.labs.pump import saved
from baclofen.model.guards import ModelInputError
from baclofen.model.pump import transcript
from baclofen.progress import Entry
from baclofen.progress.document import LARGEST

PIECES = (
    "Stop",
    "Advance",
    "Fill",
    ",",
    ";",
    "L9999999",
    "L-1",
    "s",
    "N",
    "T",
    "1e999",
    "nan",
    "-1",
    "9" * 400,
    ":",
    "x",
)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv(progress.VARIABLE, str(tmp_path / "progress"))
    return progress.store()


def kept(store, id: str, *chosen: str) -> None:
    for number, text in enumerate(chosen, 1):
        store.add(Entry(id, "04", number, len(chosen), "", "2026-11-22", chosen=text))


@pytest.mark.parametrize(
    "chosen", ["who:evil;time:evil", "who", "", ":;:", "time:;who:student", "who:student;time:evil"]
)
def test_a_choice_of_the_door_that_nobody_could_make_is_none(chosen, store):
    kept(store, "path:choice", chosen)
    lab = labs.path()
    assert lab.who.value in (None, "student")
    assert lab.time.value is None


@pytest.mark.parametrize("start", ["", "zzz:yyy", "free", "free:zzz", "a:b:c"])
def test_a_session_from_a_start_that_is_not_there_leads_to_one_that_is(start, store):
    kept(store, "pump:mine", f"{start};Stop")
    lab = labs.pump()
    lab.shelf.play("mine")
    assert lab.goal.value in lab.goal.keys_offered
    assert lab.profile.value in lab.profile.keys_offered
    assert lab.shelf.said.text


def test_a_session_longer_than_any_that_is_kept_is_none(store):
    kept(store, "pump:long", *["free:usual;" + "Stop;" * 70] * (saved._MOST_PARTS + 1))
    assert saved.names() == ()


def test_a_session_of_any_words_is_read_or_refused():
    draw, read = random.Random("transcript"), 0
    for _ in range(5_000):
        text = "".join(draw.choices(PIECES, k=draw.randrange(1, 9)))
        try:
            transcript.read(text)
            read += 1
        except ModelInputError:
            continue
    assert read


def test_what_a_later_edition_put_there_never_makes_the_file_too_large_to_read(store):
    """Two million letters in eighteen brackets become twenty million when they are written in lines."""
    deep = "[" * 18 + "0," * 500_000 + "0" + "]" * 18
    head = {"format": "baclofen-course-progress", "version": 2, "questions": {}}
    assert store.load(f'{json.dumps(head)[:-1]}, "later": {deep}}}').refused is None
    store.add(Entry("q", "02", 1, 1, "sure", "2026-11-22"))
    assert len(store.path.read_text("utf-8")) < LARGEST
    assert [one.item_id for one in store.entries()] == ["q"]
    assert store.notice is None
