"""A touch on a sign is the same as choosing it by name; what is not in the picture is not heard."""

import re
from html import escape

import pytest

from baclofen import content, labs
from baclofen.labs.questions.feedback import citation
from baclofen.labs.sign_cards import of_route
from baclofen.plots.sign_acts import Shown, headline
from baclofen.plots.sign_layout import group


@pytest.fixture(scope="module")
def shared():
    return labs.signs()


@pytest.fixture
def lab(shared):
    return shared.reset()


def touch(lab, key):
    lab.figure._handle_custom_msg({"choose": key}, [])


def explained(lab):
    return lab.below[0].told.html


def test_a_touch_chooses_the_sign_and_explains_it_on_top(lab):
    touch(lab, "fever")
    assert lab.controls["sign"].value == "fever"
    assert "High fever" in explained(lab)
    assert content.word("how_soon.speed.emergency now") in explained(lab)
    assert lab.sentence.text.startswith(content.word("how_soon.level.emergency now.pump").capitalize())


@pytest.mark.parametrize("key", ["", "nobody", 3, None, ["fever"], {"key": "fever"}])
def test_what_is_not_in_the_picture_is_not_heard(lab, key):
    touch(lab, key)
    assert lab.controls["sign"].value == lab.controls["sign"].default


def test_a_sign_that_was_filtered_away_is_not_heard(lab):
    lab.move(text="itch")
    touch(lab, "fever")
    assert lab.controls["sign"].value == lab.controls["sign"].default


def test_the_opening_is_a_sign_that_must_not_be_missed_on_either_route(lab):
    for route in ("any", *content.ROUTES):
        lab.move(route=route)
        assert lab.result.sign.urgency(route) == content.URGENCIES[0]
        assert len(lab.sentence.text.split()) <= 20


@pytest.mark.parametrize("route", ["any", *content.ROUTES])
def test_the_list_stands_in_closed_groups_the_most_urgent_first(lab, route):
    lab.move(route=route)
    groups, cards = lab.below[0].groups.groups, lab.below[0].groups.items
    assert [one["key"] for one in groups] == [
        speed for speed in content.URGENCIES if any(card["group"] == speed for card in cards)
    ]
    assert sorted(card["key"] for card in cards) == sorted(sign.id for sign in lab.result.signs)
    assert not any(card.get("open") for card in cards)
    for one in groups:
        titles = [card["title"] for card in cards if card["group"] == one["key"]]
        assert f"({len(titles)})" in one["title"]
        assert titles == sorted(titles, key=str.lower)


def test_a_sign_is_called_what_the_picture_says(lab):
    """Seizures stood under "fits both" and were tagged too much alone."""
    lab.move(route="any")
    for card in lab.below[0].groups.items:
        (sign,) = (sign for sign in content.signs() if sign.id == card["key"])
        assert card["tags"][0] == content.word(f"signs.fits.{group(sign)}")
    fits = {card["key"]: card["tags"][0] for card in lab.below[0].groups.items}
    both = {key for key, said in fits.items() if said == content.word("signs.fits.both")}
    assert {"seizures", "altered_mental_state", "confusion"} <= both


@pytest.mark.parametrize("sign", content.signs(), ids=lambda sign: sign.id)
def test_what_a_card_says_of_the_other_route_is_hidden_and_nothing_else(lab, sign):
    """What is left is every clause that does not begin with the other route; a missed dose is never lost."""
    for route, other in (("mouth", "with a pump"), ("pump", "by mouth")):
        said, whole = of_route(sign.first_action, route), re.split(r"(?<=[.;]) ", sign.first_action)
        gone = [clause for clause in whole if clause.rstrip(".;").lower() not in said.lower()]
        assert all(re.match(rf"(otherwise )?{other}", clause, re.IGNORECASE) for clause in gone), gone
        assert not [clause for clause in gone if "or after" in clause], gone
        assert not re.search(rf"(^|[.;] ){other}(?!,? or )", said, re.IGNORECASE), said
        assert said[-1] == sign.first_action[-1], said
    assert of_route(sign.first_action, "any") == sign.first_action
    if sign.urgency("pump"):
        lab.move(route="pump", sign=sign.id)
        assert content.word("signs.list.oral_common") not in explained(lab)
        assert content.word("signs.list.oral_less_common") not in explained(lab)


def test_how_a_source_was_read_is_no_matter_of_learners(lab):
    """The names of the sources stay, folded."""
    for sign in content.signs():
        lab.move(route="any", sign=sign.id)
        said = explained(lab) + str(lab.below[0].groups.items)
        assert content.word(f"ui.certainty.{sign.certainty}") not in said
        assert explained(lab).index("<details") < explained(lab).index(escape(citation(sign.source)))


@pytest.mark.parametrize("route", content.ROUTES)
def test_a_sentence_names_every_sign_it_is_for_or_says_that_there_are_more(route):
    more = content.word("signs.more", signs="").strip()
    speeds = {sign.urgency(route) for sign in content.signs()} - {""}
    for alike in ([sign for sign in content.signs() if sign.urgency(route) == speed] for speed in speeds):
        for count in range(1, min(len(alike), 7) + 1):
            said = headline(Shown(route, tuple(alike[:count])))["acts"]
            named = [sign.term for sign in alike[:count] if sign.term in said]
            assert named
            assert (more in said) == (len(named) < count), said


def test_what_makes_a_sign_faster_is_of_this_sign(lab):
    lab.move(route="pump", sign="slow_pulse")
    assert "high blood pressure" not in explained(lab)
    lab.move(route="pump", sign="high_blood_pressure")
    assert "T6" in explained(lab)
    lab.move(route="pump", sign="drowsiness")
    assert "hard to wake" in explained(lab)
