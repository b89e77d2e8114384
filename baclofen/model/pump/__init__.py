"""A programmable pump as a conversation: step(state, command) -> (state, warnings).

Start with new_session(spec).
"""

from baclofen.model.pump import commands
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
    Delivery,
    delivery,
    dose_between_mcg,
    misplaced,
    ordered,
    to_fluid,
)
from baclofen.model.pump.fault_scenarios import KINDS, StorySettings, fault_story, new_start
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
from baclofen.model.pump.session import Session, from_json, new_session, replay
from baclofen.model.pump.spec import NUMBERS, PROFILES, PumpSpec, spec_from
from baclofen.model.pump.state import Alarm, PumpState, balance, new_pump
from baclofen.model.pump.step import refused, step

__all__ = [
    *commands.__all__,
    "KEYS",
    "KINDS",
    "NUMBERS",
    "PROFILES",
    "SITUATIONS",
    "Alarm",
    "BridgePlan",
    "CheckResult",
    "CheckStep",
    "Delivery",
    "DeviceView",
    "LogEntry",
    "Program",
    "PumpSpec",
    "PumpState",
    "PumpWarning",
    "RefillDue",
    "Session",
    "StorySettings",
    "Stretch",
    "balance",
    "bridge",
    "check_order",
    "coming",
    "delivery",
    "device_view",
    "dose_between_mcg",
    "fault_story",
    "flex",
    "flow_mL_per_day",
    "flows_now",
    "from_json",
    "hours_without",
    "mismatches",
    "misplaced",
    "new_pump",
    "new_session",
    "new_start",
    "next_alarm",
    "ordered",
    "refill_days",
    "refill_due",
    "refused",
    "replacement_due",
    "replay",
    "right_order",
    "sounding",
    "spec_from",
    "steady",
    "step",
    "to_fluid",
    "unit_slip",
    "variant",
]
