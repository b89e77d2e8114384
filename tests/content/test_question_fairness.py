"""Knowledge helps, test wisdom does not: keys cannot be told by form, and the words are easy to read."""

import itertools
import re
import tomllib
from collections import Counter
from statistics import mean

import pytest

from baclofen.check.question_bank import LONGEST_RUN
from tests.support.question_bank import CHOICE, FILES, ITEMS, LESSONS, SELECT_ALL, of_lesson


def lengths(item):
    """Length of the key, and of each distractor."""
    size = {option["id"]: len(option["text"]) for option in item["option"]}
    return size.pop(item["key"]), list(size.values())


def test_keys_cannot_be_told_by_length():
    pairs = [lengths(item) for item in CHOICE]
    assert sum(key > max(rest) for key, rest in pairs) <= len(pairs) / 3, (
        "The key is too often the longest option: shorten keys or write fuller wrong options."
    )
    assert sum(key < min(rest) for key, rest in pairs) <= len(pairs) / 3, (
        "The key is too often the shortest option: write fuller keys."
    )
    assert 0.9 <= mean(key / mean(rest) for key, rest in pairs) <= 1.08, (
        "Keys and wrong options differ in length on the whole: even them out."
    )


def test_keys_cannot_be_told_by_place():
    place = Counter(item["key"] for item in CHOICE)
    assert set(place) == set("abcd"), f"Keys of mc questions are a, b, c or d: {dict(place)}"
    assert max(place.values()) <= 0.33 * len(CHOICE), (
        f"One letter is the key too often: change the order of options in some mc questions. {dict(place)}"
    )
    assert min(place.values()) >= 0.17 * len(CHOICE), (
        f"One letter is hardly ever the key: change the order of options in some mc questions. {dict(place)}"
    )


def test_number_of_keys_in_select_all_varies():
    counts = Counter(len(item["key"]) for item in SELECT_ALL)
    assert len(counts) >= 3, f"Let the number of keys vary between sata questions: {dict(counts)}"
    assert max(counts.values()) <= 0.7 * len(SELECT_ALL), (
        f"Too many sata questions have as many keys: {dict(counts)}"
    )
    assert all(len(item["key"]) < len(item["option"]) for item in SELECT_ALL), (
        "A sata question needs a wrong option."
    )


MOVE = (
    f"data/questions/{{0}}.toml: more than {LONGEST_RUN} of one kind in a row: "
    "python run.py check names them."
)


def longest_run(values):
    """The length of the longest run of one value; None breaks a run and does not count."""
    return max((len(list(group)) for value, group in itertools.groupby(values) if value), default=0)


@pytest.mark.parametrize("lesson", LESSONS)
def test_directions_and_places_are_interleaved(lesson):
    items = of_lesson(lesson)
    assert (
        longest_run([i["direction"] if i["direction"] != "none" else None for i in items]) <= LONGEST_RUN
    ), MOVE.format(lesson)
    assert longest_run([i["key"] for i in items if i["type"] == "mc"]) <= LONGEST_RUN, MOVE.format(lesson)
    in_file = [[i for i in items if (i["type"] in ("mc", "sata")) == simple] for simple in (True, False)]
    assert all(
        longest_run([i["direction"] if i["direction"] != "none" else None for i in part]) <= LONGEST_RUN
        for part in in_file
    ), MOVE.format(lesson)


def test_both_directions_are_trained_on_both_routes():
    pairs = Counter((item["route"], item["direction"]) for item in ITEMS)
    for route in ("oral", "pump"):
        for direction in ("too_little", "too_much"):
            assert pairs[route, direction] >= 8, (
                f"Write more questions with route {route}, direction {direction}."
            )


def syllables(word):
    """Syllables by counting groups of vowels; good enough to compare files."""
    word = word.lower()
    if len(word) <= 3:
        return 1
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<![aeiouyl])e[sd]?$", "", word))))


def grade(text):
    """Flesch-Kincaid grade."""
    text = re.sub(r"\{p:[^}]*\}", "five hours", text)
    sentences = [part for part in re.split(r"(?<=[.!?])\s", text) if part.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_grade_knows_easy_from_hard():
    assert grade("The cat sat on the mat. It was fat.") < 2, "The grade of an easy text must be low."
    assert (
        grade("Discontinuation of intrathecal administration necessitates multidisciplinary evaluation.") > 15
    ), "The grade of a hard text must be high."


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reading_level(path):
    items = tomllib.loads(path.read_text(encoding="utf-8"))["question"]
    assert grade(" ".join(item["stem"] for item in items)) <= 10, (
        f"{path.name}: stems above grade 10. Shorter sentences, plainer words."
    )
    assert grade(" ".join(option["why"] for item in items for option in item["option"])) <= 9, (
        f"{path.name}: reasons above grade 9. Shorter sentences, plainer words."
    )
