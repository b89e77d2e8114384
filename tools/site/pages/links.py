"""The addresses of the ways into a lesson: the one place that knows how the finished site is laid out."""

from dataclasses import dataclass
from urllib.parse import quote

from baclofen import content

#: What the page without code runs; ``{lesson}`` is the number of the lesson.
LIVE_CODE = 'from baclofen import labs; labs.lesson("{lesson}")'
_LIVE = "kernel=python&execute=1&hideCodeInput=1&showBanner=0&promptCellPosition=bottom"


@dataclass(frozen=True)
class Links:
    """Relative addresses of one lesson."""

    live: str
    notebook: str
    read: str


def page_name(lesson: content.Lesson) -> str:
    """The file name of the page to read."""
    return lesson.file.replace(".ipynb", ".html")


def live_links(lesson: content.Lesson, release: str, up: str = "") -> Links:
    """The three ways into a lesson, seen from the start page, or with ``up="../"`` from a lesson's page."""
    code = quote(LIVE_CODE.format(lesson=lesson.id))
    return Links(
        live=f"{up}{release}/repl/index.html?{_LIVE}&code={code}",
        notebook=f"{up}{release}/notebooks/index.html?path={quote(lesson.file)}",
        read=f"{up}lessons/{page_name(lesson)}",
    )
