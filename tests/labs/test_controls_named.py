"""Each control says what it moves: its name and help are those of the word or fact that is called like it."""

import pytest

from baclofen import content, labs
from baclofen.widgets import Slider
from baclofen.widgets.exam.number_field import NumberField

#: control -> the fact it is a slider of, where the two have different names
FACTS = {
    "oral.weight_kg": "oral.child_weight_kg",
    "volumes.dose_mg": "oral.dose_mg",
    "pump_fault.case": "pump_lab.case_number",
    "pump_fault.hour": "pump_lab.hour_h",
    "pump_fault.decision_h": "pump_lab.decision_h",
    "pump_life.dose": "pump.daily_dose_mcg_per_day",
    "pump_life.alarm_mL": "pump.low_alarm_mL",
    "spine.rate_mcg_per_day": "intrathecal.rate_mcg_per_day",
    "spine.oral_mg_per_day": "intrathecal.oral_mg_per_day",
}


def named(lab, control, shown):
    """(label, help) that a control of this name must have."""
    if isinstance(shown, Slider):
        fact = content.parameter(FACTS.get(f"{lab}.{control}", f"{lab}.{control}"))
        return fact.label, fact.plain
    words, key = content.words(lab), f"{lab}.control.{control}"
    return words[f"{key}.label"], words.get(f"{key}.help", "")


@pytest.mark.parametrize("name", sorted(labs.REGISTRY))
def test_each_control_has_its_own_name_and_help(name):
    for control, shown in labs.REGISTRY[name]().controls.items():
        label, explained = named(name, control, shown)
        assert shown.label == content.fill(label), control
        assert shown.help in ("", content.fill(explained)), control


@pytest.mark.parametrize("name", sorted(labs.REGISTRY))
def test_each_choice_says_the_word_of_its_key(name):
    for control, shown in labs.REGISTRY[name]().controls.items():
        for key, text in getattr(shown, "options", ()):
            said = content.words(name).get(f"{name}.control.{control}.{key}")
            assert said is None or text == content.fill(said), (control, key)


def test_the_list_of_a_refill_and_its_first_choice_have_their_words():
    lab = labs.refill()
    assert lab.next.label == content.word("refill.next.label")
    assert lab.next.options[0][1] == content.word("refill.next.choose")


def test_the_controls_of_the_pump_have_their_own_names():
    lab = labs.pump()
    for control, shown in lab.controls.items():
        if not isinstance(shown, NumberField):  # a field bears the word of what the pump is told
            key = {"act": "action"}.get(control, control)
            assert shown.label == content.word(f"pump_lab.control.{key}.label"), control
