"""The form of the learner's file: readable, complete, from every version, and never more than it says."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.progress.document import VERSION, Damaged, Entry, Newer, dump, numbered, parse
from baclofen.progress.results import results
from baclofen.progress.store import Store

ENTRY = st.builds(
    Entry,
    item_id=st.from_regex(r"[0-9]{2}_[a-z_]{1,20}", fullmatch=True),
    lesson=st.sampled_from(["01", "09"]),
    score=st.integers(0, 9),
    max=st.integers(1, 9),
    confidence=st.sampled_from(["", "guess", "think", "sure"]),
    day=st.dates(date(2020, 1, 1), date(2090, 1, 1)).map(date.isoformat),
)
ONE = Entry("02_half_life", "02", 1, 1, "sure", "2026-11-22")


@given(st.lists(ENTRY, max_size=30))
def test_what_is_written_is_read_again_in_the_same_order(entries):
    read = parse(dump(entries))
    assert read == numbered(entries)
    assert [one.number for one in read] == list(range(1, len(entries) + 1))
    assert parse(dump(read)) == read


def test_a_learner_can_read_it():
    data = json.loads(dump([ONE, ONE]))
    assert data["version"] == VERSION
    question = data["questions"]["02_half_life"]
    assert question["counts"] == {"attempts": 2, "right": 2}
    assert question["attempts"][0] == {
        "lesson": "02", "score": 1, "max": 1, "confidence": "sure", "day": "2026-11-22", "number": 1,
        "chosen": "",
    }  # fmt: skip


def test_a_newer_file_is_not_taken_for_damaged():
    with pytest.raises(Newer):
        parse(json.dumps({"format": "baclofen-course-progress", "version": VERSION + 1, "anything": 1}))


def test_a_file_from_before_the_option_was_kept_loads():
    old = WHOLE.replace(',\n     "chosen": ""', "")
    assert "chosen" not in old
    assert parse(old) == parse(WHOLE)
    assert parse(WHOLE.replace('"chosen": ""', '"chosen": "a,c"'))[0].chosen == "a,c"


WHOLE = dump([ONE])


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "7", '"text"', "{}", '{"format": "other", "version": 2, "questions": {}}',
        WHOLE[:-20],
        WHOLE.replace('"version": 2', '"version": 0'),
        WHOLE.replace('"version": 2', '"version": true'),
        WHOLE.replace('"score": 1', '"score": -1'), WHOLE.replace('"score": 1', '"score": "1"'),
        WHOLE.replace('"2026-11-22"', '"2026-11-22T10:30"'),
        WHOLE.replace("2026-11-22", "2026-13-22"),
        WHOLE.replace('"chosen": ""', '"chosen": "my own words"'),
        WHOLE.replace('"chosen": ""', '"chosen": 1'),
        WHOLE.replace('"sure"', '"I was very sure of this"'), WHOLE.replace("02_half_life", "a sentence"),
        WHOLE.replace('"confidence": "sure",', ""), WHOLE.replace('"attempts": [', '"others": ['),
        WHOLE.replace('"questions": {', '"questions": 3, "x": {'), "[" * 100_000,
    ],
)  # fmt: skip
def test_a_damaged_file_is_noticed(text):
    assert text != WHOLE
    with pytest.raises(Damaged):
        parse(text)


def test_two_attempts_with_one_number_are_noticed():
    twice = dump([ONE, ONE]).replace('"number": 2', '"number": 1')
    with pytest.raises(Damaged):
        parse(twice)


@pytest.mark.parametrize(
    "change",
    [
        {"item_id": "My name is here"}, {"item_id": ""}, {"lesson": "two words"}, {"confidence": "me@home"},
        {"day": "2026-11-22 10:30"}, {"day": "today"}, {"score": 1.5}, {"score": True}, {"max": -1},
        {"chosen": "what I think"},
    ],
)  # fmt: skip
def test_nothing_but_an_answer_can_be_kept(change):
    with pytest.raises(ValueError, match=r"must be|isoformat"):
        Entry(**{**vars(ONE), **change})


LATER = {"routes": {"who": "student"}, "sketches": [1, 2, {"deep": None}]}


def later_text():
    return json.dumps({**json.loads(WHOLE), **LATER})


def test_what_a_later_edition_has_added_stays_in_the_file(tmp_path):
    path = tmp_path / "my_progress.json"
    path.write_text(later_text(), "utf-8")
    store = Store(path)
    store.add(ONE)
    data = json.loads(path.read_text("utf-8"))
    assert {key: data[key] for key in LATER} == LATER
    assert len(store.entries()) == 2
    assert all(json.loads(store.text())[key] == LATER[key] for key in LATER)


def test_it_is_loaded_too_and_what_is_here_already_is_not_changed(tmp_path):
    path = tmp_path / "my_progress.json"
    store = Store(path)
    store.add(ONE)
    store.load(later_text())
    store.load(later_text().replace('"student"', '"teacher"'))
    assert json.loads(path.read_text("utf-8"))["routes"] == {"who": "student"}


def test_what_one_window_deletes_does_not_come_back_from_another(tmp_path):
    path = tmp_path / "my_progress.json"
    path.write_text(later_text(), "utf-8")
    one, other = Store(path), Store(path)
    assert other.entries()
    assert one.delete()
    other.add(ONE)
    assert set(json.loads(path.read_text("utf-8"))) == {"format", "version", "questions"}


def test_what_is_kept_and_no_answer_is_never_handed_in():
    kept = [Entry("pump:night-1", "04", 1, 1, "", "2026-11-22", chosen="night:standard;Stop"), ONE]
    assert [item["item"] for item in results("kite-7", kept)["items"]] == ["02_half_life"]
