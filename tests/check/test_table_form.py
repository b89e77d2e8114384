"""Every table stands as `python run.py notebooks` writes it: only what an author changed will differ."""

from baclofen import content
from tools import table_form


def test_every_table_is_in_its_form():
    folder = content.library().folder
    other = [
        path.name for path, text in table_form.tables(folder) if path.read_bytes() != text.encode("utf-8")
    ]
    assert other == [], "python run.py notebooks writes them so."
