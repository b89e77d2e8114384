"""Write data/beats.csv: the beats of every lesson as its notebook has them, with what is answered in each.

``python run.py notebooks`` writes the table; a test expects it to be up to date. The steps at the top of a
lesson and the ticks of the path are made from it.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat

from baclofen import content

FOLDER = Path(__file__).resolve().parents[2]
TABLE = FOLDER / "data" / "beats.csv"
_COLUMNS = ("id", "lesson", "heading", "does", "main")
_CALL = re.compile(r'^labs\.(scene|story|case|claims|quiz|more_questions)\("([a-z0-9_]+)"\)', re.MULTILINE)
_HEAD = re.compile(r"^## (.+)$", re.MULTILINE)
#: these begin what lies beside the main path
_BESIDE = (
    "In practice",
    "More practice",
    "Go deeper",
    "What the article says",
    "Objectives and plan",
    "Words",
)


def rows() -> Iterator[tuple[str, ...]]:
    """The rows of the table."""
    for lesson in content.lessons():
        path = FOLDER / "notebooks" / lesson.file
        yield from _of_lesson(lesson.id, nbformat.read(path, as_version=4).cells)


def _of_lesson(lesson: str, cells: list) -> Iterator[tuple[str, ...]]:
    """The headings of one notebook under which something is answered, or that are a part."""
    beats: list[tuple[str, list[str], bool]] = []
    main = True
    for cell in cells:
        if cell.cell_type == "markdown":
            for heading in _HEAD.findall(cell.source):
                main = main and heading.strip() not in _BESIDE
                beats.append((heading.strip(), [], main))
        elif beats:
            beats[-1][1].extend(f"{kind}:{id}" for kind, id in _CALL.findall(cell.source))
    kept = [beat for beat in beats if beat[1] or re.match(r"Part \d", beat[0])]
    for number, (heading, does, on_path) in enumerate(kept, start=1):
        yield f"b{lesson}_{number}", lesson, heading, ";".join(does), "yes" if on_path else "no"


def text() -> str:
    """The whole table as it is written."""
    table = io.StringIO()
    lines = csv.writer(table, lineterminator="\n")
    lines.writerow(_COLUMNS)
    lines.writerows(rows())
    return "\ufeff" + table.getvalue()


def write() -> None:
    """Write the table."""
    TABLE.write_text(text(), encoding="utf-8", newline="")


if __name__ == "__main__":
    write()
