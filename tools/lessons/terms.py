"""Link the first use of each word of the glossary in a lesson to its plain words.

The author writes plain prose; `python run.py notebooks` places the links anew, so they move when the text
moves. A link carries the plain words with it, and leads to the list of words at the end of the lesson.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from baclofen import content

TARGET = "#Words"
#: a link that this module placed: the term and the words of the author
PLACED = re.compile(r'\[(?P<text>[^\]]+)\]\(#Words "[^"]*"\)<!--term:(?P<term>[^>]+?)-->')
#: what is no open prose: blocks, filled passages, comments, headings, pictures, links, code, tags, summaries
_CLOSED = re.compile(
    r"<!--(?P<block>start|lesson|lessons|plan|sources|words|card)-->.*?<!--/(?P=block)-->"
    r"|<!--(?P<kind>[psw]|table|invented)(?::[^>]+?)?-->.*?<!--/(?P=kind)-->"
    r"|<!--.*?-->|<summary>.*?</summary>|^\#{1,6} .*?$|!?\[[^\]]*\]\([^)]*\)|`[^`]*`|</?\w[^>]*>",
    re.DOTALL | re.MULTILINE,
)
#: the same, and all that a fold holds
_FOLDED = re.compile(rf"<details>.*?</details>|{_CLOSED.pattern}", _CLOSED.flags)

#: "two tones" are sounds of the pump, not the tone of a muscle; malignant hyperthermia is a term of its own
_OTHER = r"(?<!one )(?<!two )(?<!single )(?<!first )(?<!malignant )"


def linked(texts: Iterable[str]) -> list[str]:
    """Return the Markdown cells of one lesson with one use of each term linked: the first open one.

    What stands only in folds is linked at its first use there.
    """
    seen: set[str] = set()
    opened = [_mark(PLACED.sub(r"\g<text>", text), seen, _FOLDED) for text in texts]
    return [_mark(text, seen, _CLOSED) for text in opened]


def terms_in(text: str) -> list[content.Term]:
    """Return the terms that are linked in ``text``, in the order of the glossary."""
    named = {match["term"] for match in PLACED.finditer(text)}
    return [term for term in content.glossary() if term.term in named]


def word_list(terms: Iterable[content.Term]) -> str:
    """Return the list of words at the end of a lesson."""
    listed = [
        f"- **{term.term}** ({content.word('glossary.say', say=term.say)}): {term.plain}" for term in terms
    ]
    return "\n\n" + "\n".join(listed or [content.word("glossary.none")]) + "\n\n"


def title(term: content.Term) -> str:
    """Return what a link shows under a mouse: the plain words, and how to say the term."""
    said = f"{term.plain} {content.word('glossary.said', say=term.say)}"
    return re.sub('[()"]', "", said)


def _mark(text: str, seen: set[str], closed: re.Pattern[str]) -> str:
    """Link what is not yet seen outside of ``closed``."""
    pieces, end = [], 0
    for match in closed.finditer(text):
        pieces += [_mark_open(text[end : match.start()], seen), match[0]]
        end = match.end()
    return "".join([*pieces, _mark_open(text[end:], seen)])


def _mark_open(prose: str, seen: set[str]) -> str:
    """Link what is not yet seen; where two terms meet the longer one wins."""
    taken: list[tuple[int, int, content.Term]] = []
    for term, pattern in _patterns():
        if term.term in seen:
            continue
        spans = (m.span() for m in pattern.finditer(prose))
        free = next((s for s in spans if all(s[1] <= low or high <= s[0] for low, high, _ in taken)), None)
        if free:
            taken.append((*free, term))
            seen.add(term.term)
    for low, high, term in sorted(taken, reverse=True, key=lambda one: one[0]):
        mark = f'[{prose[low:high]}]({TARGET} "{title(term)}")<!--term:{term.term}-->'
        prose = f"{prose[:low]}{mark}{prose[high:]}"
    return prose


@cache
def _patterns() -> tuple[tuple[content.Term, re.Pattern[str]], ...]:
    """Each term with the pattern of its uses, the longest words first."""
    made = [(term, sorted(_names(term), key=len, reverse=True)) for term in content.glossary()]
    made.sort(key=lambda pair: len(pair[1][0]), reverse=True)
    either = {term.term: "|".join(map(re.escape, names)) for term, names in made}
    return tuple((term, re.compile(rf"{_OTHER}\b(?:{either[term.term]})s?\b", re.I)) for term, _ in made)


def _names(term: content.Term) -> Iterator[str]:
    """The words by which a text uses a term; what stands after a comma or in parentheses is no part of it."""
    if not re.search(r"[,(]", term.term):
        yield term.term
    yield from term.also
