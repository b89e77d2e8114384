"""What the browser edition costs a learner: bytes, seconds, milliseconds and memory, in a Chromium here.

The site is handed out on loopback, compressed as a free static host does it; the browser knows no other.

    python benchmarks/site.py [--visits 3] [--lesson 05]

- bytes: what the server sent until the kernel of the view with code stands (no picture is needed before Start
  is pressed); for the page without code until every lab is awake, and with the copies for days without the
  internet;
- seconds: from the address to the first lab that can be moved, for a new visitor and for one who comes back;
- milliseconds: from a real key press on the slider to the new picture in the page, 40 presses;
- memory: of all processes of the browser (proportional set size), with a blank page and with one lesson.
"""

import argparse
import contextlib
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.needed_parts import need  # noqa: E402  (found only from the course's folder)

need("psutil", "playwright")

import psutil  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

sys.path.insert(0, str(ROOT))

from benchmarks import touch  # noqa: E402  (found only from the course's folder)
from tests.site.conftest import NO_NAMES, live_address  # noqa: E402
from tests.support import jupyterlab  # noqa: E402
from tools import site as builder  # noqa: E402
from tools.site import serve  # noqa: E402

KERNEL = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel"
FIRST_PICTURE = "document.querySelector('.bac-panel .bac-stage svg') && document.body.matches('.course-live')"
PRESSES = 40


class Counting(serve.Handler):
    """Counts every byte of every answer, heads included."""

    sent = 0

    def setup(self):
        super().setup()
        write = self.wfile.write

        def counted(data):
            Counting.sent += len(data)
            return write(data)

        self.wfile.write = counted


def wait_for_word(page: Page, part: str) -> None:
    page.wait_for_function(
        "part => document.getElementById('course-said')?.textContent.includes(part)",
        arg=part,
        timeout=240_000,
    )


def visit(page: Page, address: str) -> float:
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_function(FIRST_PICTURE, timeout=240_000)
    return time.perf_counter() - began


def bytes_of(browser, address: str) -> dict[str, int]:
    counts = {}
    context = browser.new_context()
    page = context.new_page()
    Counting.sent = 0
    page.goto(address.removesuffix("&page"))
    page.wait_for_function(f"{KERNEL}?.status === 'idle'", timeout=240_000)
    page.evaluate(f"{KERNEL}.info.then(() => 0)")
    counts["kernel stands"] = Counting.sent
    context.close()
    context = browser.new_context()
    page = context.new_page()
    Counting.sent = 0
    page.goto(address)
    for name, word in (("labs awake", "labs are ready"), ("kept", "kept")):
        wait_for_word(page, word)
        counts[name] = Counting.sent
    context.close()
    return counts


def seconds_of(browser, address: str, visits: int) -> tuple[list[float], list[float]]:
    cold, warm = [], []
    for _ in range(visits):
        context = browser.new_context()
        page = context.new_page()
        cold.append(visit(page, address))
        wait_for_word(page, "kept")
        page.close()
        warm.append(visit(context.new_page(), address))
        context.close()
    return cold, warm


def milliseconds_of(browser, address: str) -> list[float]:
    context = browser.new_context(viewport={"width": 1280, "height": 1400})
    page = context.new_page()
    visit(page, address)
    page.get_by_role("button", name="Skip the prediction").first.click()
    page.evaluate(touch.WATCH)
    times = [
        touch.press(page, "LiveFigure", "ArrowRight" if n % 20 < 10 else "ArrowLeft")[0]
        for n in range(PRESSES + 5)
    ]
    context.close()
    return times[5:]


def memory_of(browser) -> float:
    """MB of all processes of the browser."""
    (root,) = [
        one
        for one in psutil.Process().children(recursive=True)
        if "--remote-debugging" in (words := words_of(one)) and "--type=" not in words
    ][:1]
    family = [root, *root.children(recursive=True)]
    return sum(one.memory_full_info().pss for one in family if one.is_running()) / 1e6


def words_of(process: psutil.Process) -> str:
    """What a process was called with; empty where it is just ending."""
    with contextlib.suppress(psutil.NoSuchProcess):  # also of one that has ended and is not yet cleared away
        return " ".join(process.cmdline())
    return ""


def megabytes(browser, address: str) -> tuple[float, float]:
    context = browser.new_context()
    page = context.new_page()
    page.goto("about:blank")
    blank = memory_of(browser)
    visit(page, address)
    wait_for_word(page, "kept")
    lesson = memory_of(browser)
    context.close()
    return blank, lesson


def shown(name: str, values: list[float], unit: str) -> str:
    return f"{name}: {', '.join(f'{value:.1f}' for value in values)} {unit}"


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--visits", type=int, default=3)
    words.add_argument("--lesson", default="05")
    asked = words.parse_args()
    folder = ROOT / builder.FOLDER
    serve.Handler = Counting
    with serve.serving(folder) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=jupyterlab.find_browser(), args=[*jupyterlab.FLAGS, NO_NAMES]
        )
        address = live_address(host, builder.newest(folder), asked.lesson)
        for name, count in bytes_of(browser, address).items():
            print(f"bytes until {name}: {count / 1e6:.1f} MB", flush=True)
        cold, warm = seconds_of(browser, address, asked.visits)
        print(shown("seconds, new visitor", cold, "s"), shown("coming back", warm, "s"), sep="\n", flush=True)
        times = sorted(milliseconds_of(browser, address))
        p95 = times[round(0.95 * len(times)) - 1]
        print(
            f"key press to new picture: median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms",
            flush=True,
        )
        blank, lesson = megabytes(browser, address)
        print(f"memory: blank page {blank:.0f} MB, one lesson {lesson - blank:.0f} MB more")
        browser.close()


if __name__ == "__main__":
    main()
