"""A programmable pump as a conversation: step(state, command) -> (state, warnings).

Start with new_session(spec).
"""

from .arithmetic import BridgePlan, bridge, flow_mL_per_day, refill_days, unit_slip
from .checklist import SITUATIONS, CheckResult, CheckStep, check_order, right_order, variant
from .commands import (
    FAULTS,
    Advance,
    Bridge,
    ChangeConcentration,
    DrawCatheter,
    Fill,
    Interrogate,
    Mri,
    Prime,
    ProgramBolus,
    ProgramFlex,
    ProgramSteady,
    ProgramWeek,
    Refill,
    Repair,
    ReplacePump,
    StartFault,
    Stop,
)
from .delivery import Delivery, delivery, dose_between_mcg, misplaced, ordered, to_fluid
from .due import DeviceView, RefillDue, device_view, next_alarm, refill_due, replacement_due, sounding
from .notices import KEYS, LogEntry, PumpWarning
from .path import Stretch, coming, flows_now, hours_without, mismatches
from .program import Program, flex, steady
from .session import Session, from_json, new_session, replay
from .spec import NUMBERS, PROFILES, PumpSpec, spec_from
from .state import Alarm, PumpState, balance, new_pump
from .step import refused, step
from .stories import KINDS, StorySettings, fault_story, new_start

__all__ = [
    "FAULTS",
    "KEYS",
    "KINDS",
    "NUMBERS",
    "PROFILES",
    "SITUATIONS",
    "Advance",
    "Alarm",
    "Bridge",
    "BridgePlan",
    "ChangeConcentration",
    "CheckResult",
    "CheckStep",
    "Delivery",
    "DeviceView",
    "DrawCatheter",
    "Fill",
    "Interrogate",
    "LogEntry",
    "Mri",
    "Prime",
    "Program",
    "ProgramBolus",
    "ProgramFlex",
    "ProgramSteady",
    "ProgramWeek",
    "PumpSpec",
    "PumpState",
    "PumpWarning",
    "Refill",
    "RefillDue",
    "Repair",
    "ReplacePump",
    "Session",
    "StartFault",
    "Stop",
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
