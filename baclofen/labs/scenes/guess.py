"""The guess of a scene: an answer or a number, judged from the model's result, kept with the answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from baclofen import content
from baclofen.labs.prediction import GuessedLab
from baclofen.labs.questions.feedback import citation
from baclofen.labs.scenes.measures import MEASURES, Measure
from baclofen.model.units import number_text
from baclofen.widgets import Button, Choice, Note, Panel, Slider, Status, show
from baclofen.widgets.markup import tag, together

#: kept(said, came, fits): what was guessed, what the model says, and whether both fit
Kept = Callable[[str, str, bool], None]


def word(key: str, **values: str) -> str:
    """One of the sentences that all scenes share."""
    return content.word(f"scene.{key}", **values)


class Guess:
    """Stands before the controls of a scene; they open once it is made, or skipped.

    Args:
        scene: the record, which has a guess.
        keep: called once the guess is made.
    """

    def __init__(self, scene: content.Scene, keep: Kept) -> None:
        self.scene, self.guess, self._keep = scene, scene.guess, keep
        self.measure = MEASURES.get(self.guess.measure)
        self.veils, self.committed, self.answered = self.guess.veil, False, False
        self.input = self._input()
        self._moved = not isinstance(self.input, Slider)  # where a slider begins is nobody's guess
        self.input.observe(lambda _change: setattr(self, "_moved", True), "value")
        self.commit_button, self.skip_button = Button(word("commit"), main=True), Button(word("skip"))
        self.verdict, self.told = Status(""), Note("")
        self.parts = [self.input, self.commit_button, self.skip_button, self.verdict, self.told]

    def _input(self) -> Choice | Slider:
        """The answers to choose from, or the scale of the number."""
        if self.guess.options:
            return Choice(self.guess.ask, [(one.id, one.text) for one in self.guess.options])
        low, high, step = self.guess.scale
        return Slider(self.guess.ask, low, low, high, step, unit=self.unit)

    @property
    def unit(self) -> str:
        """The unit of the guessed number."""
        if self.guess.fact:
            return content.parameter(self.guess.fact).unit
        return word(f"unit.{self.guess.measure}")

    def bind(self, lab: GuessedLab, panel: Panel) -> None:
        """Stand before the controls of ``panel``, which are closed until the guess."""
        self._lab, self._panel = lab, panel
        self.commit_button.on_press(lambda: self.commit())
        self.skip_button.on_press(lambda: self.skip())
        if isinstance(self.input, Slider) and self._drawn():
            self.input.observe(lambda _change: self._follow(), "value")

    def _drawn(self) -> str:
        return self.measure.drawn if self.measure else ""

    def _follow(self) -> None:
        """The mark in the picture goes where the hand puts it."""
        if not self.answered:
            self._lab.redraw(**self._marked(self.input.value))

    def _marked(self, number: float) -> dict[str, Any]:
        """What the picture draws for a guessed number, where it can draw it."""
        mark = (number, word("mark"))
        return {"level": {"guess": mark}, "hour": {"mark": mark}}.get(self._drawn(), {})

    def commit(self, answer: Any = None) -> None:
        """Take the guess, bring the model where it is settled, and put both side by side."""
        if answer is not None:
            self.input.value, self._moved = answer, True
        if self.input.value is None or not self._moved:
            self.verdict.text = word("choose" if self._moved else "move")
            return
        said, came, fits, sentence = self._options() if self.guess.options else self._number()
        right = next((one.text for one in self.guess.options if one.id == came), "")
        key = "fits" if fits else "differs" if right else "came"
        self.verdict.text = word(f"verdict.{key}", said=self._said(), right=right, came=sentence).strip()
        self.committed = self.answered = True
        self._panel.open_gate()
        self._show_told()
        self._keep(said, came, fits)

    def _said(self) -> str:
        if isinstance(self.input, Slider):
            return self.input.text.replace("\N{NO-BREAK SPACE}%", "%")
        return next(one.text for one in self.guess.options if one.id == self.input.value)

    def _options(self) -> tuple[str, str, bool, str]:
        """What was chosen, which answer fits, whether it is the same, and what came."""
        options, measure = self.guess.options, self.measure
        if measure is None:
            fits, sentence = next(one.id for one in options if one.right), ""
            self.settle()
        elif options[0].answer:
            found = measure.read(self.settle())
            fits = next((one.id for one in options if one.answer == found), "none")
            sentence = self._came(found)
        else:
            fits, sentence = self._nearest(measure)
        return self.input.value, fits, self.input.value == fits, sentence

    def _nearest(self, measure: Measure) -> tuple[str, str]:
        """The answer nearest to what the model says, as a number or as a factor."""
        options = self.guess.options
        if options[0].value is not None:
            number = measure.read(self.settle())
            return min(options, key=lambda one: abs(one.value - number)).id, self._came(number)
        before = measure.read(self._lab.place(**{**self._lab.defaults, **self.guess.before}))
        chosen = next(one for one in options if one.id == self.input.value)
        marked = {"guess": (before * chosen.factor, word("mark"))} if self._drawn() == "level" else {}
        number = measure.read(self.settle(**marked))
        return min(options, key=lambda one: abs(one.factor * before - number)).id, self._came(number, before)

    def _number(self) -> tuple[str, str, bool, str]:
        """The guessed number beside the measured one, or beside the published range."""
        said = self.input.value
        if self.guess.fact:
            fact = content.parameter(self.guess.fact)
            self.settle()
            ends = [end for end in (fact.low, fact.value, fact.high) if end is not None]
            came = "-".join(f"{end:g}" for end in (min(ends), max(ends)))
            return f"{said:g}", came, min(ends) <= said <= max(ends), word("came.fact", fact=fact.text)
        number = self.measure.read(self.settle(**self._marked(said)))
        near = abs(said - number) <= max(self.guess.scale[2], number * self.guess.near_percent / 100)
        return f"{said:g}", f"{number:.{self.measure.decimals}f}", near, self._came(number)

    def settle(self, **marked: Any) -> Any:
        """Bring the lab to where the guess is settled, and show it."""
        self._lab.place(**{**self._lab.defaults, **self.guess.after})
        self._lab.redraw(**marked)
        return self._lab.result

    def _came(self, found: float | str, before: float | None = None) -> str:
        """What the model says, in a sentence."""
        if isinstance(found, str):
            return word("came.word", value=found)
        values = {"value": number_text(found, decimals=self.measure.decimals)}
        if before is None:
            return word(f"came.{self.guess.measure}", **values)
        values["before"] = number_text(before, decimals=self.measure.decimals)
        return word(f"change.{self.guess.measure}", **values)

    def _show_told(self) -> None:
        """What one saw, and what to try now; the question goes, the answer stays."""
        self.told.html = told(self.scene)
        for part in (self.input, self.commit_button, self.skip_button):
            show(part, False)

    def skip(self) -> None:
        """Open the controls without a guess."""
        self.answered = True
        self._panel.open_gate()
        self._show_told()
        self._lab.unveil()
        self._lab.redraw()

    def forget_guess(self, moved: Any = None) -> None:
        """The next redraw is without the drawn guess; the words stay."""
        self.committed = False

    def clear(self) -> None:
        """Back to the unanswered question; open controls stay open, so that the focus is not lost."""
        self.input.reset()
        self._moved = not isinstance(self.input, Slider)
        self.answered = self.committed = False
        for part in self.parts:
            show(part)
        self.verdict.text = self.told.html = ""


def told(scene: content.Scene) -> str:
    """What one saw, what to try, and where it comes from."""
    return together(
        [
            tag("p", scene.saw),
            tag("p", word("try", goal=scene.goal)),
            tag("p", word("source", source=citation(scene.source))),
        ]
    )
