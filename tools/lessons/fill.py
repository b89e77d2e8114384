"""Rewrite what stands between invisible markers in Markdown, so that a fact has one home: data/.

The markers are described in docs/design.md, section 3. Filling is idempotent; a test fills every lesson again
and expects no change.
"""

import re
from collections.abc import Callable, Iterable

from baclofen import content
from baclofen.content.facts import tied
from tools.binder import binder_badge, binder_link, class_table, warm_up
from tools.lessons import minutes, terms
from tools.lessons.drug_card import card_sources, card_table
from tools.lessons.safety_tables import rule_table

_PAIR = re.compile(r"<!--(?P<kind>[psw]):(?P<key>[^>]+?)-->.*?<!--/(?P=kind)-->", re.DOTALL)
_BLOCK = re.compile(
    r"<!--(?P<kind>start|lesson|lessons|plan|sources|words|card|binder|class-links|warm-up)-->.*?<!--/(?P=kind)-->",
    re.DOTALL,
)
_INVENTED = re.compile(r"<!--invented-->.*?<!--/invented-->", re.DOTALL)
_TABLE = re.compile(r"<!--table:(?P<key>[^>]+?)-->.*?<!--/table-->", re.DOTALL)
_PART = re.compile(r"\.(?:value|low|high|plain|label|unit|population|note)$")
_CLAIM = re.compile(r"<!--claim:([A-H]\d)-->")


def fill(text: str, blocks: dict[str, Callable[[], str]] | None = None) -> str:
    """Return ``text`` with every marked passage written anew from data/; ``blocks`` makes the longer ones."""
    text = _PAIR.sub(
        lambda m: f"<!--{m['kind']}:{m['key']}-->{_value(m['kind'], m['key'])}<!--/{m['kind']}-->", text
    )
    text = _INVENTED.sub(lambda m: tied(m[0]), text)
    text = _TABLE.sub(lambda m: f"<!--table:{m['key']}-->{rule_table(m['key'])[0]}<!--/table-->", text)
    makers = {
        "start": start_button,
        "lessons": lesson_table,
        "binder": binder_badge,
        "class-links": class_table,
        "warm-up": warm_up,
        "card": card_table,
        **(blocks or {}),
    }
    return _BLOCK.sub(lambda m: _block(m, makers), text)


def claims_in(text: str) -> set[str]:
    """Return the ids of the article's claims that are marked as taught in ``text``."""
    return set(_CLAIM.findall(text))


def facts_in(text: str) -> set[str]:
    """Return the parameter ids that ``text`` quotes."""
    return {_PART.sub("", m["key"]) for m in _PAIR.finditer(text) if m["kind"] == "p"}


def sources_in(text: str) -> set[str]:
    """Return the source ids that ``text`` names, directly, through a fact or through a word explained."""
    named = {m["key"] for m in _PAIR.finditer(text) if m["kind"] == "s"}
    named |= {source for term in terms.terms_in(text) for source in term.source}
    named |= card_sources() if "<!--card-->" in text else set()
    named = named.union(*(rule_table(m["key"])[1] for m in _TABLE.finditer(text)))
    return named.union(*(content.fact_sources(key) for key in facts_in(text)))


def sources_of_claims(ids: set[str]) -> set[str]:
    """Return the source ids behind the verdicts on those claims."""
    return {source for claim in content.claims() if claim.id in ids for source in claim.source}


def sources_of(lesson_id: str, text: str) -> set[str]:
    """Return the source ids of a whole lesson: those its prose names, and those of the claims it asks for."""
    asked = {claim.id for claim in content.claims_asked(lesson_id)}
    return sources_in(text) | sources_of_claims(claims_in(text) | asked)


def source_list(ids: set[str]) -> str:
    """Return the list of sources at the end of a lesson, sorted by author, year and title."""
    listed = sorted(
        (content.source(i) for i in ids if i != "teaching"),
        key=lambda s: (s.authors_short.casefold(), str(s.year or ""), s.title, s.id),
    )
    return "\n\n" + "\n".join(f"- {_citation(source)}" for source in listed) + "\n\n"


def lesson_header(lesson_id: str) -> str:
    """Return the question, the minutes, those of a family, and the safety line of a lesson."""
    lesson = content.lesson(lesson_id)
    return f"\n\n> {lesson.question}\n\n{minutes.minutes_text(lesson)} · {content.word('safety.line')}\n\n"


def start_button() -> str:
    """Return the one-click start, with words for front ends that have no such button."""
    button = '<button data-commandlinker-command="notebook:run-all-cells">{}</button>'
    return f"\n{button.format(content.word('ui.start'))} {content.word('ui.start.elsewhere')}\n"


def lesson_table() -> str:
    """Return the README's table of lessons: title, question, minutes, and a link that opens it at once."""
    heads = [content.word(f"lesson.table.{column}") for column in ("lesson", "question", "minutes", "open")]
    rows = [
        f"| [{x.id} {x.title}](notebooks/{x.file}) | {x.question} | {x.minutes} "
        f"| [{content.word('lesson.table.open_one', id=x.id)}]({binder_link(x.file)}) |"
        for x in content.lessons()
    ]
    return _table(heads, rows)


def lesson_list() -> str:
    """Return the table of lessons for who is inside the course: its minutes, and those of a family."""
    heads = [content.word(f"lesson.table.{column}") for column in ("lesson", "question", "minutes", "family")]
    rows = [
        f"| [{x.id} {x.title}]({x.file}) | {x.question} | {x.minutes} | {minutes.family_minutes(x)} |"
        for x in content.lessons()
    ]
    return _table(heads, rows)


def plan_table(rows: Iterable[minutes.Section]) -> str:
    """Return the plan for a teacher: the sections of the main path with their minutes."""
    heads = [content.word(f"lesson.plan.{column}") for column in ("what", "minutes")]
    return _table(heads, [f"| {row.title} | {row.minutes} |" for row in rows])


def _table(heads: list[str], rows: list[str]) -> str:
    return f"\n\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n" + "\n".join(rows) + "\n\n"


def _value(kind: str, key: str) -> str:
    if kind == "p":
        return content.fill("{p:" + key + "}")
    if kind == "w":
        return content.word(key)
    source = content.source(key)
    return f"[{author_year(source)}](#Sources)"


def author_year(source: content.Source) -> str:
    """Return how a source is named in a sentence: its authors and the year."""
    return f"{source.authors_short} {source.year or ''}".strip()


def _citation(source: content.Source) -> str:
    link = re.sub("^doi:", "https://doi.org/", source.link)
    title = f"[{source.title}]({link})" if link else source.title
    return f"{author_year(source)}. {title}."


def _block(match: re.Match, makers: dict[str, Callable[[], str]]) -> str:
    kind = match["kind"]
    return f"<!--{kind}-->{makers[kind]()}<!--/{kind}-->" if kind in makers else match[0]
