"""One item of every exam format in a real JupyterLab: answered by keys alone, scored, looked at by axe."""

import json
import re

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.support.answers_for import every_type, key_of, wrong_for
from tests.support.axe import faults
from tests.support.keyboard import HANDS, press, walk_to

pytestmark = pytest.mark.browser
NAME = "97_formats.ipynb"
BANK = [question for lesson in content.lessons() for question in content.questions(lesson.id)]
ITEMS = every_type(BANK)
SETUP = """
import json, ipywidgets
from baclofen import content
from baclofen.labs.questions.card import Card
from baclofen.widgets import Panel

BANK = {q.id: q for lesson in content.lessons() for q in content.questions(lesson.id)}

def panels(items):
    made = []
    for title, (item, response) in items.items():
        card = Card(BANK[item])
        if response is not None:
            card.answer(response, "sure")
        made.append(Panel(title, "", [card.widget], on_reset=card.reset))
    return ipywidgets.VBox(made)
"""


def cell(state: str, answer) -> str:
    items = {f"{state} {name}": (question.id, answer(question)) for name, question in ITEMS.items()}
    return f"panels(json.loads({json.dumps(items)!r}))"


@pytest.fixture(scope="module")
def page(same_window):
    """Every format fresh, every format answered wrongly, and a quiz; opened once for all tests."""
    fresh, wrong = cell("fresh", lambda _: None), cell("wrong", wrong_for)
    # One cell, because JupyterLab takes cells that are out of sight off the page.
    everything = f"from baclofen import labs\nipywidgets.VBox([{fresh}, {wrong}, labs.quiz('02').panel])"
    return same_window.run(NAME, SETUP, everything, height=6000)


def panel_of(page, title):
    """The panel of that name; found by its role once, because each look for a role asks the whole page."""
    page.get_by_role("region", name=title, exact=True).evaluate(
        "(e, title) => { e.dataset.title = title; }", title
    )
    panel = page.locator(f".bac-panel[data-title='{title}']")
    panel.scroll_into_view_if_needed()
    return panel


def test_axe_finds_nothing_in_any_format_fresh_or_answered_wrongly(page):
    """Axe looks at all panels at once: most of its work is the same for one panel and for all."""
    assert faults(page) == []


def answer_by_keys(page, panel, question):
    """From the stem to the score and to every reason, by keys alone."""
    stem = panel.locator(".bac-stem")
    stem.evaluate("node => { node.tabIndex = -1; node.focus(); }")
    HANDS[question.type](page, panel, question)
    sure = panel.get_by_role("group", name="How sure are you?")
    walk_to(page, sure.get_by_role("radio"), 1)
    press(page, panel.get_by_role("button", name="Check my answer"), "Enter")
    expect(panel.locator(".bac-result [role=status]")).to_contain_text("Right.")
    for summary in panel.locator(".bac-reasons details:not([open]) > summary").all()[::-1]:
        summary.press("Enter")


@pytest.mark.parametrize("name", ITEMS)
def test_by_keyboard_alone_from_the_stem_to_the_score(page, name):
    question = ITEMS[name]
    panel = panel_of(page, f"fresh {name}")
    answer_by_keys(page, panel, question)
    result = panel.locator(".bac-result .bac-sentence")
    points = {"mc": 1, "dyad": 1, "ordered": 1, "numeric": 1, "triad": 2}.get(question.type)
    most = points or sum(len(one) if isinstance(one, (list, tuple)) else 1 for one in _keys(question))
    expect(result).to_have_text(re.compile(rf"^Right\. {most} of {most} point"))
    assert "Not right" not in panel.inner_text()
    text = " ".join(panel.inner_text().split())
    for option in question.options:
        assert " ".join(option.why.split()) in text
        assert all(" ".join(content.source(id).authors_short.split()) in text for id in option.source)
    assert not page.errors


def test_axe_finds_nothing_in_any_format_answered_rightly(page):
    for name in ITEMS:
        panel = panel_of(page, f"fresh {name}")
        if not panel.locator(".bac-result").get_by_text("Right.").count():  # where this test runs alone
            answer_by_keys(page, panel, ITEMS[name])
    assert faults(page) == []


def _keys(question):
    key = key_of(question)
    return list(key.values()) if isinstance(key, dict) else key


@pytest.mark.parametrize("name", ITEMS)
def test_a_wrong_answer_is_told_in_words(page, name):
    panel = panel_of(page, f"wrong {name}")
    expect(panel.locator(".bac-result .bac-sentence")).to_contain_text("Not yet. 0 of")
    assert re.search("Not right|Right, but not chosen", panel.inner_text())
    assert panel.locator(".bac-sign:visible").count() > 0


def test_a_locked_answer_does_not_move(page):
    panel = panel_of(page, "wrong select_n")
    checked = panel.get_by_role("checkbox", checked=True)
    before = checked.count()
    assert before > 0
    checked.first.focus()
    page.keyboard.press("Space")
    expect(panel.get_by_role("checkbox", checked=True)).to_have_count(before)
    span = panel_of(page, "wrong highlight").locator(".bac-span[aria-pressed=true]").first
    span.focus()
    page.keyboard.press("Enter")
    expect(span).to_have_attribute("aria-pressed", "true")


def test_names_are_unique(page):
    ids = page.evaluate("[...document.querySelectorAll('.bac-panel [id]')].map(e => e.id)")
    assert len(ids) == len(set(ids)) > 200


def test_select_n_stops_at_n_and_says_so(page):
    panel = panel_of(page, "wrong select_n")
    panel.get_by_role("button", name="Answer again").press("Enter")
    boxes = panel.get_by_role("checkbox")
    left = panel.locator(".bac-left")
    expect(left).to_have_text("Choose 3. 3 left to choose.")
    for at in range(3):
        boxes.nth(at).press("Space")
    expect(left).to_contain_text("All are chosen")
    boxes.nth(3).press("Space")
    expect(boxes.nth(3)).not_to_be_checked()
    expect(panel.get_by_role("checkbox", checked=True)).to_have_count(3)
    expect(panel.locator(".bac-groups [role=status]")).to_contain_text("take one away")
    boxes.nth(0).press("Space")
    boxes.nth(3).press("Space")
    expect(boxes.nth(3)).to_be_checked()


def test_an_answer_given_while_python_is_busy_is_scored_as_a_whole(page):
    panel = panel_of(page, "wrong sata")
    panel.get_by_role("button", name="Answer again").press("Enter")
    expect(panel.get_by_role("checkbox", checked=True)).to_have_count(0)
    kernel = "window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"
    page.evaluate(f"() => {{ {kernel}.requestExecute({{code: 'import time; time.sleep(4)'}}); }}")
    question = ITEMS["sata"]
    for option in question.options:
        if option.id in question.key:
            panel.get_by_role("checkbox", name=option.text, exact=True).press("Space")
    panel.get_by_role("radio", name="a guess").press("Space")
    panel.get_by_role("button", name="Check my answer").press("Enter")
    result = panel.locator(".bac-result .bac-sentence")
    expect(result).to_contain_text(f"{len(question.key)} of {len(question.key)} points")
    expect(panel.get_by_role("checkbox", checked=True)).to_have_count(len(question.key))


def test_a_moved_step_is_announced(page):
    panel = panel_of(page, "wrong ordered")
    panel.get_by_role("button", name="Answer again").press("Enter")
    first = ITEMS["ordered"].options[0].text
    expect(panel.locator(".bac-step-text").first).to_have_text(first)
    expect(panel.locator(".bac-moves").first).to_be_visible()
    down = panel.get_by_role("button", name=f"Move down: {first}", exact=True)
    down.focus()
    page.keyboard.press("Enter")
    expect(down).to_be_focused()
    expect(panel.locator(".bac-order [role=status]")).to_have_text(f"{first}: place 2 of 5.")
    panel.get_by_role("button", name="Check my answer").press("Enter")
    expect(panel.locator(".bac-result .bac-sentence")).to_have_text("Say how sure you are, then check.")


def test_a_word_can_be_dragged_but_need_not_be(page):
    panel = panel_of(page, "wrong dnd_cloze")
    panel.get_by_role("button", name="Answer again").press("Enter")
    token = panel.locator(".bac-token").first
    expect(panel.get_by_role("combobox").nth(1)).to_have_value("")
    expect(token).to_be_visible()
    token.drag_to(panel.locator(".bac-blank").nth(1))
    expect(panel.get_by_role("combobox").nth(1)).to_have_value("a")
    expect(token).to_contain_text("used")


def test_the_next_question_is_read_on_from_its_stem(page):
    panel = panel_of(page, "Check yourself")
    stem = panel.locator(".bac-stem")
    first = stem.text_content()
    button = panel.get_by_role("button", name="Next question")
    button.focus()
    page.keyboard.press("Enter")
    expect(stem).not_to_have_text(first)
    expect(stem).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") in ("radio", "checkbox")


def test_axe_in_the_dark(page):
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body[data-jp-theme-light=false]")).to_have_count(1, timeout=30_000)
    assert faults(page) == []
    page.emulate_media(color_scheme="light")


def test_nothing_runs_out_of_a_narrow_window(page):
    page.set_viewport_size({"width": 460, "height": 6000})
    page.wait_for_timeout(1000)
    for state in ("fresh", "wrong"):
        for name in ITEMS:
            panel = panel_of(page, f"{state} {name}")
            assert panel.evaluate("e => e.scrollWidth <= e.clientWidth"), (state, name)
            small = panel.evaluate(
                "e => [...e.querySelectorAll('button, input, select, summary')].filter(t => t.offsetParent)"
                ".map(t => t.type === 'radio' || t.type === 'checkbox' ? t.closest('label') : t)"
                ".map(t => [t.outerHTML.slice(0, 80), t.getBoundingClientRect()])"
                ".filter(([_, b]) => b.height < 24 || b.width < 24)"
            )
            assert small == [], (state, name)
    assert faults(page) == []
