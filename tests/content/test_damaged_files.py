"""Files damaged by hand, by a spreadsheet or by a disk: each is refused with file, place and reason.

A few hundred in every run; with `--hypothesis-profile=thorough` it is 2,000: see
tests/support/hypothesis_profiles.py.
"""

from pathlib import Path

import pytest
from hypothesis import settings

from baclofen import content
from tests.support.damage import Damage, damages
from tests.support.hypothesis_profiles import SEARCH

#: The whole file is at fault, so there is no row to name.
NO_PLACE = {"empty", "utf16", "zeros", "mangled", "latin", "open quote"}


def read(library: content.Library, file: str) -> None:
    """Read what stands in this file, as a lesson does; the tables are read once while only others change."""
    if file.endswith(".csv"):
        content.load(library.folder)
    elif file.startswith("questions/"):
        library._read_questions.cache_clear()
        library.questions(Path(file).stem)
    else:
        library._read_case.cache_clear()
        library.case(Path(file).stem)


def refused(library: content.Library, damage: Damage) -> tuple[content.Problem, ...]:
    """What is said of the damaged file; any other exception is a fault of ours."""
    path = library.folder / damage.file
    good = path.read_bytes()
    path.write_bytes(damage.raw)
    try:
        with pytest.raises(content.ContentError) as caught:
            read(library, damage.file)
    finally:
        path.write_bytes(good)
    return caught.value.problems


def test_each_damaged_file_is_refused_with_file_place_and_reason(copy):
    library = content.load(copy.folder)
    many = settings.get_current_profile_name() == SEARCH
    for damage in damages(copy.folder, 2_000 if many else 200, "damage"):
        what = (damage.kind, damage.file, damage.row)
        try:
            problems = refused(library, damage)
        except BaseException as error:
            raise AssertionError(what) from error
        own = [problem for problem in problems if problem.file.startswith(damage.file)]
        assert own, (what, problems)
        assert all(len(problem.wrong) > 10 for problem in own), what
        if damage.kind in NO_PLACE:
            continue
        if damage.file.endswith(".csv"):
            assert damage.row in {problem.row for problem in own}, (what, own)
        else:  # the line, or the question or entry of the file
            assert any("," in problem.file for problem in own), (what, own)
