"""The templates in html/, with the words of the course at hand."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from baclofen import content
from tools.lessons.minutes import minutes_text
from tools.site.pages.markup import word
from tools.site.pages.prose import inline
from tools.site.policy import READING

_FOLDER = Path(__file__).parent / "html"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    made.globals["policy"] = Markup(READING)  # it holds no sign that HTML knows
    made.globals["word"] = lambda key, **values: Markup(word(key, **values))
    made.globals["say"] = lambda key, **values: Markup(inline(content.word(f"site.{key}", **values)))
    made.globals["shared"] = content.word
    made.globals["minutes_text"] = minutes_text
    return made


def render(name: str, **values: object) -> str:
    """Return a page; what is missing is an error, not a gap."""
    return _environment().get_template(name).render(**values)
