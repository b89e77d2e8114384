"""The article's sentences as cards: judge first, then see verdict, better statement and source."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import RLock

from baclofen import content
from baclofen.labs.questions.deck import Walk
from baclofen.labs.questions.feedback import citation
from baclofen.labs.questions.saving import keep_played
from baclofen.model.review import Attempt
from baclofen.widgets import Button, Choice, Note, Status, hide, show
from baclofen.widgets.boxes import Column, Row
from baclofen.widgets.markup import tag, together

VERDICTS = ("supported", "simplified", "outdated", "imprecise")


def word(key: str, **values: str) -> str:
    """One of the sentences of the cards."""
    return content.word(f"claims.{key}", **values)


class ClaimCard:
    """One sentence of the article.

    Attributes:
        score: whether the learner's verdict is that of the course, or None before it is given.
        trouble: a sentence where the verdict could not be kept, else "".
    """

    def __init__(self, claim: content.Claim, on_judged: Callable[[], None] = lambda: None) -> None:
        self.claim, self.score, self.trouble = claim, None, ""
        self._on_judged, self._lock = on_judged, RLock()

    @cached_property
    def widget(self) -> Column:
        """The card on the page; made when it is first shown."""
        options = [(name, word(f"verdict.{name}")) for name in VERDICTS]
        says = Note(together([tag("p", word("says")), tag("blockquote", self.claim.says)]))
        self.choice = Choice(word("ask"), options, help=word("help"))
        self.check_button, self.again_button = Button(word("check"), main=True), Button(word("again"))
        self.check_button.on_press(self.check)
        self.again_button.on_press(self.reset)
        hide(self.again_button)
        self.result, self.told = Status(""), Note("")
        buttons = Row([self.check_button, self.again_button])
        box = Column([says, self.choice, buttons, self.result, self.told])
        box.add_class("bac-card")
        return box

    def check(self, verdict: str | None = None) -> None:
        """Take the learner's verdict and show that of the course beside it; `verdict` answers from Python."""
        with self._lock:
            _ = self.widget
            if self.score is not None:
                return
            if verdict is not None:
                self.choice.value = verdict
            said, came = self.choice.value, self.claim.verdict
            if said is None:
                self.result.text = word("choose")
                return
            item = f"claim:{self.claim.id}"
            self.score = Attempt(item, int(said == came), 1)
            self.trouble = keep_played(item, self.claim.lesson, said, came, said == came)
            self._show(said, came)
            self._on_judged()

    def _show(self, said: str, came: str) -> None:
        self.choice.locked, self.check_button.disabled = True, True
        marks = {said: ("plain", word("mark.yours")), came: ("missed", word("mark.course"))}
        self.choice.marks = {came: ("right", word("mark.both"))} if said == came else marks
        names = {"said": word(f"verdict.{said}"), "came": word(f"verdict.{came}")}
        self.result.text = f"{word('fits' if said == came else 'differs', **names)} {self.trouble}".strip()
        self.told.html = told(self.claim)
        show(self.again_button)

    def reset(self) -> None:
        """Back to the sentence that is not yet judged."""
        with self._lock:
            _ = self.widget
            self.score = None
            self.choice.locked, self.check_button.disabled = False, False
            self.choice.marks = {}
            self.choice.reset()
            self.result.text = self.told.html = ""
            hide(self.again_button)

    def poster(self) -> str:
        """The sentence, and under a fold what the course says of it."""
        verdict = tag("p", word("course", came=word(f"verdict.{self.claim.verdict}")))
        fold = tag("details", tag("summary", word("fold")), verdict, told(self.claim))
        return together([tag("p", self.claim.says), fold])


def told(claim: content.Claim) -> str:
    """The better statement and where it comes from."""
    how_sure = content.word(f"ui.certainty.{claim.certainty}")
    source = word("source", source=citation(claim.source), certainty=how_sure)
    return together([tag("p", tag("strong", word("better")), " ", claim.better), tag("p", source)])


class Claims(Walk):
    """The sentences that one lesson weighs. ``answer("B3", "simplified")`` and ``go`` move it from Python."""

    name = "claims"

    def __init__(self, lesson: str) -> None:
        found = content.claims_asked(lesson)
        if not found:
            raise ValueError(f"No sentence of the article belongs to lesson {lesson}; see data/claims.csv.")
        self.lesson = lesson
        self.cards = {claim.id: ClaimCard(claim, self._show_points) for claim in found}
        super().__init__(self.cards.values())
        controls = [self.progress, self.stage, self.steps]
        self.panel = self.framed(controls, self.total, on_reset=self.reset)
        self.go(0)

    def _show_place(self) -> None:
        self.progress.text = self.word("progress", number=str(self.place + 1), count=str(len(self.cards)))

    def answer(self, claim_id: str, verdict: str) -> ClaimCard:
        """Judge one sentence from Python; returns its card."""
        with self._lock:
            self.go(list(self.cards).index(claim_id))
            card = self.cards[claim_id]
            card.reset()
            card.check(verdict)
            return card

    def _show_points(self) -> None:
        self.total.text = self._total()

    def _points(self) -> dict[str, str]:
        return {"lesson": self.lesson, **super()._points()}

    def poster(self) -> str:
        """All sentences, each with its fold, for a saved or printed page."""
        return str(tag("ol", *(tag("li", card.poster()) for card in self.cards.values())))


def claims(lesson: str) -> Claims:
    """The article's sentences that one lesson weighs, such as ``claims("05")``."""
    return Claims(lesson)
