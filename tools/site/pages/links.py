"""The addresses of the ways into a lesson: the one place that knows how the finished site is laid out."""

from dataclasses import dataclass
from urllib.parse import quote

from baclofen import content


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
    notebook = f"{up}{release}/notebooks/index.html?path={quote(f'{release}/{lesson.file}')}"
    return Links(
        live=f"{notebook}&page",
        notebook=notebook,
        read=f"{up}lessons/{page_name(lesson)}",
    )
