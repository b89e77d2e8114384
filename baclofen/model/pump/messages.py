"""Everything the pump can say, as keys. The sentences stand in the words table, one per key, never here."""

from __future__ import annotations

from dataclasses import dataclass

REFUSED, DANGER, CAUTION, ALARM, INFO, HIDDEN = "refused", "danger", "caution", "alarm", "info", "hidden"

# key -> (level, names of the values that travel with it)
KEYS: dict[str, tuple[str, tuple[str, ...]]] = {
    # refused: the state stays as it was
    "bad_number": (REFUSED, ("field",)),
    "bad_negative": (REFUSED, ("field",)),
    "bad_absurd": (REFUSED, ("field", "limit")),
    "bad_choice": (REFUSED, ("field",)),
    "unknown_command": (REFUSED, ()),
    "fill_first": (REFUSED, ()),
    "overfill": (REFUSED, ("volume_mL", "capacity_mL")),
    "too_many_steps": (REFUSED, ("steps", "most")),
    "steps_out_of_order": (REFUSED, ()),
    "flow_below_range": (REFUSED, ("flow_mL_per_day", "low_mL_per_day")),
    "flow_above_range": (REFUSED, ("flow_mL_per_day", "high_mL_per_day")),
    "pump_has_ended": (REFUSED, ()),
    "bolus_running": (REFUSED, ()),
    "bridge_needs_program": (REFUSED, ()),
    "single_dose_waiting": (REFUSED, ("hours",)),
    "bridge_nothing_to_do": (REFUSED, ()),
    "bridge_later": (REFUSED, ("hours",)),
    "prime_too_fast": (REFUSED, ("volume_mL", "hours", "flow_mL_per_day", "high_mL_per_day", "most_mL")),
    "prime_moves_nothing": (REFUSED, ()),
    "residual_mismatch": (REFUSED, ("expected_mL", "actual_mL", "gap_mL")),
    "side_port_blocked": (REFUSED, ()),
    # danger and caution: the choice is carried out and its course is shown
    "looks_like_mg": (DANGER, ("typed_mcg_per_day", "expected_mcg_per_day", "times")),
    "looks_like_per_hour": (DANGER, ("typed_mcg_per_day", "expected_mcg_per_day", "times")),
    "looks_like_per_day": (DANGER, ("typed_mcg_per_day", "expected_mcg_per_day", "times")),
    "looks_like_decimal": (DANGER, ("typed_mcg_per_day", "expected_mcg_per_day", "times")),
    "start_over_range": (DANGER, ("dose_mcg_per_day", "low_mcg_per_day", "high_mcg_per_day")),
    "dose_far_over": (DANGER, ("times", "low_percent", "high_percent")),
    "dose_far_under": (DANGER, ("percent", "high_percent")),
    "bolus_over_test": (DANGER, ("bolus_mcg", "limit_mcg")),
    "boluses_over_test": (DANGER, ("sum_mcg", "limit_mcg", "count")),
    "bolus_brings_other": (DANGER, ("bolus_mcg", "brings_mcg")),
    "path_too_much": (
        DANGER, ("hours", "from_h", "until_h", "arriving_mcg_per_day", "ordered_mcg_per_day"),
    ),
    "path_too_little": (
        DANGER, ("hours", "from_h", "until_h", "arriving_mcg_per_day", "ordered_mcg_per_day"),
    ),
    "path_nothing": (DANGER, ("hours", "from_h", "until_h", "ordered_mcg_per_day")),
    "path_safe_way": (INFO, ()),
    "reservoir_differs": (DANGER, ("inside_mcg_per_mL", "typed_mcg_per_mL", "times")),
    "bridge_ended_short": (DANGER, ()),
    "scan_during_bridge": (DANGER, ()),
    "bolus_lost": (CAUTION, ("lost_mcg", "bolus_mcg")),
    "restart_after_gap": (DANGER, ("hours",)),
    "no_flow_now": (DANGER, ()),
    "refill_during_stall": (DANGER, ()),
    "slip_undone": (CAUTION, ("dose_mcg_per_day", "hours")),
    "bridge_keeps_speed": (CAUTION, ("flows_mcg_per_day", "hours", "dose_mcg_per_day")),
    "path_after_replacement": (CAUTION, ("catheter_mcg", "catheter_mL", "empty_mL")),
    "path_old_catheter": (CAUTION, ("catheter_mcg", "catheter_mL")),
    "concentration_mismatch": (DANGER, ("typed_mcg_per_mL", "vial_mcg_per_mL", "times")),
    "residual_mismatch_went_on": (DANGER, ("expected_mL", "actual_mL", "gap_mL")),
    "no_bridge": (DANGER, ("arriving_mcg_per_day", "ordered_mcg_per_day", "percent", "hours")),
    "prime_pushes_drug": (DANGER, ("pushed_mcg",)),
    "stop_is_abrupt": (DANGER, ("dose_mcg_per_day",)),
    "stopped_before_mri": (CAUTION, ()),
    "dose_step_over_range": (CAUTION, ("percent", "low_percent", "high_percent")),
    "dose_cut_over_range": (CAUTION, ("percent", "high_percent")),
    "raised_too_soon": (CAUTION, ("hours", "wait_h")),
    "dose_over_experience": (CAUTION, ("dose_mcg_per_day", "limit_mcg_per_day")),
    "residual_record_wrong": (CAUTION, ("recorded_mL", "found_mL")),
    "refill_after_alarm": (CAUTION, ("hours",)),
    "refill_after_expiry": (CAUTION, ("days", "limit_days")),
    "topped_up": (CAUTION, ("mixed_mcg_per_mL",)),
    "bridge_not_needed": (CAUTION, ()),
    "prime_short": (CAUTION, ("volume_mL", "path_mL")),
    "bolus_over_day": (CAUTION, ("bolus_mcg", "dose_mcg_per_day")),
    "mri_delay_outside_reports": (CAUTION, ("delay_h", "low_h", "high_h")),
    "week_change_felt_late": (INFO, ()),
    # alarms and events that time brings
    "alarm_low_reservoir": (ALARM, ("volume_mL",)),
    "alarm_empty": (ALARM, ()),
    "alarm_replacement_due": (ALARM, ("days",)),
    "alarm_end_of_service": (ALARM, ()),
    "alarm_stall": (ALARM, ()),
    "alarm_stopped": (ALARM, ("hours",)),
    "drug_expired": (CAUTION, ("limit_days",)),
    "pump_restarted": (INFO, ("hours",)),
    "telemetry_trap": (DANGER, ()),
    # the log of what was done
    "log_filled": (INFO, ("volume_mL", "concentration_mcg_per_mL")),
    "log_refilled": (
        INFO, ("expected_mL", "actual_mL", "volume_mL", "old_mcg_per_mL", "new_mcg_per_mL"),
    ),
    "log_steady": (INFO, ("dose_mcg_per_day", "flow_mL_per_day")),
    "log_flex": (INFO, ("dose_mcg_per_day", "steps")),
    "log_week": (INFO, ("lowest_mcg_per_day", "highest_mcg_per_day")),
    "log_bolus": (INFO, ("bolus_mcg", "hours", "delay_h")),
    "log_prime": (INFO, ("volume_mL", "hours")),
    "log_prime_done": (INFO, ()),
    "log_bridge": (INFO, ("bridge_mcg", "hours", "old_mcg_per_mL")),
    "log_bridge_done": (INFO, ()),
    "log_bridge_dropped": (INFO, ()),
    "log_mri": (INFO, ("hours",)),
    "log_interrogated": (INFO, ("expected_mL", "dose_mcg_per_day", "alarms")),
    "log_stopped": (INFO, ()),
    "log_replaced": (INFO, ()),
    "log_replaced_primed": (INFO, ("volume_mL", "concentration_mcg_per_mL")),
    "log_catheter_drawn": (INFO, ("volume_mL", "drawn_mcg")),
    "log_repaired": (INFO, ("fault",)),
    # what the model knows and nobody at the bedside can see yet: log only, never a warning
    "hidden_fault": (HIDDEN, ("fault",)),
    "hidden_pocket_fill": (HIDDEN, ("pocket_mcg",)),
    "hidden_side_port": (HIDDEN, ("injected_mcg",)),
    "hidden_ran_dry": (HIDDEN, ()),
}  # fmt: skip


@dataclass(frozen=True)
class PumpWarning:
    """One keyed sentence with its numbers: what the pump, the programmer or the log says."""

    key: str
    values: tuple[tuple[str, float | str], ...] = ()

    @property
    def level(self) -> str:
        """One of refused, danger, caution, alarm, info, hidden."""
        return KEYS[self.key][0]


@dataclass(frozen=True)
class LogEntry:
    """A keyed sentence at an hour; seen is False when only the model knows it."""

    time_h: float
    key: str
    values: tuple[tuple[str, float | str], ...] = ()
    seen: bool = True


def say(key: str, **values: float | str) -> PumpWarning:
    """Make a PumpWarning and hold it to its registered placeholders.

    >>> say("overfill", volume_mL=25.0, capacity_mL=20.0).level
    'refused'
    >>> say("overfill", volume_mL=25.0)
    Traceback (most recent call last):
    ValueError: overfill needs the values ('volume_mL', 'capacity_mL')
    """
    if key not in KEYS or set(values) != set(KEYS[key][1]):
        raise ValueError(f"{key} needs the values {KEYS.get(key, ('', ()))[1]}")
    return PumpWarning(key, tuple((name, values[name]) for name in KEYS[key][1]))


def log(time_h: float, warning: PumpWarning) -> LogEntry:
    """Turn a keyed sentence into a log entry; hidden ones are marked unseen."""
    return LogEntry(time_h, warning.key, warning.values, warning.level != HIDDEN)
