"""A question in the words of the exam explains them in a fold, for who learned the plain ones."""

import re

import pytest

from baclofen import content
from baclofen.labs.questions.card import Card
from baclofen.labs.questions.exam_words import explained
from tests.words.test_terms import EXAM, RIVALS

EVERY = [question for lesson in content.lessons() for question in content.questions(lesson.id)]
SPOKEN = ("hypotonia", "hypertonia", "pruritus", "somnolence", "tachycardia", "paresthesia")


def shown(card):
    """Title and lines of each fold of words on a card."""
    return [item for part in card.widget.children for item in getattr(part, "items", ())]


def test_the_glossary_knows_which_words_are_those_of_the_exam():
    marked = {term.term for term in content.glossary() if term.exam}
    gone = (EXAM.keys() | RIVALS) - marked
    assert not gone, f"data/glossary.csv: write yes under exam for {sorted(gone)}."


@pytest.mark.parametrize("term", SPOKEN)
def test_each_question_that_says_a_word_of_the_exam_explains_it(term):
    said = [
        one
        for one in EVERY
        if re.search(rf"(?i)\b{term}\b", " ".join([one.stem, *(o.text for o in one.options)]))
    ]
    assert said, f"No question says {term} any more: take it out of SPOKEN."
    silent = [one.id for one in said if term not in dict(explained(one))]
    assert not silent, f"These questions say {term} and do not explain it: {silent}"


def test_the_words_stand_in_a_fold_below_the_question_and_open_nothing():
    asked = next(one for one in EVERY if "hypotonia" in dict(explained(one)))
    (fold,) = shown(Card(asked))
    plain = next(term.plain for term in content.glossary() if term.term == "hypotonia")
    assert ["hypotonia", plain] in fold["lines"], "The fold of a question says each word in plain words."
    assert not fold.get("open"), "The words stay folded until somebody asks for them."


def test_a_question_in_plain_words_has_no_such_fold():
    asked = next(one for one in EVERY if not explained(one))
    assert not shown(Card(asked)), "Nothing is to be explained here, so no fold is shown."


def test_a_longer_term_is_not_explained_by_its_last_word():
    asked = next(one for one in EVERY if "malignant hyperthermia" in dict(explained(one)))
    rest = re.sub("(?i)malignant hyperthermia", "", " ".join([asked.stem, *(o.text for o in asked.options)]))
    assert ("hyperthermia" in dict(explained(asked))) == ("hyperthermia" in rest.lower()), (
        "Malignant hyperthermia is a term of its own."
    )
