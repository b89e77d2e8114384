"""Every text that can reach a learner: where it stands, and what it says."""

import csv
import html
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from baclofen import content
from tools.lessons import fill, terms

ROOT = Path(__file__).resolve().parents[2]
DATA = content.library().folder
#: columns that hold codes, or the titles and names of other people's work
CODES = {
    "id", "key", "file", "link", "source", "certainty", "kind", "read_as", "text_key", "title",
    "authors_short", "model_case", "lists", "lists_added", "qsen",
}  # fmt: skip
_QUESTION_CODES = {
    "id", "key", "source", "misconception", "objective", "step", "client_needs", "type", "claims", "lesson",
    "invented", "group", "route", "direction", "rows", "blanks",
}  # fmt: skip


def cells() -> Iterator[tuple[str, str, str]]:
    """Every cell of every table with words in it: place, column, text."""
    for path in sorted(DATA.rglob("*.csv")):
        name = path.relative_to(DATA).as_posix()
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                for column, text in row.items():
                    if column not in CODES or (name == "lessons.csv" and column == "title"):
                        yield f"{name}, row {number}, column {column}", column, text or ""


def questions() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every text of every question: place, text as typed, numbers it says are invented."""
    for path in sorted(DATA.glob("questions/*.toml")):
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["question"]:
            for text in _strings(raw):
                yield f"questions/{path.name}, {raw['id']}", text, tuple(raw.get("invented", ()))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            a_table = isinstance(item, list) and any(isinstance(row, list) for row in item)
            if name not in _QUESTION_CODES or a_table:
                yield from _strings(item)


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
