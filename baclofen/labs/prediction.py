"""A prediction that is committed before the answer is shown; then guess and answer stand together."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from baclofen import content
from baclofen.model.units import number_text
from baclofen.widgets import Button, Choice, Panel, Status, show


class GuessedLab(Protocol):
    """What a guess needs of the lab that it stands before."""

    defaults: Mapping[str, Any]
    result: Any
    place: Callable[..., Any]
    redraw: Callable[..., None]
    unveil: Callable[[], None]


class Prediction:
    """One question with a few answers, each a factor on a measured number.

    Args:
        name: the lab's topic word; words stand under ``<name>.predict``.
        answers: answer key -> the factor by which the number would change.
        before: the control values the question starts from.
        after: the control values that settle it.
        measure: result in, the number that is predicted out.
        decimals: how many decimals that number is told with.
        outcome: where the answer is another number than the one before, the answer; else ``measure``.
        veils: True where the opening picture would tell the answer; it is kept back until the guess.
        returns: True where the first move after the guess starts from the opening values again.
        said: how the numbers are written; else with ``decimals`` places.

    The controls of the lab stay closed until the learner commits, or says "skip".
    """

    def __init__(
        self,
        name: str,
        answers: Mapping[str, float],
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        measure: Callable[[Any], float],
        decimals: int = 2,
        outcome: Callable[[Any], float] | None = None,
        veils: bool = False,
        returns: bool = False,
        said: Callable[[float], str] | None = None,
    ) -> None:
        self.name, self.answers, self.measure, self.decimals = name, dict(answers), measure, decimals
        self.before, self.after = dict(before), dict(after)
        self.outcome, self.veils, self.returns = outcome or measure, veils, returns
        self.said = said or (lambda number: number_text(number, decimals=self.decimals))
        options = [(key, self.word(f"option.{key}")) for key in answers]
        self.choice = Choice(self.word("question"), options)
        self.commit_button = Button(self.word("commit"), main=True)
        self.skip_button = Button(self.word("skip"))
        self.verdict = Status("")
        self.parts = [self.choice, self.commit_button, self.skip_button, self.verdict]
        self.committed = False

    def word(self, key: str, **values: str) -> str:
        """Return one of the prediction's sentences."""
        return content.word(f"{self.name}.predict.{key}", **values)

    def bind(self, lab: GuessedLab, panel: Panel) -> None:
        """Stand before the controls of ``panel``, which are closed until the guess."""
        self._lab, self._panel = lab, panel
        self.commit_button.on_press(lambda: self.commit())
        self.skip_button.on_press(lambda: self.skip())

    def commit(self, answer: str | None = None) -> None:
        """Take the guess, move the controls, and put guess and answer side by side, in picture and words."""
        if answer is not None:
            self.choice.value = answer
        if self.choice.value not in self.answers:
            self.verdict.text = self.word("choose")
            return
        before = self.measure(self._lab.place(**{**self._lab.defaults, **self.before}))
        guessed = before * self.answers[self.choice.value]
        self._lab.place(**self.after)
        self._lab.redraw(guess=(guessed, self.word("guess_label")))
        actual = self.outcome(self._lab.result)
        right = self._is_nearest(actual / before)
        self.verdict.text = self.word(
            "right" if right else "gap",
            before=self.said(before),
            guessed=self.said(guessed),
            actual=self.said(actual),
        )
        self.committed = True
        self._panel.open_gate()
        self._show([self.choice, self.commit_button, self.skip_button], False)

    def _is_nearest(self, factor: float) -> bool:
        """Whether the chosen answer lies nearer to what happened than every other answer."""
        gaps = {key: abs(value - factor) for key, value in self.answers.items()}
        return min(gaps, key=gaps.get) == self.choice.value

    def skip(self) -> None:
        """Open the controls without a guess, and put the question away until the lab starts again."""
        self._panel.open_gate()
        self._show(self.parts, False)
        self._lab.unveil()
        self._lab.redraw()

    @staticmethod
    def _show(parts: Iterable[Any], shown: bool) -> None:
        for part in parts:
            show(part, shown)

    def forget_guess(self, moved: Any = None) -> None:
        """Drop the drawn guess once the learner moves on; the next redraw is without it.

        Where the prediction ``returns``, what it had moved goes back, except the control just ``moved``.
        """
        if self.committed and self.returns:
            back = {name: self._lab.defaults[name] for name in self.after}
            self._lab.place(**{n: value for n, value in back.items() if self._lab.controls[n] is not moved})
        self.committed = False

    def clear(self) -> None:
        """Back to the unanswered question; open controls stay open, so that the focus is not lost."""
        self.choice.reset()
        self._show(self.parts, True)
        self.verdict.text = ""
        self.committed = False
