"""The same site in Firefox and in WebKit (Safari's family): labs wake, keys move them, work is kept."""

import os
import time
from pathlib import Path

import pytest

from baclofen import content
from tests.support import engines, questions

pytestmark = pytest.mark.browser
PAGE = (Path(engines.__file__).parent / "live_page.js").read_text("utf-8").strip()
SECONDS_TO_WAKE = 240  # a tenth of that on a computer that does nothing else
CARD = ".bac-card"


def start(kind: str, tmp_path_factory, **options):
    """A browser with a fresh profile; where it cannot be had: skip on a learner's computer, fail on CI."""
    lacks = engines.lacking(kind)
    if lacks and os.environ.get("CI"):
        pytest.fail(f"{lacks} On CI this test must run.", pytrace=False)
    if lacks:
        pytest.skip(lacks)
    return engines.BROWSERS[kind](tmp_path_factory.mktemp(kind), **options)


@pytest.fixture(scope="module", params=engines.BROWSERS)
def window(request, tmp_path_factory):
    """One fresh browser of each kind."""
    with start(request.param, tmp_path_factory) as window:
        yield window


@pytest.fixture
def private_window(tmp_path_factory):
    """A private window of Firefox."""
    with start("firefox", tmp_path_factory, private=True) as window:
        yield window


def ask(window, name: str, *values):
    """Ask the page something that live_page.js knows."""
    return window.run(f"(...given) => ({PAGE}).{name}(...given)", *values)


def until(window, name: str, *values, says=lambda answer: answer, seconds: float = 60):
    """Wait until the page's answer is as wanted."""
    give_up = time.monotonic() + seconds
    while not says(answer := ask(window, name, *values)):
        assert time.monotonic() < give_up, (
            f"{name} {values}: {answer!r}. The page says: {ask(window, 'said')}"
        )
        time.sleep(0.2)


def wake(window, address: str, release: str, lesson: str) -> None:
    """Open a lesson as a page without code and wait until its labs are awake, with nothing in red."""
    file = content.lesson(lesson).file
    window.go(f"{address}{release}/notebooks/index.html?path={release}/{file}&page")
    until(window, "state", seconds=SECONDS_TO_WAKE)
    assert ask(window, "state") == "ready", ask(window, "said")
    assert ask(window, "errors") == []


def press(window, title: str, key: str, selector: str, words: str = "") -> None:
    """Go to a control of the panel with this title and press a key there."""
    until(window, "focus", title, selector, words)
    window.press(key)


def look_at_stored_answers(window) -> None:
    """One answer is kept, and the review says so."""
    title = content.word("review.title")
    press(window, title, "Space", "label", content.word("review.mode.mine"))
    until(window, "shown", title, ".bac-sentence", "Answers so far: 1.")


def asked_elsewhere(window) -> list[str]:
    """What the page or its workers asked of another host."""
    return [*window.asked, *ask(window, "elsewhere")]


def test_sliders_move_and_an_answer_outlives_the_page(window, address, release):
    """To wake a lesson takes these browsers longest, so what outlives its page is read without Python.

    The review reads the drawer's file anew each time, so Python can read it here too; that the next page's
    Python does: test_updates.py.
    """
    wake(window, address, release, "05")
    move_sliders_by_keyboard(window)
    answer_the_first_question(window, "05")
    look_at_stored_answers(window)

    window.go(f"{address}{release}/tree/index.html")
    until(window, "stored", says=lambda answered: answered == [questions.first_question("05").id])
    assert asked_elsewhere(window) == []


def move_sliders_by_keyboard(window) -> None:
    """A slider of each big picture of lesson 05 moves it."""
    for lab in ("routes", "spine"):
        title = content.word(f"{lab}.title")
        press(window, title, "Enter", "button", content.word(f"{lab}.predict.skip"))
        until(window, "focus", title, ".bac-slider input[type=range]", "")
        before = ask(window, "look", title)
        window.press("End")
        until(window, "look", title, says=lambda now, before=before: now != before)
        assert ask(window, "emptyBoxes", title) == 0
    assert ask(window, "errors") == []
    assert asked_elsewhere(window) == []


def answer_the_first_question(window, lesson: str) -> None:
    """By keys alone; it is scored, and each option says why."""
    question = questions.first_question(lesson)
    right = next(option.text for option in question.options if option.id == question.key)
    quiz = content.word("quiz.title")
    press(window, quiz, "Space", f"{CARD} label", right)
    press(window, quiz, "Space", f"{CARD} label", content.word("quiz.confidence.sure"))
    press(window, quiz, "Enter", f"{CARD} button", content.word("quiz.check"))
    until(window, "shown", quiz, ".bac-result", content.word("quiz.right"))
    until(window, "shown", quiz, ".bac-why", question.options[0].why[:30])


def test_a_private_window_says_that_it_keeps_nothing(private_window, address, release):
    private_window.go(address)
    until(private_window, "noticed", "private")
    wake(private_window, address, release, "00")
    until(private_window, "said", says=lambda sentence: sentence == content.word("live.private"))
    assert asked_elsewhere(private_window) == []
