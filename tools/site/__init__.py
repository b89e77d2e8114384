"""The edition that needs no installation: the whole course as a folder that any web server can hand out."""

import shutil
import sys
import tomllib
from pathlib import Path

from tools.launch.errors import Trouble
from tools.site.release import keep_previous, name_release, newest

FOLDER = "site"
FIRST_VISIT_MB = 23  # what a first lesson fetches in all, as benchmarks/site.py measured it
TOO_OLD = (
    "Building the browser edition needs Python 3.12 or newer, but this is Python {version}: install a newer "
    "one, then run the same command with it."
)


def build(root: Path, say=print) -> Path:
    """Build the site into the folder ``site`` of the course; returns the folder.

    The finished folder replaces the old one in one step: a build that fails leaves the old one as it was.

    Raises:
        Trouble: something could not be fetched, is not what it should be, or JupyterLite refused.
    """
    if sys.version_info < (3, 12):
        raise Trouble(TOO_OLD.format(version=".".join(map(str, sys.version_info[:2]))))
    from tools.site import jupyterlite, live, pages, wheels

    cache = root / ".venv" / "course" / "site"
    fresh, out = cache / "fresh", root / FOLDER
    recipe = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text("utf-8"))
    release = name_release(root)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    say("Fetching Python for the browser ...")
    wheels.gather(recipe, cache, cache / "pyodide")
    say("Building the live lessons ...")
    jupyterlite.build(root, recipe, cache / "pyodide", cache / "work", release, fresh / release)
    say("Writing the pages ...")
    pages.write(fresh, release, FIRST_VISIT_MB)
    live.write(fresh, release)
    keep_previous(out, fresh, release)
    (fresh / ".nojekyll").touch()  # else a free static host leaves out folders that begin with a special sign
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    return out
