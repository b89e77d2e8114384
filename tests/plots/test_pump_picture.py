"""The picture of the pump: past and future part at now, each date has its flag, a strength its color."""

import pytest

from baclofen import content, labs
from baclofen.model import pump as model
from baclofen.plots.pump import PumpPicture
from baclofen.plots.pump_path import colour_of
from baclofen.widgets import svg_pieces


@pytest.fixture
def lab():
    return labs.pump()


def texts(lab, part):
    return [one.get_text() for one in lab.picture.parts[part].texts]


def test_the_calendar_flags_what_comes_within_it(lab):
    flags = ("today", "book", "low", "empty")
    assert texts(lab, "calendar") == [content.word(f"pump_lab.calendar.{name}") for name in flags]


def test_what_was_is_drawn_whole_and_what_comes_dashed(lab):
    past, ahead, _now = lab.picture.parts["level"].lines
    now = lab.session.state.time_h
    assert (past.get_linestyle(), ahead.get_linestyle()) == ("-", "--")
    assert past.get_xdata().max() <= now < ahead.get_xdata().min()
    assert len(past.get_xdata()) > 1


def test_a_strength_in_use_another_and_none_have_their_colors(lab):
    state = lab.session.state
    assert [colour_of(strength, state) for strength in (2000.0, 500.0, 0.0)] == ["pump", "oral", "soft"]


def test_a_week_has_seven_days(lab):
    days = [content.word(f"pump_lab.day.{day}") for day in range(7)]
    assert list(lab.form.controls["steps"].days) == days
    assert len(set(days)) == 7
    assert len(model.steady(300.0).days) == 7


def test_each_span_waits_as_long_as_it_says(lab):
    for span, hours in (("hour", 1), ("day", 24), ("week", 168), ("month", 672)):
        before = lab.session.state.time_h
        lab.move(act="wait", span=span).act()
        assert lab.session.state.time_h - before == hours


def test_each_chart_has_its_title_and_its_axes(lab):
    parts = lab.picture.parts
    named = {name: (parts[name].get_xlabel(), parts[name].get_ylabel()) for name in ("program", "level")}
    word = {name: content.word(f"pump_lab.axis.{name}") for name in ("hour", "rate", "days", "level")}
    assert named == {"program": (word["hour"], word["rate"]), "level": (word["days"], word["level"])}
    assert parts["calendar"].get_xlabel() == word["days"]
    for name, key in (("program", "day"), ("level", "level"), ("spine", "spine"), ("calendar", "calendar")):
        assert parts[name].get_title(loc="left") == content.word(f"pump_lab.chart.{key}")


def test_the_lab_opens_a_week_after_the_start_and_looks_days_back_and_ahead(lab):
    days = {
        name: content.parameter(f"pump_lab.{name}").value
        for name in ("start_settled_days", "behind_days", "ahead_days")
    }
    now = lab.session.state.time_h
    assert now == 24 * days["start_settled_days"]
    shown = lab.picture.parts["level"].get_xlim()
    assert shown == pytest.approx((now - 24 * days["behind_days"], now + 24 * days["ahead_days"]))


@pytest.mark.parametrize(("span", "said"), [("hour", "1 h"), ("day", "24 h"), ("week", "7 days")])
def test_a_long_wait_is_told_in_days_and_a_short_one_in_hours(lab, span, said):
    lab.move(act="wait", span=span).act()
    assert f"Time has passed: {said}." in lab.told.text.replace("\xa0", " ")


def test_a_day_takes_as_many_changes_as_the_pump(lab):
    assert lab.form.controls["steps"].most == content.parameter("pump.steps_most_per_day").value


def drawn(picture):
    picture.figure.set_dpi(svg_pieces.DPI)
    picture.figure.patch.set_visible(False)
    return svg_pieces.still(picture.figure, {})


@pytest.mark.parametrize("narrow", [False, True])
def test_what_is_drawn_again_is_what_a_new_picture_draws(lab, narrow):
    """The axes stay from step to step: nothing of the step before may stay with them."""
    steady, night = ((0.0, 12.5),), ((0.0, 16.0), (3.0, 10.0), (16.0, 16.0))
    lab._reshape(narrow)
    for goal, *commands in (
        ("night", model.ProgramFlex(night), model.ProgramWeek((steady,) * 6 + (night,)), model.Advance(9.0)),
        ("free", model.Fill(20.0, 500.0)),
        ("bridge", model.ChangeConcentration(20.0, 500.0), model.Advance(60.0), model.Advance(2400.0)),
    ):
        lab.move(goal=goal)
        for command in (None, *commands):
            assert command is None or not model.refused(lab.do(command))
            new = PumpPicture()
            new.shape(narrow)
            new.draw(lab.result)
            assert drawn(lab.picture) == drawn(new), (goal, command)


def test_the_strip_is_full_from_pump_to_tip(lab):
    lab.do(model.ChangeConcentration(20.0, 500.0))
    lab.do(model.Advance(24.0))
    stretches = lab.picture.parts["path"].patches
    assert len(stretches) >= 2
    assert stretches[0].get_x() == 0
    ends = [one.get_x() + one.get_width() for one in stretches]
    assert ends[-1] == pytest.approx(1)
    assert [one.get_x() for one in stretches[1:]] == pytest.approx(ends[:-1])
