"""A learner who answers one question of a lesson by keyboard, beside what the course itself holds."""

import re

from playwright.sync_api import expect

from baclofen import content
from tests.support.keyboard import HANDS, press, walk_to

TITLE = content.word("quiz.title")


def first_question(lesson: str):
    """The question that a quiz shows first, or None where a lesson has none."""
    asked = (one for one in content.questions(lesson) if one.main)
    questions = sorted(asked, key=lambda one: one.type not in ("mc", "sata"))
    return questions[0] if questions else None


def quiz_of(page):
    """The panel of a lesson's own questions."""
    return page.get_by_role("region", name=TITLE, exact=True)


def answer_first(page, lesson: str) -> None:
    """Answer the first question of a lesson rightly, by keys alone, and wait for the score."""
    question, panel = first_question(lesson), quiz_of(page)
    panel.scroll_into_view_if_needed()
    stem = panel.locator(".bac-stem").first
    expect(stem).to_contain_text(question.stem[:30])
    stem.evaluate("node => { node.tabIndex = -1; node.focus(); }")
    HANDS[question.type](page, panel, question)
    sure = panel.get_by_role("group", name=content.word("quiz.confidence"))
    walk_to(page, sure.get_by_role("radio"), 1)
    press(page, panel.get_by_role("button", name=content.word("quiz.check")), "Enter")
    expect(panel.locator(".bac-result .bac-sentence").first).to_have_text(re.compile(r"^Right\. "))
