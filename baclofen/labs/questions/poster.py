"""A question as plain HTML, for a saved notebook that nobody has run: stem, stimulus, what can be chosen."""

import re
from collections.abc import Sequence
from html import escape

from baclofen import content

_PLACE = re.compile(r"\[(\w+)\]")


def poster(question: content.Question) -> str:
    """The question with its options, in the form that fits its format."""
    trend = question.more.get("trend")
    table = _table(trend["columns"], trend["rows"], trend["caption"]) if trend else ""
    return f"<p>{escape(question.stem)}</p>{table}{_body(question)}"


def chart_html(tabs: Sequence[dict]) -> str:
    """The tabs of a chart one below the other."""
    parts = []
    for tab in tabs:
        parts.append(f"<h4>{escape(tab['title'])}</h4>")
        for block in tab["blocks"]:
            if "rows" in block:
                parts.append(_table(block["columns"], block["rows"], block["caption"]))
            else:
                time = f"<strong>{escape(block['title'])}</strong> " if block.get("title") else ""
                parts.append(f"<p>{time}{escape(block['text'])}</p>")
    return "".join(parts)


def _body(question: content.Question) -> str:
    more, kind = question.more, question.type
    if kind == "numeric":
        return f"<p>____ {escape(more.get('unit', ''))}</p>"
    if "rows" in more:
        names = {option.id: option.text for option in question.options}
        columns = ["", *(column["text"] for column in more["columns"])]
        return _table(columns, [[names[row], *("\u25cb" for _ in columns[1:])] for row in more["rows"]])
    if "groups" in more:
        return "".join(
            f"<p>{escape(group['text'])}</p>"
            + _list([o.text for o in question.options if o.group == group["id"]])
            for group in more["groups"]
        )
    if "cells" in more:
        return _table(more["head"], [[_filled(question, cell) for cell in row] for row in more["cells"]])
    if "text" in more:
        bag = _list([o.text for o in question.options]) if kind == "dnd_cloze" else ""
        return f"<p>{escape(_filled(question, more['text']))}</p>{bag}"
    return _list([option.text for option in question.options])


def _filled(question: content.Question, text: str) -> str:
    """The text with spans written out and the options of each blank in brackets."""
    spans = {option.id: option.text for option in question.options}
    blanks: dict[str, list[str]] = {blank: [] for blank in question.more.get("blanks", ())}
    for option in question.options:
        if option.group in blanks:
            blanks[option.group].append(option.text)

    def write(match: re.Match) -> str:
        place = match[1]
        if place in blanks:
            return f"____ ({' | '.join(blanks[place])})" if blanks[place] else "____"
        return spans.get(place, match[0])

    return _PLACE.sub(write, text)


def _list(texts: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "") -> str:
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
