"""One question on the page: the answer stays visible, and each option says why it is right or wrong.

The interface that quizzes, cases and reviews build on; it stays as it is:

    card = Card(question, on_scored)     # any format; on_scored(card) is called after each scored answer
    card = Card(question, on_scored, keep)  # keep(card) is called first, before the score is shown
    card.widget                          # what to put on the page; made when first asked for
    card.question                        # the `content.Question`
    card.response                        # the answer as it stands, in the shape the scoring reads
    card.score                           # `baclofen.model.scoring.Score`, or None before the check
    card.confidence                      # one of `baclofen.model.review.CONFIDENCE`, or "" when not said
    card.confident_error                 # True when the learner was sure and points are missing
    card.answer(response, "sure")        # answer from Python, as tests and teachers do; returns the score
    card.check()                         # what the check button does
    card.reset()                         # back to the unanswered question
    card.poster()                        # the question as plain HTML, for a saved notebook
"""

from collections.abc import Callable
from functools import cached_property
from threading import RLock
from typing import Any

from baclofen import content
from baclofen.labs.questions.answering import Answering, Highlighting, Ordering, Picking, Typing, item_of
from baclofen.labs.questions.blanks import Filling
from baclofen.labs.questions.exam_words import fold
from baclofen.labs.questions.feedback import ledger, verdict
from baclofen.labs.questions.matrix import Grid
from baclofen.labs.questions.poster import poster
from baclofen.model import scoring
from baclofen.model.review import CONFIDENCE
from baclofen.widgets import Button, Choice, Status, hide, show
from baclofen.widgets.boxes import Column, Row
from baclofen.widgets.exam import DataTable, Reasons

#: How each type of question is answered.
FORMATS: dict[str, type[Answering]] = {
    **dict.fromkeys(("mc", "sata", "select_n", "mr_group", "bowtie"), Picking),
    **dict.fromkeys(("matrix_mc", "matrix_mr"), Grid),
    **dict.fromkeys(("cloze", "dropdown_table", "dnd_cloze", "dyad", "triad"), Filling),
    **dict.fromkeys(("highlight", "highlight_table"), Highlighting),
    "ordered": Ordering,
    "numeric": Typing,
}


class Card:
    """A question of any format with confidence, check button, score, points and reasons.

    Args:
        question: the record from data/questions.
        on_scored: called with this card once the score of an answer is on the page.
        keep: called with this card before that: who leaves the page in this very instant has lost nothing.
    """

    def __init__(
        self,
        question: content.Question,
        on_scored: Callable[["Card"], None] = lambda card: None,
        keep: Callable[["Card"], None] = lambda card: None,
    ) -> None:
        self.question, self._on_scored, self._keep = question, on_scored, keep
        self.score: scoring.Score | None = None
        self._confidence, self._warned, self._lock = "", False, RLock()

    @cached_property
    def input(self) -> Answering:
        """What the learner answers with; made when first asked for, because a lesson has many questions."""
        return FORMATS[self.question.type](self.question)

    @cached_property
    def widget(self) -> Column:
        """The question on the page."""
        options = [(level, content.word(f"quiz.confidence.{level}")) for level in CONFIDENCE]
        self.confidence_choice = Choice(content.word("quiz.confidence"), options)
        self.confidence_choice.add_class("bac-inline")
        self.check_button = Button(content.word("quiz.check"), main=True)
        self.again_button = Button(content.word("quiz.again"))
        self.check_button.on_press(self.check)
        self.again_button.on_press(self.reset)
        hide(self.again_button)
        if isinstance(self.input, Typing):
            self.input.widget.on_enter(self.check)
        self.result, self.points, self.reasons = Status(""), DataTable(), Reasons()
        self.result.add_class("bac-result")
        self.points.add_class("bac-points")
        buttons = Row([self.check_button, self.again_button])
        asked = [self.input.widget, *fold(self.question), self.confidence_choice, buttons]
        box = Column([*asked, self.result, self.points, self.reasons])
        box.add_class("bac-card")
        return box

    @property
    def response(self) -> Any:
        """The answer as it stands, in the shape the scoring reads; None when nothing was answered."""
        return self.input.response

    @property
    def confidence(self) -> str:
        """How sure the learner was when the answer was checked, or "" when not said."""
        return self._confidence

    @property
    def confident_error(self) -> bool:
        """Whether the learner was certain and points are missing."""
        return self.score is not None and not self.score.right and self.confidence == CONFIDENCE[-1]

    def _prepare(self) -> Column:
        """Make the parts, also when Python answers before the page has shown them."""
        return self.widget

    def check(self) -> None:
        """What the check button does: asks for what is missing, else scores, locks, and tells why."""
        with self._lock:
            self._prepare()
            if self.score is not None:
                return
            missing = self._missing()
            if missing:
                self.result.text = missing
                return
            self._score(self.confidence_choice.value or "")

    def _missing(self) -> str:
        if self.response is None:
            return content.word("quiz.choose")
        found = scoring.score(item_of(self.question), self.response)
        if found.error or found.elements[0].why == "not_a_number":
            return content.word(f"scoring.why_{found.error or 'not_a_number'}")
        if not self.confidence_choice.value:
            return content.word("quiz.choose_confidence")
        left, count = self.input.empty
        if left and not self._warned:
            self._warned = True
            return content.word("quiz.some_empty", left=str(left), count=str(count))
        return ""

    def answer(self, response: Any, confidence: str = "") -> scoring.Score | None:
        """Give an answer from Python, as tests and teachers do; returns the score, None for no answer.

        Raises:
            ValueError: if the response names something that the question does not have.
        """
        with self._lock:
            self.reset()
            self.input.put(response)
            self.confidence_choice.value = confidence or None
            if self.response is None:
                self.result.text = content.word("quiz.choose")
            else:
                self._score(confidence)
            return self.score

    def _score(self, confidence: str) -> None:
        self._confidence = confidence
        self.score = scoring.score(item_of(self.question), self.response)
        try:
            self._keep(self)
        finally:  # whatever happens to the file, the learner gets the feedback
            self._show_score()
            self._on_scored(self)

    def _show_score(self) -> None:
        for control in (self.input.widget, self.confidence_choice):
            control.locked = True
        self.check_button.disabled = True
        show(self.again_button)
        self.input.mark(self.score)
        self.reasons.groups = self.input.reasons(self.score)
        self._show_points(ledger(self.question, self.score))
        self.result.text = verdict(self.question, self.score, self.confident_error)

    def _show_points(self, table: dict[str, Any]) -> None:
        with self.points.hold_sync():
            self.points.caption, self.points.columns = table["caption"], table["columns"]
            self.points.rows = table["rows"]

    def reset(self) -> None:
        """Back to the unanswered question."""
        with self._lock:
            self.score, self._confidence, self._warned = None, "", False
            self._prepare()
            self.input.widget.locked = self.confidence_choice.locked = False
            self.input.widget.marks = {}
            if hasattr(self.input.widget, "cells"):
                self.input.widget.cells = {}
            self.input.widget.reset()
            self.confidence_choice.reset()
            self.check_button.disabled = False
            hide(self.again_button)
            self.result.text, self.reasons.groups, self.points.rows = "", [], []

    def poster(self) -> str:
        """The question as plain HTML, for a saved notebook."""
        return poster(self.question)
