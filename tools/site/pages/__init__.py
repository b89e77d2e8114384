"""The static pages of the site: the start page, and every lesson as a page to read and print.

They are plain files beside the release folder, so an update is seen at once. They need no kernel; only the
start page has a script, which warns when the browser will not keep work.
"""

import shutil
from pathlib import Path

from baclofen import content
from baclofen.widgets.figure import unwatched
from tools.lessons import run
from tools.site.pages.drug_card import write_card
from tools.site.pages.glossary import write_glossary
from tools.site.pages.lesson import write_lesson
from tools.site.pages.start import write_start

_STATIC = Path(__file__).parent / "static"


def write(out: Path, release: str, megabytes: int = 26) -> list[Path]:
    """Write start page, card, words and ``lessons/`` into ``out``; returns the pages, the start page first.

    `megabytes` is what a first visit to a live lesson downloads in all, measured on the finished site.
    """
    (out / "lessons").mkdir(parents=True, exist_ok=True)
    shutil.copytree(_STATIC, out, dirs_exist_ok=True)
    shutil.copytree(run.FOLDER / "images", out / "lessons" / "images", dirs_exist_ok=True)
    with unwatched():
        start = write_start(out, release, megabytes)
        more = [write_card(out, release), write_glossary(out, release)]
        return [start, *more, *(write_lesson(lesson, out, release) for lesson in content.lessons())]
