"""The question bank itself: every item has the shape of its format, and its key scores every point."""

import tomllib
from pathlib import Path

import pytest

from baclofen.model.scoring import format_of, score, validate_item

DATA = Path(__file__).parents[3] / "data"
ITEMS = [
    pytest.param(path.relative_to(DATA).as_posix(), item, id=f"{path.stem}-{item.get('id', '?')}")
    for folder in ("questions", "cases")
    for path in sorted((DATA / folder).glob("**/*.toml"))
    for item in tomllib.loads(path.read_text(encoding="utf-8")).get("question", [])
]


def test_there_is_a_bank():
    assert len(ITEMS) >= 60


@pytest.mark.parametrize(("file", "item"), ITEMS)
def test_the_item_has_the_shape_of_its_format(file, item):
    assert [str(problem) for problem in validate_item(item, file) if not problem.advice] == []


@pytest.mark.parametrize(("file", "item"), ITEMS)
def test_its_own_key_scores_every_point_and_a_blank_none(file, item):
    if format_of(item) != "numeric":
        assert score(item, item["key"]).right
    assert score(item, None).score == 0
