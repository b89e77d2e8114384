"""Every text that can reach a learner: where it stands, and what it says."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from baclofen import content
from baclofen.check.texts import CODES
from tools.lessons import fill, terms

ROOT = Path(__file__).resolve().parents[2]
DATA = content.library().folder


def cells() -> Iterator[tuple[str, str, str]]:
    """Every cell of every table with words in it: place, column, text."""
    for row, column, text in content.library().cells():
        if column not in CODES or (row.file, column) == ("lessons.csv", "title"):
            yield f"{row.file}, row {row.number}, column {column}", column, text


def notebook_texts() -> Iterator[tuple[str, str]]:
    """Every Markdown cell and every text output of every notebook, without tags and pictures."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"], start=1):
            place = f"{path.name}, cell {number}"
            if cell["cell_type"] == "markdown":
                yield place, plain("".join(cell["source"]))
            for output in cell.get("outputs", ()):
                for kind, text in output.get("data", {}).items():
                    if kind in ("text/plain", "text/html", "text/markdown"):
                        yield f"{place}, output {kind}", plain("".join(text))


def plain(text: str) -> str:
    """Text without tags, addresses, code spans and embedded pictures; a learner does not read those.

    The alternative text of a picture is read, so it stays. Titles in the list of sources are not our words.
    """
    text = re.sub(r"<!--sources-->.*?<!--/sources-->", "", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r'data:[a-z/+]+;base64,[^"\')\s]+', "", text)
    text = re.sub(r'alt="([^"]*)"', r">\1<", text)
    text = re.sub(r"<[^>]*>", " ", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"```.*?```", " ", text, flags=re.DOTALL)
    return html.unescape(re.sub(r"`[^`]*`|https?://\S+", " ", text))


def unmarked(text: str) -> str:
    """A lesson's text without the passages that a tool writes: what an author typed by hand."""
    marked = re.compile(r"<!--(?P<kind>p|s|w|invented)(?::[^>]+?)?-->.*?<!--/(?P=kind)-->", re.DOTALL)
    typed = marked.sub("", terms.PLACED.sub(r"\g<text>", text))
    return fill._TABLE.sub("", fill._BLOCK.sub("", typed))
