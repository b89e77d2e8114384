"""What benchmarks/mutations.py changes: one cell of data/, or one token of model/, labs/ or plots/."""

import ast
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

OTHER = {
    "withdrawal": "overdose", "overdose": "withdrawal", "mouth": "pump", "pump": "mouth", "oral": "pump",
    "too_little": "too_much", "too_much": "too_little", "supported": "outdated", "simplified": "supported",
    "same day": "next contact", "next contact": "same day", "emergency now": "next contact",
    "call at once": "same day",
    "imprecise": "supported", "outdated": "supported", "mcg": "mg", "mg": "mcg", "mcg per day": "mcg per h",
    "h": "days", "days": "h", "mg per day": "mcg per day", "mcg per mL": "mg per mL", "mL": "L", "yes": "no",
    "no": "yes", "mg per mL": "mcg per mL", "%": "ratio", "ng per mL": "mcg per mL", "per h": "per min",
}  # fmt: skip
#: table -> columns in which a wrong entry can hurt
COLUMNS = {
    "signs": ("lists", "lists_added", "urgency", "rule"),
    "tell_apart": ("fits", "routes", "signs", "events", "urgency", "rule"),
    "how_soon": ("mouth", "pump"),
    "sooner_if": ("routes", "urgency", "signs", "any_signs", "events", "any_events"),
    "claims": ("verdict",),
    "refill_checklist": ("order", "safety_critical"),
    "parts": ("refill", "fault"),
    "parameters/*": ("value", "low", "high", "unit"),
    "observed/*": ("value", "low", "high", "observed", "observed_low", "observed_high"),
}
UNITS = {24: 60, 60: 24, 1000: 100, 100: 10, 7: 5, 365: 36}
SWAPPED = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.Lt: ">", ast.Gt: "<", ast.LtE: ">=",
    ast.GtE: "<=",
}  # fmt: skip
COLORS = ("oral", "pump", "band", "much", "little", "guess", "band_edge")


@dataclass(frozen=True)
class Mutant:
    """One change: the text from `start` to `end` of a file becomes `new`."""

    path: str
    start: int
    end: int
    new: str
    what: str

    def apply(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def draw(kind: str, root: Path, random: Random, count: int) -> list[Mutant]:
    """So many changes, spread over the kinds of change, none twice."""
    found = data_mutants(root, random) if kind == "data" else code_mutants(root)
    groups: dict[str, list[Mutant]] = {}
    for group, mutant in found:
        groups.setdefault(group, []).append(mutant)
    for group in groups.values():
        random.shuffle(group)
    drawn: list[Mutant] = []
    while len(drawn) < count and any(groups.values()):
        drawn += [group.pop() for _, group in sorted(groups.items()) if group]
    return drawn[:count]


def data_mutants(root: Path, random: Random) -> Iterator[tuple[str, Mutant]]:
    for pattern, columns in COLUMNS.items():
        for path in sorted((root / "data").glob(f"{pattern}.csv")):
            yield from ((pattern, mutant) for mutant in _cells(root, path, columns))
    for folder in ("questions", "cases"):
        for path in sorted((root / "data" / folder).glob("*.toml")):
            yield from _answers(root, path, folder, random)


def _cells(root: Path, path: Path, columns: tuple[str, ...]) -> Iterator[Mutant]:
    """Every wrong cell of a table, written as a whole new table (quoting stays right)."""
    text = path.read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    for column in (c for c in columns if c in rows[0]):
        at = rows[0].index(column)
        for row in rows[1:]:
            new = _wrong(row[at], column, rows, at)
            if new is None or new == row[at]:
                continue
            changed = [r if r is not row else [*row[:at], new, *row[at + 1 :]] for r in rows]
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(changed)
            what = f"{row[0]} {column}: {row[at]!r} -> {new!r}"
            yield Mutant(str(path.relative_to(root)), 0, len(text), out.getvalue(), what)


def _wrong(cell: str, column: str, rows: list[list[str]], at: int) -> str | None:
    """A wrong value for a cell: the opposite, ten times as much, another row's place, or one entry less."""
    if cell in OTHER:
        return OTHER[cell]
    if ";" in cell:
        first, _, rest = cell.partition(";")
        return f"{OTHER[first]};{rest}" if OTHER.get(first, first) not in cell.split(";") else rest
    if column == "order":  # to another place; what is never done has none
        return None if int(cell) >= 90 else "20" if int(cell) < 4 else "1"
    if re.fullmatch(r"\d+(\.\d+)?", cell):
        return f"{float(cell) * 10:g}"
    others = [row[at] for row in rows[1:] if row[at] and row[at] != cell]
    return others[0] if cell and others else None


def _answers(root: Path, path: Path, folder: str, random: Random) -> Iterator[tuple[str, Mutant]]:
    """Another key, another route, another direction for each question of a file."""
    text = path.read_text(encoding="utf-8")
    for block in re.finditer(r"^\[\[question\]\]\n(?:(?!^\[\[question\]\]).*\n?)*", text, re.MULTILINE):
        id = re.search(r'^id = "(.*)"', block[0], re.MULTILINE)[1]
        kind = "columns" if 'type = "matrix' in block[0] else "option"
        options = re.findall(rf'^\[\[question\.{kind}\]\]\nid = "(.*)"', block[0], re.MULTILINE)
        for name in ("key", "route", "direction"):
            line = re.search(rf"^{name} = (.*)$", block[0], re.MULTILINE)
            new = _other_answer(name, line[1], options, random) if line else None
            if new is not None and new != line[1]:
                at = block.start() + line.start(1)
                what = f"{id} {name}: {line[1]} -> {new}"
                yield (
                    f"{folder} {name}",
                    Mutant(str(path.relative_to(root)), at, at + len(line[1]), new, what),
                )


def _other_answer(name: str, old: str, options: list[str], random: Random) -> str | None:
    parts = re.findall(r'"([^"]*)"', old)
    if name != "key":
        return {'"pump"': '"oral"', '"oral"': '"pump"'}.get(old) or (
            f'"{OTHER[parts[0]]}"' if parts[0] in OTHER else None
        )
    if not parts:  # a number
        return f"{float(old) * 10:g}" if re.fullmatch(r"[\d.]+", old) else None
    chosen = random.choice(parts)
    group = chosen.rpartition("_")[0]
    free = [o for o in options if o not in parts and o.rpartition("_")[0] == group]
    if free:
        return old.replace(f'"{chosen}"', f'"{random.choice(free)}"', 1)
    other = next((p for p in parts if p != chosen), None)  # no other option: two places change
    swapped = old.replace(f'"{chosen}"', "\0", 1).replace(f'"{other}"', f'"{chosen}"', 1)
    return swapped.replace("\0", f'"{other}"') if other else None


def code_mutants(root: Path) -> Iterator[tuple[str, Mutant]]:
    for room in ("model", "labs", "plots"):
        for path in sorted((root / "baclofen" / room).rglob("*.py")):
            if path.stem == "theme":  # looks only
                continue
            text = path.read_text(encoding="utf-8")
            where = str(path.relative_to(root))
            for group, start, end, new, line in _tokens(ast.parse(text), text, room):
                what = f"line {line}: {text[start:end].strip()} -> {new.strip()}  ({group})"
                yield f"{room} {group}", Mutant(where, start, end, new, what)


def _tokens(tree: ast.Module, text: str, room: str) -> Iterator[tuple[str, int, int, str, int]]:
    """(kind, start, end, new text, line) of every token that can be wrong in a way a client would feel."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    lines = text.splitlines()

    def place(line: int, column: int) -> int:  # ast counts bytes
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    def between(left: ast.expr, right: ast.expr) -> tuple[int, int]:
        return place(left.end_lineno, left.end_col_offset), place(right.lineno, right.col_offset)

    labels = sorted({n.value for n in ast.walk(tree) if _is_label(n)})
    for node in ast.walk(tree):
        found = None
        if (
            isinstance(node, ast.BinOp)
            and type(node.op) in SWAPPED
            and room != "plots"
            and not _is_text(node)
        ):
            found = ("sign", node.left, node.right, SWAPPED[type(node.op)])
        elif isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED and len(node.ops) == 1:
            found = ("sign", node.left, node.comparators[0], SWAPPED[type(node.ops[0])])
        if found:
            start, end = between(found[1], found[2])
            token = re.search(r"[-+*/<>]=?", text[start:end])
            yield found[0], start + token.start(), start + token.end(), found[3], node.lineno
        if isinstance(node, ast.Constant) and text[place(node.lineno, node.col_offset)] not in "fFr":
            yield from (
                (
                    group,
                    place(node.lineno, node.col_offset),
                    place(node.end_lineno, node.end_col_offset),
                    new,
                    node.lineno,
                )
                for group, new in _constants(node, labels, room)
            )


def _is_text(node: ast.BinOp) -> bool:
    kinds = (ast.JoinedStr, ast.List, ast.Tuple, ast.ListComp)
    return any(isinstance(n, kinds) or isinstance(getattr(n, "value", 0), str) for n in ast.walk(node))


def _is_label(node: ast.AST) -> bool:
    """Words of the frame (ui, quiz, progress) say nothing of a client."""
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return False
    return bool(re.fullmatch(r"(?!ui|quiz|progress|predict|live)[a-z_]+(\.[a-z_]+)+", node.value))


def _constants(node: ast.Constant, labels: list[str], room: str) -> Iterator[tuple[str, str]]:
    """Another unit, one more, another label, another color."""
    value = node.value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and room != "plots":
        if value in UNITS:
            yield "unit", repr(type(value)(UNITS[value]))
        elif isinstance(value, int) and 0 < value < 50:
            yield "off by one", repr(value + 1)
    if value in COLORS and room == "plots":
        yield "color", repr(COLORS[(COLORS.index(value) + 1) % len(COLORS)])
    if value in labels:
        near = [x for x in labels if x != value and x.rpartition(".")[0] == value.rpartition(".")[0]]
        if near:
            yield "label", repr(near[0])
