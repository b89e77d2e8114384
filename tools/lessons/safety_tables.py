"""The tables of rules, acts and rivals that a lesson shows between <!--table:...--> markers.

rules            state, by mouth, with a pump       rules.mouth, rules.pump   one route alone
rules.notes      where the sources differ           speeds.mouth, speeds.pump the same, sorted by speed
acts             every act                          acts.one_tone;two_tones   some of them
rivals           every rival                        rivals.hot_and_stiff      those of one picture
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from baclofen import content
from baclofen.content.how_soon import faster

_RIVAL_COLUMNS = ("shares", "asks_for", "tells_apart", "first_act")


def rule_table(key: str) -> tuple[str, set[str]]:
    """Return the Markdown of the table named ``key`` and the ids of its sources; KeyError if unknown."""
    name, _, part = key.partition(".")
    makers: dict[str, Callable[[str], tuple[str, set[str]]]] = {
        "rules": _rules,
        "speeds": _speeds,
        "acts": _acts,
        "rivals": _rivals,
    }
    if name not in makers:
        raise KeyError(f"there is no table '{key}'; the tables are {', '.join(makers)}.")
    return makers[name](part)


def _shown() -> tuple[Mapping[str, Any], ...]:
    """The rules that lessons show."""
    return tuple(row for row in content.table("how_soon") if row["place"] == "table")


def _head(*names: str) -> list[str]:
    return [content.word(f"how_soon.head.{name}") for name in names]


def _rules(part: str) -> tuple[str, set[str]]:
    """The rules for both routes, for one, or their notes."""
    if part == "notes":
        noted = [row for row in _shown() if row["note"]]
        lines = "\n".join(f"- **{content.capital(row['state'])}.** {row['note']}" for row in noted)
        return f"\n\n{lines}\n\n", _sources(noted)
    routes = [part] if part else list(content.ROUTES)
    rows = [row for row in _shown() if any(row[route] for route in routes)]
    cells = [[content.capital(row["state"]), *(_speed(row, route) for route in routes)] for row in rows]
    return _table(_head("state", *(routes if not part else ["do"])), cells, rows)


def _speed(row: Mapping[str, Any], route: str) -> str:
    """The rule's speed on this route, or a dash."""
    if not row[route]:
        return content.word("how_soon.level.none")
    return content.capital(content.fill(f"{{p:rule.{row['id']}.{route}}}"))


def _speeds(route: str) -> tuple[str, set[str]]:
    """The states of one route, sorted by how soon someone must act."""
    rows = [row for row in _shown() if row[route]]
    raises = [row for row in content.table("sooner_if") if route in row["routes"]]
    states: dict[str, list[str]] = {urgency: [] for urgency in content.URGENCIES}
    for row in rows:
        states[row[route]].append(f"{row['state']} {row[f'{route}_if']}".strip())
        more = [other for other in raises if other["rule"] == row["id"]]
        for urgency, terms in faster(row, route, more, "term").items():
            states[urgency] += terms
    cells = [
        [
            content.word(f"how_soon.speed.{urgency}"),
            "<br>".join(content.capital(state) for state in found),
            content.word(f"how_soon.do.{urgency}.{route}"),
        ]
        for urgency, found in states.items()
        if found
    ]
    return _table(_head("speed", "state", "do"), cells, rows)


def _acts(part: str) -> tuple[str, set[str]]:
    """All acts, or those named, in the order of the names."""
    known = {row["id"]: row for row in content.table("acts")}
    rows = [known[id] for id in part.split(";")] if part else list(known.values())
    cells = [[row["state"], row["act"], f"{row['reason']} {row['disagreement']}".strip()] for row in rows]
    return _table(_head("act_state", "act", "reason"), cells, rows)


def _rivals(part: str) -> tuple[str, set[str]]:
    """All rivals, or those of one picture."""
    rows = [row for row in content.table("rivals") if not part or part in row["picture"]]
    if not rows:
        raise KeyError(f"there is no picture '{part}' in data/rivals.csv.")
    cells = [
        [f"**{row['term']}**: {row['plain']}", *(content.capital(row[column]) for column in _RIVAL_COLUMNS)]
        for row in rows
    ]
    return _table(_head("rival", *_RIVAL_COLUMNS), cells, rows)


def _table(
    heads: list[str], cells: list[list[str]], rows: Iterable[Mapping[str, Any]]
) -> tuple[str, set[str]]:
    """A Markdown table, and under it where it comes from."""
    sources = _sources(rows)
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    lines += [f"| {' | '.join(row)} |" for row in cells]
    known = sorted({(content.source(id).authors_short, content.source(id).year) for id in sources})
    links = "; ".join(f"[{f'{author} {year}'.strip()}](#Sources)" for author, year in known)
    return "\n\n" + "\n".join(lines) + f"\n\n{content.word('how_soon.from')} {links}.\n\n", sources


def _sources(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    return {id for row in rows for id in row["source"]}
