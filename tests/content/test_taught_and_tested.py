"""Nothing is tested that is not taught, and nothing is taught without a way to be tested: topic by topic."""

import json
import re

import pytest

from baclofen import content
from tests.support.question_bank import DATA, EVERY

#: topic: how it is spoken of; lessons may use the plain word and items the term
TOPICS = {
    "boxed warning": "boxed warning|without a box",
    "who must not get it": "contraindicat",
    "what a melting tablet holds": "phenylketonuria|aspartame",
    "interactions": "levodopa|tricyclic",
    "pregnancy": "pregnan",
    "newborn": "newborn",
    "milk": r"\bmilk\b|breastfe",
    "after a stroke": r"\bstroke\b",
    "psychosis": "psychos|schizophren",
    "injury at T6 or above": r"\bT[46]\b",
    "kidney before the first tablet": "dialysis",
    "partial withdrawal": "partial withdrawal|creep",
    "mass at the tip": "mass at the|tip mass",
    "high-alert medication": "high-alert",
    "pressure and depth": r"\bdiv(?:e|ing)\b|pressure chamber|hyperbaric",
    "SBAR": r"\bSBAR\b|situation, background",
    "naloxone": "naloxone",
    "autonomic dysreflexia": "dysreflexia",
    "malignant hyperthermia": "malignant hyperthermia",
    "neuroleptic malignant syndrome": "neuroleptic malignant",
    "serotonin syndrome": "serotonin",
    "meningitis": "meningitis",
    "sepsis": "sepsis",
    "low blood sugar": "low (?:blood )?(?:sugar|glucose)",
    "head injury": "head injury",
    "high carbon dioxide": "carbon dioxide",
    "what stands in the catheter": "draw(?:n|s) (?:it )?off or bridge",
    "poison center": "poison center",
}
LESSONS = sorted((DATA.parent / "notebooks").glob("*.ipynb"))


def lesson_text():
    """The prose of all lessons, as written."""
    cells = [cell for path in LESSONS for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    return " ".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def item_text():
    """Everything that can be read in an item."""
    return " ".join(json.dumps(item, ensure_ascii=False) for item in EVERY)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_taught_and_tested(topic):
    words = re.compile(f"(?i){TOPICS[topic]}")
    assert words.search(lesson_text()), f"'{topic}' is asked in an item and stands in no lesson."
    assert words.search(item_text()), f"'{topic}' stands in a lesson and no item asks for it."


def test_every_objective_has_a_lesson_and_an_item():
    lessons = {lesson.id for lesson in content.lessons()}
    asked = {item["objective"] for item in EVERY}
    for row in content.table("objectives"):
        assert row["lesson"] in lessons, (
            f"data/objectives.csv, {row['id']}: there is no lesson {row['lesson']}."
        )
        assert row["id"] in asked, f"no item asks for the objective '{row['id']}'"
