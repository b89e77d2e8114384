"""The pages to read, without the labs: which there are, and writing them, once for all tests of a run."""

from pathlib import Path

from baclofen import content
from tests.support import sharing
from tools.site import pages

RELEASE = "2026.11-test"
LESSONS = [f"lessons/{lesson.file.replace('.ipynb', '.html')}" for lesson in content.lessons()]
PAIRS = list(zip(LESSONS, content.lessons(), strict=True))
PAGES = ["index.html", "drug_card.html", "glossary.html", *LESSONS]


def written(factory) -> Path:
    """The folder of every page, to look at only; `factory` is pytest's tmp_path_factory.

    To draw all pictures takes twenty seconds, so the first of all tests and workers that asks writes them.
    """
    folder = sharing.folder_of_the_run(factory)
    return Path(sharing.made_once(folder, "pages_to_read", lambda: _write(folder / "pages_to_read")))


def _write(out: Path) -> str:
    """Write every page; returns their folder."""
    made = pages.write(out, RELEASE, megabytes=77)
    assert [path.relative_to(out).as_posix() for path in made] == PAGES
    return str(out)
