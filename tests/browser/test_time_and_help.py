"""Clock, sound, bodies and help by mouse, key and touch, on one page for all tests; axe looks at it."""

import re

import pytest
from playwright.sync_api import expect

from baclofen import content, labs
from baclofen.widgets.kit_words import WORDS
from tests.support import jupyterlab
from tests.support.axe import faults
from tests.support.panels import SKIP

pytestmark = pytest.mark.browser
NAME = "91_time_and_help.ipynb"
NAMES = sorted(labs.REGISTRY)
KERNEL = f"{jupyterlab.PANEL}.context.sessionContext.session.kernel"
CLOCKS = ["oral", "pump_fault", "routes", "screening", "stopping"]


@pytest.fixture(scope="module")
def page(same_window):
    """Every lab, its guess skipped, in a window that also takes touches."""
    cells = "from baclofen import labs\nlabs.start()", *(f"labs.{name}()" for name in NAMES)
    page = same_window.run(NAME, *cells, height=800)
    expect(page.locator(".bac-panel")).to_have_count(len(NAMES))
    skip = page.get_by_role("button", name=SKIP)
    for button in skip.element_handles():
        button.click()
    expect(skip.locator("visible=true")).to_have_count(0)
    page.finger = page.context.new_cdp_session(page)
    page.finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    yield page
    page.finger.detach()  # and the window takes no touches again


def tap(page, target):
    """A finger; Playwright's own is only for windows that take touches from their beginning."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    for kind, points in (("touchStart", [at]), ("touchEnd", [])):
        page.finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def panel(page, name):
    return page.locator(".bac-panel").nth(NAMES.index(name))


@pytest.mark.parametrize("name", CLOCKS)
def test_a_clock_goes_by_key_and_stops_at_its_end(page, name):
    clock = panel(page, name).get_by_role("group", name=WORDS.clock, exact=True)
    hour = clock.get_by_role("slider", name=WORDS.hour, exact=True)
    first, last = (float(hour.get_attribute(side)) for side in ("min", "max"))
    play = clock.get_by_role("button", name=WORDS.play, exact=True)
    begun = float(hour.input_value())
    page.wait_for_timeout(300)
    assert float(hour.input_value()) == begun, "it never starts by itself"
    play.focus()
    page.keyboard.press("Space")
    pause = clock.get_by_role("button", name=WORDS.pause, exact=True)
    expect(pause).to_be_focused()
    page.wait_for_function("([e, was]) => Number(e.value) > was", arg=[hour.element_handle(), begun])
    page.keyboard.press("Enter")
    expect(play).to_be_focused()
    page.keyboard.press("Tab")
    expect(hour).to_be_focused()
    page.keyboard.press("Home")
    expect(hour).to_have_value(f"{first:g}")
    page.keyboard.press("ArrowRight")
    assert float(hour.input_value()) == first + float(hour.get_attribute("step"))
    assert hour.get_attribute("aria-valuetext").strip()
    # What Python heard a moment ago, and answers late, does not move the hour under the hand.
    page.evaluate(f"() => void {KERNEL}.requestExecute({{code: 'import time; time.sleep(0.3)'}})")
    page.keyboard.press("End")
    expect(hour).to_have_value(f"{last:g}")
    near = hour.evaluate(
        "(e, to) => { e.value = to; e.dispatchEvent(new Event('input')); return e.value; }", str(last - 1)
    )
    page.evaluate(f"() => {KERNEL}.requestKernelInfo()")
    expect(hour).to_have_value(near)
    play.focus()
    page.keyboard.press("Space")
    expect(hour).to_have_value(f"{last:g}")
    expect(play).to_be_focused()  # it has stopped at the end
    assert not page.errors


@pytest.mark.parametrize("name", CLOCKS)
def test_a_curve_is_heard_by_key_and_silent_again(page, name):
    clock = panel(page, name).get_by_role("group", name=WORDS.clock, exact=True)
    hear = clock.get_by_role("button", name=WORDS.hear, exact=True)
    hear.focus()
    page.keyboard.press("Space")
    expect(hear).to_have_attribute("aria-pressed", "true")
    play = clock.get_by_role("button", name=WORDS.play, exact=True)
    play.press("Enter")
    page.wait_for_timeout(300)
    clock.get_by_role("button", name=WORDS.pause, exact=True).press("Enter")
    hear.press("Enter")
    expect(hear).to_have_attribute("aria-pressed", "false")
    assert not page.errors


def test_a_sign_on_a_body_is_chosen_by_arrows_and_enter(page):
    signs = panel(page, "signs")
    places, sentence = signs.locator(".bac-place"), signs.locator(".bac-headline .bac-sentence")
    assert places.count() > 20
    assert signs.locator(".bac-place[tabindex='0']").count() == 1, "one Tab stop for all"
    before = sentence.inner_text()
    signs.locator(".bac-place[tabindex='0']").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(sentence).not_to_have_text(before)
    expect(signs.locator(".bac-place[aria-pressed='true']")).to_have_attribute("aria-label", chosen)
    expect(signs.locator(".bac-place[aria-pressed='true']")).to_be_focused()


@pytest.mark.parametrize("name", NAMES)
def test_help_opens_by_mouse_key_and_touch(page, name):
    ask = panel(page, name).locator("button.bac-ask:visible").first
    text = page.locator(f"#{ask.get_attribute('aria-controls')}")
    expect(ask).to_have_accessible_name(re.compile(f"^{WORDS.explain.split('{')[0]}"))
    expect(text).to_be_hidden()
    for way in (ask.click, lambda: ask.press("Enter"), lambda: tap(page, ask)):
        way()
        expect(text).to_be_visible()
        assert ask.get_attribute("aria-expanded") == "true"
        ask.press("Escape")
        expect(text).to_be_hidden()


def half_life(routes):
    """The slider whose small steps leave the axes as they are."""
    return routes.get_by_role("slider", name=content.parameter("routes.half_life_h").label, exact=True)


COUNT = """(panel) => {
    const seen = { paths: {}, windows: 0, texts: 0, rows: 0 };
    const look = (records) => {
        for (const { target, addedNodes } of records) {
            if ([...addedNodes].some((node) => node.id?.endsWith("-window"))) seen.windows += 1;
            if (target.id?.includes("-slot-")) seen.paths[target.id] = (seen.paths[target.id] || 0) + 1;
            if (target.closest?.(".bac-clock, .bac-caption")) seen.texts += 1;
            if (target.closest?.(".bac-table")) seen.rows += 1;
        }
    };
    const watcher = new MutationObserver(look);
    watcher.observe(panel, { subtree: true, childList: true });
    panel.counted = () => { look(watcher.takeRecords()); return seen; };
}"""


def test_a_move_draws_once_what_has_changed_and_nothing_else(page):
    """One message changes a dozen traits: no curve is put in twice, the clock stays, a folded table waits."""
    routes = panel(page, "routes").element_handle()
    curve = routes.query_selector("g[id$=slot-routes_oral]")
    before = curve.inner_html()
    routes.evaluate(COUNT)
    slider = half_life(panel(page, "routes"))
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("([e, was]) => e.innerHTML !== was", arg=[curve, before])
    page.wait_for_timeout(300)
    seen = routes.evaluate("panel => panel.counted()")
    assert len(seen["paths"]) >= 4
    assert set(seen["paths"].values()) == {1}
    assert (seen["windows"], seen["texts"], seen["rows"]) == (0, 0, 0)


def test_a_folded_table_is_right_when_it_is_opened_and_follows_while_it_is_open(page):
    routes, slider = panel(page, "routes"), half_life(panel(page, "routes"))
    fold, rows = routes.locator(".bac-details > summary"), routes.locator(".bac-table").get_by_role("row")
    slider.press("Home")
    fold.click()
    for key, side in (("Home", "min"), ("End", "max"), ("Home", "min")):
        slider.press(key)
        table = labs.routes().move(half_life_h=float(slider.get_attribute(side))).figure.table
        expect(rows).to_have_text(["".join(row) for row in (table["columns"], *table["rows"])])
    fold.click()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_with_clocks_bodies_and_sound(page, scheme):
    page.emulate_media(color_scheme=scheme)
    dark = str(scheme == "light").lower()
    expect(page.locator(f"body[data-jp-theme-light={dark}]")).to_have_count(1)
    assert content.word("routes.title") in page.locator(".bac-panel").nth(NAMES.index("routes")).inner_text()
    assert faults(page) == []


def dragged(page, stage, start, end):
    """A hand takes what lies at one place of a picture's own pixels and lets it go at another."""
    svg = stage.locator("svg").first
    stage.scroll_into_view_if_needed()
    box, wide = svg.bounding_box(), svg.evaluate("e => e.viewBox.baseVal.width")
    scale = box["width"] / wide
    (x, y), (to_x, to_y) = ((box["x"] + scale * px, box["y"] + scale * py) for px, py in (start, end))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, (y + to_y) / 2, steps=3)
    page.mouse.move(to_x, to_y, steps=3)
    page.mouse.up()


GRIPS = {"spine": "tip", "oral": "missed", "routes": "missed_dose"}


@pytest.mark.parametrize("name", GRIPS)
def test_what_has_a_ring_is_taken_by_hand_and_its_control_follows(page, name):
    """Over and back; the clock under it stays where it is."""
    lab = labs.REGISTRY[name]()
    lab.prediction.skip()
    grip, control = lab.figure.grips[0], lab.controls[GRIPS[name]]
    here, there = (next(s for s in grip["stops"] if (s[2] == grip["now"]) == own) for own in (True, False))
    stage = panel(page, name).locator(".bac-stage")

    def chosen(key):
        """The option with that text in the control of that name, seen or folded away."""
        text = dict(map(tuple, control.options))[key]
        group = panel(page, name).locator("fieldset, [role=radiogroup]").filter(has_text=control.label)
        return expect(group.get_by_role("radio", name=text, exact=True, include_hidden=True))

    hour = panel(page, name).locator(".bac-hour")
    begun = hour.input_value() if hour.count() else ""
    dragged(page, stage, here[:2], there[:2])
    chosen(there[2]).to_be_checked()
    dragged(page, stage, there[:2], here[:2])
    chosen(here[2]).to_be_checked()
    assert (hour.input_value() if hour.count() else "") == begun
    assert not page.errors
