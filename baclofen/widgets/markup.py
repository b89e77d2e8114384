"""Safe HTML: every text is escaped, and only what these functions make counts as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Html(str):
    """A text that is already safe HTML."""

    __slots__ = ()


def safe(text: str) -> Html:
    """Return the text as HTML; Html stays as it is."""
    return text if isinstance(text, Html) else Html(escape(str(text)))


def tag(name: str, *children: str, **attributes: str) -> Html:
    """Return an element; a trailing underscore in an attribute is dropped (`class_`).

    >>> tag("p", "1 < 2", class_="fine")
    '<p class="fine">1 &lt; 2</p>'
    """
    given = "".join(f' {key.rstrip("_")}="{escape(str(value))}"' for key, value in attributes.items())
    return Html(f"<{name}{given}>{''.join(map(safe, children))}</{name}>")


def paragraph(*children: str) -> Html:
    """Return a paragraph."""
    return tag("p", *children)


def items(texts: Iterable[str]) -> Html:
    """Return a list with one item per text."""
    return tag("ul", *(tag("li", text) for text in texts))


def together(parts: Iterable[str]) -> Html:
    """Return several pieces, one after the other."""
    return Html("".join(map(safe, parts)))
