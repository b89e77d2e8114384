"""A number and its unit stay on one line wherever the course shows them; an author types a plain space."""

import re

from baclofen import content

UNIT = r"(?:mcg|mg|mL|ng|kg|g|L|cm|h|hours?|min|minutes?|days?|weeks?|months?|years?|tablets?|mm Hg|°C)"
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
    """Every record with text: questions, cases, signs, claims, glossary, lessons."""
    library = content.library()
    questions = [q for lesson in content.lessons() for q in content.questions(lesson.id)]
    return [
        *questions,
        *content.cases(),
        *content.signs(),
        *content.claims(),
        *library.glossary(),
        *library.lessons(),
    ]


def test_the_pattern_sees_what_may_part():
    assert loose(("It is 39.1 °C",)), SEEN
    assert loose(("118 over 70 mm Hg",)), SEEN
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
