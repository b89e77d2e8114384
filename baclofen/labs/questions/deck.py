"""What a quiz and a case share: cards one at a time, steps back and on, and the points so far."""

from collections.abc import Iterable
from threading import RLock
from typing import Any

from baclofen.labs.live_view import NotebookOutput
from baclofen.labs.questions.card import Card
from baclofen.widgets import Button, Status
from baclofen.widgets.boxes import Column, Row


class Walk(NotebookOutput):
    """Cards in a row. ``go(place)`` and ``reset()`` move it from Python; each lab has its own frame."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._deck, self._lock, self.place = list(cards), RLock(), 0
        self._shown: set[Card] = set()
        self.progress, self.total = Status(""), Status("")
        self.stage = Column([])
        self.back_button = Button(self.word("back"))
        self.next_button = Button(self.word("next"))
        self.back_button.on_press(lambda: self.go(self.place - 1))
        self.next_button.on_press(lambda: self.go(self.place + 1))
        self.steps = Row([self.back_button, self.next_button])

    def go(self, place: int) -> None:
        """Show the card at ``place`` (0 is the first); stops at both ends."""
        with self._lock:
            last = len(self._deck) - 1
            self.place = max(0, min(place, last))
            self._show_place()
            self._shown.add(self._deck[self.place])
            self.stage.children = (self._deck[self.place].widget,)
            self.back_button.disabled = self.place == 0
            self.next_button.disabled = self.place == last
            self._show_points()

    def _answer_at(self, place: int, response: Any, confidence: str) -> Any:
        with self._lock:
            self.go(place)
            return self._deck[self.place].answer(response, confidence)

    def _show_place(self) -> None:
        """Say which card it is."""
        raise NotImplementedError

    def _show_points(self) -> None:
        """Say what was reached so far."""
        raise NotImplementedError

    def reset(self) -> "Walk":
        """Forget every answer, checked or not, and go back to the first card."""
        with self._lock:
            for card in self._deck:
                if card in self._shown or card.score:
                    card.reset()
            self.go(0)
        return self

    def _points(self) -> dict[str, str]:
        scores = [card.score for card in self._deck if card.score]
        return {
            "count": str(len(self._deck)),
            "answered": str(len(scores)),
            "score": str(sum(score.score for score in scores)),
            "max": str(sum(score.max for score in scores)),
        }

    def _total(self) -> str:
        points = self._points()
        return self.word("total", **points) if points["answered"] != "0" else ""

    @property
    def line(self) -> str:
        """The plain-text form: how many cards, how many answered, the points so far."""
        return self.word("line", **self._points())
