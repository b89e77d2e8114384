"""One question on the page: the answer stays visible, and each option says why it is right or wrong.

The interface that quizzes, cases and reviews build on; it stays as it is:

    card = Card(question, on_scored)     # any format; on_scored(card) is called after each scored answer
    card.widget                          # what to put on the page; made when first asked for
    card.question                        # the `content.Question`
    card.response                        # the answer as it stands, in the shape the scoring reads
    card.score                           # `baclofen.model.scoring.Score`, or None before the check
    card.confidence                      # one of `baclofen.model.review.CONFIDENCE`, or "" when not said
    card.attempt                         # number of scored answers: 0 before the first
    card.confident_error                 # True when the learner was sure and points are missing
    card.answer(response, "sure")        # answer from Python, as tests and teachers do; returns the score
    card.check()                         # what the check button does
    card.reset()                         # back to the unanswered question; `attempt` goes on counting
    card.poster()                        # the question as plain HTML, for a saved notebook
"""

from collections.abc import Callable
from typing import Any

import ipywidgets

from baclofen import content
from baclofen.model import scoring
from baclofen.widgets import Button, Checklist, Choice, Status

_STATES = {(True, True): "right", (True, False): "missed", (False, True): "wrong", (False, False): "plain"}


def item_of(question: content.Question) -> dict[str, Any]:
    """The question as the scoring reads it."""
    return {**question.more, "id": question.id, "type": question.type, "key": question.key}


def citation(ids: tuple[str, ...]) -> str:
    """Short names of sources, ready to stand behind a reason."""
    return "; ".join(f"{s.authors_short} {s.year or ''}".strip() for s in map(content.source, ids))


class Card:
    """A multiple-choice or select-all question with its check button, score and reasons.

    Args:
        question: the record from data/questions.
        on_scored: called with this card once an answer was scored.

    Attributes:
        score: the `baclofen.model.scoring.Score`, or None before the answer was checked.
    """

    def __init__(self, question: content.Question, on_scored: Callable[["Card"], None]) -> None:
        self.question, self._on_scored = question, on_scored
        self.score: scoring.Score | None = None
        options = [(option.id, option.text) for option in question.options]
        self.several = question.type == "sata"
        self.input = Checklist(self._stem(), options) if self.several else Choice(self._stem(), options)
        self.check_button = Button(content.word("quiz.check"), main=True)
        self.result = Status("")
        self.check_button.on_press(self.check)
        self.widget = ipywidgets.VBox([self.input, self.check_button, self.result])

    def _stem(self) -> str:
        hint = f" {content.word('quiz.select_all')}" if self.several else ""
        return self.question.stem + hint

    @property
    def response(self) -> Any:
        """What the learner chose, in the shape the scoring wants."""
        return list(self.input.value) if self.several else self.input.value

    def check(self) -> None:
        """Score the answer, lock it, and set the reasons beside the options."""
        if not self.response:
            self.result.text = content.word("quiz.choose")
            return
        self.score = scoring.score(item_of(self.question), self.response)
        self.input.marks = {option.id: self._mark(option) for option in self.question.options}
        self.input.locked = True
        self.check_button.disabled = True
        self.result.text = self._verdict(self.score)
        self._on_scored(self)

    def answer(self, response: Any) -> scoring.Score:
        """Give an answer from Python, as tests and teachers do; returns the score."""
        self.reset()
        self.input.value = tuple(response) if self.several else response
        self.check()
        return self.score

    def reset(self) -> None:
        """Back to the unanswered question."""
        self.score = None
        self.input.locked, self.input.marks = False, {}
        self.input.reset()
        self.check_button.disabled = False
        self.result.text = ""

    def _mark(self, option: content.Option) -> tuple[str, str]:
        key = self.question.key
        wanted = option.id in key if self.several else option.id == key
        picked = option.id in (self.response if self.several else [self.response])
        state = _STATES[wanted, picked]
        return state, f"{option.why} [{citation(option.source)}]"

    def _verdict(self, score: scoring.Score) -> str:
        rule = content.word(f"quiz.rule.{'plus_minus' if self.several else 'zero_one'}")
        points = content.word("quiz.score", score=str(score.score), max=str(score.max))
        return f"{content.word('quiz.right' if score.right else 'quiz.not_yet')} {points} {rule}"
