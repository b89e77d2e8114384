"""Endless dose practice: worked example, half-filled, on your own; every slip is named in words."""

import html
from threading import RLock
from typing import Any

from baclofen import content
from baclofen.labs import dose_words
from baclofen.labs.dose_work import Work
from baclofen.labs.live_view import NotebookOutput
from baclofen.labs.questions.saving import keep_played
from baclofen.model.dose_practice import KINDS, Bounds, diagnose, fading, generate
from baclofen.widgets import Button, Choice, Note, Select, Status, show
from baclofen.widgets.boxes import Column, Row
from baclofen.widgets.exam import NumberField

_NAME = "dose_practice"
#: the lesson of this lab, and the most letters that the file keeps of an answer
_LESSON, _LONGEST = "07", 40
#: These say that nothing was answered yet: they are no try.
_UNREADABLE = ("blank", "not_a_number", "not_a_date")


def limits() -> dict[str, content.Parameter]:
    """The published ranges of the practice, and what the course's own pump can do."""
    slowest = content.parameter("pump.flow_low_mL_per_day")
    return {one.id: one for one in (*content.parameters(_NAME), slowest)}


class DosePractice(NotebookOutput):
    """The lab; it begins with the easiest kind. ``choose``, ``answer`` and ``next`` move it from Python."""

    name = _NAME

    def __init__(self, kind: str | None = None) -> None:
        self._lock, self._quiet = RLock(), False
        self._limits = Bounds(limits())
        self.work = {one: Work() for one in KINDS}
        self.trouble = ""
        self._make_parts(kind or next(iter(KINDS)))
        controls = [self.kind, self.stage, self._task()]
        self.panel = self.framed(controls, self.tally, on_reset=self.reset)
        self.kind.observe(self._chosen, "value")
        self.stage.observe(self._staged, "value")
        self._open()

    def _make_parts(self, kind: str) -> None:
        kinds = [(one, self._title(one)) for one in KINDS]
        stages = [(stage, self.word(f"level_{stage}")) for stage in fading.STAGES]
        self.kind = Select(self.word("kind"), kinds, kind)
        self.stage = Choice(self.word("stage"), stages, fading.STAGES[0], help=self.word("stage_help"))
        self.stage.add_class("bac-inline")
        self.statement, self.verdict, self.tally = Status(""), Status(""), Status("")
        self.statement.add_class("bac-statement")
        self.verdict.add_class("bac-result")
        self.tally.add_class("bac-tally")
        self.help_steps, self.steps = Note(""), Note("")
        self.field = NumberField("", self.word("field"))
        self.field.on_enter(self._entered)
        self.check_button = Button(self.word("check"), main=True)
        self.next_button = Button(self.word("next"))
        self.kind_button = Button(self.word("next_kind"))
        self.check_button.on_press(self.check)
        self.next_button.on_press(self._next_pressed)
        self.kind_button.on_press(self._next_kind)

    def _task(self) -> Column:
        buttons = Row([self.check_button, self.next_button, self.kind_button])
        parts = [self.statement, self.help_steps, self.field, buttons, self.verdict, self.steps]
        box = Column(parts)
        box.add_class("bac-task")
        return box

    def _title(self, kind: str) -> str:
        number = list(KINDS).index(kind) + 1
        return self.word("kind_option", number=str(number), title=self.word(f"{kind}.title"))

    @property
    def _now(self) -> Work:
        return self.work[self.kind.value]

    @property
    def standing(self) -> fading.Standing:
        """Where the learner stands with the kind on the page."""
        return self._now.standing

    @property
    def done(self) -> list[str]:
        """The kinds solved without help at the first try."""
        return [kind for kind, work in self.work.items() if work.standing.alone]

    @property
    def line(self) -> str:
        """The plain-text form: which problem, with how much help, and what is done."""
        return self.word(
            "line",
            title=self.word(f"{self.kind.value}.title"),
            number=str(self._now.seed),
            stage=self.word(f"level_{self.stage.value}"),
            done=str(len(self.done)),
            count=str(len(KINDS)),
        )

    def choose(self, kind: str | None = None, stage: str | None = None) -> "DosePractice":
        """Choose a kind of problem, how much help, or both, as a learner's hand would."""
        with self._lock:
            self.kind.value = kind or self.kind.value
            self.stage.value = stage or self.stage.value
        return self

    def answer(self, text: str) -> str:
        """Type an answer and check it; returns the diagnosis, such as "right" or "ten_fold"."""
        with self._lock:
            if self.stage.value == "worked":
                raise ValueError(
                    "A worked example has nothing to answer: choose the stage half or blank first."
                )
            self.field.value = str(text)
            return self.check()

    def check(self) -> str:
        """Read what was typed: right, or the slip is named and the worked steps can be opened."""
        with self._lock:
            work = self._now
            if work.solved or self.stage.value == "worked":
                return "right" if work.solved else "blank"
            found = diagnose(self.problem, self.field.value)
            told = dose_words.diagnosis(self.problem, self.field.value)
            if found in _UNREADABLE:
                self.field.marks, self.verdict.text = {}, told
                return found
            work.tries, work.seen = work.tries + 1, True
            self._count(work, found == "right")
            self._keep(found)
            self._show_checked(work, told)
            return found

    def _keep(self, found: str) -> None:
        """Keep what was typed with what became of it."""
        item = f"dose:{self.kind.value}"
        self.trouble = keep_played(item, _LESSON, self.field.value[:_LONGEST], found, found == "right")

    def _count(self, work: Work, right: bool) -> None:
        work.solved = right
        if work.tries == 1:
            work.standing = fading.answered(work.standing, self.stage.value, right)

    def _show_checked(self, work: Work, told: str) -> None:
        self.field.marks = {"answer": ("right" if work.solved else "wrong", "")}
        self.field.locked = self.check_button.disabled = work.solved
        self.verdict.text = " ".join(filter(None, (told, self._what_next(work), self.trouble)))
        self.steps.html = dose_words.folded_steps_html(self.problem, work.tries > 1 and not work.solved)
        self._show_buttons(work)
        self._show_tally()

    def _what_next(self, work: Work) -> str:
        if not work.solved:
            return self.word("try_again")
        standing = work.standing
        if len(self.done) == len(KINDS):
            return self.word("all_done")
        if self.stage.value == "blank" and work.tries == 1:
            return self.word("skip" if standing.skipped and standing.in_a_row == 1 else "alone")
        return ""

    def next(self, seed: int | None = None) -> "DosePractice":
        """Go on: the next problem of this kind, or the one with a number, with the help it should have."""
        self._go_on(seed)
        return self

    def _go_on(self, seed: int | None = None, by_hand: bool = False) -> None:
        """The same; whoever pressed goes on in the field of the answer."""
        with self._lock:
            work = self._now
            if self.stage.value == "worked":
                work.standing = fading.studied(work.standing)
            work.turn_to(work.seed + 1 if seed is None else int(seed))
            self._open(work.standing.stage, by_hand)

    def _next_pressed(self) -> None:
        self._go_on(by_hand=True)

    def _entered(self) -> None:
        """Enter checks; once it is right, Enter goes on."""
        with self._lock:
            if self._now.solved:
                self._next_pressed()
            else:
                self.check()

    def _next_kind(self) -> None:
        with self._lock:
            kinds = list(KINDS)
            start = kinds.index(self.kind.value) + 1
            still_open = [kind for kind in kinds[start:] + kinds[:start] if kind not in self.done]
            self.kind.value = (still_open or kinds[start:] or kinds)[0]

    def _chosen(self, _change: Any) -> None:
        with self._lock:
            if not self._quiet:
                self._open(self._now.standing.stage)

    def _staged(self, _change: Any) -> None:
        with self._lock:
            if not self._quiet:
                self._open()

    def _open(self, stage: str | None = None, by_hand: bool = False) -> None:
        """Put a problem on the page that nobody has tried yet, with the help of the stage."""
        self._set_quietly(stage or self.stage.value)
        work, stage = self._now, self.stage.value
        work.turn_to(work.seed + 1 if work.seen and stage != "worked" else work.seed)
        work.seen = stage != "blank"
        self.problem = generate(self.kind.value, work.seed, self._limits)
        self.statement.text = self.word(
            "problem", number=str(work.seed), statement=dose_words.statement(self.problem)
        )
        self._open_field(stage)
        if by_hand and stage != "worked":
            self.field.focus()  # while the pressed button is there: the page follows a hand in this lab only
        self._show_buttons(work)
        self._show_tally()

    def _set_quietly(self, stage: str) -> None:
        self._quiet = True
        try:
            self.stage.value = stage
        finally:
            self._quiet = False

    def _open_field(self, stage: str) -> None:
        answer = self.problem.answer
        self.field.locked, self.field.marks, self.check_button.disabled = False, {}, False
        self.field.value, self.verdict.text, self.steps.html = "", "", ""
        self.field.unit = "" if answer.unit == "date" else answer.unit
        self.field.keyboard = "text" if answer.unit == "date" else "decimal"
        self.field.help = content.word(answer.rounding)
        helped = {"worked": dose_words.steps_html, "half": lambda one: dose_words.steps_html(one, half=True)}
        self.help_steps.html = helped[stage](self.problem) if stage in helped else ""
        show(self.help_steps, stage in helped)
        for part in (self.field, self.check_button):
            show(part, stage != "worked")

    def _show_buttons(self, work: Work) -> None:
        reading = self.stage.value == "worked"
        self.next_button.text = self.word("next_half" if reading else "next")
        self.next_button.main = reading or work.solved
        self.check_button.main = not work.solved
        show(self.next_button, reading or work.tries > 0)
        show(self.kind_button, work.solved and work.standing.alone)
        show(self.steps, work.tries > 0)

    def _show_tally(self) -> None:
        standing = self.standing
        values = {"in_a_row": str(standing.in_a_row), "done": str(len(self.done)), "count": str(len(KINDS))}
        self.tally.text = self.word("tally" if self.done or standing.studied else "goal", **values)

    def reset(self) -> "DosePractice":
        """Forget everything and go back to the first problem."""
        with self._lock:
            self.work = {one: Work() for one in KINDS}
            self._set_quietly(fading.STAGES[0])
            self._quiet = True
            try:
                self.kind.reset()
            finally:
                self._quiet = False
            self._open()
        return self

    def poster(self) -> str:
        """The problem as HTML, for a saved notebook that nobody has run yet."""
        title = html.escape(self.word(f"{self.kind.value}.title"))
        posed = html.escape(self.statement.text)
        shown = str(dose_words.steps_html(self.problem)) if self.stage.value == "worked" else ""
        return f"<section><p><strong>{title}</strong></p><p>{posed}</p>{shown}</section>"


def dose_practice(kind: str | None = None) -> DosePractice:
    """Endless problems with doses and units; ``kind`` is one of `KINDS`, such as "pump_flow"."""
    return DosePractice(kind)
