"""The fault lab: guess first, clues by hour, every fault and decision in words, and no sign invented."""

import re

import pytest

from baclofen import content, labs
from baclofen.labs.pump_fault import settings
from baclofen.model.pump import KINDS
from baclofen.model.scenarios.pump_fault import DECISIONS, course, draw
from baclofen.plots import stage, still
from baclofen.plots.pump_fault import rate_at


@pytest.fixture(scope="module")
def shared():
    return labs.pump_fault()


@pytest.fixture
def lab(shared):
    return shared.reset()


def cards(lab):
    return {item["key"]: item for item in lab.below[0].widget.items}


def test_the_controls_are_closed_until_a_guess(lab):
    fresh = labs.pump_fault()
    assert fresh.panel._gated.layout.display == "none"
    fresh.prediction.commit()
    assert fresh.panel._gated.layout.display == "none"
    assert fresh.prediction.verdict.text == content.word("pump_fault.predict.choose")
    fresh.prediction.commit("little", "hours")
    assert fresh.panel._gated.layout.display == ""


def test_the_verdict_waits_until_the_hours_have_shown_it(lab):
    lab.move(fault="kink")
    lab.prediction.commit("much", "days")
    assert "kept" in lab.prediction.verdict.text
    lab.controls["hour"].value = 5
    assert "kept" in lab.prediction.verdict.text
    lab.controls["hour"].value = 14
    assert "It was too little, within half a day" in lab.prediction.verdict.text


def test_a_right_guess_is_said(lab):
    lab.move(fault="wrong_concentration")
    lab.prediction.commit("much", "days")
    lab.controls["hour"].value = 100
    assert "That is what happened" in lab.prediction.verdict.text


def test_another_case_asks_for_another_guess(lab):
    lab.prediction.commit("little", "hours")
    lab.controls["case"].value = 7
    assert lab.prediction.direction.value is None
    assert lab.panel._gated.layout.display == "none"


def told(lab):
    """All that is open to the learner beside the picture: the sentence, and what came of it."""
    return " ".join([lab.sentence.text, *(text for _label, text in cards(lab)["course"]["lines"])])


@pytest.mark.parametrize("kind", KINDS)
def test_every_fault_speaks_with_every_decision(lab, kind):
    for decision in DECISIONS:
        lab.move(fault=kind, decision=decision, decision_h=6, hour=48)
        texts = [lab.sentence.text, lab.line, lab.figure.summary]
        texts += [text for card in cards(lab).values() for pair in card["lines"] for text in pair]
        assert not any(re.search(r"[{}]|\bnan\b|\binf\b", text) for text in texts), texts
        assert content.word(f"pump.fault.{kind}") in lab.line


def test_a_blind_case_keeps_its_cause_until_asked(lab):
    for number in range(1, 17):
        lab.move(case=number, hour=30)
        assert content.word(f"pump.fault.{draw(number)}") not in lab.line + lab.figure.summary
        assert "cause" not in cards(lab)
    lab.move(show=("cause",))
    assert content.word(f"pump.fault.{draw(16)}") in lab.line
    assert "cause" in cards(lab)


def test_the_number_of_a_case_has_no_unit(lab):
    assert lab.controls["case"].unit == ""


def test_what_to_do_first_opens_after_the_decision(lab):
    lab.move(hour=24)
    assert cards(lab)["first"]["lines"][0][1] == content.word("pump_fault.card.decide_first")
    assert "signs" not in cards(lab)
    lab.move(decision="call", decision_h=12)
    row = next(row for row in content.table("faults") if row["id"] == draw(int(lab.controls["case"].value)))
    assert cards(lab)["first"]["lines"][1][1] == content.fill(row["first_action"])


def test_signs_are_those_of_the_data_and_nothing_else(lab):
    lab.move(fault="kink", hour=24)
    known = {sign.term for sign in content.signs() if "withdrawal" in sign.lists}
    assert {name for name, _text in cards(lab)["signs"]["lines"]} == known


def test_hours_to_come_stay_hidden(lab):
    """Drawn for the page, and revealed up to the hour; before the guess not even drawn."""
    lab.move(fault="stall", hour=10)
    picture = lab.picture
    with still.held(picture.figure, picture.moving, lab._timeline()):
        for name in ("level", "much", "little", "flows", "shows"):
            artist = picture.moving[f"fault_{name}"]
            assert artist.get_clip_box().x1 <= stage.x_px(artist.axes, 10) + 2.5
        assert not picture.moving["fault_ends"].get_visible()
    fresh = labs.pump_fault()
    assert fresh.figure.timeline == {}
    assert fresh.picture.moving["fault_level"].get_xdata().max() <= 0
    assert all(int(row[0].split("\xa0")[0].split(" ")[0]) <= 10 for row in lab.figure.table["rows"])


def test_the_opening_shows_a_client_hours_into_the_fault_and_when_it_ran_short(lab):
    """Strangers, 1 of 5: nothing happened in the opening."""
    lab.prediction.skip()
    assert lab.figure.timeline["start"] > lab.result.course.leaves_band_h
    moving = lab.picture.moving
    with still.held(lab.picture.figure, moving, lab._timeline()):
        seen = [name for name, artist in moving.items() if artist.get_visible()]
        assert "fault_state_0" in seen  # stiff
        assert "fault_tone_0" in seen  # and the pump says nothing
        assert moving["fault_short_text"].get_visible()
    assert moving["fault_short_text"].get_text() == content.word("pump_fault.name.short", hour="4")


@pytest.mark.parametrize("number", range(1, 17))
def test_before_the_guess_every_blind_case_looks_the_same(lab, number):
    """Neither the heights nor an hour that was watched in another case tell the direction."""
    fresh = lab.move(case=17 - number, hour=72)
    fresh.controls["case"].value = number  # as a hand does it
    picture = fresh.picture
    assert picture.moving["fault_level"].get_xdata().max() <= 0
    assert picture.level.get_ylim() == (0, 260)
    for side in ("much", "little"):
        assert len(picture.moving[f"fault_maybe_{side}"].get_xdata()) == 2
        assert picture.moving[f"fault_maybe_{side}_text"].get_visible()
    assert not picture.moving["fault_short_text"].get_text()
    fresh.prediction.skip()
    assert not len(picture.moving["fault_maybe_much"].get_xdata())


def test_a_better_decision_can_be_tried_on_the_same_case(lab):
    lab.move(fault="disconnection", hour=72, decision="raise", decision_h=6)
    assert lab.result.course.percent_at(72) < 1
    lab.move(decision="call", decision_h=6)
    assert lab.result.course.percent_at(72) > 95


@pytest.mark.parametrize("hour", [48, 72])
def test_a_decision_is_taken_at_the_hour_on_the_screen(lab, hour):
    """L33, S1: it acted at hour 12 without a word, and the screen showed a client who was well."""
    lab.move(fault="empty_reservoir", hour=hour)
    lab.controls["decision"].value = "call"  # as a hand does it
    assert lab.result.course.decision_h == hour
    assert lab.controls["decision_h"].value == hour
    assert lab.result.course.percent_at(hour) < 1
    assert f"called at {hour}" in lab.sentence.text  # at once, and in the one sentence
    lab.reset().move(fault="empty_reservoir", hour=hour, decision="stop")
    assert lab.result.course.decision_h == hour


@pytest.mark.parametrize("kind", KINDS)
def test_asking_for_more_never_looks_better_than_a_call(kind):
    """After a late restart a rise of 20 % came back into the band 3 h before a call did, and stayed there."""
    fixed = settings()
    for hour in (0.0, 4.0, 12.0, 14.0, 16.0, 24.0, 48.0, 96.0):
        called, raised = (sum(course(kind, way, hour, **fixed).hours_outside()) for way in ("call", "raise"))
        assert called <= raised + 0.1, hour


def test_the_rise_is_the_largest_usual_step_and_ends_above_the_band():
    rules = settings()["rules"]
    assert rules.raise_percent == content.parameter("nursing.pump_titration_spinal").high
    assert rules.raise_percent > rules.band_percent


def test_an_earlier_call_can_be_tried_from_the_same_screen(lab):
    lab.move(fault="empty_reservoir", hour=72, decision="call")
    lab.controls["decision_h"].value = 0
    assert lab.result.course.percent_at(72) > 95


def test_the_sentence_counts_the_hours_and_names_the_place(lab):
    lab.move(fault="stall", hour=8)
    assert "After 8\u00a0h: 41% of the usual level where the drug works" in lab.sentence.text
    assert "11% in the spinal fluid" in lab.figure.summary
    lab.move(hour=48)
    assert "h of too little" in told(lab)


def test_where_help_comes_too_late_the_drawing_ends_and_says_so(lab):
    for kind, sure in (("side_port", "living through this"), ("stall", "reported cases ended in death")):
        lab.move(fault=kind, hour=120, decision="wait")
        assert sure in told(lab)
        assert "nobody is drawn as living on" in lab.sentence.text
        assert lab.picture.moving["fault_level"].get_xdata().max() <= lab.result.course.ends_h
        lab.move(decision="call", decision_h=118)
        assert sure in told(lab)
        assert "nobody is drawn as living on" in lab.sentence.text


def test_a_sound_pump_is_not_said_to_be_set_right(lab):
    lab.move(fault="mri_late", hour=72, decision="call")
    assert "since hour 13" in told(lab)
    lab.move(fault="mri_late", hour=20, decision="call", decision_h=0)
    assert "from hour 13" in told(lab)


def test_both_phases_of_a_pocket_fill_are_drawn(lab):
    lab.move(fault="pocket_fill", hour=30)
    assert max(lab.picture.moving["fault_skin"].get_xdata()) == pytest.approx(4.8, abs=0.1)
    assert "of too much" in told(lab)
    assert "of too little" in told(lab)


@pytest.mark.parametrize("kind", KINDS)
def test_what_to_do_first_begins_with_the_client(lab, kind):
    """S1: it began with "interrogate before and after every scan"."""
    lab.move(fault=kind, hour=24, decision="call")
    label, said = cards(lab)["first"]["lines"][0]
    assert label == "The client first"
    assert said == content.word("pump_fault.card.client.text")
    if kind.startswith("mri"):
        assert cards(lab)["first"]["lines"][1][1].startswith("Look at the client")


def test_the_clock_under_the_picture_is_the_hand_of_the_hour(lab):
    """Where it comes to rest, sentence and cards follow, and a decision counts from there."""
    lab.move(fault="empty_reservoir")
    lab.figure._heard(None, {"hour": 47.6}, [])
    assert lab.controls["hour"].value == 48
    lab.controls["decision"].value = "call"
    assert lab.result.course.decision_h == 48
    assert lab.figure.timeline["start"] == 48


def test_another_case_keeps_its_hours_back_until_its_guess(lab):
    lab.prediction.commit("little", "hours")
    assert lab.figure.timeline
    lab.controls["case"].value = 7
    assert lab.figure.timeline == {}


def test_what_flows_is_drawn_for_all_hours_around_the_fault(lab):
    lab.move(fault="stall")
    for name in ("fault_flows", "fault_shows"):
        hours = lab.picture.moving[name].get_xdata()
        assert (hours.min(), hours.max()) == (-24, 120), name


def test_the_course_card_names_what_it_counts(lab):
    lab.move(fault="stall", hour=48)
    labels = [label for label, _said in cards(lab)["course"]["lines"]]
    assert labels == [content.word("pump_fault.card.so_far"), content.word("pump_fault.card.hours")]


def test_before_the_guess_the_cards_give_clues_and_no_answer():
    fresh = labs.pump_fault()
    assert list(cards(fresh)) == ["device", "nurse", "first"]
    assert content.word("pump_fault.card.published") not in dict(cards(fresh)["nurse"]["lines"])
    fresh.prediction.commit("little", "hours")
    assert next(iter(cards(fresh))) == "course"
    assert content.word("pump_fault.card.published") in dict(cards(fresh)["nurse"]["lines"])
    fresh.reset()
    assert "course" not in cards(fresh)


@pytest.mark.parametrize("fault", KINDS)
def test_the_rate_of_an_hour_is_that_of_its_stretch(lab, fault):
    course = lab.place(fault=fault).course
    for rates in (course.given, course.shown):
        middles = (rates.start_h + rates.end_h) / 2
        assert [rate_at(rates, hour) for hour in middles] == pytest.approx(list(rates.rate_mcg_per_h))
        assert rate_at(rates, rates.end_h[-1] + 1) == 0
