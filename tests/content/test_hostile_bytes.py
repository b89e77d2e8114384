"""A seeded slice of the search of `benchmarks/fuzz.py`: whatever arrives, nothing raises, nothing is written.

Time is not asserted here, because a busy computer would turn it red; the search measures it.
"""

import random

import pytest

from tests.support import fuzz_fields, fuzz_seeds, fuzz_targets
from tests.support.fuzz_targets import Found, guarded

MANY = {
    "table": 60,
    "case": 60,
    "questions": 200,
    "notebook": 200,
    "progress": 500,
    "addresses": 500,
    "prose": 500,
}


@pytest.mark.parametrize("name", fuzz_targets.TARGETS)
def test_a_reader_takes_any_bytes(name):
    draw, seeds = random.Random(f"bytes {name}"), fuzz_seeds.SEEDS[name]()
    for data in [*seeds, *(fuzz_seeds.changed(draw.choice(seeds), draw) for _ in range(MANY[name]))]:
        guarded(fuzz_targets.TARGETS[name], data)


@pytest.mark.parametrize("name", fuzz_fields.FIELDS)
def test_a_field_takes_any_text(name):
    field = fuzz_fields.FIELDS[name]
    for text in fuzz_fields.texts(name, 300):
        guarded(lambda _, text=text: field(text), b"")


def raises(_: bytes) -> None:
    raise KeyError("x")


def writes(folder) -> None:
    (folder / "x").write_text("x")


def test_the_guard_itself_sees_what_raises_and_what_writes(tmp_path):
    with pytest.raises(Found, match="KeyError"):
        guarded(raises, b"")
    with pytest.raises(Found, match="open"):
        guarded(lambda _: writes(tmp_path), b"")
    with pytest.raises(Found, match=r"os\.remove"):
        guarded(lambda _: (tmp_path / "x").unlink(), b"")
    assert list(tmp_path.iterdir()) == []
