"""The fault lab: guess first, clues by hour, every fault and decision in words, and no sign invented."""

import re

import pytest

from baclofen import content, labs
from baclofen.model.pump import KINDS
from baclofen.model.pump_fault import DECISIONS, draw


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


@pytest.mark.parametrize("kind", KINDS)
def test_every_fault_speaks_with_every_decision(lab, kind):
    for decision in DECISIONS:
        lab.move(fault=kind, decision=decision, decision_h=6, hour=48)
        texts = [lab.sentence.text, lab.line, lab.figure.summary]
        texts += [text for card in cards(lab).values() for pair in card["lines"] for text in pair]
        assert not any(re.search(r"[{}]|\bnan\b|\binf\b", text) for text in texts), texts
        assert content.word(f"pump.fault.{kind}") in lab.line


def test_a_blind_case_keeps_its_cause_until_asked(lab):
    for number in range(1, 16):
        lab.move(case=number, hour=30)
        assert content.word(f"pump.fault.{draw(number)}") not in lab.line + lab.figure.summary
        assert "cause" not in cards(lab)
    lab.move(show=("cause",))
    assert content.word(f"pump.fault.{draw(15)}") in lab.line
    assert "cause" in cards(lab)


def test_the_number_of_a_case_has_no_unit(lab):
    assert lab.controls["case"].unit == ""


def test_what_to_do_first_opens_after_the_decision(lab):
    lab.move(hour=24)
    assert cards(lab)["first"]["lines"][0][1] == content.word("pump_fault.card.decide_first")
    assert "signs" not in cards(lab)
    lab.move(decision="call", decision_h=12)
    row = next(row for row in content.table("faults") if row["id"] == draw(1))
    assert cards(lab)["first"]["lines"][0][1] == content.fill(row["first_action"])


def test_signs_are_those_of_the_data_and_nothing_else(lab):
    lab.move(fault="kink", hour=24)
    known = {sign.term for sign in content.signs() if "withdrawal" in sign.lists}
    assert {name for name, _text in cards(lab)["signs"]["lines"]} == known


def test_hours_to_come_stay_hidden(lab):
    lab.move(fault="stall", hour=10)
    assert lab.picture.moving["fault_level"].get_xdata().max() <= 10
    assert all(int(row[0].split("\xa0")[0].split(" ")[0]) <= 10 for row in lab.figure.table["rows"])


def test_a_better_decision_can_be_tried_on_the_same_case(lab):
    lab.move(fault="disconnection", hour=72, decision="raise", decision_h=6)
    assert lab.result.course.percent_at(72) < 1
    lab.move(decision="call")
    assert lab.result.course.percent_at(72) > 95
