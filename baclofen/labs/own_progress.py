"""What the course has stored, in the learner's hands: read it, copy it, hand in results, delete it."""

import csv
import io
from collections.abc import Callable, Sequence

import ipywidgets

from baclofen import content, progress
from baclofen.labs.memory import told
from baclofen.progress import BadCode, Entry
from baclofen.widgets import Button, Note, Status
from baclofen.widgets.formats import DataTable, NumberField
from baclofen.widgets.markup import Html, tag

_COLUMNS = ("lesson", "question", "day", "score", "max", "confidence")
_COPY = "my_progress_copy.csv"


class OwnProgress:
    """The table of what is stored, and the buttons.

    Args:
        on_deleted: called once everything was deleted.
    """

    def __init__(self, on_deleted: Callable[[], None]) -> None:
        self._on_deleted = on_deleted
        self.place, self.said, self.really = Status(""), Status(""), Status("")
        columns = [self.word(f"column.{name}") for name in ("lesson", "answered", "right", "tries")]
        self.table = DataTable(self.word("table"), columns)
        self.everything = Note("")
        self.code = NumberField("", self.word("code"), help=self.word("code_help"))
        self.code.keyboard = "text"
        self.code.on_enter(self.hand_in)
        self.read_button = self._button("read", self.read)
        self.copy_button = self._button("copy", self.copy)
        self.results_button = self._button("results", self.hand_in)
        self.delete_button = self._button("delete", self.ask_to_delete)
        self.yes_button = self._button("delete_yes", self.delete)
        self.no_button = self._button("delete_no", self.keep)
        self.confirm = ipywidgets.VBox([self.really, ipywidgets.HBox([self.no_button, self.yes_button])])
        buttons = ipywidgets.HBox([self.read_button, self.copy_button, self.delete_button])
        hand_in = ipywidgets.VBox([self.code, self.results_button])
        for box in (self.confirm, hand_in):
            box.add_class("bac-task")
        self.said.add_class("bac-result")
        self.widget = ipywidgets.VBox(
            [self.place, self.table, buttons, self.confirm, self.said, self.everything, hand_in]
        )
        self.keep()

    def word(self, key: str, **values: str) -> str:
        """One of the sentences about the learner's own file."""
        return content.word(f"progress.{key}", **values)

    def _button(self, key: str, press: Callable[[], None]) -> Button:
        button = Button(self.word(key))
        button.on_press(press)
        return button

    def show(self) -> None:
        """Read the file again and show what it holds."""
        store = progress.store()
        entries = store.entries()
        self.place.text = " ".join(filter(None, [self._where(entries), told(store.notice)]))
        self.table.rows = _by_lesson(entries)
        self.said.text, self.everything.html = "", ""
        self.keep()

    def _where(self, entries: Sequence[Entry]) -> str:
        store = progress.store()
        if not store.place or not entries:
            return self.word("empty" if not entries else "in_memory")
        return self.word("where", place=store.place, count=str(len(entries)))

    def read(self) -> None:
        """Put every stored answer on the page, and take it away again."""
        entries = progress.store().entries()
        self.said.text = "" if entries else self.word("empty")
        self.everything.html = "" if self.everything.html or not entries else _listed(entries, self.word)

    def copy(self) -> None:
        """Write a copy that opens in a spreadsheet."""
        entries = progress.store().entries()
        if not entries:
            self.said.text = self.word("empty")
            return
        self._written(_COPY, table_text(entries), "copied")

    def hand_in(self) -> None:
        """Create the results file under the code that the learner typed."""
        try:
            name = progress.results_name(self.code.value)
            text = progress.results_text(self.code.value, progress.store().entries())
        except BadCode:
            self.said.text = self.word("bad_code")
            return
        self._written(name, text, "handed_in")

    def _written(self, name: str, text: str, key: str) -> None:
        place = progress.store().write_beside(name, text)
        self.said.text = self.word(key, place=place) if place else self.word("copy_by_hand")
        key_name = self.word("read")
        self.everything.html = (
            ""
            if place
            else tag(
                "pre",
                text,
                **{"class": "bac-plain", "tabindex": "0", "role": "region", "aria-label": key_name},
            )
        )

    def ask_to_delete(self) -> None:
        """Nothing is deleted by one press."""
        self.really.text = self.word("really", count=str(len(progress.store().entries())))
        self.confirm.layout.display = None

    def keep(self) -> None:
        """Delete nothing."""
        self.confirm.layout.display = "none"
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


def table_text(entries: Sequence[Entry]) -> str:
    """The stored answers as a table that a spreadsheet opens, oldest first."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows(_cells(one) for one in entries)
    return text.getvalue()


def _cells(one: Entry) -> list[str]:
    said = content.words("quiz").get(f"quiz.confidence.{one.confidence}", one.confidence)
    return [one.lesson, one.item_id, one.day, str(one.score), str(one.max), said]


def _by_lesson(entries: Sequence[Entry]) -> list[list[str]]:
    rows = []
    for lesson in content.lessons():
        here = [one for one in entries if one.lesson == lesson.id]
        last = {one.item_id: one.right for one in here}
        if here:
            title = f"{lesson.id} {lesson.title}"
            rows.append([title, str(len(last)), str(sum(last.values())), str(len(here))])
    return rows


def _listed(entries: Sequence[Entry], word: Callable[[str], str]) -> Html:
    head = tag("tr", *(tag("th", word(f"column.{name}"), scope="col") for name in _COLUMNS))
    rows = (tag("tr", *(tag("td", cell) for cell in _cells(one))) for one in entries)
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    region = {"class": "bac-table", "tabindex": "0", "role": "region", "aria-label": word("read")}
    return tag("div", table, **region)
