"""The commands of the course, as run.py hands them over. Standard library only."""

import sys
from pathlib import Path

from tools.launch import data
from tools.launch.errors import Trouble

ROOT = Path(__file__).resolve().parents[2]
START = "notebooks/00_start_here.ipynb"
AFTER_THE_CHECK = ("open", "--no-browser", "test", "notebooks", "site")

HELP = """\
Baclofen, by mouth or by pump: an interactive course.

  python run.py              open the course in your browser (Windows: py run.py)
  python run.py check        look over data/ and the lessons in seconds, and say what has to be mended
  python run.py test         run every test; words after it go to pytest
  python run.py site         build the edition that needs no installation; --serve also shows it
  python run.py notebooks    run all lessons again and save them (for maintainers)
  python run.py --help       show this page

The first start fetches what the course needs into the folder .venv inside the course folder: this takes a
few minutes and needs the internet. Later starts take seconds and work without the internet. To stop the
course, come back to this window and press Ctrl-C. To remove everything, delete the course folder.

  --no-browser    with no other word: do not open a browser window, only show the address
"""


def main(words: list[str]) -> int:
    """Do what the words say; every expected trouble becomes one sentence and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a terminal that cannot show a letter must not stop the course
    try:
        return _dispatch(words)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _dispatch(words: list[str]) -> int:
    verb, rest = (words[0], words[1:]) if words else ("open", [])
    if verb in ("-h", "--help", "help"):
        print(HELP)
        return 0
    if verb == "check" and not rest:
        return data.check_data(ROOT)
    if verb in AFTER_THE_CHECK and data.check_data(ROOT, quiet=True):
        return 1
    if verb == "test":
        from tools.launch import run_tests

        return run_tests.run_tests(ROOT, rest)
    if verb == "site":
        from tools.launch import browser_edition

        return browser_edition.run_site(ROOT, rest)
    if verb == "notebooks":
        from tools.launch import run_tests

        return run_tests.run_module(ROOT, "tools.lessons.run", rest)
    if verb in ("open", "--no-browser") and set(rest) <= {"--no-browser"}:
        from tools.launch import jupyterlab

        return jupyterlab.open_course(ROOT, START, browser="--no-browser" not in words)
    raise Trouble(
        f"'{' '.join(words)}' is not something this course can do: python run.py --help shows what is."
    )
