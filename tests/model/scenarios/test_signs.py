"""Finding signs: every condition narrows, order of words does not matter, and wrong names are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen import content
from baclofen.model.scenarios import signs as model

SIGNS = content.signs()
CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "route": st.sampled_from(["any", "mouth", "pump"]),
        "lists": st.lists(st.sampled_from(model.LISTS), unique=True),
        "system": st.sampled_from(sorted({s.system for s in SIGNS})),
        "urgency": st.sampled_from(sorted({s.urgency for s in SIGNS})),
        "text": st.sampled_from(["", "skin", "breath", "SKIN itch", "zzz"]),
        "several": st.booleans(),
    },
)


@given(CONDITIONS)
def test_each_condition_only_narrows(conditions):
    found = set(model.matching(SIGNS, **conditions))
    for name in conditions:
        fewer = {key: value for key, value in conditions.items() if key != name}
        assert found <= set(model.matching(SIGNS, **fewer))


def test_the_four_overlaps_of_the_article():
    """reference: lightheadedness, seizures, drowsiness and breathing trouble stand in two lists each."""
    both = {sign.term: set(sign.lists) for sign in model.shared(SIGNS)}
    assert both == {
        "drowsiness": {"oral_common", "overdose"},
        "lightheadedness": {"withdrawal", "overdose"},
        "seizures": {"oral_less_common", "overdose"},
        "trouble breathing": {"oral_less_common", "overdose"},
    }


def test_counts_add_up():
    assert sum(model.only_here(SIGNS).values()) + len(model.shared(SIGNS)) == len(SIGNS)


def test_those_in_most_lists_come_first():
    counts = [len(sign.lists) for sign in model.matching(SIGNS)]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("wrong", [{"route": "nose"}, {"lists": ["common"]}])
def test_unknown_names_are_told(wrong):
    with pytest.raises(ValueError, match=r"nose|common"):
        model.matching(SIGNS, **wrong)
