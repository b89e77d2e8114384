"""A real JupyterLab in a real browser: find the browser, open a lesson, press Start, wait until it ran."""

import os
import re
import shutil
from pathlib import Path

import nbformat
from nbformat.sign import NotebookNotary

from tests.support import arriving
from tools.launch.jupyterlab import LabServer, quiet_environment, seed_workspace
from tools.launch.trust import sign

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Said where a busy computer needs two seconds for a part's script; the part then helps itself (test_kit).
GIVEN_UP = "[anywidget] Failed to initialize model."
COMMANDS = [
    "chromium-headless-shell",  # the same engine without a window of its own: a third less work
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
]
PLACES = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
]
WIDGETS = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.widget-view+json']"
PANEL = "window.jupyterapp.shell.currentWidget"
#: how often a page is asked whether something long is done; asked with every frame, it draws sixty a second
POLL_MS = 50


def find_browser() -> str | None:
    """The path of Chromium, Chrome or Edge on this computer, or None."""
    arriving.until_installed()
    for command in COMMANDS:
        if path := shutil.which(command):
            return path
    for place in PLACES:
        for name in ("ProgramFiles", "ProgramFiles(x86)"):
            place = place.replace("{" + name + "}", os.environ.get(name, "none"))
        if Path(place).exists():
            return place
    return None


def sign_all(python: Path, folder: Path, state: Path) -> None:
    """Sign every lesson of a folder, as shipped ones are."""
    assert sign(python, sorted((folder / "notebooks").glob("[0-9][0-9]_*.ipynb")), quiet_environment(state))


class TestLab(LabServer):
    """The course's own server over a copy of the lessons, with the application exposed to the tests."""

    __test__ = False

    def __init__(self, python: Path, folder: Path):
        super().__init__(
            python,
            folder,
            ROOT / "deploy" / "jupyter",
            folder / "state",
            ("--LabApp.expose_app_in_browser=True",),
        )

    def add(self, name: str, text: str) -> str:
        """Write a notebook beside the lessons, trust it as shipped lessons are; return its page."""
        (self.folder / "notebooks" / name).write_text(text, "utf-8")
        notary = NotebookNotary(data_dir=str(self.state / "data"))  # a process of its own would take a second
        notary.sign(nbformat.reads(text, as_version=4))
        notary.store.close()
        return f"notebooks/{name}"

    def open(self, page, notebook: str) -> None:
        """Show a notebook (`02_by_mouth.ipynb`) in a Playwright page and wait for its kernel."""
        seed_workspace(self.settings, self.state / "workspaces")
        page.goto(self.url(f"notebooks/{notebook}"))
        self._until_ready(page)

    def turn_to(self, page, notebook: str) -> None:
        """Show a notebook in place of the page's last one, whose kernel ends; JupyterLab itself goes on.

        Opening a page anew takes three seconds of the processor, this takes one.
        """
        page.evaluate(
            """async () => {
                const all = [...window.jupyterapp.shell.widgets("main")];  // a link may have opened a second
                for (const last of all.filter(one => one.context?.sessionContext)) {
                    await last.context.sessionContext.shutdown();
                    last.dispose();
                }
            }"""
        )
        page.errors.clear()  # what the last one said while it ended is none of the next one's
        page.warned.clear()
        path = f"notebooks/{notebook}"
        opened = 'path => window.jupyterapp.commands.execute("docmanager:open", { path }).then(() => null)'
        page.evaluate(opened, path)
        page.wait_for_function(f"path => {PANEL}?.context?.path === path", arg=path, polling=POLL_MS)
        self._until_ready(page)

    def _until_ready(self, page) -> None:
        """Wait for the cells of the open notebook and its kernel."""
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        page.wait_for_function(f"() => {PANEL}?.context?.isReady", polling=POLL_MS)
        page.evaluate(f"() => {PANEL}.context.sessionContext.ready")
        idle = f"() => {PANEL}.context.sessionContext.session?.kernel?.status === 'idle'"
        page.wait_for_function(idle, polling=POLL_MS)


def book(*cells: str) -> str:
    """A notebook of these code cells, as a file holds it."""
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = [nbformat.v4.new_code_cell(cell) for cell in cells]
    return nbformat.v4.writes(nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": spec}))


def new_page(context):
    """A page of a browser window that waits for slow computers and keeps its scripts' errors and warnings."""
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.errors = []
    page.warned = []
    page.on("pageerror", lambda error: GIVEN_UP in str(error) or page.errors.append(str(error)))
    page.on("console", lambda said: said.type in ("warning", "error") and page.warned.append(said.text))
    page.on("console", lambda said: "Content Security" in said.text and page.errors.append(said.text))
    return page


class SameWindow:
    """One browser window for the tests that need no fresh one: each notebook takes the place of the last."""

    def __init__(self, browser, server: TestLab):
        self.server = server
        self.page = new_page(browser.new_context())

    def __call__(self, notebook: str, width: int = 1280, height: int = 900):
        """Show a notebook in a light window of that size; return its page."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="light")
        # a red test may leave a question on the page, or none of JupyterLab
        if self.page.evaluate("() => window.jupyterapp && !document.querySelector('.jp-Dialog')"):
            self.server.turn_to(self.page, notebook)
        else:
            self.page.errors.clear()
            self.page.warned.clear()
            self.server.open(self.page, notebook)
        return self.page

    def run(self, name: str, *cells: str, height: int, width: int = 1280):
        """Show a notebook of these cells and run it; for tests that share one page."""
        self.server.add(name, book(*cells))
        page = self(name, width, height)
        run_all(page)
        return page


def run_all(page, seconds: float = 120) -> None:
    """Press the lesson's Start button (where there is none: run all cells), wait until every cell has run."""
    listen_for_the_end(page)
    button = start_button(page)
    if button.count():
        button.first.click()
    else:
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    until_run(page, seconds)


def start_button(page):
    return page.get_by_role("button", name=re.compile("start this lesson", re.IGNORECASE))


def listen_for_the_end(page) -> None:
    """JupyterLab's own command says when it is done, so counts left from an earlier run cannot deceive."""
    page.evaluate(
        """() => {
            const ends = ['notebook:run-all-cells', 'notebook:restart-run-all'];
            window.courseRan = false;
            window.jupyterapp.commands.commandExecuted.connect((_, {id, result}) => {
                if (ends.includes(id)) result.finally(() => { window.courseRan = true; });
            });
        }"""
    )


def until_run(page, seconds: float = 120) -> None:
    """Wait until every cell has run and every lab stands there; its end was listened for before it began."""
    page.wait_for_function(
        "() => window.courseRan || document.querySelector('.jp-Dialog')",
        timeout=seconds * 1000,
        polling=POLL_MS,
    )
    dialog = page.locator(".jp-Dialog")
    assert dialog.count() == 0, f"JupyterLab asks something: {dialog.first.inner_text()}"
    page.wait_for_function(
        f"() => {PANEL}.context.sessionContext.session.kernel.status === 'idle'", polling=POLL_MS
    )
    wait_until_drawn(page)
    counts = execution_counts(page)
    assert all(counts), (
        f"These code cells have not run: {[n for n, count in enumerate(counts, 1) if not count]}"
    )


def wait_until_drawn(page) -> None:
    """Wait until every lab stands on the page and the page is the learner's.

    Until then the lesson's first line brings the page back to the top; a turn of the wheel ends that.
    """
    page.wait_for_function(
        f"""() => [...document.querySelectorAll("{WIDGETS}")].every(
            place => place.querySelector('.bac-part, .widget-box'))""",
        polling=POLL_MS,
    )
    if page.locator(".bac-start").count():
        page.locator(".bac-start-text:not(:empty)").wait_for(state="attached")
        page.mouse.move(600, 450)
        page.mouse.wheel(0, 1)


def until_answered(page) -> None:
    """Wait until Python has heard what was just done and the page shows what it said.

    A kernel answers in order. It is asked twice, because a widget whose last message is still under way
    sends its next one after that. With the frame, JupyterLab has done what it put off.
    """
    page.evaluate(
        f"""async () => {{
            for (let turn = 0; turn < 2; turn++) {{
                await {PANEL}.context.sessionContext.session.kernel.requestKernelInfo();
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
            }}
        }}"""
    )


def end_kernel(page) -> None:
    """End the kernel of the open notebook, so that the next test has the computer to itself."""
    page.evaluate(f"() => window.jupyterapp && {PANEL}?.context?.sessionContext?.shutdown()")


def execution_counts(page) -> list[int | None]:
    """The execution count of every code cell of the open notebook."""
    cells = f"{PANEL}.content.widgets.map(cell => cell.model).filter(model => model.type === 'code')"
    return page.evaluate(f"() => {cells}.map(model => model.executionCount)")


def error_texts(page) -> list[str]:
    """What stands in red under the cells: errors and warnings."""
    red = page.locator(
        ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr'],"
        ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']"
    )
    return red.all_text_contents()
