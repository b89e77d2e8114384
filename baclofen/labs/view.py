"""A lab seen from one question: fewer controls, another start, a title and a guess of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from traitlets import TraitError

from baclofen import content
from baclofen.content.problems import choices


@dataclass(frozen=True)
class View:
    """What of a lab is shown. A lab that is made inside `seen_as` takes it up.

    Attributes:
        place: the file and the record, for messages.
        title, question: what stands above the picture.
        show: the controls that a learner sees, in order.
        start: control values at the start, also of hidden controls.
        together: by control and option, the values of other controls that move with it.
        prediction: what is guessed before the controls open, or None.
        notes: texts that stand under the sentence.
        folded: HTML that a saved page shows under the picture.
    """

    place: str
    title: str
    question: str
    show: tuple[str, ...]
    start: Mapping[str, Any]
    together: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    prediction: Any = None
    notes: tuple[Any, ...] = ()
    folded: str = ""

    def begin(self, controls: Mapping[str, Any]) -> None:
        """Set the controls to where the view starts; that is also where reset goes back to.

        Raises:
            ContentError: for a control that is not there, and for a value that it cannot have.
        """
        for name in dict.fromkeys((*self.show, *self.start)):
            if name not in controls:
                raise content.ContentError(
                    [content.Problem(self.place, f"the lab has no control '{name}'.", choices(controls))]
                )
        for name, value in self.start.items():
            if not begin_at(controls[name], value):
                allowed = _allowed(controls[name])
                raise content.ContentError(
                    [content.Problem(self.place, f"'{name}' cannot start at {value!r}.", allowed)]
                )


def begin_at(control: Any, value: Any) -> bool:
    """Let a control start at a value; False where it cannot have it."""
    try:
        control.value = value
    except (ValueError, TraitError):
        return False
    control.default = control.value
    if hasattr(control, "start"):
        control.start = control.value
    return bool(control.value == value)


def _allowed(control: Any) -> str:
    """What a control can have, for the one who wrote the record."""
    if hasattr(control, "low"):
        return choices([f"{control.low} to {control.high}, step {control.step}"])
    return choices(getattr(control, "keys_offered", ()))


_seen: ContextVar[View | None] = ContextVar("seen", default=None)


@contextmanager
def seen_as(view: View) -> Iterator[None]:
    """Labs that are made inside are seen in this way."""
    token = _seen.set(view)
    try:
        yield
    finally:
        _seen.reset(token)


def view_now() -> View | None:
    """How the lab that is being made is seen; None for the whole lab."""
    return _seen.get()
