"""The pages to read, without the labs: which there are, and having them, once for all tests of a run."""

import json
import shutil
from pathlib import Path

from baclofen import content
from tests.support import sharing
from tools.site import FIRST_VISIT_MB, pages

LESSONS = [f"lessons/{lesson.file.replace('.ipynb', '.html')}" for lesson in content.lessons()]
PAIRS = list(zip(LESSONS, content.lessons(), strict=True))
PAGES = ["index.html", "drug_card.html", "glossary.html", *LESSONS]
#: what stands beside them in a finished site, for the labs and for days without a network
_OF_LABS = ("404.html", "offline.*")


def had(factory, site: Path | None) -> Path:
    """The folder of every page and of the note that names their release, to look at only.

    To draw all pictures takes longest: where there is a finished site, the pages are its own, else the first
    of all tests and workers that asks writes them. `factory` is pytest's tmp_path_factory.
    """
    folder = sharing.folder_of_the_run(factory)
    out = folder / "pages_to_read"
    sharing.made_once(folder, out.name, lambda: _take(site, out) if site else _write(out))
    assert sorted(page.relative_to(out).as_posix() for page in out.rglob("*.html")) == sorted(PAGES)
    return out


def _take(site: Path, out: Path) -> str:
    """Copy what a finished site holds beside its releases; returns where."""
    releases = [folder.name for folder in site.iterdir() if folder.is_dir() and folder.name != "lessons"]
    return str(shutil.copytree(site, out, ignore=shutil.ignore_patterns(*releases, *_OF_LABS)))


def _write(out: Path) -> str:
    """Write every page; returns where."""
    pages.write(out, "2026.11-test", FIRST_VISIT_MB)
    (out / "release.json").write_text(json.dumps({"newest": "2026.11-test"}), "utf-8")
    return str(out)
