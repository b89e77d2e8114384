"""What a property test tries: the same examples each day, and a search with more of them when one is wanted.

    pytest tests/model --hypothesis-profile=thorough --hypothesis-seed=7

`course` is for every run: its examples follow from the test alone, so a red test was not red by chance and
stays red until it is mended. `thorough` is the search: 1,000 examples from the seed that is given. Neither
keeps a database. What fails is printed with a line `@reproduce_failure(...)`: above the test, it replays it.
"""

from hypothesis import settings

SEARCH = "thorough"


def register() -> None:
    """Make both kinds of run known; called before any test file is read."""
    settings.register_profile("course", deadline=None, database=None, print_blob=True, derandomize=True)
    settings.register_profile(
        SEARCH, deadline=None, database=None, print_blob=True, derandomize=False, max_examples=1000
    )
    settings.load_profile("course")


def examples(count: int, **more) -> settings:
    """So many examples for a test that is slow; the search has its own number."""
    searching = settings.get_current_profile_name() == SEARCH
    return settings(**more) if searching else settings(max_examples=count, **more)
