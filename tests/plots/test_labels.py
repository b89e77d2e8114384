"""A label in the place of another stands twice: no two things on a screen share a name."""

import pytest
from matplotlib.text import Text

from baclofen import labs
from tests.labs.test_every_lab import stops


def twice(texts):
    said = [" ".join(text.split()) for text in texts if text.strip("0123456789 .,%×")]
    return sorted({text for text in said if said.count(text) > 1})


def figure_tracks(lab):
    """What a page shows and hides by itself: words that take turns may be said of two bodies."""
    return lab.figure.timeline.get("tracks", [])


def places(lab):
    """The opening, and each control at its other end."""
    yield {}
    for name, control in lab.controls.items():
        yield {name: stops(control)[-1]}


@pytest.fixture(scope="module", params=sorted(labs.REGISTRY))
def shared(request):
    return labs.REGISTRY[request.param]()


@pytest.fixture
def lab(shared):
    return shared.reset()


@pytest.fixture(scope="module")
def walk(shared):
    """What has a name at each place of a lab: lists of texts of which none may come twice, and its cards."""
    shared.reset()
    return [(place, *named(shared.move(**{**shared.defaults, **place}))) for place in places(shared)]


def named(lab):
    """The lists of a place, and the heads of each card."""
    figure, table = lab.picture.figure, lab.figure.table
    in_turn = {track["gid"] for track in figure_tracks(lab) if track["kind"] == "show"}
    moving = [
        artist.get_text()
        for gid, artist in lab.picture.moving.items()
        if isinstance(artist, Text) and gid not in in_turn
    ]
    axes = [[axes.get_xlabel(), axes.get_ylabel(), axes.get_title()] for axes in figure.axes]
    said = [table["caption"], lab.figure.alt, lab.figure.summary, lab.sentence.text]
    return [*axes, moving, table["columns"], said], list(heads(lab))


def heads(lab):
    """The heads of each card below a lab, or of what is told beside them."""
    for part in lab.below:
        for card in getattr(part.widget, "items", ()):
            yield card["key"], [line[0] for line in card["lines"] if line[0]]


def test_no_two_controls_and_no_two_choices_share_a_name(lab):
    assert not twice([getattr(control, "label", "") for control in lab.controls.values()])
    for control in lab.controls.values():
        assert not twice([text for _key, text in getattr(control, "options", ())])


def test_no_two_things_in_a_picture_share_a_name(walk):
    for place, lists, _cards in walk:
        for texts in lists:
            assert not twice(texts), place


def test_before_a_guess_nothing_is_said_twice_either(lab):
    """The words that keep an answer back are others than those that name the picture."""
    assert not twice([lab.figure.table.get("caption", ""), lab.figure.alt, lab.figure.summary])


def test_no_card_has_a_head_twice(walk):
    for place, _lists, cards in walk:
        for key, said in cards:
            assert not twice(said), (key, place)


def test_a_decided_fault_has_no_head_twice():
    lab = labs.pump_fault().move(hour=48, decision="call", decision_h=12)
    assert {key for key, _said in heads(lab)} >= {"course", "device", "nurse", "signs", "first"}
    assert not [key for key, said in heads(lab) if twice(said)]
