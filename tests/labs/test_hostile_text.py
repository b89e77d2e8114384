"""Text that would be a script, in every field of data/ that a learner reads: it stays text."""

import csv
import re
import shutil
from html.parser import HTMLParser

import pytest

from baclofen import content, labs
from baclofen.content.schema import read_schemas
from tests.labs.test_page_messages import MAKERS, shown
from tests.support import page_messages

HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script>"
PROSE = re.compile(r'^((?:stem|text|why|about|title|caption|time|unit) = ".*)"$', re.MULTILINE)
LABS = {
    **MAKERS,
    **{f"quiz_{number}": lambda number=number: labs.quiz(number) for number in ("02", "04")},
    "case_pair": labs.case_pair,
    "start": labs.start,
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The course's data with a script at the end of every text that may hold any text."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(content.library().folder, folder)
    for schema in read_schemas(folder).values():
        bound = {"unit", *(name for name, *_ in schema.foreign)}  # a unit like this is refused
        free = [field.name for field in schema.fields if field.free and field.name not in bound]
        for path in folder.glob(schema.path):
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            with path.open("w", encoding="utf-8", newline="") as file:
                table = csv.DictWriter(file, list(rows[0]))
                table.writeheader()
                table.writerows(
                    {
                        name: f"{cell}{HOSTILE}" if name in free and cell else cell
                        for name, cell in row.items()
                    }
                    for row in rows
                )
    for path in folder.glob("[cq]*s/*.toml"):
        path.write_text(PROSE.sub(rf'\1{HOSTILE}"', path.read_text("utf-8")), "utf-8")
    return content.load(folder)


class Elements(HTMLParser):
    """Keeps what would run."""

    def __init__(self) -> None:
        super().__init__()
        self.running, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "iframe") or any(name.startswith("on") for name, _ in attrs):
            self.running.append((tag, attrs))

    def handle_data(self, data):
        self.texts.append(data)


def read(html: str) -> Elements:
    found = Elements()
    found.feed(html)
    return found


@pytest.mark.parametrize("name", sorted(LABS))
def test_a_script_in_the_data_stays_text(name, hostile, monkeypatch):
    monkeypatch.setattr(content, "library", lambda: hostile)
    lab = LABS[name]()
    poster = read(lab._repr_mimebundle_()["text/html"])
    assert not poster.running, poster.running
    met = "".join(poster.texts)
    for part in page_messages.parts(shown(lab)):
        for trait in ("html", "svg"):
            here = read(getattr(part, trait, ""))
            assert not here.running, (type(part).__name__, here.running)
            met += "".join(here.texts)
        met += str(part.get_state())
    assert HOSTILE in met, "the text did not arrive, so nothing was tried"
