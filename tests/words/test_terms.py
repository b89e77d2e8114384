"""Two vocabularies: the plain word first, the term of the exam beside it, both in the glossary.

The list is that of the clinical review. The tool that fills the lessons links the first use of
each term; here it is held that the plain word comes before it.
"""

import re

import nbformat
import pytest

from baclofen import content
from tools.lessons import run, terms

#: term of the exam -> plain words, one of which stands shortly before its first use in a lesson
EXAM = {
    "agonist": ("switches it on", "switch"),
    "autonomic dysreflexia": ("pressure",),
    "boxed warning": ("box",),
    "bradycardia": ("slow pulse",),
    "contraindication": ("reason", "reasons"),
    "high-alert medication": ("heavy harm",),
    "hypertension": ("high",),
    "hyperthermia": ("fever", "hot"),
    "hypertonia": ("too tight",),
    "hypotension": ("low blood pressure",),
    "hypothermia": ("cold body", "low body temperature"),
    "hypotonia": ("too loose", "loose muscles"),
    "malignant hyperthermia": ("reaction to anesthesia",),
    "meningitis": ("infection of the skins", "infection"),
    "naloxone": ("undone", "opioid"),
    "paresthesia": ("tingling",),
    "pruritus": ("itch",),
    "respiratory depression": ("shallow breathing",),
    "SBAR": ("four steps",),
    "sepsis": ("infection",),
    "somnolence": ("sleepiness", "drowsiness"),
    "tachycardia": ("fast pulse",),
}
#: told in the table of rivals, with its plain words beside it
RIVALS = {"neuroleptic malignant syndrome", "serotonin syndrome"}
BEFORE = 170


@pytest.fixture(scope="module")
def lessons() -> dict[str, str]:
    return {path.name[:2]: run.markdown(nbformat.read(path, as_version=4)) for path in run.lessons()}


def first_uses(text: str) -> dict[str, str]:
    """Each linked term with the open prose that stands before it and the word itself."""
    uses = {}
    for match in terms.PLACED.finditer(text):
        shown = terms.PLACED.sub(r"\g<text>", text[: match.start()])
        uses[match["term"]] = re.sub(r"<!--.*?-->|\*", "", shown, flags=re.S)[-BEFORE:]
    return uses


def told_plainly(term: str, before: str) -> bool:
    return any(word in before.lower() for word in EXAM[term])


@pytest.mark.parametrize("term", sorted(EXAM.keys() | RIVALS))
def test_each_term_of_the_exam_stands_in_the_glossary(term):
    found = [entry for entry in content.glossary() if entry.term == term]
    assert found, f"Add '{term}' to data/glossary.csv."
    assert found[0].source
    assert re.fullmatch(r"[A-Za-z' -]+", found[0].say)


@pytest.mark.parametrize("term", EXAM)
def test_each_term_is_used_and_its_plain_word_stands_before_it(term, lessons):
    before = {id: first_uses(text)[term] for id, text in lessons.items() if term in first_uses(text)}
    assert before, f"No lesson uses '{term}': write it in parentheses after its plain word."
    for id, text in before.items():
        assert told_plainly(term, text), (id, f"Put one of {EXAM[term]} before '{term}'.", text[-80:])


@pytest.mark.parametrize("term", sorted(RIVALS))
def test_each_rival_is_named_where_a_lesson_shows_the_table(term, lessons):
    tables = "".join(
        m[0]
        for text in lessons.values()
        for m in re.finditer(r"<!--table:rivals.*?<!--/table-->", text, re.S)
    )
    assert f"**{term}**: " in tables


def test_every_word_of_the_glossary_reaches_a_learner(lessons):
    linked = {term for text in lessons.values() for term in first_uses(text)}
    assert {term.term for term in content.glossary()} - linked - RIVALS == set()


def test_the_lint_sees_a_term_without_its_plain_word():
    (text,) = terms.linked(["Watch for hypotension after the dose."])
    assert not told_plainly("hypotension", first_uses(text)["hypotension"])
    (text,) = terms.linked(["Watch for low blood pressure (hypotension)."])
    assert told_plainly("hypotension", first_uses(text)["hypotension"])


# ---- the links


def test_only_the_first_use_in_a_lesson_is_linked_and_filling_again_changes_nothing():
    texts = [
        "A bolus is given. Another bolus.",
        "# The bolus\n\nA third bolus, and [a link](x.html) to a taper.",
    ]
    once = terms.linked(texts)
    assert [text.count("<!--term:bolus-->") for text in once] == [1, 0]
    assert "[taper](#Words" in once[1]
    assert terms.linked(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "# Withdrawal",
        "<!--p:x-->withdrawal<!--/p-->",
        "[withdrawal](x.html)",
        "<summary>withdrawal</summary>",
        "`withdrawal`",
        "One tone, two tones, a single tone, the first tone.",
    ],
)
def test_what_is_no_open_prose_is_left_alone(text):
    assert "term:withdrawal" not in terms.linked([text])[0]
    assert "term:tone-->" not in terms.linked([text])[0]


def test_a_word_of_another_meaning_is_no_term():
    """Tablets are a bridge to the hospital, and malignant hyperthermia is more than a hot body."""
    (text,) = terms.linked(["Malignant hyperthermia; again malignant hyperthermia. Tablets are a bridge."])
    assert re.findall("term:([^>]+)-->", text) == ["malignant hyperthermia"]


def test_a_link_carries_plain_words_that_markdown_can_hold():
    for term in content.glossary():
        assert not re.search(r'[()"\[\]|<>]', terms.title(term)), term.term


def test_each_lesson_lists_its_words(lessons):
    for id, text in lessons.items():
        listed = re.search(
            r"^## Words\n\n(?:<details>.+\n\n)?<!--words-->(.*?)<!--/words-->", text, re.M | re.S
        )[1]
        for term in first_uses(text):
            assert f"**{term}** (" in listed, id
