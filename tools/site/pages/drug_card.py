"""The drug card as a page that prints on one sheet; every value comes from data/."""

from pathlib import Path

from baclofen import content
from tools.lessons import fill
from tools.lessons.drug_card import CardRow, card_rows
from tools.site.pages.lesson import CARD_LESSON
from tools.site.pages.links import Links, live_links
from tools.site.pages.templates import render

NAME = "drug_card.html"


def write_card(out: Path, release: str) -> Path:
    """Write the page of the drug card; returns its path."""
    page = out / NAME
    rows = [(row, _named(row)) for row in card_rows()]
    page.write_text(
        render("drug_card.html", up="", release=release, rows=rows, links=_links(release)), encoding="utf-8"
    )
    return page


def _links(release: str) -> Links:
    return live_links(content.lesson(CARD_LESSON), release)


def _named(row: CardRow) -> str:
    """The sources of a row by their short names."""
    return "; ".join(dict.fromkeys(fill.author_year(content.source(id)) for id in row.source))
