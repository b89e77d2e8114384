"""The pump as a conversation: fill it, program it, let time pass, and read what it says."""

from threading import RLock
from typing import Any

from baclofen.labs.client import canal, fluid, numbers
from baclofen.labs.controls import select
from baclofen.labs.live_view import NotebookOutput
from baclofen.labs.pump import sentences as talk
from baclofen.labs.pump.form import Form
from baclofen.labs.pump.shelf import Shelf
from baclofen.model import pump as model
from baclofen.model.pump.commands import Command
from baclofen.model.pump.goals import GOALS, Needs, check
from baclofen.model.pump.outlook import outlook
from baclofen.model.units import number_text
from baclofen.plots import theme
from baclofen.plots.pump import PumpPicture, PumpView, headline
from baclofen.plots.pump_parts import word
from baclofen.widgets import Button, LiveFigure, Note, Panel, Status
from baclofen.widgets.boxes import Row
from baclofen.widgets.exam.tables import DataTable

_TIP, _DAY_H = "T10", 24.0


class PumpLab(NotebookOutput):
    """One pump on the page; ``do(command)``, or ``move(**fields)`` and ``act()``, move it."""

    name = "pump_lab"
    poster_px = 700

    def __init__(self) -> None:
        self._lock, self._quiet = RLock(), False
        self._n, self._fluid = numbers("intrathecal", "pump", "pump_lab"), fluid()
        self.canal = canal()
        self.form = Form(self._next_alarm_h)
        self.goal = select("pump_lab.control.goal", (*GOALS, "free"), "night")
        self.profile = select("pump_lab.control.profile", model.PROFILES)
        self.session = self._fresh()
        self.picture = PumpPicture()
        self.picture.shape(False)
        view = self.result
        twin = self.picture.draw(view)
        self.figure = LiveFigure(self.picture.figure, {}, palette=theme.PALETTE, label=word("title"))
        self.figure.refresh(alt=twin.alt, summary=twin.summary, table=twin.table)
        self.figure.on_narrow(self._reshape)
        self.sentence, self.told, self.goal_text = Status(""), Status(""), Status("")
        self.buttons = {name: Button(word(name), main=name == "do") for name in
                        ("do", "undo", "redo", "replay", "check")}  # fmt: skip
        self.shelf = Shelf(self._done, self._put)
        self.log = DataTable(word("log.caption"), [word(f"log.{column}") for column in ("when", "what")])
        self.panel = self._frame()
        self._connect()
        self._begin()
        self._show_ways()
        self._tell(view)

    # ---- the page
    def _frame(self) -> Panel:
        back = Row([self.buttons[name] for name in ("undo", "redo")])
        goal = [self.goal, self.goal_text, self.buttons["check"]]
        act = [self.form.controls["act"], self.form.box, self.buttons["do"], self.told, back]
        return self.framed(
            [*goal, *act],
            self.sentence,
            picture=self.figure,
            more=[self.profile, self.buttons["replay"], self.shelf.widget, Note(self._teaching())],
            below=[self.log],
            on_reset=self.reset,
        )

    def _teaching(self) -> str:
        return word(
            "teaching", **{name: number_text(self._n[f"{name}_mL"]) for name in ("tubing", "catheter")}
        )

    def _connect(self) -> None:
        for name, button in self.buttons.items():
            button.on_press(getattr(self, "act" if name == "do" else f"{name}"))
        for control in (self.goal, self.profile):
            control.observe(self._changed_start, "value")

    def _changed_start(self, _change: Any) -> None:
        with self._lock:
            if not self._quiet:
                self._start()

    def _start(self) -> None:
        """A fresh pump for the chosen goal and client."""
        self.session = self._fresh()
        self._begin()
        self._show()

    def _begin(self) -> None:
        """The form as the fresh pump has it, and the goal in words."""
        program = self.session.state.program
        self.form.follow(program.days if program else None)
        needs = {"refills": number_text(self._n["goal_refills"]), "days": number_text(self._n["goal_days"])}
        self.goal_text.text = word(f"goal.{self.goal.value}", **needs if self.goal.value == "refill" else {})
        self.buttons["check"].disabled = self.goal.value == "free"
        self.told.text = ""

    def _fresh(self) -> model.Session:
        """An empty pump for free play; else one that has run for some days."""
        spec = model.spec_from(self._n, self.profile.value)
        if self.goal.value == "free":
            return model.new_session(spec)
        n = self._n
        ready = model.replay(
            spec,
            (
                model.Fill(n["fill_mL"], n["strength_high_mcg_per_mL"]),
                model.Prime(spec.path_mL, n["prime_h"]),
                model.Advance(n["prime_h"]),
                model.ProgramSteady(n["daily_dose_mcg_per_day"]),
                model.Advance(n["start_settled_days"] * _DAY_H - n["prime_h"]),
            ),
            known_mcg_per_day=n["daily_dose_mcg_per_day"],
        )
        return model.Session((ready.state,))

    # ---- what a learner does
    def do(self, command: object) -> tuple[model.PumpWarning, ...]:
        """Give the pump a command; returns what it said. A refused one leaves everything as it was."""
        with self._lock:
            before = model.sounding(self.session.state)
            self.session, warnings = self.session.do(command)
            told = talk.answer(warnings)
            if isinstance(command, model.Interrogate):
                told = f"{told} {talk.read_back(self.session.state)}"
            if told and isinstance(command, model.Advance):
                told = f"{told} {self._still(before)}".strip()
            if not model.refused(warnings):
                self._show()
            self.told.text = told or self._waited(command)
            return warnings

    def act(self) -> tuple[model.PumpWarning, ...]:
        """Do what the form says now."""
        with self._lock:
            command = self.form.command()
            if command is None:
                self.told.text = word("waited.no_alarm")
                return ()
            return self.do(command)

    def _waited(self, command: object) -> str:
        hours = getattr(command, "hours", 0.0)
        form = "days" if hours > 2 * _DAY_H else "hours"
        length = number_text(hours / _DAY_H if form == "days" else hours, decimals=1)
        waited = word("waited", span=word(f"span.{form}", **{form: length}))
        return f"{waited} {word(f'waited.{model.sounding(self.session.state)}')}"

    def _still(self, before: str) -> str:
        """The tone that sounded before and sounds still; "" where there is none."""
        same = before != "none" and before == model.sounding(self.session.state)
        return word(f"waited.{before}") if same else ""

    def undo(self) -> None:
        """Take the last command back."""
        self._step_back_or_forth("undo", self.session.commands[-1:], "nothing_to_undo", "undone")

    def redo(self) -> None:
        """Do the last undone command again."""
        self._step_back_or_forth("redo", self.session.undone[:1], "nothing_to_redo", "redone")

    def _step_back_or_forth(self, way: str, which: tuple, nothing: str, done: str) -> None:
        with self._lock:
            if not which:
                self.told.text = word(nothing)
                return
            before = self.session
            self.session = getattr(before, way)()
            told = (before if way == "undo" else self.session).said[-1]
            self.told.text = word(done, what=talk.answer(told) or self._waited(which[0]))
            self._show()

    def replay(self) -> None:
        """Back to the start; every step waits to be redone."""
        with self._lock:
            while self.session.commands:
                self.session = self.session.undo()
            self.told.text = word("replay.ready", count=number_text(len(self.session.undone)))
            self._show()

    def _done(self) -> tuple[tuple[str, ...], tuple[Command, ...]]:
        """Goal, client, and what was done so far: what a kept session holds."""
        return (self.goal.value, self.profile.value), self.session.commands

    def _put(self, start: tuple[str, ...], commands: tuple[Command, ...]) -> None:
        """Put a kept session on the page; every step of it waits to be redone."""
        with self._lock:
            self._quiet = True
            try:
                for control, value in zip((self.goal, self.profile), start, strict=False):
                    control.value = value if value in control.keys_offered else control.default
            finally:
                self._quiet = False
            self._start()
            fresh = self.session
            self.session = model.Session(fresh.states, fresh.said, fresh.commands, commands)
            self.told.text = word("replay.ready", count=number_text(len(commands)))
            self._show()

    def check(self) -> tuple[tuple[str, bool], ...]:
        """Check the goal and say in words what is reached and what is missing."""
        with self._lock:
            if self.goal.value == "free":
                self.goal_text.text = word("goal.free.check")
                return ()
            n = self._n
            needs = Needs(n["gain_percent"], n["goal_refills"], n["goal_days"], n["dose_change_percent"])
            found = check(self.goal.value, self.session, self._fluid, needs)
            sentences = [word(f"check.{key}.{'yes' if met else 'no'}") for key, met in found]
            verdict = "reached" if all(met for _, met in found) else "not_yet"
            self.goal_text.text = " ".join([word(f"goal.{verdict}"), *sentences])
            return found

    def _next_alarm_h(self) -> float | None:
        key, hours = model.next_alarm(self.session.state)
        return max(hours, 0.0) if key else None

    # ---- what a learner sees
    @property
    def result(self) -> PumpView:
        """The pump now, and what it will do untouched."""
        state, n = self.session.state, self._n
        ahead, behind = n["ahead_days"] * _DAY_H, n["behind_days"] * _DAY_H
        seen = outlook(state, self._fluid, ahead_h=ahead, behind_h=behind)
        return PumpView(state, seen, self.canal, self.canal.position_cm(_TIP), n["capm_decay_cm"])

    def _show(self) -> None:
        self._show_ways()  # first the buttons: a quick hand presses Undo before the picture is drawn
        view = self.result
        twin = self.picture.draw(view)
        self.figure.refresh(alt=twin.alt, summary=twin.summary, table=twin.table, redraw=True)
        self._tell(view)

    def _show_ways(self) -> None:
        """Whether there is a step to take back, or one to do again."""
        self.buttons["undo"].disabled = not self.session.commands
        self.buttons["redo"].disabled = not self.session.undone

    def _tell(self, view: PumpView) -> None:
        """The same in words: the sentence, what was done, what the form expects."""
        self.sentence.text = word("sentence", **headline(view))
        self.log.rows = talk.log_rows(view.state.log, view.state)
        self.form.controls["found_mL"].help = word("expects", volume=headline(view)["counted"])
        self.form.offer(view.state.programmed_mcg_per_mL)

    def _reshape(self, narrow: bool) -> None:
        with self._lock:
            self.picture.shape(narrow)
            self._show()

    # ---- from Python
    @property
    def controls(self) -> dict[str, Any]:
        """Every control by name."""
        return {"goal": self.goal, "profile": self.profile, **self.form.controls}

    @property
    def line(self) -> str:
        """The plain-text form: one line with the headline numbers."""
        return word("line", **headline(self.result))

    def move(self, **values: Any) -> "PumpLab":
        """Set fields by name, as a learner's hand would; then call ``act()``."""
        unknown = sorted(set(values) - set(self.controls))
        if unknown:
            raise KeyError(f"pump has no control {', '.join(unknown)}; it has {', '.join(self.controls)}.")
        for name in sorted(values, key=list(self.controls).index):  # the act first: it offers a strength
            self.controls[name].value = values[name]
        return self

    def reset(self) -> "PumpLab":
        """Bring pump, form and goal back to the start."""
        with self._lock:
            self._quiet = True
            try:
                self.form.reset()
                for control in (self.goal, self.profile):
                    control.value = control.default
            finally:
                self._quiet = False
            self._start()
        return self


def pump() -> PumpLab:
    """A pump to fill, to program and to watch, with four goals."""
    return PumpLab()
