"""The drug card: every value equals the data, and the page prints on one sheet, Letter or A4."""

import csv
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from baclofen import content
from baclofen.content.facts import FACT
from tools.lessons.drug_card import card_rows

NAME = "drug_card.html"


@pytest.fixture(scope="module")
def rows(pages_read) -> dict[str, str]:
    page = BeautifulSoup((pages_read / NAME).read_text("utf-8"), "html.parser")
    return {row["id"]: row.td.get_text() for row in page.tbody.find_all("tr")}


def typed() -> dict[str, str]:
    """The text of each row as it stands in the table, its facts not filled in."""
    with (content.library().folder / "drug_card.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row["text"] for row in csv.DictReader(file)}


def test_every_row_stands_on_the_page(rows):
    assert list(rows) == [row.id for row in card_rows()]
    assert len(rows) >= 14


@pytest.mark.parametrize("id", [row.id for row in card_rows()])
def test_each_value_equals_the_data(id, rows):
    facts = FACT.findall(typed()[id])
    for fact in facts:
        value = content.fill("{p:" + fact + "}")
        assert re.search(rf"(?<![\d.,]){re.escape(value)}", rows[id]), f"{fact}: {value}"
    shown = FACT.sub("", typed()[id])
    assert not re.search(r"\d+ (?:mg|mcg|mL|h|days|weeks)\b", shown), "A value is typed: quote it."


def test_lesson_01_shows_the_same_rows(rows):
    book = (Path(content.__file__).parents[2] / "notebooks" / content.lesson("01").file).read_text("utf-8")
    for row in card_rows():
        assert row.text.replace('"', '\\"') in book, row.id


@pytest.mark.browser
@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_card_prints_on_one_sheet(paper, browser, pages_read):
    page = browser.new_page()
    page.goto((pages_read / NAME).as_uri())
    sheet = page.pdf(format=paper, prefer_css_page_size=False)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 1
