"""Lesson prose as plain HTML: Markdown in, semantic HTML out, without a mark of the notebook left."""

import re
from html import escape, unescape

import mistune
from mistune.plugins.table import table as table_plugin

from tools.lessons.terms import TARGET
from tools.site.pages.markup import WIDE_TABLE, scroll

_BLOCKS = re.compile(r"<!--(start|lesson|sources)-->.*?<!--/\1-->", re.DOTALL)
_SOURCE = re.compile(r"<!--s:([^>]+?)-->\[(.*?)\]\(#Sources\)<!--/s-->", re.DOTALL)
_EMPTY_FOLD = re.compile(r"<details><summary>[^<]*</summary>\s*</details>")  # it held such a block
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TITLE = re.compile(r"\A# .*$", re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
_OWN_TAG = re.compile(r"</?(?:details|summary)>|<br ?/?>")  # the HTML that a lesson may use
_ANY_TAG = re.compile(r"<[^>]*>?")


_INLINE = mistune.create_markdown(escape=True)


class _Renderer(mistune.HTMLRenderer):
    """Headings with ids; links to pages; tables a screen reader can follow."""

    def __init__(self) -> None:
        super().__init__(escape=False)
        self.headings: list[tuple[int, str, str]] = []

    def block_html(self, html: str) -> str:
        """HTML of a lesson: a part that opens, and a new line; any other tag is shown as words."""
        return f"{_own(html)}\n"

    def inline_html(self, html: str) -> str:
        """The same within a line."""
        return _own(html)

    def heading(self, text: str, level: int, **attrs: str) -> str:
        """A heading with an id that no other heading of the page has."""
        words = _TAG.sub("", text)
        name = re.sub(r"\W+", "-", unescape(words)).strip("-")
        taken = {one for _, one, _ in self.headings}
        while name in taken:
            name += "-"
        self.headings.append((level, name, words))
        return f'<h{level} id="{escape(name)}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link; one to a notebook becomes one to its page, one to a word opens its plain words in place."""
        if url == TARGET and title:
            words = f"<span>{escape(title, False)}</span>"
            return f'<details class="term"><summary>{text}</summary>{words}</details>'
        return super().link(text, re.sub(r"^([^/:]+)\.ipynb$", r"\1.html", url), title)

    def paragraph(self, text: str) -> str:
        """A paragraph; with a word that opens in it, it is none for HTML and looks like one."""
        return (
            f'<div class="p">{text}</div>\n' if '<details class="term"' in text else super().paragraph(text)
        )

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A picture with its alternative text."""
        return f'<img class="drawing" src="{self.safe_url(url)}" alt="{escape(_TAG.sub("", text))}">'

    def table(self, text: str) -> str:
        """A table; a wide one scrolls in its own frame."""
        columns = text.partition("</tr>")[0].count("</t")
        return scroll(f"<table>{text}</table>", columns >= WIDE_TABLE)

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        """A cell; an empty head is no head."""
        if head and text.strip():
            return f'<th scope="col">{text}</th>'
        return f"<td>{text}</td>"


class Prose:
    """The Markdown of one page; ``headings`` lists (level, id, words) of what was rendered so far."""

    def __init__(self) -> None:
        self._renderer = _Renderer()
        self._markdown = mistune.Markdown(self._renderer, plugins=[table_plugin])

    @property
    def headings(self) -> list[tuple[int, str, str]]:
        """Every heading so far: level, id, words."""
        return self._renderer.headings

    def html(self, text: str) -> str:
        """A Markdown cell as HTML; title, start button and marks are left out."""
        return str(self._markdown(cleaned(text)))


def _own(html: str) -> str:
    """The HTML with every tag escaped that a lesson may not use."""
    return _ANY_TAG.sub(lambda tag: tag[0] if _OWN_TAG.fullmatch(tag[0]) else escape(tag[0]), html)


def cleaned(text: str) -> str:
    """The Markdown without title, blocks that a page makes itself, and invisible marks."""
    text = _BLOCKS.sub("", _TITLE.sub("", text.strip()))
    text = _SOURCE.sub(r"[\2](#source-\1)", text)
    return _EMPTY_FOLD.sub("", _COMMENT.sub("", text)).strip()


def inline(text: str) -> str:
    """One sentence with **strong** words, as HTML without a paragraph around it."""
    html = str(_INLINE(text)).strip()
    return html.removeprefix("<p>").removesuffix("</p>")
