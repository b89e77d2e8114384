"""Small pieces of HTML that several parts of a page use."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from baclofen import content

#: with so many columns the words of a table may need more room than a phone has
WIDE_TABLE = 3
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def word(key: str, **values: object) -> str:
    """A sentence of the site, escaped."""
    return escape(content.word(f"site.{key}", **{name: str(value) for name, value in values.items()}), False)


def details(summary: str, body: str, of: str = "", name: str = "") -> str:
    """A part that opens; ``of`` says to a screen reader which of several it is."""
    more = f'<span class="hidden">, {of}</span>' if of else ""
    kind = f' class="{name}"' if name else ""
    return f"<details{kind}><summary>{summary}{more}</summary>\n<div>{body}</div></details>\n"


def scroll(table: str, wide: bool) -> str:
    """A table in a frame; a wide one can be scrolled sideways, by keyboard too."""
    kind = (
        f'class="wide table" role="group" tabindex="0" aria-label="{word("table")}"'
        if wide
        else 'class="table"'
    )
    return f"<div {kind}>{table}</div>\n"


def table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with a caption; the first cell names its row."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    made = f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return scroll(made, len(columns) >= WIDE_TABLE)


def framed(html: str) -> str:
    """The same HTML, each bare table in its frame."""
    return _TABLE.sub(
        lambda match: scroll(match[0], match[0].split("</tr>")[0].count("</t") >= WIDE_TABLE), html
    )


def items(entries: Sequence[str], kind: str = "ul", name: str = "") -> str:
    """A list of ready HTML."""
    attribute = f' class="{name}"' if name else ""
    return f"<{kind}{attribute}>" + "".join(f"<li>{entry}</li>" for entry in entries) + f"</{kind}>"


def twin_table(twin: Mapping) -> str:
    """The table of a picture, or nothing where it has none."""
    return table(twin["caption"], twin["columns"], twin["rows"]) if twin.get("rows") else ""
