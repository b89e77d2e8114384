"""Sorting signs: order does not matter, more findings only raise, and there is never one answer."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen import content
from baclofen.labs import how_soon
from baclofen.model.scenarios.urgency import ROUTES, URGENCIES
from tests.support import second_entry

SORTING = how_soon.sorting()
SIGNS, CLUES, EVENTS = SORTING.signs, SORTING.clues, SORTING.events
IDS, HAPPENED = [sign.id for sign in SIGNS], [event.id for event in EVENTS]
NOW = "emergency now"

observed_lists = st.lists(st.sampled_from(IDS), unique=True)
happened_lists = st.lists(st.sampled_from(HAPPENED), unique=True)
routes = st.sampled_from(ROUTES)
seriousness = {name: -n for n, name in enumerate([*URGENCIES, ""])}


def weigh(observed=(), happened=(), route="pump"):
    return SORTING.weigh(observed=observed, happened=happened, route=route)


def ids(things):
    return {thing.id for thing in things}


# ---------------------------------------------------------------- the data
def test_every_sign_of_both_lists_can_be_ticked_but_not_the_end_of_the_road():
    """The article's two lists and those that better sources add; organ failure is no finding of a nurse."""
    wanted = {s.id for s in content.signs() if {"withdrawal", "overdose"} & {*s.lists, *s.lists_added}}
    assert wanted - set(IDS) == {"organ_failure"}
    assert {"fast_pulse", "slow_pulse", "high_blood_pressure", "hard_to_wake", "fainting"} <= set(IDS)


def test_clues_are_whole():
    for clue in CLUES:
        assert clue.ask, clue.id
        assert set(clue.signs) <= set(IDS), clue.id
        assert (clue.kind == "look") == bool(clue.signs), clue.id


# ---------------------------------------------------------------- known pictures
def test_the_published_contrast():
    """Stiff, itchy, hot: too little. Loose, cold, hard to wake: too much (GAB, MDT-EC; LSAFE, CH-O)."""
    little = weigh(["itching", "return_of_spasticity", "fever", "muscle_stiffness", "tingling"])
    assert len(little.little) == 5
    assert little.much == little.both == ()
    much = weigh(["loose_muscles", "low_body_temperature", "loss_of_consciousness", "breathing_trouble"])
    assert len(much.much) == 4
    assert much.little == much.both == ()


@pytest.mark.parametrize(
    "sign",
    ["lightheadedness", "seizures", "low_blood_pressure", "confusion", "high_blood_pressure", "fast_pulse"],
)
def test_what_stands_on_both_sides_stays_in_the_middle(sign):
    assert ids(weigh([sign]).both) == {sign}


def test_infection_is_looked_for_on_its_own():
    assert ids(weigh(happened=["infection"]).other) == {"infection"}


def test_itch_and_tone_are_as_urgent_on_each_route_as_someone_else_read():
    """Rule for pumps: rising tone with itch is withdrawal until shown otherwise (MDT-EC, LSAFE)."""
    pair = ["itching", "return_of_spasticity"]
    read = second_entry.together(*pair)
    assert weigh(pair, route="pump").urgency == read["pump"]
    assert weigh(pair, route="mouth").urgency == read["mouth"]
    assert ids(weigh(pair, route="pump").because) == {"itch_and_tone"}
    assert weigh(pair, route="pump").decisive == set(pair)


def test_nobody_who_cannot_be_woken_is_given_anything_by_mouth():
    """Row L12: it said to stop nothing; the next dose waits for the prescriber, who is called now."""
    for sign in ("loss_of_consciousness", "hard_to_wake", "breathing_trouble"):
        steps = weigh([sign], route="mouth").steps
        assert steps[0] == "help_now"
        assert "nothing_given" in steps
        assert "no_change" not in steps


def test_nothing_ticked_asks_kindly_and_claims_nothing():
    empty = weigh()
    assert empty.chosen == empty.because == empty.rivals == ()
    assert (empty.urgency, empty.steps) == ("", ("choose",))
    assert len(empty.questions) == len(EVENTS)


# ---------------------------------------------------------------- rivals
@pytest.mark.parametrize(
    ("observed", "named"),
    [
        (
            ["fever", "muscle_stiffness"],
            {"sepsis", "meningitis", "malignant_hyperthermia", "serotonin_syndrome"},
        ),
        (["drowsiness"], {"opioid", "benzodiazepine", "alcohol", "low_sugar", "head_injury"}),
        (["high_blood_pressure"], {"dysreflexia"}),
        (["itching"], set()),
    ],
)
def test_other_causes_are_named_to_be_looked_for_as_well(observed, named):
    for route in ROUTES:
        found = ids(weigh(observed, route=route).rivals)
        assert named <= found
        assert bool(named) == bool(found)


# ---------------------------------------------------------------- what must always hold
@given(observed_lists, happened_lists, routes, st.randoms())
def test_the_order_of_ticks_is_irrelevant(observed, happened, route, shuffle):
    first = weigh(observed, happened, route)
    shuffle.shuffle(observed)
    shuffle.shuffle(happened)
    assert weigh(observed, happened, route) == first


@given(observed_lists, happened_lists, routes)
def test_everything_ticked_is_sorted_once_and_nothing_else(observed, happened, route):
    result = weigh(observed, happened, route)
    here = {event.id for event in EVENTS if route in event.routes}
    assert sorted(thing.id for thing in result.chosen) == sorted([*observed, *(set(happened) & here)])


@given(observed_lists, happened_lists, routes, st.data())
def test_adding_a_grave_sign_always_means_help_now_first(observed, happened, route, data):
    red = data.draw(st.sampled_from([s.id for s in SIGNS if s.urgency(route) == NOW]))
    after = weigh({*observed, red}, happened, route)
    assert after.urgency == NOW
    assert after.steps[0] == "help_now"
    assert red in ids(after.because)


@given(observed_lists, happened_lists, routes, st.sampled_from(IDS), st.sampled_from(HAPPENED))
def test_more_findings_never_calm(observed, happened, route, sign, event):
    before, after = weigh(observed, happened, route), weigh({*observed, sign}, {*happened, event}, route)
    assert seriousness[after.urgency] >= seriousness[before.urgency]
    if after.urgency == before.urgency:
        assert ids(after.because) >= ids(before.because)
    assert ids(after.rivals) >= ids(before.rivals)


@given(observed_lists, happened_lists, routes)
def test_the_act_stands_first_and_what_decides_is_named(observed, happened, route):
    result = weigh(observed, happened, route)
    first = {
        NOW: "help_now",
        "call at once": "call_now",
        "same day": "call",
        "next contact": "note",
        "": "choose",
    }
    assert result.steps[0] == first[result.urgency]
    assert bool(result.because) == bool(result.urgency) == bool(result.decisive)
    assert result.decisive <= {*observed, *happened}


@given(observed_lists, happened_lists, routes)
def test_no_single_answer(observed, happened, route):
    """There is no field for a cause, no number that ranks one, and questions stay until all are answered."""
    result = weigh(observed, happened, route)
    assert {field.name for field in fields(result)} == {
        "route", "much", "little", "both", "other", "urgency", "because", "decisive", "rivals", "looks",
        "questions", "steps",
    }  # fmt: skip
    here = [event for event in EVENTS if route in event.routes]
    assert len(result.questions) == len(here) - len({e.id for e in here} & set(happened))
    covered = {look.id for look in CLUES if look.kind == "look" and set(look.signs) & set(observed)}
    assert ids(result.looks).isdisjoint(covered)


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({"route": "skin"}, "mouth, pump"),
        ({"observed": ["itch"]}, "no sign itch"),
        ({"happened": ["moon"]}, "no event moon"),
    ],
)
def test_unknown_names_are_refused(given_, words):
    with pytest.raises(ValueError, match=words):
        weigh(**given_)


def test_a_pump_client_is_asked_about_the_pump_first():
    routes = [question.routes for question in weigh(["itching"], route="pump").questions]
    assert routes == sorted(routes, key=len)
    assert routes[0] == ("pump",)
