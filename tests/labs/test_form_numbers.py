"""The form of the pump lab and the guesses of all labs begin with the numbers of the data, in their units."""

import pytest

from baclofen import content, labs
from baclofen.labs.pump import form, sentences
from baclofen.model import pump as model
from tests.support.opened import guessed

#: field of the form -> the number that it begins with, and its unit
FIELDS = {
    "dose": ("pump.daily_dose_mcg_per_day", ""),
    "fill_mL": ("pump.fill_mL", "mL"),
    "bolus_mcg": ("pump_lab.bolus_mcg", "mcg"),
    "bolus_h": ("pump_lab.bolus_h", "h"),
    "scan_h": ("pump.scan_h", "h"),
}


def value(id):
    return content.parameter(id).value


@pytest.fixture(scope="module")
def shared():
    return labs.pump()


@pytest.fixture
def lab(shared):
    return shared.reset()


def test_each_field_begins_with_its_own_number(lab):
    for name, (id, unit) in FIELDS.items():
        field = lab.form.controls[name]
        assert form.read_number(field.value) == value(id), name
        assert field.unit == unit
        if unit:
            assert content.parameter(id).unit == unit
    path = value("pump.tubing_mL") + value("pump.catheter_mL")
    assert form.read_number(lab.form.controls["prime_mL"].value) == pytest.approx(path)


def test_the_steps_of_a_day_begin_with_the_dose_of_a_day():
    """Before any program is followed: the rate of every hour, 24 times, is the daily dose."""
    (first, *_), *_ = form.Form(lambda: None).controls["steps"].value
    hour, rate = (form.read_number(str(one)) for one in first)
    assert hour == 0
    assert rate * 24 == pytest.approx(value("pump.daily_dose_mcg_per_day"), rel=0.01)


def test_each_command_carries_what_its_fields_hold(lab):
    """Numbers that no other field has, so that none can stand in the place of another."""
    lab.move(fill_mL="19", found_mL="2", bolus_mcg="30", bolus_h="3", scan_h="5", late_h="7", prime_mL="0.4")
    lab.move(dose="310", unit="mcg_per_day")
    commands = {}
    for act in ("steady", "refill", "bolus", "prime", "scan", "fill"):
        lab.move(act=act, strength="1000")
        commands[act] = lab.form.command()
    assert commands["steady"] == model.ProgramSteady(310.0, "mcg_per_day")
    assert commands["refill"] == model.Refill(19.0, 1000.0, actual_residual_mL=2.0)
    assert commands["bolus"] == model.ProgramBolus(30.0, 3.0)
    assert commands["prime"] == model.Prime(0.4, value("pump.prime_h"))
    assert commands["scan"] == model.Mri(5.0, 7.0)
    assert commands["fill"] == model.Fill(19.0, 1000.0)


#: name of a number -> (number, text): as many places as a nurse reads, and never none of something
WRITTEN = {
    "flow_mL_per_day": [(0.15, "0.15"), (0.1504, "0.15"), (0.0482, "0.048"), (0.0005, "0.001"),
                        (0.0004, "0.0004"), (1.2345, "1.235")],
    "times": [(2.345, "2.35"), (0.125, "0.13")],
    "percent": [(12.6, "13")],
    "days": [(7.26, "7.3"), (0.04, "0")],
    "hours": [(11.26, "11.3")],
    "from_h": [(1.26, "1.3")],
    "until_h": [(2.26, "2.3")],
    "count": [(3.0, "3")],
    "catheter_mL": [(0.194, "0.19")],
    "empty_mL": [(1.236, "1.24")],
    "most_mL": [(4.567, "4.57")],
    "dose_mcg": [(50.26, "50.3"), (1.0, "1"), (1.26, "1.3"), (0.9876, "0.988"), (-1.26, "−1.3")],
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_each_number_is_said_with_its_places(name):
    assert set(sentences._SHORT) <= set(WRITTEN)
    said = [(number, sentences._text(name, number)) for number, _text in WRITTEN[name]]
    assert said == WRITTEN[name]


GUESSED = guessed()


@pytest.mark.parametrize("name", GUESSED)
def test_a_guess_moves_each_control_to_a_place_that_it_has(name):
    lab = labs.REGISTRY[name]()
    for control, at in {**lab.prediction.before, **lab.prediction.after}.items():
        one = lab.controls[control]
        assert one.low <= at <= one.high if hasattr(one, "low") else at in one.keys_offered, control


def test_the_guess_about_half_lives_is_settled_at_the_shorter_one_of_its_question():
    lab = labs.routes()
    assert lab.prediction.after == {"half_life_h": content.parameter("routes.half_life_h").low}
    assert lab.controls["half_life_h"].default == 2 * lab.prediction.after["half_life_h"]
