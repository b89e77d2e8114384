"""Every wrong option speaks of the belief it is filed under, and nobody is offered a joke."""

import re

from baclofen import content
from tests.support.question_bank import EVERY

HEARD = {row["id"]: row["heard"] for row in content.table("misconceptions")}
#: options that nobody would choose; a reader called them jokes (clinical review, part 1)
JOKES = {
    "a knee scan tires the spine",
    "Put the client back in the magnet to loosen the motor",
    "The battery is full",
    '"Take all of it in the morning, so that sleepiness is gone by night."',
    "the battery runs faster at night",
    "the tablets grow stronger with age",
}


def speaks_of(belief, option):
    """Whether a word of the option's text or reason begins with one of the words of the belief."""
    said = f"{option['text']} {option['why']}".lower()
    return any(re.search(rf"(?<!\w){re.escape(word.lower())}", said) for word in HEARD[belief])


def misfiled(item):
    """The options of an item that do not speak of the belief they name, each with what to do."""
    return [
        f"{item['id']}, option {option['id']}: nothing in its text or reason speaks of "
        f"'{option['misconception']}'. Choose the belief that a reader of this option holds, or say it in "
        f"the reason (one of: {', '.join(HEARD[option['misconception']])})."
        for option in item["option"]
        if option.get("misconception") and not speaks_of(option["misconception"], option)
    ]


def test_every_wrong_option_speaks_of_its_belief():
    assert [said for item in EVERY for said in misfiled(item)] == [], (
        "Choose another misconception of data/misconceptions.csv, or say in why what is wrong "
        "with this belief."
    )


def test_a_belief_that_does_not_fit_is_noticed():
    option = {"id": "d", "text": "falls", "why": "It is short.", "misconception": "liver_is_key_lab"}
    assert len(misfiled({"id": "02_x", "option": [option]})) == 1, (
        "A belief that does not fit must be noticed."
    )
    option["why"] = "Liver tests do not warn of this danger."
    assert misfiled({"id": "02_x", "option": [option]}) == [], "A belief that the reason speaks of fits."


def test_no_option_is_a_joke():
    offered = {option["text"]: item["id"] for item in EVERY for option in item["option"]}
    found = [
        f"{offered[text]}: '{text}' is chosen by nobody; offer what people believe."
        for text in JOKES & set(offered)
    ]
    assert found == [], "See above: offer a wrong answer that people believe."
