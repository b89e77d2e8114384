"""What every lab shares: controls in, one model call, picture and sentence out.

A lab file names its controls, model function, picture and headline numbers; the words stand in data/words.
The class keeps them together: one lock, because callbacks may come from another thread; a Python way to move
the controls for tests and teachers; one plain line for saved notebooks, with the headline numbers.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from threading import RLock
from typing import Any

from baclofen import content
from baclofen.labs.live_view import NotebookOutput
from baclofen.labs.prediction import Prediction
from baclofen.labs.prefetch import Prefetch
from baclofen.labs.view import view_now
from baclofen.plots import still, theme
from baclofen.plots.timeline import Timeline
from baclofen.widgets import LiveFigure, Naming, Panel, Status, show
from baclofen.widgets.prefetch import CannotTry, watching


class Lab(NotebookOutput):
    """One lab on the page.

    Args:
        name: the topic word; words keys begin with it (``routes.title``).
        controls: name -> kit control; the names are the keyword arguments of ``evaluate``.
        evaluate: control values in, model result out.
        picture: has ``figure``, ``moving``, ``draw(result)`` and ``shape(narrow)``; see design.md section 4.
        headline: result in, named texts for the sentence and the plain line out.
        more: controls that stay folded at first, same form as ``controls``.
        only_with: control name -> (other control, value): shown only while the other has that value.
        prediction: what the learner commits before the controls open; see `Prediction`.
        below: further widgets under the sentence, made from the result by ``update(result)``.

    Raises:
        KeyError: from `move` for a control that does not exist; the message lists those that do.
    """

    def __init__(
        self,
        name: str,
        controls: Mapping[str, Any],
        evaluate: Callable[..., Any],
        picture: Any,
        headline: Callable[[Any], dict[str, str]],
        *,
        more: Mapping[str, Any] | None = None,
        only_with: Mapping[str, tuple[str, Any]] | None = None,
        prediction: Prediction | None = None,
        below: tuple[Any, ...] = (),
    ) -> None:
        self.name, self.picture, self.below = name, picture, below
        self.controls = {**controls, **(more or {})}
        self.view = view_now()
        if self.view:
            self.view.begin(self.controls)
            controls, more, prediction = dict.fromkeys(self.view.show), {}, self.view.prediction
        self._evaluate, self._headline = evaluate, headline
        self._only_with = dict(only_with or {})
        self._lock, self._quiet = RLock(), False
        self._prefetch, self._supposed = Prefetch(self), dict[str, Any]()
        self._whole = getattr(picture, "whole", False)
        self.prediction, self._veiled = prediction, bool(prediction and prediction.veils)
        self._waits = self._scene_asks()
        self.result = evaluate(**self.values)
        picture.shape(False)
        twin = self._draw()
        self.figure = LiveFigure(
            picture.figure, picture.moving, palette=theme.PALETTE, label=self.word("title")
        )
        self._show(twin)
        self.figure.on_narrow(self._reshape)
        self.figure.on_grip(self._let_go)
        names = self._names()
        self.sentence = Naming(self._sentence(), names) if names else Status(self._sentence())
        self.panel = self._frame(list(controls), list(more or {}))
        self.panel.on_gate(self._offer_grips)
        self._offer_grips()
        self._show_controls()
        for control in self.controls.values():
            control.observe(self._moved, "value")
        self._show_below()

    def _frame(self, first: list[str], folded: list[str]) -> Panel:
        controls = [self.controls[name] for name in first]
        view = self.view
        panel = self.framed(
            controls,
            self.sentence,
            title=view.title if view else "",
            question=view.question if view else "",
            picture=self.figure,
            more=[self.controls[name] for name in folded],
            gate=self.prediction.parts if self.prediction else (),
            below=[*(view.notes if view else ()), *(part.widget for part in self.below)],
            on_reset=self.reset,
        )
        if self.prediction:
            self.prediction.bind(self, panel)
        return panel

    def _show_controls(self) -> None:
        """Hide what has no effect at the moment, from keyboard and screen reader too."""
        for name, (other, value) in self._only_with.items():
            shown = self.values[other] == value
            show(self.controls[name], shown)

    def _draw(self, **extra: Any) -> Any:
        """Draw the result; while a guess is awaited, the picture keeps the answer back."""
        return self.picture.draw(self.result, **extra, **({"veiled": True} if self._veiled else {}))

    def _show(self, twin: Any, redraw: bool = False) -> None:
        """Send what was drawn, and how it plays where the picture has hours."""
        self.figure.refresh(
            alt=twin.alt,
            summary=twin.summary,
            table=twin.table,
            redraw=redraw,
            timeline=self._timeline(),
            places=getattr(self.picture, "places", ()),
            grips=self._grips(),
        )

    def _grips(self) -> list[dict[str, Any]]:
        """What a hand can take now: what moves a control that a learner sees, once the guess is made."""
        found = self.picture.grips(self.result, self.values) if hasattr(self.picture, "grips") else ()
        seen = self.view.show if self.view else self.controls
        self._taken = {grip.gid: grip.control for grip in found if grip.control in seen}
        panel = getattr(self, "panel", None)
        shown = panel is not None and panel.gate_open and not self._veiled
        return [grip.plain() for grip in found if shown and grip.gid in self._taken]

    def _let_go(self, gid: str, key: str) -> None:
        """A hand brought something in the picture to a stop: the control moves as if by hand."""
        self.controls[self._taken[gid]].value = key

    def _offer_grips(self) -> None:
        with self._lock:
            self.figure.grips = self._grips()

    def _timeline(self) -> Timeline | None:
        """How the picture plays; nothing where it has no hours, or keeps them back until a guess."""
        kept_back = self._veiled and not getattr(self.picture, "plays_veiled", False)
        if kept_back or not hasattr(self.picture, "timeline"):
            return None
        return self.picture.timeline(self.result)

    def unveil(self) -> None:
        """Show everything: the guess was made, or skipped, or a control was moved."""
        self._veiled = self._waits = False

    @property
    def values(self) -> dict[str, Any]:
        """The controls' values by name."""
        return {name: control.value for name, control in self.controls.items()} | self._supposed

    @property
    def defaults(self) -> dict[str, Any]:
        """Where the controls stand at the start, by name."""
        return {name: control.default for name, control in self.controls.items()}

    @property
    def line(self) -> str:
        """The plain-text form: one line with the headline numbers; strict nbval compares it."""
        line = self.word("line", **self._headline(self.result))
        return f"{self.view.title}: {line}" if self.view else line

    def move(self, **values: Any) -> "Lab":
        """Set controls by name, as a learner's hand would; returns the lab."""
        with self._lock:
            self.place(**values)
            self.redraw()
        return self

    def place(self, **values: Any) -> Any:
        """Set controls by name without drawing; returns what the model says there."""
        unknown = sorted(set(values) - set(self.controls))
        if unknown:
            raise KeyError(
                f"{self.name} has no control {', '.join(unknown)}; it has {', '.join(self.controls)}."
            )
        with self._lock:
            self.unveil()
            self._quiet = True
            try:
                for name, value in values.items():
                    self.controls[name].value = value
            finally:
                self._quiet = False
            return self._evaluate(**self.values)

    def reset(self) -> "Lab":
        """Bring every control, and the prediction, back to the start."""
        with self._lock:
            if self.prediction:
                self.prediction.clear()
            self.place(**self.defaults)
            self._veiled, self._waits = bool(self.prediction and self.prediction.veils), self._scene_asks()
            self.redraw()
        return self

    def redraw(self, **extra: Any) -> None:
        """Evaluate the model at the current values and show the result; ``extra`` goes to the picture."""
        with self._lock:
            self._prefetch.cancel()
            self._show_controls()
            self.result = self._evaluate(**self.values)
            twin = self._draw(**extra)
            self._show(twin, redraw=self._whole)
            self.sentence.text = self._sentence()
            self._show_below()

    def tried(self, control: Any, *values: Any) -> dict[Any, dict[Any, dict[str, Any]]]:
        """What each part would send if that control stood at these values; the lab stays where it is.

        The page hears nothing of it. Each value is drawn after the one before, and the way back once.

        Raises:
            CannotTry: where other controls, parts or messages would come along.
        """
        name = next(name for name, one in self.controls.items() if one is control)
        if self.view and name in self.view.together:
            raise CannotTry
        found = {}
        with self._lock, watching(keeps_back=True) as names:
            try:
                for value in values:
                    self._supposed = {name: value}
                    self.redraw()
                    found[value] = {part: part.get_state(sent) for part, sent in names.items() if sent}
            finally:
                self._supposed = {}
                self.redraw()
        return found

    def _scene_asks(self) -> bool:
        """Whether a scene's guess is awaited: then nothing in words tells what came."""
        return bool(self.view and self.prediction)

    def _show_below(self) -> None:
        """Bring what stands below up to date; hide it while a scene's guess is awaited."""
        for part in self.below:
            part.update(self.result)
            show(part.widget, not self._waits)

    def _names(self) -> list[tuple[str, str, list[str]]]:
        """What of the sentence names a part of the picture: the word, its colour, its artists."""
        return [
            (content.word(key), colour, [gid for gid in self.figure.gids if gid.startswith(begins)])
            for key, colour, begins in getattr(self.picture, "NAMED", ())
        ]

    def _sentence(self) -> str:
        if self._waits and not self._veiled:
            return content.word("scene.waits")
        return self.word("veiled" if self._veiled else "sentence", **self._headline(self.result)).strip()

    def _moved(self, change: Any) -> None:
        with self._lock:
            if self._quiet:
                return
            self.unveil()
            self._take_along(change.owner)
            with self._prefetch.answering(change.owner):
                if self.prediction:
                    self.prediction.forget_guess(change.owner)
                self.redraw()

    def _take_along(self, moved: Any) -> None:
        """Move the controls that a scene has move together with this one."""
        for name, table in self.view.together.items() if self.view else ():
            if self.controls[name] is moved:
                self.place(**table.get(str(moved.value), {}))

    def _reshape(self, narrow: bool) -> None:
        with self._lock:
            self.picture.shape(narrow)
            self.redraw()

    def poster(self) -> str:
        """The opening picture and sentence as HTML; a picture that moves in time shows its still."""
        with self._lock, self.resting():
            return super().poster() + (self.view.folded if self.view else "")

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Draw the picture as a page first shows it: one moment, where it plays in time."""
        playing = self._timeline()
        figure, moving = self.picture.figure, self.picture.moving
        with still.held(figure, moving, playing) if playing else nullcontext():
            yield
