"""What `pump_fault` says: what was watched so far, as text and as the twin of its picture."""

from dataclasses import dataclass

from baclofen import content
from baclofen.model.pump import RateRecord
from baclofen.model.scenarios.pump_fault import FaultCourse
from baclofen.model.units import number_text
from baclofen.plots.description import Description, share, table

_TABLE_H = (0, 1, 2, 4, 8, 12, 24, 36, 48, 72, 96, 120)


@dataclass(frozen=True)
class FaultView:
    """One course as far as the learner has watched it; `known` says whether the cause may be named."""

    course: FaultCourse
    hour: float
    known: bool


def word(key: str, **values: str) -> str:
    """Return one of the lab's words."""
    return content.word(f"pump_fault.{key}", **values)


def rate_at(rates: RateRecord, hour: float) -> float:
    """The rate at an hour, just before it [mcg per h]."""
    inside = (rates.start_h < hour + 1e-6) & (rates.end_h >= hour - 1e-6)
    return float(rates.rate_mcg_per_h[inside][-1]) if inside.any() else 0.0


def headline(view: FaultView) -> dict[str, str]:
    """The numbers and words a sentence about this picture may name, ready as text."""
    course, hour = view.course, view.hour
    last = hour if course.ends_h is None else min(hour, course.ends_h)
    seen = course.level_percent[(course.time_h <= last) & (course.time_h >= 0)]
    decided = course.decision if hour >= course.decision_h else "wait"
    return {
        "cause": content.word(f"pump.fault.{course.kind}") if view.known else word("hidden"),
        "hour": number_text(last, decimals=0),
        "level": share(course.percent_at(last)),
        "fluid": share(course.fluid_at(last)),
        "lowest": share(float(seen.min())),
        "highest": share(float(seen.max())),
        "tone": word(f"tone.{course.tone_at(hour)}"),
        "flows": word("rate", rate=number_text(rate_at(course.given, hour), decimals=1)),
        "shows": word("rate", rate=number_text(rate_at(course.shown, hour), decimals=1)),
        "decision": word(f"decided.{decided}", **_hour(course)),
        "after": _after(view, decided),
        "outside": _outside(view),
        "said": _said(view, decided),
    }


def _said(view: FaultView, decided: str) -> str:
    """The one thing to know at this hour, in at most 20 words."""
    course, hour = view.course, view.hour
    if course.ends_h is not None and hour >= course.ends_h:
        return word("said.ends", hour=number_text(course.ends_h, decimals=0))
    told = {"hour": number_text(hour, decimals=0), "level": share(course.percent_at(hour))}
    if decided == "wait" and hour <= 0:
        return word("said.start")
    if decided == "wait":
        return word("said.watched", tone=word(f"tone.{course.tone_at(hour)}"), **told)
    return word("said.decided", decision=word(f"decided.{decided}", **_hour(course)), **told)


def _hour(course: FaultCourse) -> dict[str, str]:
    """The hour of the decision, ready as text, where there is one."""
    return {} if course.decision == "wait" else {"hour": number_text(course.decision_h, decimals=0)}


def _after(view: FaultView, decided: str) -> str:
    """What came of the decision, as far as it was watched."""
    course = view.course
    if course.decision == "wait":
        return word("after.wait")
    if decided == "wait":
        return word("after.later", **_hour(course))
    if decided != "call":
        return word(f"after.{decided}.{course.direction}")
    if course.flows_h is None:
        return word(f"after.call.{course.direction}.late", **_hour(course))
    flows = {"flows": number_text(course.flows_h, decimals=0)}
    already = ".already" if course.flows_h <= course.decision_h and course.direction != "both" else ""
    return word(f"after.call.{course.direction}{already}", **_hour(course), **flows)


def _outside(view: FaultView) -> str:
    """Hours of too little and too much so far; or why the drawing ends."""
    course, hour = view.course, view.hour
    if course.ends_h is not None and hour >= course.ends_h:
        side = "much" if course.percent_at(course.ends_h) > 100.0 else "little"
        return word(f"ends.{side}", hour=number_text(course.ends_h, decimals=0))
    below, above = (number_text(hours, decimals=0) for hours in course.hours_outside(hour))
    side = {(True, True): "both", (True, False): "little", (False, True): "much"}.get(
        (below != "0", above != "0"), "none"
    )
    told = {"below": below, "above": above}
    wanted = {"both": ("below", "above"), "little": ("below",), "much": ("above",), "none": ()}[side]
    return word(f"outside.{side}", **{name: told[name] for name in wanted})


def twin(view: FaultView) -> Description:
    """The course in words and as a table, as far as it was watched."""
    course = view.course
    rows = [
        (
            f"{hour} h",
            *(f"{share(level(hour))}%" for level in (course.percent_at, course.fluid_at)),
            word(f"tone.{course.tone_at(hour)}"),
        )
        for hour in _TABLE_H
        if hour <= (view.hour if course.ends_h is None else min(view.hour, course.ends_h))
    ]
    return Description(
        alt=word("alt"),
        summary=word("summary", **headline(view)),
        table=table(
            word("table.caption"),
            [word(f"table.{name}") for name in ("time", "level", "fluid", "device")],
            rows,
        ),
    )
