"""The pump fails: guess too much or too little, watch hour by hour, decide, and decide again."""

from typing import Any

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.client import adult, fluid, numbers
from baclofen.labs.controls import checklist, choice, select, slider
from baclofen.labs.pump_fault_guess import FaultGuess
from baclofen.labs.questions.feedback import citation
from baclofen.model.pump import KINDS, FaultSettings, spec_from
from baclofen.model.scenarios import pump_fault as model
from baclofen.model.scenarios.pocket import too_much_h
from baclofen.model.units import mg_from_mcg
from baclofen.plots.pump_fault import FaultView, PumpFaultPicture, headline, word
from baclofen.widgets import Catalog, Panel, show
from baclofen.widgets.prefetch import CannotTry

_SETTINGS = ("daily_dose_mcg_per_day", "strength_low_mcg_per_mL", "strength_high_mcg_per_mL", "fill_mL",
             "story_days_before", "prime_h", "scan_h", "late_restart_h", "leak_fraction")  # fmt: skip
_RULES = ("before_h", "after_h", "team_h", "surgery_h", "raise_percent", "band_percent", "much_percent",
          "much_h", "little_percent")  # fmt: skip
_SIDES = {"little": ("withdrawal",), "much": ("overdose",), "both": ("overdose", "withdrawal")}


class FaultCards:
    """What can be seen, which signs belong to this side, and, once decided, what to do first."""

    #: while a guess is awaited: clues, and nothing that the model says of the hours to come
    guess_waits = False

    def __init__(self) -> None:
        self.widget = Catalog(label=word("card.label"))
        self._rows = {row["id"]: row for row in content.table("faults")}

    def update(self, view: FaultView) -> None:
        """Show what a learner may know at this hour."""
        row, course = self._rows[view.course.kind], view.course
        decided = course.decision != "wait" and view.hour >= course.decision_h
        source = (word("card.source"), citation(row["source"]))
        published = word(f"card.published.{'little' if course.direction == 'little' else 'much'}")
        said = [] if self.guess_waits else [(word("card.published"), published)]
        cards = [
            ("device", [(word("card.device"), content.fill(row["device_shows"])), source]),
            ("nurse", [(word("card.notice"), row["nurse_notices"]),
                       (word("card.when"), content.fill(row["when"])), *said, source]),
        ]  # fmt: skip
        if decided or view.known:
            cards.append(("signs", _signs(course.direction)))
            client = (word("card.client"), word("card.client.text"))
            cards.append(
                ("first", [client, (word("card.action"), content.fill(row["first_action"])), source])
            )
        else:
            cards.append(("first", [(word("card.action"), word("card.decide_first"))]))
        if view.known:
            what = [
                (word("card.what"), row["cause"]),
                (word("card.flows"), content.fill(row["what_flows"])),
                source,
            ]
            cards.append(("cause", what))
        words = headline(view)
        if not self.guess_waits:
            came = [(word("card.so_far"), words["after"]), (word("card.hours"), words["outside"])]
            cards.insert(0, ("course", came))
        self.widget.items = [
            {"key": key, "title": word(f"card.{key}"), "lines": lines, "open": key == "course"}
            for key, lines in cards
        ]


def _signs(direction: str) -> list[tuple[str, str]]:
    """Signs of a side, each with what it means and how fast it is."""
    found = [sign for sign in content.signs() if set(sign.lists) & set(_SIDES[direction])]
    return [(sign.term, f"{sign.plain} ({sign.urgency('pump')})") for sign in found]


class FaultLab(Lab):
    """A lab whose case stands before the gate: another case asks for another guess."""

    #: controls whose hand is the clock under the picture
    by_clock = ("hour",)

    def _frame(self, first: list[str], folded: list[str]) -> Panel:
        """The case stands before the gate, with the guess; a scene has its own."""
        self.figure.on_hour(self._hour_told)
        first = [name for name in first if name not in self.by_clock]
        if self.view:
            return super()._frame(first, folded)
        case = [self.controls[name] for name in ("fault", "case")]
        self.prediction.parts = [*case, *self.prediction.parts]
        panel = super()._frame([name for name in first if name not in ("fault", "case")], folded)
        for control in case:
            control.observe(self._new_case, "value")
        return panel

    def _show_below(self) -> None:
        """The cards give clues only until the guess is made."""
        self.below[0].guess_waits = self._veiled
        super()._show_below()

    def _new_case(self, _change: Any) -> None:
        """Another case asks for another guess."""
        self.prediction.clear()
        if not self._quiet:
            self.panel.close_gate()

    def _hour_told(self, hour: float) -> None:
        """The clock has come to rest: the sentence and the cards follow, and a decision counts from there."""
        self.controls["hour"].value = round(hour)

    def view_now(self) -> FaultView:
        """What the controls stand for now, without a decision: what the guess is held against."""
        return self._evaluate(**{**self.values, "decision": "wait"})

    def place(self, **values: Any) -> Any:
        """Set controls by name; a decision without an hour of its own is taken at the hour on the screen."""
        if "decision" in values and "decision_h" not in values:
            values["decision_h"] = values.get("hour", self.controls["hour"].value)
        return super().place(**values)

    def _moved(self, change: Any) -> None:
        """A decision made by hand is taken at the hour on the screen."""
        if change.owner is self.controls["decision"] and not self._quiet:
            with self._lock:
                self._quiet = True
                try:
                    self.controls["decision_h"].value = self.controls["hour"].value
                finally:
                    self._quiet = False
        super()._moved(change)
        if change.owner in (self.controls["fault"], self.controls["case"]) and not self._quiet:
            with self._lock:
                self._veiled = True
                self.redraw()

    def tried(self, control: Any, *values: Any) -> dict[Any, dict[Any, dict[str, Any]]]:
        """Another case asks for a new guess: that step is not sent ahead."""
        if control is self.controls["case"]:
            raise CannotTry
        return super().tried(control, *values)

    def _show_controls(self) -> None:
        """The hour of the decision shows once there is one."""
        super()._show_controls()
        decided = self.controls["decision"].value != "wait"
        show(self.controls["decision_h"], decided)


def settings() -> dict[str, Any]:
    """The numbers of the story, from data: what every course of this lab is made with."""
    n = numbers("pump", "pump_lab")
    story = FaultSettings(*(n[name] for name in _SETTINGS))
    under_skin_mg = mg_from_mcg(story.fill_mL * story.high_mcg_per_mL)
    rules = {name: n[name] for name in _RULES}
    rules["little_h"] = content.parameter("nursing.pump_withdrawal_severe").high
    return {
        "spec": spec_from(n),
        "settings": story,
        "fluid": fluid(),
        "rules": model.FaultRules(**rules),
        "skin_h": too_much_h(under_skin_mg, content.parameter("dose_practice.single_dose_mg").high, adult()),
    }


def pump_fault() -> Lab:
    """One fault of the pump, chosen or drawn blind; a guess, the hours, a decision, and another one."""
    fixed = settings()

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
