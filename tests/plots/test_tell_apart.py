"""What was chosen stands at the body it fits; what decides how soon is bold; nothing is scrolled past."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from baclofen import content, labs


@pytest.fixture(scope="module")
def lab():
    return labs.tell_apart()


def texts(lab):
    """Every text of the picture as it stands: its words, where it is, and whether it is bold."""
    (axes,) = lab.picture.figure.axes
    return {" ".join(text.get_text().split()): text for text in axes.texts}


def test_too_little_stands_left_too_much_right_and_both_between(lab):
    lab.move(observed=("fever", "hard_to_wake", "seizures"), route="pump")
    left, right, middle = (
        texts(lab)[name].get_position()[0] for name in ("high fever", "hard to wake", "seizures")
    )
    assert left < middle < right
    assert left < lab.picture.sizes.bodies[0]
    assert right > lab.picture.sizes.bodies[1]


def test_what_decides_how_soon_is_bold(lab):
    lab.move(observed=("itching", "dizziness", "hard_to_wake"), route="pump")
    said = texts(lab)
    assert said["hard to wake"].get_weight() == "bold"
    assert said["dizziness"].get_weight() == "normal"


def test_an_event_stands_at_its_side_too_and_what_fits_neither_below(lab):
    lab.move(observed=(), happened=("infection",), pump_events=("two_tones",), route="pump")
    said = texts(lab)
    assert "alarm with two tones" in said
    assert any(content.word("tell_apart.group.other") in text for text in said)


@pytest.mark.parametrize("narrow", [False, True])
def test_a_narrow_picture_bears_words_too_and_a_mark_where_a_sign_is_felt(lab, narrow):
    lab._reshape(narrow)
    lab.move(observed=("itching", "hard_to_wake"), happened=(), pump_events=("two_tones",), route="pump")
    assert {"itching", "hard to wake", "alarm with two tones"} <= set(texts(lab))
    lab._reshape(False)


def test_nothing_chosen_is_an_invitation_without_a_legend(lab):
    lab.reset()
    said = set(texts(lab))
    assert content.word("tell_apart.nothing") in said
    assert not said & {content.word(f"signs.control.urgency.{name}") for name in content.URGENCIES}
    assert content.word("tell_apart.do_first") not in lab.below[0].note.html
    lab.move(observed=("itching",), happened=(), pump_events=(), route="pump")
    assert content.word("tell_apart.nothing") not in texts(lab)
    assert content.word("signs.control.urgency.call at once") in texts(lab)
    assert content.word("signs.control.urgency.emergency now") not in texts(lab)


def test_words_never_leave_the_picture(lab):
    """All that can be seen and all that can have happened, at once."""
    every = {
        name: tuple(key for key, _ in lab.controls[name].options) for name in ("happened", "pump_events")
    }
    lab.move(observed=("fever", "itching", "hard_to_wake"), route="pump", **every)
    figure = lab.picture.figure
    renderer = FigureCanvasAgg(figure).get_renderer()
    for text in figure.axes[0].texts:
        box = text.get_window_extent(renderer)
        assert -2 <= box.x0 < box.x1 <= figure.bbox.width + 2, text.get_text()
        assert -2 <= box.y0 < box.y1 <= figure.bbox.height + 2, text.get_text()
