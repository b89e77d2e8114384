"""What the pump lab says is true in the corners: rows L15 to L20 of the review and the small ones."""

import re
from itertools import pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from baclofen import labs
from baclofen.labs.pump import form as pump_form
from baclofen.model import pump as model


@pytest.fixture(scope="module")
def shared():
    return labs.pump()


@pytest.fixture
def lab(shared):
    return shared.reset()


def plain(text):
    return text.replace("\xa0", " ")


def table(lab):
    return {row[0]: plain(row[1]) for row in lab.figure.table["rows"]}


def test_the_form_expects_what_the_programmer_counts_not_what_is_inside(lab):
    lab.do(model.StartFault("stall"))
    lab.do(model.Advance(28 * 24.0))
    state = lab.session.state
    assert state.reservoir_mL - state.expected_mL == pytest.approx(28 * 0.15)
    assert f"{state.expected_mL:.1f} mL" in plain(lab.form.controls["found_mL"].help)
    assert f"By its count it holds {state.expected_mL:.1f} mL" in plain(lab.sentence.text)
    lab.move(act="refill", found_mL=f"{state.expected_mL:.1f}").act()
    assert "The rotor stands still" in lab.told.text
    assert "came into the syringe" in lab.told.text


@pytest.mark.parametrize("trouble", ["stall", "empty_reservoir"])
def test_programmed_and_flowing_are_said_apart(lab, trouble):
    assert "is programmed for 300 mcg per day" in plain(lab.sentence.text)
    assert "What flows now: 300 mcg per day" in plain(lab.sentence.text)
    lab.do(model.StartFault(trouble))
    for text in (lab.sentence.text, lab.line, lab.figure.summary):
        assert "programmed for 300 mcg per day" in plain(text)
        assert re.search(r"flows now(: | is )0 mcg per day", plain(text)), text
        assert "Two tones" in text
    assert table(lab)["Flows now"] == "0 mcg per day"


def test_waiting_says_that_the_alarm_goes_on(lab):
    lab.move(act="wait", span="day").act()
    assert "Nothing sounded" in lab.told.text
    lab.do(model.StartFault("stall"))
    lab.move(act="wait", span="day").act()
    assert "Nothing sounded" not in lab.told.text
    assert "two tones are sounding" in lab.told.text


def test_a_trapped_pump_does_not_seem_to_run(lab):
    lab.move(act="wait", span="alarm").act()
    lab.move(act="scan").act()
    lab.move(act="wait", span="week").act()
    assert "What flows now: 0 mcg per day" in plain(lab.sentence.text)
    assert "sounding" in lab.told.text


def test_a_dose_changed_during_a_bridge_is_not_yet_flowing(lab):
    lab.move(act="strength", strength="500").act()
    lab.move(act="steady", dose="240").act()
    assert "goes on at its own speed: 300 mcg per day for 64 h" in plain(lab.told.text)
    assert "programmed for 240 mcg per day" in plain(lab.sentence.text)
    assert "What flows now: 300 mcg per day" in plain(lab.sentence.text)


def test_a_new_pump_begins_with_the_weakest_strength(lab):
    lab.move(goal="free", act="fill")
    assert lab.form.controls["strength"].value == "500"
    for command in ("fill", "prime"):
        assert not model.refused(lab.move(act=command).act())
    lab.do(model.Advance(0.5))
    warnings = lab.move(act="steady", dose="100").act()
    assert [item.key for item in warnings] == ["log_steady"]


def test_a_refill_offers_what_is_inside_and_a_change_offers_another(lab):
    assert lab.move(act="refill").form.controls["strength"].value == "2000"
    lab.move(act="strength")
    assert lab.form.controls["strength"].value == "500"
    lab.act()
    lab.move(act="refill")
    assert lab.form.controls["strength"].value == "500"


def test_what_was_chosen_stays_while_the_pump_stays(lab):
    lab.move(act="fill", strength="1000")
    lab.do(model.Advance(1.0))
    assert lab.form.controls["strength"].value == "1000"


def test_the_path_is_in_the_table_and_in_the_summary(lab):
    lab.move(act="replace", primed="no").act()
    standing = table(lab)["In the path, from the pump to the tip"]
    assert standing == "0.15 mL without drug; 0.25 mL of 2,000 mcg per mL"
    assert standing in plain(lab.figure.summary)


def test_the_picture_names_each_strength_along_the_path(lab):
    lab.move(act="replace", primed="yes", strength="500").act()
    texts = [text.get_text() for text in lab.picture.parts["path"].texts]
    assert texts[:2] == ["500", "2,000"]


def test_the_safe_ways_are_acts_of_the_form(lab):
    assert {"path_bridge", "draw", "replace"} <= set(pump_form.ACTS)
    lab.move(act="replace", primed="yes", strength="500").act()
    lab.move(act="steady", dose="300").act()
    assert "1,200, not 300 mcg per day" in plain(lab.told.text)
    lab.move(act="path_bridge").act()
    assert "500 mcg over 40 h" in plain(lab.told.text)
    assert "What flows now: 300 mcg per day" in plain(lab.sentence.text)


def test_near_flows_are_told_apart(lab):
    seen = []
    for dose in ("330", "345"):
        lab.move(act="steady", dose=dose).act()
        seen.append(re.search(r"([\d.]+) mL each day", plain(lab.sentence.text)).group(1))
    assert seen == ["0.165", "0.173"]


def test_a_quarter_is_a_quarter(lab):
    lab.do(model.Refill(20.0, 500.0, typed_mcg_per_mL=2000.0))
    assert "0.25 times" in plain(lab.told.text)


def test_the_opening_pump_has_no_warning_in_its_log(lab):
    """The client of the lab has been on this dose: nothing there to take care of."""
    assert not [row for row in lab.log.rows if row[1].startswith(("Danger", "Take care"))]


def test_a_bridge_over_a_wrong_path_does_not_reach_the_goal(lab):
    lab.move(goal="bridge")
    lab.do(model.ChangeConcentration(20.0, 500.0, bridge=False))
    lab.do(model.ChangeConcentration(20.0, 1000.0))
    lab.do(model.Advance(200.0))
    assert "bridge_programmed" in {key for key, met in lab.check() if not met}


def test_the_strip_of_the_path_fits_a_phone(lab):
    """A panel of 280 px, letters of 12 px at least: names do not meet, and end inside the strip."""
    lab.move(act="replace", primed="no").act()
    lab.picture.shape(True)
    lab.picture.draw(lab.result)
    axes, figure = lab.picture.parts["path"], lab.picture.figure
    renderer = FigureCanvasAgg(figure).get_renderer()
    shrinks, frame = 280 / figure.bbox.width, axes.get_window_extent(renderer)
    ends = []
    for text in [*axes.texts, axes._left_title]:
        box, size = text.get_window_extent(renderer), text.get_fontsize()
        wide = box.width * shrinks * max(size * shrinks, 12) / (size * shrinks)
        middle = (box.x0 + box.width / 2 - frame.x0) * shrinks
        start = 0 if text.get_ha() == "left" else middle - wide / 2
        assert start + wide <= frame.width * shrinks + 8, text.get_text()
        ends.append((text.get_position()[1] if text is not axes._left_title else 9, start, start + wide))
    ends.sort()
    for (row, _, end), (other, start, _) in pairwise(ends):
        assert row != other or end <= start + 1


def test_a_single_dose_is_told_per_hour_while_it_runs(lab):
    lab.do(model.ProgramBolus(20.0, 1.0))
    assert "What flows now: 32.5 mcg per hour, while a single dose or a prime runs" in plain(
        lab.sentence.text
    )
    lab.do(model.Advance(1.0))
    assert "What flows now: 300 mcg per day" in plain(lab.sentence.text)


def test_a_single_dose_that_a_scan_cuts_is_told_in_the_log(lab):
    lab.do(model.ProgramBolus(60.0, 2.0))
    lab.move(act="scan").act()
    told = "30 of 60 mcg of the single dose are not given, and they do not come later"
    assert told in plain(lab.told.text)
    assert any(told in plain(text) for _when, text in lab.log.rows)
