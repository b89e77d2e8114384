"""What does not fit is refused with a key and changes nothing; damaged sessions say what to do."""

import math

import pytest

from baclofen.model.pump import (
    Advance,
    Fill,
    Mri,
    Prime,
    ProgramBolus,
    ProgramFlex,
    ProgramSteady,
    ProgramWeek,
    Refill,
    StartFault,
    new_session,
    refused,
    step,
)

BAD = [
    math.nan,
    math.inf,
    -math.inf,
    -1.0,
    -0.5,
    0.0,
    1e30,
    10**400,
    "300",
    "",
    None,
    True,
    [1],
    {"a": 1},
    5e-324,
]


@pytest.mark.parametrize("bad", BAD, ids=repr)
@pytest.mark.parametrize(
    ("kind", "start", "name"),
    [
        (Fill, {"volume_mL": 20.0, "vial_mcg_per_mL": 500.0}, "volume_mL"),
        (Fill, {"volume_mL": 20.0, "vial_mcg_per_mL": 500.0}, "vial_mcg_per_mL"),
        (ProgramSteady, {"dose": 300.0}, "dose"),
        (Prime, {"volume_mL": 0.4, "duration_h": 0.5}, "duration_h"),
        (ProgramBolus, {"dose_mcg": 25.0, "duration_h": 1.0}, "dose_mcg"),
        (Mri, {"duration_h": 1.0}, "duration_h"),
        (StartFault, {"kind": "leak"}, "kind"),
        (StartFault, {"kind": "leak"}, "fraction"),
        (ProgramFlex, {"steps": ((0.0, 10.0),)}, "steps"),
        (ProgramWeek, {"days": (((0.0, 10.0),),) * 7}, "days"),
        (Refill, {"volume_mL": 20.0, "vial_mcg_per_mL": 500.0}, "target"),
        (Refill, {"volume_mL": 20.0, "vial_mcg_per_mL": 500.0}, "bridge"),
    ],
)
def test_bad_input_leaves_the_state_as_it_was(session, kind, start, name, bad):
    if name == "bridge" and bad is True:
        return
    session, _ = session.do(Fill(20, 500))
    state = session.state
    new, said = step(state, kind(**{**start, name: bad}))
    assert new is state
    assert said
    assert all(item.level == "refused" for item in said)
    if kind is not Fill or bad != 0.0:
        assert said[0].key.startswith("bad_")
        assert dict(said[0].values)["field"] == name or dict(said[0].values)["field"] == "steps"


def test_time_may_stand_still_but_not_run_back(session):
    assert session.do(Advance(0))[0].state == session.state
    assert session.do(Advance(-1))[1][0].key == "bad_negative"


def test_no_session_outlives_the_last_hour(session, spec):
    session, _ = session.do(Advance(spec.largest_entry))
    new, said = session.do(Advance(1))
    assert new is session
    assert said[0].key == "bad_absurd"


def test_a_whole_number_counts_as_a_number(session):
    session, said = session.do(Fill(20, 500))
    assert not refused(said)
    assert session.commands[0] == Fill(20.0, 500.0)
    assert isinstance(session.commands[0].volume_mL, float)


def test_step_tells_a_programmer_about_a_wrong_state():
    with pytest.raises(TypeError, match="new_pump"):
        step("pump", Advance(1))


def test_a_new_command_forgets_what_was_undone(session, spec):
    session, _ = session.do(Fill(20, 500))
    session, _ = session.do(Advance(1))
    session, _ = session.undo().do(Advance(2))
    assert session.undone == ()
    assert session.state.time_h == 2
    assert new_session(spec).undo() == new_session(spec) == new_session(spec).redo()
