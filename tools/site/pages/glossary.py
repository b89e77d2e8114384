"""Every word of the glossary on one page, with a search field."""

from pathlib import Path

from baclofen import content
from tools.lessons import fill
from tools.site.pages.links import live_links
from tools.site.pages.templates import render

NAME = "glossary.html"
_LESSON = "00"


def write_glossary(out: Path, release: str) -> Path:
    """Write the page of words; returns its path."""
    page = out / NAME
    terms = [
        (term, "; ".join(dict.fromkeys(fill.author_year(content.source(id)) for id in term.source)))
        for term in content.glossary()
    ]
    links = live_links(content.lesson(_LESSON), release)
    page.write_text(
        render("glossary.html", up="", release=release, terms=terms, links=links), encoding="utf-8"
    )
    return page
