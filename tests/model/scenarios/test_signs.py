"""Finding signs: every condition narrows, order of words does not matter, and wrong names are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen import content
from baclofen.model.scenarios import signs as model

SIGNS = content.signs()
BY_ID = {sign.id: sign for sign in SIGNS}
CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "route": st.sampled_from(["any", "mouth", "pump"]),
        "lists": st.lists(st.sampled_from(model.LISTS), unique=True),
        "system": st.sampled_from(sorted({s.system for s in SIGNS})),
        "urgency": st.sampled_from(content.URGENCIES),
        "text": st.sampled_from(["", "skin", "breath", "SKIN itch", "zzz"]),
        "several": st.booleans(),
    },
)


@given(CONDITIONS)
def test_each_condition_only_narrows(conditions):
    found = set(model.matching(SIGNS, **conditions))
    for name in conditions:
        if name == "route" and conditions.get("urgency", "any") != "any":
            continue  # how soon depends on the route
        fewer = {key: value for key, value in conditions.items() if key != name}
        assert found <= set(model.matching(SIGNS, **fewer))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("tone", {"return_of_spasticity", "muscle_stiffness", "loose_muscles"}),
        ("dizzy", {"dizziness", "lightheadedness"}),
        ("itch", {"itching"}),
        ("hypotension", {"low_blood_pressure"}),
        ("pruritus", {"itching"}),
        ("tachycardia", {"fast_pulse"}),
        ("coma", {"loss_of_consciousness"}),
    ],
)
def test_the_words_of_families_and_of_exams_find_a_sign(text, ids):
    assert ids <= {sign.id for sign in model.matching(SIGNS, text=text)}


def test_a_list_holds_what_better_sources_add():
    little = {sign.id for sign in model.matching(SIGNS, lists=["withdrawal"])}
    assert {"seizures", "hallucinations", "confusion", "fast_pulse"} <= little


def test_how_soon_depends_on_the_route():
    """reference: Children's Wisconsin sheet 1227 and the maker's emergency card."""
    differ = [sign for sign in SIGNS if "" != sign.mouth != sign.pump != ""]
    assert BY_ID["weakness"] in differ
    for sign in differ:
        assert sign in model.matching(SIGNS, route="pump", urgency=sign.pump)
        assert sign not in model.matching(SIGNS, route="mouth", urgency=sign.pump)
    assert BY_ID["infection"] not in model.matching(SIGNS, route="mouth")


def test_the_four_overlaps_of_the_article():
    """reference: lightheadedness, seizures, drowsiness and breathing trouble stand in two lists each."""
    both = {sign.term: set(sign.lists) for sign in model.matching(SIGNS, several=True)}
    assert both == {
        "drowsiness": {"oral_common", "overdose"},
        "lightheadedness": {"withdrawal", "overdose"},
        "seizures": {"oral_less_common", "overdose"},
        "trouble breathing": {"oral_less_common", "overdose"},
    }


def test_counts_add_up():
    listed = [sign for sign in SIGNS if sign.lists]
    once = [sign for sign in listed if len(sign.lists) == 1]
    assert len(once) + len(model.matching(SIGNS, several=True)) == len(listed) == 32


def test_those_in_most_lists_come_first():
    counts = [len(sign.lists) for sign in model.matching(SIGNS)]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("wrong", [{"route": "nose"}, {"lists": ["common"]}])
def test_unknown_names_are_told(wrong):
    with pytest.raises(ValueError, match=r"nose|common"):
        model.matching(SIGNS, **wrong)
