"""What stands on a page where a notebook opens a lab: picture, words and table, or the exercise on paper."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from baclofen import content, labs
from baclofen.labs.dose_words import statement, steps_html
from baclofen.labs.questions import case_chart
from baclofen.labs.questions.poster import chart_html
from baclofen.labs.questions.quiz import Quiz
from baclofen.labs.questions.review import Review
from baclofen.labs.refill import RefillLab, step_text
from baclofen.labs.scenes.guess import told as answer
from baclofen.labs.scenes.scene import folded
from baclofen.model.dose_practice import KINDS
from baclofen.model.pump import SITUATIONS
from tools.site.pages import pictures
from tools.site.pages.answers import question_html
from tools.site.pages.guesses import example, settle
from tools.site.pages.links import Links, page_name
from tools.site.pages.markup import details, framed, items, twin_table, word

#: a page has its own list of parts
_NOTHING_TO_SHOW = ("start", "beats")


@dataclass
class LabParts:
    """Makes the labs of one lesson; ``lessons`` is the folder that gets the pictures."""

    lesson: content.Lesson
    links: Links
    lessons: Path
    _taken: set[str] = field(default_factory=set)

    def html(self, code: str) -> str:
        """What a code cell opens, as HTML; an import opens nothing."""
        call = ast.parse(code).body[-1]
        if not isinstance(call, ast.Expr):
            return ""
        name = call.value.func.attr
        if name in _NOTHING_TO_SHOW:
            return ""
        said = [ast.literal_eval(one) for one in call.value.args]
        lab = getattr(labs, name)(*said)
        made: dict[str, Callable[[Any], str]] = {
            "quiz": self._quiz,
            "more_questions": self._quiz,
            "review": self._review,
            "case": self._case,
            "case_pair": lambda one: framed(one.poster().replace("h4>", "h3>")),
            "refill": self._refill,
            "dose_practice": lambda _: self._dose_practice(said or [*KINDS]),
            "scene": lambda one: self._scene(one, content.scene(*said)),
            "claims": self._folded,
            "story": self._folded,
            "path": self._folded,
        }
        return made.get(name, self._picture if hasattr(lab, "figure") else self._poster)(lab)

    def _poster(self, lab: Any) -> str:
        """A lab that has no picture: what it shows on a saved page, and the way to the live one."""
        return f'<div class="lab">{framed(lab.poster())}{self._live("practice")}</div>'

    def _live(self, key: str) -> str:
        return f'<p class="move"><a href="{escape(self.links.live)}">{word(key)}</a></p>'

    # ---- labs with a picture
    def _picture(self, lab: Any) -> str:
        """Question, opening picture and sentence, the words and table behind it, and the guess."""
        return f'<div class="lab">{self._figure(lab)}{self._guess(lab)}{self._live("move")}</div>'

    def _scene(self, lab: Any, scene: content.Scene) -> str:
        """What a scene asks and shows, and, folded, what one saw with the picture as it comes then."""
        asked = f"<p><strong>{escape(scene.title)}.</strong> {escape(scene.question, False)}</p>"
        first = self._figure(lab)
        if not scene.guess:
            return f'<div class="lab">{asked}{first}{framed(folded(scene))}{self._live("move")}</div>'
        options = (
            items([escape(one.text, False) for one in scene.guess.options]) if scene.guess.options else ""
        )
        lab.prediction.settle()
        told = f"{framed(str(answer(scene)))}{self._figure(lab)}"
        shown = details(word("guess.show"), told, escape(scene.title), "answer")
        asks = f"<p>{escape(scene.guess.ask, False)}</p>{options}"
        guess = f"<p>{word('guess')}</p>{asks}{shown}"
        return f'<div class="lab">{asked}{first}<div class="question">{guess}</div>{self._live("move")}</div>'

    def _folded(self, lab: Any) -> str:
        """What a saved notebook shows: each card or stop, and folded what is said of it."""
        return f'<div class="lab">{framed(lab.poster())}{self._live("practice")}</div>'

    def _figure(self, lab: Any) -> str:
        taken = pictures.take(lab, self.lessons)
        table = twin_table(taken.table)
        summary = word("twin" if table else "twin.words")
        told = details(summary, f"<p>{escape(taken.summary, False)}</p>{table}", escape(_title(lab)), "twin")
        return f"<figure>{taken.html()}<figcaption>{escape(taken.sentence)}</figcaption></figure>{told}"

    def _guess(self, lab: Any) -> str:
        """The guess on paper, and, folded, what happens; nothing where the lab does not ask."""
        guess = settle(lab)
        if guess is None:
            return self._example(lab)
        asked = "".join(
            f"<p>{escape(question, False)}</p>{items([escape(option) for option in options])}"
            for question, options in guess.asked
        )
        answer = word("guess.answer", option="; ".join(guess.answers))
        told = f"<p>{answer}</p>{self._figure(lab)}"
        shown = details(word("guess.show"), told, escape(_title(lab)), "answer")
        return f'<div class="question"><p>{word("guess")}</p>{asked}{shown}</div>'

    def _example(self, lab: Any) -> str:
        """What the lab says to the boxes that the lesson's goal names, folded; nothing for other labs."""
        ticked = example(lab)
        if not ticked:
            return ""
        advice = "".join(part.note.html for part in lab.below).replace("h4>", "h3>")
        summary = word("example", ticked=", ".join(ticked))
        return details(summary, f"{self._figure(lab)}{advice}", escape(_title(lab)), "answer")

    # ---- questions
    def _quiz(self, quiz: Quiz) -> str:
        asked = [question_html(card.question, n) for n, card in enumerate(quiz.cards.values(), start=1)]
        return items(asked, "ol", "questions")

    def _review(self, review: Review) -> str:
        homes = {review.plan.questions[id].lesson for id in review.plan.returning}
        earlier = [content.lesson(id) for id in sorted(homes)]
        ways = [
            f'<a href="{page_name(one)}#Check-yourself">'
            f"{word('returning.lesson', lesson=one.id, title=one.title)}</a>"
            for one in earlier
        ]
        return f"<p>{word('returning')}</p>{items(ways)}{self._live('practice')}"

    def _case(self, lab: Any) -> str:
        """All six items; each later one is folded, because it tells what was right before."""
        case, parts = lab.case, []
        for number, question in enumerate(case.questions, start=1):
            step = content.word(f"case.step.{question.step}")
            parts.append(f"<h4>{word('case.item', number=number, count=len(case.questions), step=step)}</h4>")
            seen = [tab for tab in case_chart.tabs(case, number) if number == 1 or tab["new"]]
            item = framed(chart_html(seen).replace("h4>", "h5>")) + question_html(question, number)
            shown = details(word("case.open", number=number), item, escape(case.title), "item")
            parts.append(item if number == 1 else shown)
        title = escape(content.word("case.title", title=case.title))
        about = escape(f"{case.about} {content.word('case.made_up')}", False)
        return (
            f'<div class="lab"><h3>{title}</h3><p>{about}</p>{"".join(parts)}{self._live("practice")}</div>'
        )

    # ---- exercises
    def _refill(self, lab: RefillLab) -> str:
        """The steps out of order, then for each situation the right ones with their reasons."""
        offered = items([escape(step_text(name)) for name in lab.offered])
        told = ""
        for situation in SITUATIONS:
            said = escape(content.word(f"pump.refill_situation.{situation}"))
            right = sorted((s for s in lab.steps if s.belongs(situation)), key=lambda step: step.order)
            steps = [
                f"<p><strong>{escape(step_text(s.id))}</strong></p><p>{escape(lab.why[s.id], False)}</p>"
                for s in right
            ]
            told += f"<p>{said}</p>" + details(
                word("refill.show"), items(steps, "ol", "reasons"), said, "answer"
            )
        return (
            f'<div class="lab"><p>{word("refill.offered")}</p>{offered}{told}{self._live("practice")}</div>'
        )

    def _dose_practice(self, kinds: list[str]) -> str:
        """A problem of each of these kinds, its steps folded."""
        problems = []
        for kind in kinds:
            problem = labs.dose_practice(kind).problem
            title = escape(content.word(f"dose_practice.{kind}.title"))
            steps = details(word("dose.show"), str(steps_html(problem)), title, "answer")
            problems.append(
                f'<div class="question"><p><strong>{title}</strong></p>'
                f"<p>{escape(statement(problem), False)}</p>{steps}</div>"
            )
        many = f"<p>{word('dose.intro')}</p>{items(problems, 'ol', 'questions')}"
        return f'<div class="lab">{many if len(kinds) > 1 else problems[0]}{self._live("practice")}</div>'


def _title(lab: Any) -> str:
    return lab.word("title") if hasattr(lab, "word") else content.word(f"{lab.name}.title")
