"""The fixed words of the exam formats; a translation puts another `AnswerWords` in `phrases`."""

from __future__ import annotations

from dataclasses import dataclass

from baclofen.widgets.kit_words import Words


@dataclass(frozen=True)
class AnswerWords(Words):
    """What the exam formats speak, besides the words of the kit; text in braces is filled in when used."""

    choose: str = "Choose"
    left: str = "Choose {count}. {left} left to choose."
    full: str = "Choose {count}. All are chosen: take one away to change your answer."
    blank: str = "Blank {number} of {count}"
    bank: str = "Words to place"
    bank_help: str = "Choose a word and then its place, or use the list in each blank."
    picked_up: str = "{token}: now choose a blank."
    place_here: str = "Place here"
    place_named: str = "Place here: {token}, {blank}"
    placed: str = "{token}: {blank}."
    used: str = "used"
    empty: str = "left empty"
    move_up: str = "Move up"
    move_down: str = "Move down"
    moved: str = "{step}: place {place} of {count}."
    chosen: str = "your answer"
    new: str = "new"


ANSWER_WORDS = AnswerWords()
