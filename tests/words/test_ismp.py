"""Doses are written as ISMP asks: rules and notebooks; tests/check holds tables and questions to them."""

import pytest

from baclofen.check.ismp import RULES, faults
from tests.words.texts import ROOT, notebook_texts, plain

BAD = {
    "micro sign or ug": ["300 \u00b5g", "300 \u03bcg", "300 ug", "50 mcgs"],
    "trailing zero": ["5.0 mg", "1.50 mcg", "2.0 hours"],
    "no leading zero": ["give .5 mg", ".5mL"],
    "no space before the unit": ["5mg", "300mcg", "2mL"],
    "full stop after a unit": ["5 mg. twice", "2 mL./day"],
    "no comma from 1,000": ["1200 mcg", "2000\u00a0mg"],
    "error-prone abbreviation": ["10 mg TID", "give QD", "4 IU", "5 mg HS", "2 cc"],
    "slash in a dose": ["300 mcg/day", "2 mg/kg", "500 mcg / mL"],
    "mL with a small l": ["5 ml", "mg per ml"],
    "sign for words": ["> 10 mg", "\u2265200 mg", "5 mg & 10 mg"],
    "name and dose run together": ["baclofen10 mg"],
    "trademark sign": ["Lioresal\u00ae"],
    "patient instead of client": ["the patient is", "Patients often"],
    "generic name with a capital inside a sentence": ["dose of Baclofen"],
    "broken characters": ["caf\u00c3\u00a9"],
}
GOOD = [
    "300 mcg per day", "0.5 mg", "1,200 mcg", "2,000 mcg per mL", "10 mL", "5 mg.", "It was 2003.", "63%",
    "a 10\u00a0mg tablet", "Baclofen is a drug.", "0.05 mL", "100 mg", "20 mg every 6 hours", "CSF", "24 h",
    "B10 is a claim.", "Take it. Baclofen works.",
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_the_lint_catches_what_it_should(rule):
    for text in BAD[rule]:
        assert any(wrong.startswith(rule) for wrong, _mend in faults(text)), text


@pytest.mark.parametrize("text", GOOD)
def test_the_lint_leaves_good_text_alone(text):
    assert faults(text) == []


def test_every_notebook():
    assert [f"{place}: {fault}" for place, text in notebook_texts() for fault in faults(text)] == []


def test_the_readme_and_the_dictionary():
    for name in ("README.md", "data/README.md"):
        path = ROOT / name
        if path.exists():
            text = plain(path.read_text(encoding="utf-8"))
            # the dictionary shows what not to write
            text = text.replace("0.5 and never .5; 5 and never 5.0", "")
            assert faults(text) == [], name
