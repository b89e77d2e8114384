"""A number and its unit stay on one line wherever the course shows them; an author types a plain space."""

import json
import re

from baclofen import content
from tests.words.texts import ROOT

UNIT = (
    r"(?:mcg|mg|mL|ng|kg|g|L|cm|h|hours?|min|minutes?|days?|weeks?|months?|years?|tablets?|mm Hg|°C|degrees)"
)
#: tables whose cells a learner reads
TABLES = (
    "acts", "drug_card", "faults", "how_soon", "misconceptions", "objectives", "parts", "paths",
    "refill_checklist", "rivals", "sooner_if", "tell_apart",
)  # fmt: skip
LOOSE = re.compile(rf"\d (?={UNIT}(?![\w]))|\d [%]|\bmm Hg\b")

SEEN = "The search no longer sees a number that may part from its unit."


def texts(value):
    """Every text inside a record."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in texts(one)]
    if hasattr(value, "items"):
        return texts(tuple(value.values()))
    return texts(tuple(vars(value).values())) if hasattr(value, "__dataclass_fields__") else []


def loose(value):
    """The texts in which a line may end between a number and its unit."""
    return [text for text in texts(value) if LOOSE.search(text)]


def records():
    """Every record with text: questions, cases, stories, scenes, signs, claims, glossary, lessons, tables."""
    library = content.library()
    questions = [q for lesson in content.lessons() for q in content.questions(lesson.id)]
    return [
        *questions,
        *content.cases(),
        *content.stories(),
        *content.scenes(),
        *(row for name in TABLES for row in content.table(name)),
        *content.signs(),
        *content.claims(),
        *library.glossary(),
        *library.lessons(),
    ]


def test_the_pattern_sees_what_may_part():
    assert loose(("It is 39.1 °C",)), SEEN
    assert loose(("118 over 70 mm Hg",)), SEEN
    assert loose(("She has 39.3 degrees Celsius",)), SEEN
    assert not loose(("It is 39.1\N{NO-BREAK SPACE}°C and 4 of 5",)), "A number held to its unit cannot part."


def test_no_line_ends_between_a_number_and_its_unit():
    listed = {text for r in records() for text in getattr(r, "invented", ())}
    for case in content.cases():
        listed |= {text for question in case.questions for text in question.invented}
    found = {text for record in records() for text in loose(record)} - listed
    assert sorted(found) == [], (
        "A number and its unit may part at a line end: type a plain space between number and "
        "unit; if the unit is new, add it to the list in baclofen/content/facts.py."
    )


def test_no_line_of_a_lesson_ends_between_a_number_and_its_unit():
    found = []
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                found += [
                    f"{path.name}: {text[m.start() - 20 : m.end() + 9]!r}" for m in LOOSE.finditer(text)
                ]
    assert found == [], "Write a no-break space between the number and its unit."
