"""The two alarms are really heard: the page's own voice is loud while a tone is drawn, and silent between."""

import pytest
from playwright.sync_api import expect

from baclofen import labs
from tests.support.gallery import shown

pytestmark = pytest.mark.browser
#: an audio device that only notes what it is asked for
DEVICE = """() => {
  const asked = window.asked = [];
  const param = (name) => ({ value: 0, setTargetAtTime: (value) => asked.push([name, value]),
    setValueAtTime() {}, exponentialRampToValueAtTime() {} });
  const node = (more = {}) => ({ connect: (to) => to, start() {}, stop() {}, ...more });
  window.AudioContext = class {
    constructor() { this.currentTime = 0; this.destination = {}; }
    createOscillator() { return node({ frequency: param("pitch") }); }
    createGain() { return node({ gain: param("loud") }); }
    createStereoPanner() { return node({ pan: { value: 0 } }); }
    close() {}
  };
}"""


@pytest.fixture
def page(browser):
    lab = labs.alarms()
    lab.prediction.skip()
    found = shown(browser, lab, 1280)
    found.evaluate(DEVICE)
    yield found
    found.close()


def test_two_tones_are_heard_high_and_low_with_silence_between(page):
    page.locator(".bac-hour").evaluate(
        "range => { range.value = 0; range.dispatchEvent(new Event('input')); }"
    )
    expect(page.get_by_role("button", name="Hear it")).to_be_hidden()  # play is heard: one button, not two
    page.locator(".bac-play-button").click()
    page.wait_for_function("() => Number(document.querySelector('.bac-hour').value) > 4.5")
    page.locator(".bac-play-button").click()
    asked = page.evaluate("() => window.asked")
    loud = [value for name, value in asked if name == "loud"]
    assert max(loud) == pytest.approx(0.08)
    assert 0 in loud
    heard = {
        round(pitch) for (_p, pitch), (_l, gain) in zip(asked[::2], asked[1::2], strict=False) if gain > 0.079
    }
    assert max(heard) > 1.2 * min(heard)
    assert loud[-1] == 0, "who presses pause hears nothing more"
