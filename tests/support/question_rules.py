"""The rules that every question keeps, of a lesson or of a case; each has rules of its own beside these."""

import re

from baclofen.check.question_bank import LONGEST_WHY
from baclofen.content.question_checks import SHORTEST_WHY
from baclofen.model.scoring import score
from tests.support.question_bank import SOURCES


def all_kept(item):
    """Ask each of the rules below; the first that is broken says what to mend."""
    may_be_scored(item)
    has_reasons_and_sources(item)
    places_blanks_and_spans_once(item)


def may_be_scored(item):
    found = score(item, item["key"])
    assert found.right, "The key itself is not scored as right: look at key and options."
    assert found.score == found.max >= 1, "The key does not get all points: look at key and options."
    assert score(item, None).score == 0, "An item left blank must score 0: look at its key."


def has_reasons_and_sources(item):
    for option in item["option"]:
        assert SHORTEST_WHY <= len(option["why"]) <= LONGEST_WHY, (
            f"option {option['id']}: a reason has {SHORTEST_WHY} to {LONGEST_WHY} letters, "
            f"not {len(option['why'])}."
        )
        assert not re.match(r"(?i)(this is )?(in)?correct\b|wrong\b|right\b", option["why"]), (
            f"option {option['id']}: begin with the fact, not with the verdict."
        )
        assert option["source"], f"option {option['id']}: name its source."
        assert set(option["source"]) <= SOURCES, (
            f"option {option['id']}: add to data/sources {set(option['source']) - SOURCES}"
        )
        assert option["why"] != option["text"], f"option {option['id']}: the reason repeats the option."
    whys = [option["why"] for option in item["option"]]
    assert len(set(whys)) == len(whys), "two options share one reason"


def places_blanks_and_spans_once(item):
    shown = " ".join([item.get("text", ""), *(cell for row in item.get("cells", []) for cell in row)])
    marks = re.findall(r"\[([a-z]\d)\]", shown)
    if item["type"] in ("highlight", "highlight_table"):
        assert marks == [option["id"] for option in item["option"]], (
            "Each span of a highlight item stands in its text once, as [s1], in the order of its options: "
            f"{marks}."
        )
    else:
        assert marks == item.get("blanks", []), (
            f"Each blank stands in the text once, as [b1], in the order of blanks: {marks}."
        )
    assert all(len(row) == len(item["head"]) for row in item.get("cells", [])), (
        f"A row of cells has as many cells as head: {item.get('head')}."
    )
    if "trend" in item:
        assert len(item["trend"]["columns"]) >= 3, "A trend has three columns or more: a name and two times."
        assert all(len(row) == len(item["trend"]["columns"]) for row in item["trend"]["rows"]), (
            "Each row of a trend has as many cells as columns."
        )
