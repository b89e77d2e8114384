"""Firefox and WebKit (Safari's family) as Debian packs them, behind one small window.

    with firefox(folder) as window:                 # or webkit(folder); `folder` takes the fresh profile
        window.go("http://127.0.0.1:8765/")
        window.run("name => document.querySelector(name).focus()", "input")
        window.press("End")
        assert not window.asked                     # what was asked of other hosts; each was refused

Firefox is spoken to in WebDriver BiDi, the W3C's own language, straight over its web socket: so neither a
driver program nor a patched browser is needed. WebKit's package brings a driver, which understands WebDriver.
"""

import contextlib
import functools
import shutil
import sys
from pathlib import Path

from tests.support import arriving
from tests.support.blocked_network import Wall
from tests.support.firefox import FIREFOX, Firefox
from tests.support.webkit import WebKit, mini_browser


def lacking(kind: str) -> str:
    """A sentence about what is missing on this computer for a browser of this kind, or nothing."""
    arriving.until_installed()
    if sys.platform != "linux":
        return f"The tests run {kind} on Linux only, as Debian packs it."
    if kind == "firefox" and not shutil.which(FIREFOX):
        return "Firefox is not here: install the package firefox-esr to run this test."
    if kind == "webkit" and not (mini_browser() and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        return "WebKit is not here: install the packages webkit2gtk-driver and xvfb to run this test."
    return ""


@contextlib.contextmanager
def opened(kind: type, folder: Path, **options):
    """A fresh browser behind a wall, for as long as the block lasts, whatever happens in it."""
    wall = Wall()
    try:
        window = kind(folder, wall, **options)
        try:
            yield window
        finally:
            window.end()
    finally:
        wall.end()


firefox = functools.partial(opened, Firefox)
webkit = functools.partial(opened, WebKit)
BROWSERS = {"firefox": firefox, "webkit": webkit}
