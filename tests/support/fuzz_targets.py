"""What reads a text from outside, each as one call that takes any bytes.

A target raises `Found` where something raises or writes that should not. `benchmarks/fuzz.py` lets a fuzzer
choose the bytes by what they reach; `tests/content/test_hostile_bytes.py` takes seeded ones in every run.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from baclofen import content
from baclofen.check import calls
from baclofen.check import lessons as check_lessons
from baclofen.content.cases import CaseReader
from baclofen.content.library_checks import check_library
from baclofen.content.problems import ContentError
from baclofen.content.question_files import QuestionReader
from baclofen.content.schema import read_schemas
from baclofen.content.tables import read_kind, read_table
from baclofen.progress import BadCode, Entry, Store, results_text
from baclofen.progress.document import Damaged, Newer, dump, parse
from baclofen.progress.location import default_path
from tools import hub_link, site
from tools.launch import trust
from tools.site.pages.prose import Prose, inline

ROOT = Path(__file__).resolve().parents[2]
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = (
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "subprocess.Popen",
    "os.system",
)


class Found(AssertionError):
    """A text did what no text should do."""


class Held:
    """A file that is not on the disk: what the readers ask of a path."""

    def __init__(self, name: str, raw: bytes) -> None:
        self.name, self.raw = Path(name), raw
        self.stem = self.name.stem

    def read_bytes(self) -> bytes:
        return self.raw

    def read_text(self, encoding: str = "utf-8") -> str:
        return self.raw.decode(encoding)

    def relative_to(self, _folder: object) -> Path:
        return self.name

    def exists(self) -> bool:
        return True

    is_file = exists


class HeldFolder:
    """A folder that holds one such file under every name."""

    def __init__(self, file: Held) -> None:
        self.file = file

    def __truediv__(self, _name: str) -> Held:
        return self.file

    def glob(self, _pattern: str) -> list[Path]:
        return [self.file.name]


# ---- the guard: what a target may not do, whatever it is given

_guarded = {"on": False, "hooked": False}


def _hear(event: str, values: tuple) -> None:
    if not _guarded["on"]:
        return
    writes = event == "open" and isinstance(values[2], int) and values[2] & _WRITING
    compiled = values and "__pycache__" in str(values[0])  # Python itself keeps what it imports
    if (writes or event in _CHANGES) and not compiled:
        _guarded["on"] = False
        raise Found(f"{event} {values[0]!r}")


def guarded(target: Callable[[bytes], None], data: bytes) -> float:
    """Run the target; returns its seconds of processor time.

    Raises:
        Found: it raised, took longer than a learner would not notice, or wrote.
    """
    if not _guarded["hooked"]:
        sys.addaudithook(_hear)
        _guarded["hooked"] = True
    began, _guarded["on"] = time.thread_time(), True
    try:
        target(data)
    except Found:
        raise
    except Exception as error:
        raise Found(f"{type(error).__name__}: {error}") from error
    finally:
        _guarded["on"] = False
    return time.thread_time() - began


def text_of(data: bytes) -> str:
    """The bytes as a text that a page could send: half signs and all."""
    return data.decode("utf-8", "surrogateescape")


# ---- the targets


def progress(data: bytes) -> None:
    """A learner's file."""
    text = text_of(data)
    try:
        entries = parse(text)
    except (Damaged, Newer):
        entries = ()
    if entries and parse(dump(entries)) != entries:
        raise Found("what was read is not what is written")
    store = Store(None)
    store.load(text)
    store.add(Entry("q", "02", 1, 1, "sure", "2026-11-22"))
    json.loads(store.text())
    results_text("blue-7", store.entries())


@cache
def _tables() -> tuple:
    folder = content.library().folder
    schemas = read_schemas(folder)
    return schemas, {name: read_kind(folder, schema, []) for name, schema in schemas.items()}


def table(data: bytes) -> None:
    """A data table; the first byte says which. A whole one is then set beside all the others."""
    schemas, tables = _tables()
    names = sorted(schemas)
    name = names[data[0] % len(names)] if data else names[0]
    problems: list = []
    file = next(iter(schemas[name].files), schemas[name].path.replace("*", "signs"))
    rows = read_table(Held(file, data[1:]), file, schemas[name], problems)
    if not problems and rows:
        problems += check_library(schemas, {**tables, name: rows})
    str(ContentError(problems))


def _known() -> tuple:
    reader = content.library()._case_files
    return reader.known, reader.fact


def questions(data: bytes) -> None:
    """A file of questions."""
    folder, problems = content.library().folder, []
    QuestionReader(folder, *_known())._file(Held("questions/02.toml", data), "02", problems)
    str(ContentError(problems))


def case(data: bytes) -> None:
    """A case."""
    folder = HeldFolder(Held("cases/fasting_surgery.toml", data))
    try:
        CaseReader(folder, *_known()).read("fasting_surgery")
    except ContentError as error:
        str(error)


def notebook(data: bytes) -> None:
    """A notebook beside the lessons: looked over by `check`, never signed."""
    library, lesson = content.library(), content.lesson("02")
    held = Held(f"notebooks/{lesson.file}", data)
    str(ContentError(check_lessons._inside(library, held, str(held.name), lesson, _labs())))
    if trust.digest(held) in _signed():
        raise Found("a notebook that is not the lesson would be signed")


@cache
def _labs() -> calls.Openings:
    return calls.Openings(content.library(), ROOT)


@cache
def _signed() -> set[str]:
    return {line.partition(" ")[0] for line in (ROOT / trust.LIST).read_text("utf-8").splitlines()}


def addresses(data: bytes) -> None:
    """The note that names the newest release, a hub's address, a code, the place of the learner's file."""
    text = data.decode("utf-8", "replace")
    newest = site.newest(HeldFolder(Held("release.json", data)))
    if newest and not re.fullmatch(r"\d[\d.]*-\w+", newest, re.ASCII):
        raise Found(f"taken for a release: {newest!r}")
    made = hub_link.link("https://hub.example.edu", branch=text) if "v" not in text else ""
    if re.search(r"[\s<>\"'#]", made):
        raise Found(f"not one address: {made!r}")
    default_path(text.replace("\0", ""))
    try:
        results_text(text, ())
    except BadCode:
        return
    if not re.fullmatch(r"[A-Za-z0-9-]{4,16}", text.strip(), re.ASCII):
        raise Found(f"taken for a code: {text!r}")


_TAGS = {
    "p",
    "a",
    "em",
    "strong",
    "code",
    "pre",
    "ul",
    "ol",
    "li",
    "blockquote",
    "hr",
    "br",
    "img",
    "div",
    "span",
    "details",
    "summary",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ATTRIBUTES = {
    "href",
    "title",
    "src",
    "alt",
    "class",
    "id",
    "scope",
    "start",
    "style",
    "tabindex",
    "role",
    "aria-label",
}


class _Active(HTMLParser):
    """Finds what could run."""

    def handle_starttag(self, tag: str, attributes: list) -> None:
        for name, value in attributes:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name in ("href", "src") and re.match(r"(javascript|vbscript|data|file):", address):
                raise Found(f"{tag} {name}={value!r}")
            if name not in _ATTRIBUTES:
                raise Found(f"{tag} with {name}")
        if tag not in _TAGS:
            raise Found(f"a tag {tag}")


def prose(data: bytes) -> None:
    """The prose of a lesson and a sentence of data/, as the site's pages write them."""
    text = data.decode("utf-8", "replace")
    for made in (Prose().html(text), inline(text)):
        parser = _Active()
        parser.feed(made)
        parser.close()


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (progress, table, questions, case, notebook, addresses, prose)
}
