"""How soon: the labs against the rule written down once more, for one, two and three things at a time.

ORACLE_SESSIONS=2000 adds every two signs with every two events, and more random states.
"""

import os
from itertools import combinations
from random import Random

import pytest

from baclofen import content
from baclofen.labs import how_soon
from tests.oracle.urgency_by_hand import LEVELS
from tests.oracle.urgency_by_hand import speed as by_hand

SORTING = how_soon.sorting()
SIGNS = [sign.id for sign in SORTING.signs]
ROUTES = ("mouth", "pump")
THOROUGH = int(os.environ.get("ORACLE_SESSIONS", "200")) > 200
#: a sign of the wound has the name of an event, which asks for infections of every kind
APART = {"infection": "infection_of_wound"}


def events(route):
    return [event.id for event in SORTING.events if route in event.routes]


def judged(route, signs, happened):
    return SORTING.speeds.judge(route, [*signs, *happened]).urgency


def differences(route, settings):
    """The settings in which labs and hand differ, each said with both speeds."""
    return [
        (signs, happened, judged(route, signs, happened), by_hand(route, signs, happened))
        for signs, happened in settings
        if judged(route, signs, happened) != by_hand(route, signs, happened)
    ]


def up_to_three(route):
    here = events(route)
    for count in range(4):
        for things in combinations([*SIGNS, *here], count):
            yield [one for one in things if one in SIGNS], [one for one in things if one in here]


def two_and_two(route):
    for signs in (pair for count in (1, 2) for pair in combinations(SIGNS, count)):
        for happened in combinations(events(route), 2):
            yield list(signs), list(happened)


def many(route, seed, count):
    dice = Random(seed)
    for _ in range(count):
        signs = dice.sample(SIGNS, dice.randint(0, 8))
        yield signs, dice.sample(events(route), dice.randint(0, 5))


@pytest.mark.parametrize("route", ROUTES)
def test_every_one_two_and_three_things_are_as_urgent_as_by_hand(route):
    assert differences(route, up_to_three(route)) == []


@pytest.mark.parametrize("route", ROUTES)
def test_many_things_are_as_urgent_as_by_hand(route):
    settings = list(many(route, 19, 20_000 if THOROUGH else 500))
    settings += list(two_and_two(route)) if THOROUGH else []
    assert differences(route, settings) == []


@pytest.mark.parametrize("route", ROUTES)
def test_one_thing_more_never_calms_by_hand_or_in_the_labs(route):
    for signs, happened in many(route, 7, 1000):
        for speeds in (by_hand, judged):
            before = LEVELS.index(speeds(route, signs, happened))
            for more in SIGNS:
                assert LEVELS.index(speeds(route, {*signs, more}, happened)) >= before, (
                    signs,
                    happened,
                    more,
                )
            for more in events(route):
                assert LEVELS.index(speeds(route, signs, {*happened, more})) >= before, (
                    signs,
                    happened,
                    more,
                )


@pytest.mark.parametrize("route", ROUTES)
def test_each_sign_of_the_list_is_as_urgent_as_by_hand(route):
    for sign in content.signs():
        assert sign.urgency(route) == by_hand(route, [APART.get(sign.id, sign.id)], []), sign.id
