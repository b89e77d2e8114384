"""The start page: what the course is, the lessons with three ways into each, and what to know before."""

import shutil
from pathlib import Path

from baclofen import content, labs
from tools import moving_picture
from tools.binder import binder_link, repository
from tools.site.pages import pictures
from tools.site.pages.links import live_links
from tools.site.pages.templates import render

_HERO = "05"


def write_start(out: Path, release: str, megabytes: int) -> Path:
    """Write the start page with its picture; returns its path."""
    lab = labs.routes()
    lab.move(**lab.prediction.after)  # the deepest valleys: what the lesson is about, at one look
    hero = pictures.take(lab, out / "lessons")
    for name in moving_picture.NAMES.values():
        shutil.copyfile(moving_picture.FOLDER / name, out / "lessons" / pictures.FOLDER / name)
    page = out / "index.html"
    page.write_text(
        render(
            "start.html",
            up="",
            release=release,
            megabytes=str(megabytes),
            lessons=[(lesson, live_links(lesson, release)) for lesson in content.lessons()],
            hero=hero.html("lessons/", moving_picture.NAMES),
            hero_lesson=_HERO,
            repository=repository(),
            binder=binder_link(content.lessons()[0].file),
        ),
        encoding="utf-8",
    )
    return page
