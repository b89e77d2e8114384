"""The picture of the test dose, as a phone shows it."""

import itertools

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from baclofen import content, labs
from baclofen.model.units import NO_BREAK_SPACE

WIDE, NARROW = False, True


@pytest.fixture(scope="module")
def lab():
    return labs.screening()


@pytest.mark.parametrize("narrow", [WIDE, NARROW])
def test_names_in_the_picture_never_lie_on_each_other(lab, narrow):
    picture = lab.picture
    picture.shape(narrow)
    renderer = FigureCanvasAgg(picture.figure).get_renderer()
    shown = set()
    for day, needed, half_life in itertools.product(("one", "two", "three"), range(20, 141, 5), (2.5, 5)):
        result = lab.place(day=day, needed_mcg=needed, csf_half_life_h=half_life)
        picture.draw(result)
        boxes = {text.get_text(): text.get_window_extent(renderer) for text in picture.axes.texts}
        boxes.pop("", None)
        inside = picture.axes.get_window_extent(renderer)
        for name, box in boxes.items():
            assert inside.y0 <= box.y0 < box.y1 <= inside.y1 + 2, (name, day, needed, half_life)
        for (one, first), (other, second) in itertools.combinations(boxes.items(), 2):
            assert not overlap(first, second), (one, other, day, needed, half_life)
        shown.add(result.used.responds)
    assert shown == {True, False}


def test_names_fit_beside_the_side_bars_of_a_phone(lab):
    """The page sets letters in 12 px at least, however small the picture: a long name would leave it."""
    picture, stage_px = lab.picture, 280
    picture.shape(NARROW)
    renderer = FigureCanvasAgg(picture.figure).get_renderer()
    picture.draw(lab.place(**lab.defaults))
    shrinks = stage_px / picture.figure.bbox.width
    room = picture.axes.get_window_extent(renderer).width * shrinks
    names = [text for text in picture.axes.texts if text.get_text()]
    assert len(names) == 5  # test dose, need, window, pump, and a night
    for text in names:
        letters_px = max(text.get_fontsize() * shrinks, 12)
        assert text.get_window_extent(renderer).width / text.get_fontsize() * letters_px <= room, text


def plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


def overlap(first, second, give_px: float = 2) -> bool:
    """Whether two boxes share more than their margins."""
    wide = min(first.x1, second.x1) - max(first.x0, second.x0)
    high = min(first.y1, second.y1) - max(first.y0, second.y0)
    return wide > give_px and high > give_px


def test_the_last_day_promises_no_larger_dose(lab):
    """L10: on day three only the second half is true."""
    lab.move(day="three", needed_mcg=140)
    assert "no pump" in lab.sentence.text
    assert "larger test dose" not in lab.sentence.text
    lab.move(day="two")
    assert "larger test dose may follow" in lab.sentence.text
    assert "no pump" not in lab.sentence.text


def test_a_touch_is_no_answer_and_an_earlier_answer_is_used(lab):
    """L25."""
    lab.move(day="one", needed_mcg=50)
    assert "for 0 h" not in lab.sentence.text
    assert "no starting dose yet" in lab.sentence.text
    lab.move(day="three", needed_mcg=40, rule="de")
    assert "An earlier, smaller dose had answered (50 mcg)" in plain(lab.sentence.text)
    assert "starting dose 100 mcg per day" in plain(lab.sentence.text)
    lab.reset()


def test_the_two_curves_have_their_names(lab):
    lab.reset().move(day="two")
    moving = lab.picture.moving
    assert plain(moving["screening_test_text"].get_text()) == "test dose 75 mcg"
    assert moving["screening_infusion_text"].get_text() in ("", content.word("screening.name.infusion"))


def test_it_opens_at_the_peak_so_that_the_body_says_what_the_sentence_says(lab):
    """A client who responds is not shown stiff beside it, and no needle stands in the back unnamed."""
    lab.reset()
    played = lab._timeline()
    assert played.start == pytest.approx(lab.result.peak_h, abs=1 / 6)
    now = played.at(played.start)
    assert now["state"] >= 2
    assert now["tested_shot"] == 0
    assert "needle" in dict(played.captions)[0.0]


def test_no_two_names_begin_alike_and_the_rule_stands_where_it_is_chosen(lab):
    lab.reset()
    names = [text.get_text() for text in lab.picture.axes.texts if text.get_text()]
    assert len({name.split()[0] for name in names}) == len(names)
    assert "2 times the test dose" in plain(lab.controls["rule"].label)
    moving = lab.picture.moving
    widths = {name: moving[f"screening_{name}"].get_linewidth() for name in ("test", "infusion")}
    assert widths["test"] > widths["infusion"]
    assert moving["screening_test"].get_alpha() >= 0.6
