"""Damage that a file of data/ can take, by hand, by a spreadsheet or by a bad disk: seeded, always real."""

import csv
import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from baclofen.content.schema import Field, Schema, read_schemas

NUMBERS = ("three", "1,5", "1e999", "nan", "-inf", "5 mg", "--1", "0x10", "\u0663", "1_000", "=1+1")
WORDS = ("zzz!", "<script>alert(1)</script>", "!" * 5_000, "=HYPERLINK(1)", "\u202egnirts", "no_such_thing!")
TYPES = ("7", "[]", "true", "1979-05-27", "{}", "[[]]", "-0.0", "nan", '{a = "b"}')
LINE = re.compile(r"^(\w+) = (.+)$")
DEEP = "[" * 3_000
NEEDED = {
    "id", "lesson", "type", "objective", "step", "client_needs", "stem", "key", "text", "why", "title",
    "about", "tab", "since", "time", "values",
}  # fmt: skip
NAMED = {"lesson", "type", "objective", "step", "client_needs", "source", "misconception", "claims", "tab"}
PROSE = {"stem", "text", "why", "about"}


@dataclass(frozen=True)
class Damage:
    """What is done to one file: its bytes afterwards, and the row or line that must be named, if any."""

    kind: str
    file: str
    row: int | None
    raw: bytes


def _text(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _with_cell(rows: list[list[str]], at: int, column: int, cell: str) -> bytes:
    changed = [list(row) for row in rows]
    changed[at][column] = cell
    return _text(changed)


def _bytes(kind: str, raw: bytes, draw: random.Random) -> bytes:
    """What a bad disk, or a program that knows another encoding, does to any file."""
    at = draw.randrange(1, len(raw))
    text = raw.decode()
    middle = draw.randrange(1, len(text))
    return {
        "latin": text[:middle].encode() + b"\xe9 " + text[middle:].encode(),
        "zeros": raw[:at] + b"\0" * draw.randint(1, 600) + raw[at:],
        "mangled": (text[:middle] + "\u00c3\u00a9" + text[middle:]).encode(),
        "utf16": text.encode("utf-16"),
        "empty": b"",
    }[kind]


ANY_FILE = ("latin", "zeros", "mangled", "utf16", "empty")


def table_damage(folder: Path, schema: Schema, file: str, draw: random.Random) -> Iterator[Damage]:
    """Every kind of damage to one table, each at a place drawn for it."""
    rows = list(csv.reader((folder / file).read_text("utf-8-sig").splitlines(keepends=True)))
    fields = [schema.field(name) for name in rows[0]]
    at = draw.randrange(1, len(rows))

    def where(wanted: Callable[[Field], object]) -> list[int]:
        return [place for place, field in enumerate(fields) if wanted(field)]

    def cell(kind: str, columns: list[int], text: str) -> Iterator[Damage]:
        if columns:
            yield Damage(kind, file, at + 1, _with_cell(rows, at, draw.choice(columns), text))

    numbers = where(lambda field: field.type in ("number", "integer"))
    bound = where(lambda field: {"enum", "pattern"} & set(field.constraints))
    needed = where(lambda field: field.required)
    own = where(lambda field: field.constraints.get("unique"))
    foreign = [place for place in bound if fields[place].name in {name for name, *_ in schema.foreign}]
    yield from cell("not a number", numbers, draw.choice(NUMBERS))
    yield from cell("not a word", bound, draw.choice(WORDS))
    yield from cell("not a reference", foreign, "zzz_zzz")
    yield from cell("blank", needed, draw.choice(("", " ", "\u00a0\u200b")))
    yield from cell("letter lost", where(lambda field: field.free), "the nurse?s own")
    yield Damage("cell too many", file, at + 1, _text([*rows[:at], [*rows[at], "more"], *rows[at + 1 :]]))
    if len(needed) > 1:
        short = rows[at][: draw.randrange(1, needed[-1] + 1)]
        yield Damage("cut row", file, at + 1, _text([*rows[:at], short]))
    if own:
        yield Damage("twice", file, len(rows) + 1, _text([*rows, rows[at]]))
    column = draw.randrange(len(fields))
    yield Damage("header", file, 1, _with_cell(rows, 0, column, draw.choice((rows[0][column] + "x", ""))))
    quote = _text(rows[:at]) + b'"' + _text(rows[at:]).replace(b'"', b"")
    yield Damage("open quote", file, None, quote)


def document_damage(folder: Path, file: str, draw: random.Random) -> Iterator[Damage]:
    """Every kind of damage to a file of questions or a case."""
    lines = (folder / file).read_text("utf-8").splitlines()
    named = [(at, found[1], found[2]) for at, line in enumerate(lines) if (found := LINE.match(line))]

    def line(kind: str, among: set[str] | None, make: Callable[[str, str], str]) -> Iterator[Damage]:
        at, name, value = draw.choice([one for one in named if among is None or one[1] in among])
        new = "\n".join([*lines[:at], make(name, value), *lines[at + 1 :]])
        yield Damage(kind, file, at + 1, new.encode())

    yield from line("gone", NEEDED, lambda name, value: "")
    yield from line("unknown key", NEEDED, lambda name, value: f"{name}_x = {value}")
    yield from line("wrong type", NEEDED, lambda name, value: f"{name} = {draw.choice(TYPES)}")
    yield from line("unknown word", NAMED, lambda name, value: f'{name} = "{draw.choice(WORDS)}"')
    yield from line("unknown fact", PROSE, lambda name, value: f'{name} = "{"x " * 30}{{p:no_such_fact}}"')
    yield from line("open quote", None, lambda name, value: f'{name} = "{value.strip(chr(34))[:9]}')
    yield from line("curly quote", None, lambda name, value: f"{name} = \u201cx\u201d")
    yield from line("deep", None, lambda name, value: f"{name} = {DEEP}")
    yield from line("cut", None, lambda name, value: f"{name} =\n")
    yield from line("long number", None, lambda name, value: f"{name} = {'9' * 5_000}")


def damages(folder: Path, count: int, seed: str) -> Iterator[Damage]:
    """So many damaged files, over every table, question file and case in turn."""
    draw, schemas = random.Random(seed), read_schemas(folder)
    tables = [
        (schema, path.relative_to(folder).as_posix())
        for schema in schemas.values()
        for path in sorted(folder.glob(schema.path))
    ]
    documents = [path.relative_to(folder).as_posix() for path in sorted(folder.glob("[cq]*s/*.toml"))]
    made = 0
    while made < count:
        if draw.random() < 0.5:
            schema, file = draw.choice(tables)
            some = list(table_damage(folder, schema, file, draw))
        else:
            file = draw.choice(documents)
            some = list(document_damage(folder, file, draw))
        kind = draw.choice(ANY_FILE)
        some.append(Damage(kind, file, None, _bytes(kind, (folder / file).read_bytes(), draw)))
        yield draw.choice(some)
        made += 1
