"""What the course has stored, in the learner's hands: read, take along, bring back, hand in, delete."""

import csv
import io
import os
import re
from collections.abc import Callable, Sequence

from baclofen import content, progress
from baclofen.labs.questions.played import kind_of
from baclofen.labs.questions.saving import told
from baclofen.progress import BadCode, Entry
from baclofen.widgets import Button, Download, File, FileField, Note, Status, hide, show
from baclofen.widgets.boxes import Column, Row
from baclofen.widgets.exam import DataTable, NumberField
from baclofen.widgets.markup import Html, tag

_COLUMNS = ("lesson", "question", "day", "chosen", "score", "max", "confidence")
_COPY = "my_progress_copy.csv"
# A cell, or a piece of one, that begins so and is no number is a formula to a spreadsheet.
_FORMULA = re.compile(r"(^|;)-(?![0-9][0-9.,]*(?:;|$))")
_KEPT_BY = {"folder": "where", "browser": "where_browser", "guest": "where_guest", "nobody": "in_memory"}
_NOT_KEPT = ("memory", "browser")
_ON_A_HUB = "JUPYTERHUB_USER"  # a school's hub stops a learner's server after a pause


class OwnProgress:
    """The table of what is stored, and the buttons; it calls once all was deleted, or answers were added."""

    def __init__(self, on_deleted: Callable[[], None], on_loaded: Callable[[], None]) -> None:
        self._on_deleted, self._on_loaded = on_deleted, on_loaded
        self.place, self.said, self.really = Status(""), Status(""), Status("")
        columns = [self.word(f"column.{name}") for name in ("lesson", "answered", "right", "tries")]
        self.table = DataTable(self.word("table"), columns)
        self.everything = Note("")
        self.code = NumberField("", self.word("code"), help=self.word("code_help"))
        self.code.keyboard = "text"
        self.code.on_enter(lambda: self.results_button.press())
        self.read_button = self._button("read", self.read)
        self.download_button = self._download("download", self.work)
        self.copy_button = self._download("copy", self.copy)
        self.results_button = self._download("results", self.results)
        self.load_field = FileField(
            self.word("load"),
            accept=".json,application/json",
            help=self.word("load_help", download=self.word("download")),
            limit_bytes=progress.LONGEST,
        )
        self.load_field.on_text(self.load)
        self.delete_button = self._button("delete", self.ask_to_delete)
        self.yes_button = self._button("delete_yes", self.delete)
        self.no_button = self._button("delete_no", self.keep)
        self.confirm = Column([self.really, Row([self.no_button, self.yes_button])])
        self.said.add_class("bac-result")
        self.widget = self._frame()
        self.keep()

    def _frame(self) -> Column:
        take = Row([self.download_button, self.read_button, self.copy_button, self.delete_button])
        load = Column([self.load_field])
        hand_in = Column([self.code, self.results_button])
        for box in (self.confirm, load, hand_in):
            box.add_class("bac-task")
        parts = [self.place, self.table, take, self.confirm, self.said, self.everything, load, hand_in]
        return Column(parts)

    def word(self, key: str, **values: str) -> str:
        """One of the sentences about the learner's own file."""
        return content.word(f"progress.{key}", **values)

    def _button(self, key: str, press: Callable[[], None]) -> Button:
        button = Button(self.word(key))
        button.on_press(press)
        return button

    def _download(self, key: str, make: Callable[[], File | None]) -> Download:
        return Download(self.word(key), make, status=self.said)

    def show(self) -> None:
        """Read the file again and show what it holds."""
        store = progress.store()
        entries = store.entries()
        self.place.text = " ".join(filter(None, [self._where(entries), told(store.notice)]))
        self.table.rows = _by_lesson(entries)
        self.said.text, self.everything.html = "", ""
        self.load_field.reset()
        self.keep()

    def _where(self, entries: Sequence[Entry]) -> str:
        store = progress.store()
        if not entries:
            return self.word("empty")
        kept = store.notice is None or store.notice.code not in _NOT_KEPT
        values = {"place": store.place, "count": str(len(entries)), "download": self.word("download")}
        name = _KEPT_BY[store.keeper if kept else "nobody"]
        return self.word("where_hub" if name == "where" and os.environ.get(_ON_A_HUB) else name, **values)

    def read(self) -> None:
        """Put every stored answer on the page, and take it away again."""
        entries = _entries()
        self.said.text = "" if entries else self.word("empty")
        self.everything.html = "" if self.everything.html or not entries else _listed(entries, self.word)

    def work(self) -> File | None:
        """Everything as a file that `load` reads again."""
        name = progress.work_name()
        said = self.word("downloaded", name=name, load=self.word("load"))
        return self._unless_empty(lambda: File(name, progress.store().text(), "application/json", said))

    def copy(self) -> File | None:
        """A copy that opens in a spreadsheet."""
        return self._unless_empty(lambda: self._made(_COPY, table_text(_entries()), "text/csv", "copied"))

    def results(self) -> File | None:
        """The results file under the code that the learner typed."""
        try:
            name = progress.results_name(self.code.value)
            text = progress.results_text(self.code.value, _entries())
        except BadCode:
            self.said.text = self.word("bad_code")
            return None
        return self._made(name, text, "application/json", "handed_in")

    def _unless_empty(self, make: Callable[[], File]) -> File | None:
        if _entries():
            return make()
        self.said.text = self.word("empty")
        return None

    def _made(self, name: str, text: str, kind: str, key: str) -> File:
        """A file for the learner; where a folder lasts, it is written there too."""
        store = progress.store()
        place = store.write_beside(name, text) if store.keeper == "folder" else ""
        also = self.word("also_in", place=place) if place else ""
        return File(name, text, kind, " ".join(filter(None, [self.word(key, name=name), also])))

    def load(self, text: str) -> None:
        """Add what a file of `work` holds to what is stored."""
        loaded = progress.store().load(text)
        name = self.load_field.value
        self.show()
        if loaded.refused:
            self.load_field.error = told(loaded.refused)
            return
        self.load_field.value = name
        key = "loaded" if loaded.added else "loaded_nothing" if loaded.known else "loaded_empty"
        self.said.text = self.word(key, added=str(loaded.added), known=str(loaded.known))
        if loaded.added:
            self._on_loaded()

    def ask_to_delete(self) -> None:
        """Nothing is deleted by one press."""
        self.really.text = self.word("really", count=str(len(_entries())))
        show(self.confirm)

    def keep(self) -> None:
        """Delete nothing."""
        hide(self.confirm)
        self.really.text = ""

    def delete(self) -> None:
        """Delete everything that the course has stored, once it was asked for twice."""
        if not self.really.text:
            return
        done = progress.store().delete()
        self.show()
        self.said.text = self.word("deleted" if done else "not_deleted")
        if done:
            self._on_deleted()


def _entries() -> tuple[Entry, ...]:
    return progress.store().entries()


def table_text(entries: Sequence[Entry]) -> str:
    """The stored answers as a table that a spreadsheet opens, oldest first."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows([_FORMULA.sub(r"\1'-", cell) for cell in _cells(one)] for one in entries)
    return text.getvalue()


def _cells(one: Entry) -> list[str]:
    said = content.words("quiz").get(f"quiz.confidence.{one.confidence}", one.confidence)
    return [one.lesson, one.item_id, one.day, one.chosen, str(one.score), str(one.max), said]


def _by_lesson(entries: Sequence[Entry]) -> list[list[str]]:
    rows = []
    for lesson in content.lessons():
        here = [one for one in entries if one.lesson == lesson.id and kind_of(one) == "question"]
        last = {one.item_id: one.right for one in here}
        if here:
            title = f"{lesson.id} {lesson.title}"
            rows.append([title, str(len(last)), str(sum(last.values())), str(len(here))])
    return rows + _by_kind(entries)


def _by_kind(entries: Sequence[Entry]) -> list[list[str]]:
    """Guesses, verdicts, stories and dose practice over all lessons."""
    rows = []
    for kind in ("scene", "claim", "story", "dose"):
        here = [one for one in entries if kind_of(one) == kind]
        last = {one.item_id: one.right for one in here}
        if here:
            title = content.word(f"progress.kind.{kind}")
            rows.append([title, str(len(last)), str(sum(last.values())), str(len(here))])
    return rows


def _listed(entries: Sequence[Entry], word: Callable[[str], str]) -> Html:
    head = tag("tr", *(tag("th", word(f"column.{name}"), scope="col") for name in _COLUMNS))
    rows = (tag("tr", *(tag("td", cell) for cell in _cells(one))) for one in entries)
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    region = {"class": "bac-table", "tabindex": "0", "role": "region", "aria-label": word("read")}
    return tag("div", table, **region)
