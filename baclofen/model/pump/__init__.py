"""A programmable pump as a conversation: step(state, command) -> (state, warnings).

Start with new_session(spec).
"""

from baclofen.model.pump.alarm_dates import (
    DeviceView,
    RefillDue,
    device_view,
    next_alarm,
    refill_due,
    replacement_due,
    sounding,
)
from baclofen.model.pump.arithmetic import BridgePlan, bridge, flow_mL_per_day, refill_days, unit_slip
from baclofen.model.pump.commands import *  # noqa: F403  # the one list of commands: commands.__all__
from baclofen.model.pump.delivery import (
    RateRecord,
    delivery,
    ordered,
    to_fluid,
)
from baclofen.model.pump.faults import KINDS, FaultSettings, fault_commands, new_start
from baclofen.model.pump.messages import KEYS, LogEntry, PumpWarning
from baclofen.model.pump.path import Stretch, coming, flows_now, hours_without, mismatches
from baclofen.model.pump.program import Program, flex, steady
from baclofen.model.pump.refill_steps import (
    SITUATIONS,
    CheckResult,
    CheckStep,
    check_order,
    right_order,
    variant,
)
from baclofen.model.pump.session import Session, new_session, replay
from baclofen.model.pump.spec import NUMBERS, PROFILES, PumpSpec, spec_from
from baclofen.model.pump.state import Alarm, PumpState, balance, new_pump
from baclofen.model.pump.step import refused, step
