"""A guess about a fault, committed before the hours open: too much or too little, and when."""

from baclofen.labs.controls import choice
from baclofen.labs.prediction import GuessedLab
from baclofen.model.scenarios.pump_fault import FaultCourse
from baclofen.plots.pump_fault import word
from baclofen.widgets import Button, Panel, Status, show

_DIRECTIONS, _TIMES = ("much", "little", "both"), ("hours", "days", "never")
_HALF_DAY_H, _THREE_DAYS_H = 12.0, 72.0


def when(course: FaultCourse) -> str:
    """The answer to the second question: hours, days or never."""
    left = course.leaves_band_h
    if left is None or left > _THREE_DAYS_H:
        return "never"
    return "hours" if left <= _HALF_DAY_H else "days"


class FaultGuess:
    """Two questions and a button; the verdict comes when the learner has watched long enough to see."""

    def __init__(self) -> None:
        self.direction = choice("pump_fault.predict.direction", _DIRECTIONS)
        self.when = choice("pump_fault.predict.when", _TIMES)
        for control in (self.direction, self.when):
            control.value = control.default = None
        self.commit_button = Button(word("predict.commit"), main=True)
        self.skip_button = Button(word("predict.skip"))
        self.verdict = Status("")
        self.parts = [self.direction, self.when, self.commit_button, self.skip_button, self.verdict]
        self.committed, self.veils = False, True  # the hours play once there is a guess

    def bind(self, lab: GuessedLab, panel: Panel) -> None:
        """Stand before the controls of ``panel``."""
        self._lab, self._panel = lab, panel
        self.commit_button.on_press(lambda: self.commit())
        self.skip_button.on_press(lambda: self.skip())

    def commit(self, direction: str | None = None, when: str | None = None) -> None:
        """Keep the guess and open the hours."""
        if direction is not None:
            self.direction.value = direction
        if when is not None:
            self.when.value = when
        if self.direction.value is None or self.when.value is None:
            self.verdict.text = word("predict.choose")
            return
        self.committed = True
        self.verdict.text = word("predict.kept", **self._guessed())
        self._hide(True)
        self._panel.open_gate()
        self._lab.unveil()
        self._lab.redraw()
        self.forget_guess()

    def _guessed(self) -> dict[str, str]:
        return {
            "direction": word(f"predict.direction.{self.direction.value}"),
            "when": word(f"predict.when.{self.when.value}"),
        }

    def _hide(self, hidden: bool) -> None:
        for part in (self.direction, self.when, self.commit_button, self.skip_button):
            show(part, not hidden)

    def skip(self) -> None:
        """Open the hours without a guess."""
        self._hide(True)
        self._panel.open_gate()
        self._lab.unveil()
        self._lab.redraw()

    def forget_guess(self, moved: object = None) -> None:
        """After every move: once the hours have shown it, guess and answer stand side by side."""
        if not self.committed:
            return
        view = self._lab.view_now()
        actual = (view.course.direction, when(view.course))
        limit = {"hours": _HALF_DAY_H, "days": _THREE_DAYS_H, "never": _THREE_DAYS_H}[actual[1]]
        if view.hour < limit:
            return
        if actual == (self.direction.value, self.when.value):
            self.verdict.text = word("predict.right", **self._guessed())
            return
        told = {
            "actual_direction": word(f"predict.direction.{actual[0]}"),
            "actual_when": word(f"predict.when.{actual[1]}"),
        }
        self.verdict.text = word("predict.gap", **self._guessed(), **told)

    def clear(self) -> None:
        """Back to the unanswered questions; open hours stay open, so that the focus is not lost."""
        self.committed = False
        self.direction.value = self.when.value = None
        self.verdict.text = ""
        self._hide(False)
