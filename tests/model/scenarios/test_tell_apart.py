"""Sorting signs: order does not matter, red flags only raise, and there is never one answer."""

from dataclasses import fields
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen import content
from baclofen.model.scenarios import tell_apart as model

SIGNS = model.candidates(content.signs())
CLUES = [SimpleNamespace(**row) for row in content.table("tell_apart")]
EVENTS = [clue for clue in CLUES if clue.kind == "event"]
IDS, HAPPENED = [sign.id for sign in SIGNS], [event.id for event in EVENTS]
NOW = "emergency now"

observed_lists = st.lists(st.sampled_from(IDS), unique=True)
happened_lists = st.lists(st.sampled_from(HAPPENED), unique=True)
routes = st.sampled_from(model.ROUTES)
seriousness = {name: -n for n, name in enumerate([*model.URGENCIES, ""])}


def weigh(observed=(), happened=(), route="pump"):
    return model.weigh(SIGNS, CLUES, observed=observed, happened=happened, route=route)


def ids(things):
    return {thing.id for thing in things}


# ---------------------------------------------------------------- the data
def test_every_sign_of_both_lists_can_be_ticked():
    """The article's two lists and those that better sources add."""
    wanted = {s.id for s in content.signs() if {"withdrawal", "overdose"} & {*s.lists, *s.lists_added}}
    assert set(IDS) == wanted
    assert len(wanted) >= 20


def test_clues_are_whole():
    for clue in CLUES:
        assert bool(clue.ask) == (clue.kind != "flag"), clue.id
        assert bool(clue.urgency) == (clue.kind != "look"), clue.id
        assert set(clue.signs) <= set(IDS), clue.id
        if clue.kind == "flag":
            assert clue.urgency == NOW
            assert len(clue.signs) + len(clue.events) >= 2
            events = [event for event in EVENTS if event.id in clue.events]
            assert all(set(clue.routes) <= set(event.routes) for event in events), clue.id


# ---------------------------------------------------------------- known pictures
def test_the_published_contrast():
    """Stiff, itchy, hot: too little. Loose, cold, hard to wake: too much (GAB, MDT-EC; LSAFE, CH-O)."""
    little = weigh(["itching", "return_of_spasticity", "fever", "muscle_stiffness", "tingling"])
    assert len(little.little) == 5
    assert little.much == little.both == ()
    much = weigh(["loose_muscles", "low_body_temperature", "loss_of_consciousness", "breathing_trouble"])
    assert len(much.much) == 4
    assert much.little == much.both == ()


@pytest.mark.parametrize("sign", ["lightheadedness", "seizures", "low_blood_pressure", "confusion"])
def test_what_stands_on_both_sides_stays_in_the_middle(sign):
    assert ids(weigh([sign]).both) == {sign}


def test_infection_is_looked_for_on_its_own():
    assert ids(weigh(happened=["infection"]).other) == {"infection"}


@pytest.mark.parametrize("flag", [clue for clue in CLUES if clue.kind == "flag"], ids=lambda clue: clue.id)
def test_things_that_are_grave_only_together(flag):
    route = flag.routes[0]
    assert weigh(flag.signs, flag.events, route).urgency == NOW
    assert flag.id in ids(weigh(flag.signs, flag.events, route).red)
    for left_out in (*flag.signs, *flag.events):
        rest = weigh(set(flag.signs) - {left_out}, set(flag.events) - {left_out}, route)
        assert flag.id not in ids(rest.red)


def test_itch_and_tone_by_mouth_is_a_call_today_and_by_pump_help_now():
    """Nurse rule for pumps: rising tone with itch is withdrawal until shown otherwise (NSW, LSAFE)."""
    pair = ["itching", "return_of_spasticity"]
    assert weigh(pair, route="pump").urgency == NOW
    assert weigh(pair, route="mouth").urgency == "same day"


def test_nothing_ticked_asks_kindly_and_claims_nothing():
    empty = weigh()
    assert empty.chosen == empty.red == ()
    assert (empty.urgency, empty.steps) == ("", ("choose",))
    assert len(empty.questions) == len(EVENTS)


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


@given(observed_lists, happened_lists, routes, st.sampled_from([s.id for s in SIGNS if s.urgency == NOW]))
def test_adding_a_red_flag_always_means_help_now_first(observed, happened, route, red):
    before, after = weigh(observed, happened, route), weigh({*observed, red}, happened, route)
    assert after.urgency == NOW
    assert after.steps[0] == "help_now"
    assert red in ids(after.red)
    assert seriousness[after.urgency] >= seriousness[before.urgency]


@given(observed_lists, happened_lists, routes, st.sampled_from(IDS), st.sampled_from(HAPPENED))
def test_more_findings_never_calm(observed, happened, route, sign, event):
    before, after = weigh(observed, happened, route), weigh({*observed, sign}, {*happened, event}, route)
    assert seriousness[after.urgency] >= seriousness[before.urgency]
    assert ids(after.red) >= ids(before.red)


@given(observed_lists, happened_lists, routes)
def test_help_now_exactly_when_there_is_a_red_flag(observed, happened, route):
    result = weigh(observed, happened, route)
    assert (result.urgency == NOW) == bool(result.red) == (result.steps[0] == "help_now")
    assert "no_change" in result.steps or not result.chosen


@given(observed_lists, happened_lists, routes)
def test_no_single_answer(observed, happened, route):
    """There is no field for a cause, no number that ranks one, and questions stay until all are answered."""
    result = weigh(observed, happened, route)
    assert {field.name for field in fields(result)} == {
        "route", "much", "little", "both", "other", "red", "looks", "questions", "urgency", "steps",
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
