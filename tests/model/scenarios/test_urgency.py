"""How soon someone must act: every state of four things at most, and what must hold in all of them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen import content
from baclofen.labs import how_soon
from baclofen.model.scenarios.urgency import ROUTES, URGENCIES
from tests.support import second_entry

SORTING = how_soon.sorting()
SPEEDS = SORTING.speeds
SIGNS = [sign.id for sign in SORTING.signs]
WAYS = {route: [event.id for event in SORTING.events if route in event.routes] for route in ROUTES}
NOW, ONCE, *_SLOWER = URGENCIES
HOW_SOON = {speed: -n for n, speed in enumerate((*URGENCIES, ""))}


def judge(route, *there):
    return SPEEDS.judge(route, there).urgency


@pytest.mark.parametrize("route", ROUTES)
def test_one_thing_more_never_calms(route):
    """Every state of up to four signs and events, each compared with the same state without one of them."""
    things = [*SIGNS, *WAYS[route]]
    soon = {(): HOW_SOON[judge(route)]}
    for size in range(1, 5):
        for there in combinations(things, size):
            soon[there] = HOW_SOON[SPEEDS.judge(route, there).urgency]
            fewer = (there[:n] + there[n + 1 :] for n in range(size))
            assert all(soon[there] >= soon[less] for less in fewer), there
    assert len(soon) > 34_364


@pytest.mark.parametrize("route", ROUTES)
def test_nobody_who_shows_a_sign_is_told_that_nothing_is_to_be_done(route):
    assert all(judge(route, sign) for sign in SIGNS)


@given(st.data())
def test_the_order_is_irrelevant_and_what_decides_is_named(data):
    route = data.draw(st.sampled_from(ROUTES))
    there = data.draw(st.lists(st.sampled_from([*SIGNS, *WAYS[route]]), unique=True))
    judged = SPEEDS.judge(route, there)
    assert SPEEDS.judge(route, there[::-1]) == judged
    assert bool(judged.urgency) == bool(judged.things or judged.together) == bool(judged.decisive)
    assert SPEEDS.judge(route, judged.decisive).urgency == judged.urgency


# ---------------------------------------------------------------- one rule for speed, as someone else read it
#: (what is there, speeds by route, where that stands); alone or together
READ = [
    *((row["id"], row, name) for name in ("signs", "tell_apart") for row in second_entry.rows(name)),
    *((row["things"], row, "together") for row in second_entry.rows("together")),
]


@pytest.mark.parametrize(("there", "row", "name"), READ, ids=[there for there, _, _ in READ])
def test_what_is_there_is_as_urgent_as_someone_else_read(there, row, name):
    """reference: the review's "One rule for speed", rows L13, L32, C19; sources in data/how_soon.csv."""
    for route in filter(row.get, ROUTES):
        said = judge(route, *there.split(";"))
        assert said == row[route], (
            f"{there}, {route}: data/how_soon.csv and sooner_if.csv make it '{said}', "
            f"tests/second_entry/{name}.csv says '{row[route]}'. "
            "Read the source; then mend the entry that is wrong, or ask for the second one."
        )


@pytest.mark.parametrize("event", ["refill_late", "one_tone", "mri", "twist_or_fall"])
def test_every_sign_of_too_little_with_a_gap_is_a_call_at_once_or_more(event):
    """Row L13: 27 of 28 such pairs said "no red flag today"."""
    for sign in SORTING.signs:
        if "withdrawal" in sign.all_lists:
            assert judge("pump", sign.id, event) in (NOW, ONCE), sign.id


def test_every_row_of_what_is_graver_together_counts_or_says_a_limit_of_its_rule():
    """A row that never changes a speed on any of its routes is only there for the lessons' table."""
    for row in content.table("sooner_if"):
        one = [*row["any_signs"][:1]] if "any" not in row["any_signs"] else ["nausea"]
        one = ["itching"] if one == ["withdrawal"] else one
        there = [*row["signs"], *one, *row["events"], *row["any_events"][:1]]
        for route in row["routes"]:
            if all(id in (*SIGNS, *WAYS[route]) for id in there):
                assert HOW_SOON[judge(route, *there)] >= HOW_SOON[row["urgency"]], row["id"]


def test_one_sign_alone_is_never_called_graver_together():
    """Such a row stands in the lessons' table; the sign itself has that speed."""
    rows = [row for row in content.table("sooner_if") if len(row["signs"]) == 1]
    alone = [row for row in rows if not (row["any_signs"] or row["events"] or row["any_events"])]
    assert {row["id"] for row in alone} == {"faint", "sleepy_hard_to_wake"}
    for row in alone:
        for route in row["routes"]:
            judged = SPEEDS.judge(route, row["signs"])
            assert (judged.urgency, judged.things, judged.together) == (row["urgency"], row["signs"], ())


@pytest.mark.parametrize(
    ("route", "there", "said"), [("nose", [], "mouth, pump"), ("pump", ["itch"], "itch")]
)
def test_unknown_names_are_refused(route, there, said):
    with pytest.raises(ValueError, match=said):
        SPEEDS.judge(route, there)
