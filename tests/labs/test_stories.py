"""Stories are played stop by stop: each choice leads somewhere, a call says what is missing, all is kept."""

import re

import pytest
from ipywidgets.widgets import widget as registry

from baclofen import content, labs, progress
from baclofen.labs.stories.answers import KINDS

STORIES = {story.id: story for story in content.stories()}
STOPS = [(story.id, stop.id) for story in STORIES.values() for stop in story.stops]
#: words that blame; a choice leads somewhere and says so
BLAME = re.compile(
    r"\b(?:wrong!|stupid|careless|should have known|your fault|bad nurse|silly|ignoran\w+|shame\w*|well done|"
    r"great job|excellent|correct!|congratulations)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=STOPS, ids=lambda pair: ".".join(pair))
def card(request, folder):
    id, stop = request.param
    story = labs.story(id)
    story.go(list(story.cards).index(stop))
    return story.cards[stop]


def responses(stop):
    """Each choice alone; steps in both orders; the whole call, each single sentence and all of them."""
    ids = tuple(one.id for one in stop.options)
    if stop.kind == "choose":
        return [(id,) for id in ids]
    if stop.kind == "order":
        return [ids, ids[::-1]]
    return [stop.key, ids, *((id,) for id in ids)]


def test_every_answer_leads_somewhere_and_is_kept(card):
    for ids in responses(card.stop):
        card.reset()
        card.check(ids)
        assert len(card.result.text) >= 20
        assert card.score.right == (
            ids == card.stop.key or (card.stop.kind == "choose" and ids[0] in card.stop.key)
        )
        entry = progress.store().entries()[-1]
        assert entry.item_id == f"story:{card.story.id}.{card.stop.id}"
        assert entry.chosen == f"said:{','.join(ids)};came:{','.join(card.stop.key)}"
        assert card.source.html


def test_the_other_ways_are_told_too(card):
    card.check(responses(card.stop)[-1])
    told = card.result.text + str(card.others.items) + str(card.input.widget.marks)
    for option in card.stop.options:
        assert option.then.split(".")[0] in told.replace('\\"', '"') or option.then[:20] in told


def test_a_drawing_is_there_where_a_model_knows_the_course(card):
    card.check(responses(card.stop)[0])
    assert bool(card.drawn.children) is bool(card.stop.draw)


def test_a_stop_that_is_answered_again_makes_no_new_parts(card):
    made = set()
    for response in responses(card.stop)[:2] * 2:
        card.check(response)
        made |= {part.model_id for part in card.drawn.children}
        there = len(registry._instances)
        card.reset()
    assert len(made) == (2 if card.stop.draw else 0)
    card.check(responses(card.stop)[0])
    assert len(registry._instances) == there


def test_how_a_story_began_stands_open_once_and_folded_at_the_other_stops(folder):
    story = labs.story("two_tones")
    seen = []
    for place in range(len(story.cards)):
        story.go(place)
        seen.append((story.about.layout.display or "shown", story.about_again.layout.display or "shown"))
    assert seen == [("shown", "none"), *[("none", "shown")] * (len(seen) - 1)]
    assert story.story.about in str(story.about_again.items)


def test_a_drawing_opens_at_the_hour_that_the_story_names(folder):
    stops = [(story.id, stop) for story in STORIES.values() for stop in story.stops if "opens_h" in stop.draw]
    assert stops
    for id, stop in stops:
        card = labs.story(id).answer(stop.id, stop.options[0].id)
        assert card.drawn.children[0].timeline["start"] == stop.draw["opens_h"]


def test_nobody_is_blamed_or_praised():
    for story in STORIES.values():
        for stop in story.stops:
            for text in (stop.text, stop.ask, *(one.then for one in stop.options)):
                assert not BLAME.search(text), text


def test_what_helps_does_not_always_stand_first():
    first = [stop.shown[0].id in stop.key for story in STORIES.values() for stop in story.stops
             if stop.kind == "choose"]  # fmt: skip
    assert len(set(first)) == 2
    for story in STORIES.values():
        for stop in story.stops:
            assert set(stop.shown) == set(stop.options)
            if stop.kind == "order":
                assert tuple(one.id for one in stop.shown) != stop.key


def test_a_call_says_what_is_missing_by_its_step(folder):
    call = labs.story("first_grader").cards["call"]
    call.check(("who", "state", "need"))
    assert "Missing, background" in call.result.text
    assert not call.score.right
    call.again_button.press()
    call.check(("who", "mother", "dose", "state", "need"))
    assert "Better left out" in call.result.text
    call.again_button.press()
    call.check(call.stop.key)
    assert content.word("story.call.fits") in call.result.text


def test_every_kind_of_stop_is_known():
    assert {stop.kind for story in STORIES.values() for stop in story.stops} <= set(KINDS)


def test_the_end_is_told_after_the_last_stop_and_not_before(folder):
    story = labs.story("first_grader")
    assert story.end.layout.display == "none"
    last = story.story.stops[-1]
    story.answer(last.id, *last.key)
    assert story.end.layout.display != "none"
    story.reset()
    assert story.end.layout.display == "none"


def test_without_a_choice_it_asks_for_one(folder):
    card = labs.story("first_grader").cards["look"]
    _ = card.widget
    card.do_button.press()
    assert card.score is None
    assert card.result.text == content.word("story.choose")


@pytest.mark.parametrize("id", sorted(STORIES))
def test_the_saved_form_holds_the_story_under_folds(id):
    html = labs.story(id)._repr_mimebundle_()["text/html"]
    assert html.count("<details>") == len(STORIES[id].stops) + 1


def test_an_unknown_story_is_named():
    with pytest.raises(content.ContentError, match="Did you mean first_grader"):
        labs.story("first_graders")


@pytest.mark.parametrize("id", STORIES)
def test_the_end_comes_after_the_last_answer_and_at_the_last_stop(folder, id):
    """All other stops answered, and the last one open: no end yet."""
    story = labs.story(id)
    *before, last = story.story.stops
    for stop in before:
        story.answer(stop.id, *responses(stop)[0])
    story.go(len(before))
    assert story.end.layout.display == "none"
    story.answer(last.id, *responses(last)[0])
    assert story.end.layout.display != "none"
    story.go(0)
    assert story.end.layout.display == "none"


def test_a_call_is_said_to_be_whole_only_when_it_is(folder):
    whole = content.word("story.call.fits")
    calls = [
        (story.id, stop)
        for story in STORIES.values()
        for stop in story.stops
        if stop.kind not in ("choose", "order")
    ]
    assert calls
    for id, stop in calls:
        assert whole in labs.story(id).answer(stop.id, *stop.key).result.text
        assert whole not in labs.story(id).answer(stop.id, stop.key[0]).result.text
