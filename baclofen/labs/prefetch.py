"""The next steps of a slider, worked out while the hand rests, so that a key press shows at once.

When a slider that was moved by hand has come to rest, the lab tries out one step up and one step down and
sends the page what would change. Where the hand takes one of them, the page shows it without waiting for
Python. Python hears of it as of every move and has the last word.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from baclofen.widgets import Slider
from baclofen.widgets.control_numbers import snap
from baclofen.widgets.prefetch import CannotTry, watching

if TYPE_CHECKING:
    from asyncio import TimerHandle

    from baclofen.labs.base import Lab

#: a hand that has not moved for so long rests; until then its moves have Python for themselves
REST_S = 0.03
#: the still part of a picture is too long to send for a step that may not come
STILL = "svg"


class Prefetch:
    """Tries out the steps that a hand may take next; see `Lab`, which moves through `answering`."""

    def __init__(self, lab: "Lab") -> None:
        self._lab = lab
        self._waiting: TimerHandle | None = None
        self._given: dict[Any, set[str]] = {}
        self._not_tried: set[Any] = set()  # sliders whose steps cannot be sent ahead

    def cancel(self) -> None:
        """Something moved: what was about to be tried out is out of date."""
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None

    @contextmanager
    def answering(self, control: Any) -> Iterator[None]:
        """Inside, the lab answers a hand that moved this control; then its next steps are prepared."""
        with watching() as sent:
            yield
        self._correct(sent)
        if isinstance(control, Slider) and control not in self._not_tried:
            self._prepare(control)

    def _correct(self, sent: dict[Any, set[str]]) -> None:
        """Send again what the page may have from a step that it was given, and this answer left out."""
        given, self._given = self._given, {}
        for part, names in given.items():
            if left_out := names - sent.get(part, set()):
                part.send_state(left_out)

    def _prepare(self, control: Slider) -> None:
        """Try them out once the hand rests; where a program called, there is no loop and nobody waits."""
        from asyncio import get_running_loop  # 3 MB that only a kernel needs, which has it anyway

        with suppress(RuntimeError):
            self._waiting = get_running_loop().call_later(REST_S, self.give, control)

    def give(self, control: Slider) -> None:
        """Send the page what it would show with that slider one step further, up and down."""
        try:
            steps = self._lab.tried(control, *next_to(control))
        except CannotTry:
            steps = {}
        if not steps or any(STILL in state for parts in steps.values() for state in parts.values()):
            self._not_tried.add(control)
            return
        for parts in steps.values():
            for part, state in parts.items():
                self._given.setdefault(part, set()).update(state)
        offered = [
            {"to": value, "parts": {part.model_id: state for part, state in parts.items()}}
            for value, parts in steps.items()
        ]
        self._lab.panel.head.send({"next": offered, "control": control.model_id, "from": control.value})


def next_to(slider: Slider) -> list[Any]:
    """Return the values one step up and one step down, as far as the scale has them."""
    both = (snap(slider.value + way * slider.step, slider.low, slider.high, slider.step) for way in (1, -1))
    return [value for value in both if value != slider.value]
