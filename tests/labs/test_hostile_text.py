"""Text that would be a script, in every field of data/ that a learner reads: it stays text."""

from html.parser import HTMLParser

import pytest

from baclofen import content, labs
from tests.support import hostile_data, page_messages
from tests.support.all_labs import ONE_OF_EACH, shown

HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script>"
LABS = {
    **{name: make for name, make in ONE_OF_EACH.items() if not name.startswith("item ")},
    **{f"quiz_{number}": lambda number=number: labs.quiz(number) for number in ("02", "04")},
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The course's data with a script at the end of every text that may hold any text."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    hostile_data.write(content.library().folder, folder, HOSTILE)
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
