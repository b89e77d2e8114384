"""The pages to read, without the labs: which there are, and writing them in a second."""

from pathlib import Path

from baclofen import content
from tools.site import pages

RELEASE = "2026.11-test"
LESSONS = [f"lessons/{lesson.file.replace('.ipynb', '.html')}" for lesson in content.lessons()]
PAIRS = list(zip(LESSONS, content.lessons(), strict=True))
PAGES = ["index.html", "drug_card.html", "glossary.html", *LESSONS]


def write(out: Path) -> Path:
    """Write every page; returns their folder."""
    written = pages.write(out, RELEASE, megabytes=77)
    assert [path.relative_to(out).as_posix() for path in written] == PAGES
    return out
