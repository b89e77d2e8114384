"""On a phone the question of a guess stays in sight as long as its answers are, below the pinned picture."""

import pytest

from baclofen import content, labs
from tests.support.gallery import shown
from tests.support.page_size import WINDOWS, page_width, until_pinned

pytestmark = pytest.mark.browser
#: by the sentence that asks: to open each lab would take a second of every worker while tests are collected
WITH_GUESS = [name for name in sorted(labs.REGISTRY) if f"{name}.predict.commit" in content.words(name)]
NUMBER = next(scene.id for scene in content.scenes() if scene.guess and not scene.guess.options)
LOOKED_AT = [*WITH_GUESS, NUMBER]

# every answer that can be seen while its question is covered, or is out of the window
COVERED = """() => {
  const seen = (x, y) => document.elementFromPoint(x, y);
  const found = [];
  const parts = document.querySelectorAll(".bac-gate > :is(.bac-choice, .bac-slider)");
  for (let top = 0; top <= document.documentElement.scrollHeight; top += 24) {
    scrollTo(0, top);
    for (const part of parts) {
      const label = part.querySelector(".bac-label");
      for (const input of part.querySelectorAll("input:is([type=radio], [type=range])")) {
        const at = input.getBoundingClientRect();
        if (seen(at.x + at.width / 2, at.y + at.height / 2) !== input) continue;
        const box = label.getBoundingClientRect();
        const ends = [box.top + 4, box.bottom - 4];
        if (ends.every((y) => seen(box.x + 4, y) === label)) continue;
        found.push([label.textContent.slice(0, 40), top, Math.round(at.y)]);
      }
    }
  }
  return found;
}"""

# what the focus brings behind picture or question, by Tab down and up
BEHIND = """() => {
  const found = [];
  const parts = document.querySelectorAll(".bac-gate :is(button, input, select):not(:disabled)");
  const all = [...parts].filter((one) => one.checkVisibility());
  for (const one of [...all, ...all.toReversed()]) {
    one.focus();
    const at = one.getBoundingClientRect();
    const there = document.elementFromPoint(at.x + at.width / 2, at.y + 2);
    if (!one.contains(there) && there !== one) found.push([one.outerHTML.slice(0, 80), there?.className]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def found(browser):
    """What both looks find on every lab's page; where a part stands is known before it is drawn."""
    pages = {}
    for name in LOOKED_AT:
        lab = labs.REGISTRY[name]() if name in labs.REGISTRY else labs.scene(name)
        pages[name] = shown(browser, lab, 390)
        # the page of the lesson goes on below the lab
        pages[name].evaluate("document.body.style.paddingBottom = '900px'")
    told = {COVERED: {}, BEHIND: {}}
    for name, page in pages.items():
        until_pinned(page)
        assert page.locator(".bac-gate > :is(.bac-choice, .bac-slider)").count(), name
        for look in told:
            page.evaluate("() => scrollTo(0, 0)")
            told[look][name] = page.evaluate(look)
        page.close()
    return told


@pytest.mark.parametrize("name", LOOKED_AT)
def test_no_answer_is_seen_without_its_question(found, name):
    assert found[COVERED][name] == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_no_part_of_the_guess_gets_the_focus_out_of_sight(found, name):
    assert found[BEHIND][name] == []


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", ["stopping", "parts", "pump_life"])
def test_a_picture_is_as_large_as_its_words_are_measured_for(browser, name, window):
    lab = labs.REGISTRY[name]()
    page = shown(browser, lab, window)
    wide = page.locator(".bac-stage > svg").bounding_box()["width"]
    page.close()
    size = lab.figure.figure.get_size_inches()
    assert wide == pytest.approx(page_width(window, *size, bool(lab.figure.places)), abs=2)
