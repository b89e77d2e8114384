"""How soon someone must act, written down once more: from "One rule for speed" and the sheets behind it.

CWI: a hospital's sheet for pumps. MDT-EC: the maker's emergency card. GAB: the label of the drug for pumps.
OZOBAX, KEMSTRO: labels by mouth. CDC-HEAD: danger signs after a fall. Names of signs and events as in data.
"""

LEVELS = ("", "next contact", "same day", "call at once", "emergency now")
_NEXT, _DAY, _ONCE, _NOW = 1, 2, 3, 4

# both routes: hard to wake, slow breathing, a seizure, fainting, limp, rigid, cold, chest pain, out of reach
GRAVE = {
    "hard_to_wake", "loss_of_consciousness", "breathing_trouble", "seizures", "fainting", "extreme_weakness",
    "loose_muscles", "muscle_stiffness", "low_body_temperature", "chest_pain", "altered_mental_state",
    "organ_failure",
}  # fmt: skip
MIND = {"confusion", "hallucinations"}
EARLY = {"itching", "return_of_spasticity", "tingling"}  # of withdrawal, as LSAFE and MDT-EC list them
LIGHT = {"dizziness", "lightheadedness", "low_blood_pressure"}
PULSE = {"fast_pulse", "slow_pulse", "irregular_heartbeat", "high_blood_pressure"}
MILD = {"nausea", "blurred_vision", "ringing_in_ears"}
OTHER_DAY = {"rash", "blood_in_urine"}
WOUND = {"catheter_or_pump_movement", "skin_breakdown", "infection_of_wound", "spinal_fluid_leak"}
LESS = {"missed_dose", "dose_lowered"}  # too little was given
CHANGED = {"dose_raised", "dose_lowered", "new_sedative", "kidney_trouble", "infection"}
TOO_LITTLE = {  # signs that stand in the list of withdrawal (LSAFE, MDT-EC, GAB, KAO03)
    *EARLY, *MIND, "lightheadedness", "low_blood_pressure", "fever", "altered_mental_state",
    "muscle_stiffness", "organ_failure", "seizures", "irregular_heartbeat", "fast_pulse",
    "high_blood_pressure",
}  # fmt: skip


def speed(route, signs, events):
    """The name of the speed; "" where nothing is asked for."""
    signs, events = set(signs), set(events)
    seen = {*signs, *(events & {"infection"})}  # signs of an infection are signs, too
    found = [0, *_both(signs, events)]
    found += _mouth(signs, events) if route == "mouth" else _pump(signs, events, seen)
    return LEVELS[max(found)]


def _both(signs, events):
    """What is the same on both routes."""
    if signs & GRAVE or "extra_dose" in events:
        yield _NOW
    if signs & OTHER_DAY:
        yield _DAY
    if signs & MILD:
        yield _NEXT
    if events & (CHANGED | {"missed_dose", "twist_or_fall"}):
        yield _DAY
    if signs & MIND and events & {"missed_dose", "kidney_trouble"}:
        yield _NOW  # "no missed dose, kidneys well"
    if "fever" in signs and (signs & {*MIND, "return_of_spasticity"} or events & LESS):
        yield _NOW  # stiff with fever; fever after missed doses; confused with fever
    if signs & MIND and "return_of_spasticity" in signs:
        yield _NOW  # the mind changes while the tone rises: withdrawal (GAB, OZOBAX)
    if signs & EARLY and events & LESS:
        yield _ONCE
    if "twist_or_fall" in events and signs & {*MIND, "drowsiness"}:
        yield _NOW  # a fall can be a blow to the head (CDC-HEAD)
    if "high_blood_pressure" in signs and "cord_injury" in events:
        yield _NOW  # dysreflexia


def _mouth(signs, events):
    if signs & MIND:
        yield _ONCE if events & {"dose_lowered", "infection"} or "drowsiness" in signs else _DAY
    if "drowsiness" in signs and signs & {"slow_pulse", "low_blood_pressure"}:
        yield _ONCE  # the drug may be building up (MIMS, LEU06)
    if signs & PULSE - {"slow_pulse"} and events & LESS:
        yield _ONCE  # a pulse or pressure of withdrawal comes later than itch, never sooner (KAO03, TAB294)
    if "drowsiness" in signs:
        yield _ONCE if events & {"kidney_trouble", "new_sedative"} else _DAY
    if signs & (EARLY | PULSE | {"fever"}):
        yield _DAY
    if signs & LIGHT:
        yield _DAY if "low_blood_pressure" in signs and len(signs & LIGHT) > 1 else _NEXT
    if "weakness" in signs:
        yield _DAY if "twist_or_fall" in events else _NEXT


def _pump(signs, events, seen):
    if signs & {*MIND, "weakness", "fever"}:
        yield _NOW
    if signs & ({"drowsiness"} | EARLY | LIGHT | PULSE | {"device_failure"}):
        yield _ONCE
    if "drowsiness" in signs and signs & {*LIGHT, "slow_pulse"}:
        yield _NOW  # CWI sends each of them to the emergency room; LSAFE: two early signs of too much
    if len(signs & EARLY) > 1:
        yield _NOW  # two early signs together are withdrawal until shown otherwise
    if signs & WOUND:
        yield _DAY
    if events & {"one_tone", "refill_late", "mri", "twist_or_fall"}:
        yield _ONCE if seen else _DAY
    if events & {"two_tones", "alarm_date_passed"}:
        yield _NOW if signs & TOO_LITTLE else _ONCE
    if "return_of_spasticity" in signs and events & {"refill_late", "alarm_date_passed"}:
        yield _NOW  # GAB, LOWV: the reservoir may be empty
    if "mri_not_read" in events:
        yield _ONCE
    if "refill_today" in events:
        yield _NOW if "drowsiness" in signs else _ONCE if seen else _NEXT
