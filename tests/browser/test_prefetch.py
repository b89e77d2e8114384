"""The next step of a slider shows while Python is busy with something else, and Python has the last word."""

import pytest

from tests.support.jupyterlab import PANEL, book, until_answered

pytestmark = pytest.mark.browser

LAB = """import time
from pathlib import Path
from baclofen import labs
lab = labs.routes()
lab.prediction.skip()
two_steps = lab.values["half_life_h"] + 2 * lab.controls["half_life_h"].step
def given():
    return bool(lab._prefetch._given)
lab"""
RUN = f"""async (code) => {{
    const future = {PANEL}.context.sessionContext.session.kernel.requestExecute({{ code }});
    let said = "";
    future.onIOPub = (message) => {{ said += message.content.text ?? ""; }};
    await future.done;
    return said;
}}"""
CURVE = "document.querySelector('.bac-stage g[id*=slot-routes_oral] path').getAttribute('d')"
SAID = "document.querySelector('.bac-headline').innerText"


def python(page, code: str) -> str:
    """What the kernel prints when it runs this."""
    return page.evaluate(RUN, code).strip()


def test_the_next_step_shows_while_python_is_busy(same_window, run_all, jupyter_server, tmp_path):
    jupyter_server.add("97_next_step.ipynb", book(LAB))
    page = same_window("97_next_step.ipynb")
    run_all(page)
    page.locator(".bac-slider input[type=range][min='2'][max='7']").focus()
    page.keyboard.press("ArrowRight")
    until_answered(page)
    while python(page, "print(given())") != "True":
        page.wait_for_timeout(20)
    before = page.evaluate(CURVE)
    free = tmp_path / "free"
    page.evaluate(
        f"code => {{ ({RUN})(code); }}", f"while not Path({str(free)!r}).exists(): time.sleep(0.02)"
    )
    page.wait_for_function(f"{PANEL}.context.sessionContext.session.kernel.status === 'busy'")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"before => {CURVE} !== before", arg=before)
    seen, said = page.evaluate(CURVE), page.evaluate(SAID)
    assert page.evaluate(f"{PANEL}.context.sessionContext.session.kernel.status") == "busy"
    free.touch()
    until_answered(page)
    assert python(page, "print(abs(lab.values['half_life_h'] - two_steps) < 1e-9)") == "True"
    assert python(page, "print(lab.sentence.text)").replace("\xa0", " ") == said.replace("\xa0", " ")
    assert page.evaluate(CURVE) == seen
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(f"seen => {CURVE} !== seen", arg=seen)
    until_answered(page)
    assert page.evaluate(CURVE) == before
    assert not page.errors
