"""The pump has a bad day: guess too much or too little, watch hour by hour, decide, and decide again."""

from typing import Any

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.card import citation
from baclofen.labs.controls import checklist, choice, select, slider
from baclofen.labs.fault_guess import FaultGuess
from baclofen.labs.pump import fluid, numbers
from baclofen.model import pump_fault as model
from baclofen.model.pump import KINDS, StorySettings, spec_from
from baclofen.plots.pump_fault import FaultView, PumpFaultPicture, headline, word
from baclofen.widgets import Catalog, Panel, show

_SETTINGS = ("daily_dose_mcg_per_day", "strength_low_mcg_per_mL", "strength_high_mcg_per_mL", "fill_mL",
             "story_days_before", "prime_h", "scan_h", "late_restart_h", "leak_fraction")  # fmt: skip
_SIDES = {"little": ("withdrawal",), "much": ("overdose",), "both": ("overdose", "withdrawal")}


class FaultCards:
    """What can be seen, which signs belong to this side, and, once decided, what to do first."""

    def __init__(self) -> None:
        self.widget = Catalog(label=word("card.label"))
        self._rows = {row["id"]: row for row in content.table("faults")}

    def update(self, view: FaultView) -> None:
        """Show what a learner may know at this hour."""
        row, course = self._rows[view.course.kind], view.course
        decided = course.decision != "wait" and view.hour >= course.decision_h
        source = (word("card.source"), citation(row["source"]))
        published = word(f"card.published.{'little' if course.direction == 'little' else 'much'}")
        cards = [
            ("device", [(word("card.device"), content.fill(row["device_shows"])), source]),
            ("nurse", [(word("card.notice"), row["nurse_notices"]),
                       (word("card.when"), content.fill(row["when"])),
                       (word("card.published"), published), source]),
        ]  # fmt: skip
        if decided or view.known:
            cards.append(("signs", _signs(course.direction)))
            cards.append(("first", [(word("card.action"), content.fill(row["first_action"])), source]))
        else:
            cards.append(("first", [(word("card.action"), word("card.decide_first"))]))
        if view.known:
            what = [
                (word("card.what"), row["cause"]),
                (word("card.flows"), content.fill(row["what_flows"])),
                source,
            ]
            cards.append(("cause", what))
        self.widget.items = [
            {"key": key, "title": word(f"card.{key}"), "lines": lines} for key, lines in cards
        ]


def _signs(direction: str) -> list[tuple[str, str]]:
    found = [sign for sign in content.signs() if set(sign.lists) & set(_SIDES[direction])]
    return [(sign.term, f"{sign.plain} ({sign.urgency})") for sign in found]


class FaultLab(Lab):
    """A lab whose case stands before the gate: another case asks for another guess."""

    def _frame(self, first: list[str], folded: list[str]) -> Panel:
        case = [self.controls[name] for name in ("fault", "case")]
        self.prediction.parts = [*case, *self.prediction.parts]
        panel = super()._frame([name for name in first if name not in ("fault", "case")], folded)
        for control in case:
            control.observe(self._new_case, "value")
        return panel

    def _new_case(self, _change: Any) -> None:
        self.prediction.clear()
        if not self._quiet:
            self.panel.close_gate()

    def view_now(self) -> FaultView:
        """What the controls stand for now, without a decision: what the guess is held against."""
        return self._evaluate(**{**self.values, "decision": "wait"})

    def _show_controls(self) -> None:
        super()._show_controls()
        decided = self.controls["decision"].value != "wait"
        show(self.controls["decision_h"], decided)


def pump_fault() -> Lab:
    """One fault of the pump, chosen or drawn blind; a guess, the hours, a decision, and another one."""
    n = numbers("pump", "pump_lab")
    fixed: dict[str, Any] = {
        "spec": spec_from(n),
        "settings": StorySettings(*(n[name] for name in _SETTINGS)),
        "fluid": fluid(),
        **{name: n[name] for name in ("before_h", "after_h", "team_h", "raise_percent", "band_percent")},
    }

    def evaluate(
        fault: str, case: float, hour: float, decision: str, decision_h: float, show: tuple[str, ...]
    ) -> FaultView:
        kind = model.draw(int(case)) if fault == "blind" else fault
        known = fault != "blind" or bool(show)
        return FaultView(model.course(kind, decision, decision_h, **fixed), hour, known)

    fault = select("pump_fault.control.fault", ("blind",))
    fault.options = [*fault.options, *([kind, content.word(f"pump.fault.{kind}")] for kind in KINDS)]
    fault.keys_offered = ("blind", *KINDS)
    return FaultLab(
        "pump_fault",
        controls={
            "fault": fault,
            "case": slider("pump_lab.case_number"),
            "hour": slider("pump_lab.hour_h"),
            "decision": choice("pump_fault.control.decision", model.DECISIONS),
            "decision_h": slider("pump_lab.decision_h"),
        },
        more={"show": checklist("pump_fault.control.show", ("cause",))},
        only_with={"case": ("fault", "blind"), "show": ("fault", "blind")},
        evaluate=evaluate,
        picture=PumpFaultPicture(),
        headline=headline,
        prediction=FaultGuess(),
        below=(FaultCards(),),
    )
