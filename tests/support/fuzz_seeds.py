"""What the search for hostile texts begins with, and seeded changes of it."""

import json
import random
from collections.abc import Callable
from pathlib import Path

from baclofen import content
from baclofen.content.schema import read_schemas
from baclofen.progress import Entry
from baclofen.progress.document import dump

ROOT = Path(__file__).resolve().parents[2]


def _read(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def _progress_seeds() -> list[bytes]:
    entries = [Entry(f"q_{n % 3}", "02", n % 2, 1, "sure", "2026-11-22", chosen="a,b") for n in range(6)]
    more = ('{"format": "baclofen-course-progress", "version": 3}', "[" * 30, '"\\', '\ufeff{"format": 1}')
    return [dump(entries).encode(), *(text.encode() for text in more)]


def _table_seeds() -> list[bytes]:
    folder, seeds = content.library().folder, []
    schemas = read_schemas(folder)
    for number, name in enumerate(sorted(schemas)):
        path = next(iter(sorted(folder.glob(schemas[name].path))))
        seeds.append(bytes([number]) + b"\n".join(path.read_bytes().split(b"\n")[:5]) + b"\n")
    return seeds


def _question_seeds() -> list[bytes]:
    parts = [
        b"[[question]]" + part
        for raw in _read("data/questions/*.toml")
        for part in raw.split(b"[[question]]")[1:]
    ]
    return sorted(parts, key=len)[:: max(1, len(parts) // 30)]


_CODE = ('labs.quiz("\0")', "labs." + "a." * 3000 + "b()", "-" * 3000 + "1", "\ud800", "labs.quiz('\\d')", "")


def _notebook_seeds() -> list[bytes]:
    cells = [
        {
            "cell_type": "markdown",
            "source": ["# By mouth\n", "<!--p:oral_half_life_h-->3<!--/p--> <!--claim:B3-->"],
        },
        {"cell_type": "code", "source": "labs.quiz('03')", "outputs": [], "metadata": {}},
    ]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return [
        json.dumps(book).encode(),
        b"[" * 3000,
        b'{"cells": [7]}',
        b'{"cells": [{"cell_type": "code", "source": 7}]}',
        *(json.dumps({"cells": [{"cell_type": "code", "source": code}]}).encode() for code in _CODE),
    ]


def _address_seeds() -> list[bytes]:
    return [
        b'{"newest": "2026.11-1a2b3c4d"}',
        b'{"newest": "../.."}',
        b'{"newest": 7}',
        b"[]",
        b"{",
        b"",
        b"v2026.11",
        b"blue-kite-7",
        b"none",
        b"~nobody/x",
        b"a b&c#d",
        b'"',
        b"[" * 3000,
        b"\xff\xfe",
    ]


def _prose_seeds() -> list[bytes]:
    marks = (
        b"<details><summary>a</summary>\n\nb\n\n</details>",
        b"[a](javascript:x)",
        b"![a](x 'y')",
        b"| a | b |\n|---|---|\n| c | d |",
        b'[bolus](#Words "one dose")<!--term:bolus-->',
        b"<!--s:K85-->[a](#Sources)<!--/s-->",
        b"<br> <b onclick=x>",
        b"## a `b` **c**",
        b"<https://x.org> &lt; \\<b\\>",
        b"[a]: javascript:x\n\n[a]",
        b"```\n<b>\n```",
    )
    return list(marks)


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "progress": _progress_seeds,
    "table": _table_seeds,
    "questions": _question_seeds,
    "case": lambda: _read("data/cases/*.toml"),
    "notebook": _notebook_seeds,
    "addresses": _address_seeds,
    "prose": _prose_seeds,
}
_PIECES = (
    b'"',
    b"'",
    b"\\",
    b"[",
    b"]",
    b"{",
    b"}",
    b"<",
    b">",
    b"<!--",
    b"-->",
    b"\n",
    b"\0",
    b",",
    b";",
    b"=",
    b"9" * 400,
    b"-1",
    b"1e999",
    b"NaN",
    b"null",
    b"true",
    b"\xff",
    "\u202e\u200b".encode(),
    b"{p:",
    b"[[question]]",
    b"../",
    b"javascript:",
    b"<img src=x onerror=y>",
    b"=1+1",
    b"__proto__",
    b" " * 400,
    b"1979-05-27",
    b"\xed\xa0\x80",
)


def changed(seed: bytes, draw: random.Random) -> bytes:
    """A seed with one to four changes: cut, doubled, swapped, or with a piece that means something put in."""
    data = bytearray(seed)
    for _ in range(draw.randint(1, 4)):
        at, end = sorted(draw.randrange(len(data) + 1) for _ in range(2))
        end = min(end, at + 60)
        way = draw.randrange(4)
        if way == 0:
            del data[at:end]
        elif way == 1:
            data[at:at] = data[at:end] * draw.choice((1, 2, 30))
        elif way == 2:
            data[at:end] = draw.choice(_PIECES)
        elif at < len(data):
            data[at] = draw.randrange(256)
    return bytes(data)
