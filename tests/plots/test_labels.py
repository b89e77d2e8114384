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
    start = lab.values
    yield {}
    for name, control in lab.controls.items():
        lab.move(**start)
        yield {name: stops(control)[-1]}
    lab.move(**start)


@pytest.fixture(scope="module", params=sorted(labs.REGISTRY))
def shared(request):
    return labs.REGISTRY[request.param]()


@pytest.fixture
def lab(shared):
    return shared.reset()


def test_no_two_controls_and_no_two_choices_share_a_name(lab):
    assert not twice([getattr(control, "label", "") for control in lab.controls.values()])
    for control in lab.controls.values():
        assert not twice([text for _key, text in getattr(control, "options", ())])


def test_no_two_things_in_a_picture_share_a_name(lab):
    for values in places(lab):
        lab.move(**values)
        figure, table = lab.picture.figure, lab.figure.table
        for axes in figure.axes:
            assert not twice([axes.get_xlabel(), axes.get_ylabel(), axes.get_title()])
        in_turn = {track["gid"] for track in figure_tracks(lab) if track["kind"] == "show"}
        named = [
            artist.get_text()
            for gid, artist in lab.picture.moving.items()
            if isinstance(artist, Text) and gid not in in_turn
        ]
        assert not twice(named), values
        assert not twice(table["columns"]), values
        assert not twice([table["caption"], lab.figure.alt, lab.figure.summary, lab.sentence.text]), values


def test_before_a_guess_nothing_is_said_twice_either(lab):
    """The words that keep an answer back are others than those that name the picture."""
    assert not twice([lab.figure.table.get("caption", ""), lab.figure.alt, lab.figure.summary])


def heads(lab):
    """The heads of each card below a lab, or of what is told beside them."""
    for part in lab.below:
        for card in getattr(part.widget, "items", ()):
            yield card["key"], [line[0] for line in card["lines"] if line[0]]


def test_no_card_has_a_head_twice(lab):
    for values in places(lab):
        lab.move(**values)
        for key, said in heads(lab):
            assert not twice(said), (key, values)


def test_a_decided_fault_has_no_head_twice():
    lab = labs.pump_fault().move(hour=48, decision="call", decision_h=12)
    assert {key for key, _said in heads(lab)} >= {"course", "device", "nurse", "signs", "first"}
    assert not [key for key, said in heads(lab) if twice(said)]
