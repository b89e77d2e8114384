"""Braces in text: facts such as {p:oral_half_life_h}, and places a lab fills such as {hours}."""

from __future__ import annotations

import re
from collections.abc import Callable

FACT = re.compile(r"\{p:([^{}]*)\}")
PLACE = re.compile(r"\{([a-z][A-Za-z0-9_]*)\}")
_LEFT = re.compile(r"[{}]")
_NO_BREAK = re.compile(  # begins with the blank, which is found at once
    r" (?:(?<=\d )(?=(?:mcg|mg|mL|ng|kg|g|L|cm|h|hours?|min|minutes?|days?|weeks?|months?|years?|tablets?"
    r"|mm Hg|°C|degrees)(?!\w))|(?<=\bmm )(?=Hg\b))"
)


class FillError(ValueError):
    """A brace in a text cannot be filled."""


def capital(text: str) -> str:
    """The text with its first letter large; the others stay.

    >>> capital("get help now: MRI")
    'Get help now: MRI'
    """
    return text[:1].upper() + text[1:]


def fill_facts(text: str, fact: Callable[[str], str]) -> str:
    """The text with every {p:...} replaced by `fact(name)`, and every number held to its unit.

    >>> fill_facts("about {p:half_life}", {"half_life": "4 h"}.__getitem__)
    'about 4\\xa0h'
    """
    return tied(FACT.sub(lambda match: fact(match[1]), text) if "{p:" in text else text)


def unfilled(text: str, fact: Callable[[str], str]) -> list[tuple[str, str]]:
    """What of a text cannot be filled, as (what is wrong, what is allowed)."""
    try:
        fill_facts(text, fact)
    except KeyError as error:
        return [(str(error.args[0]), "")]
    stray = stray_brace(text, places=False)
    return [(f"a brace cannot be filled: '{stray}'.", "Facts are written {p:id}.")] if stray else []


def fill_places(text: str, values: dict[str, object]) -> str:
    """The text with every {name} replaced by its value; a missing one raises FillError.

    >>> fill_places("{hours} below the band", {"hours": "3 h"})
    '3\\xa0h below the band'
    """
    if "{" not in text:
        return text
    try:
        return tied(PLACE.sub(lambda match: str(values[match[1]]), text))
    except KeyError:
        missing = sorted({name for name in PLACE.findall(text) if name not in values})
        named = ", ".join("{" + name + "}" for name in missing)
        raise FillError(f"nothing was given for {named}") from None


def tied(text: str) -> str:
    """The text with every number held to its unit by a no-break space, so that no line ends between them.

    >>> tied("7 h too low, 300 mcg per day")
    '7\\xa0h too low, 300\\xa0mcg per day'
    """
    return _NO_BREAK.sub("\N{NO-BREAK SPACE}", text)


def stray_brace(text: str, places: bool) -> str:
    """The piece of text around a brace that is neither a fact nor (where allowed) a place; '' if none.

    >>> stray_brace("a {b c} d", True)
    'a {b c} d'
    """
    rest = FACT.sub("", text)
    if places:
        rest = PLACE.sub("", rest)
    found = _LEFT.search(rest)
    return rest[max(0, found.start() - 12) : found.start() + 20] if found else ""
