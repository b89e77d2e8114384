from pathlib import Path

import ipywidgets

import baclofen
from baclofen.widgets import hide, show


def test_a_part_goes_and_comes_back(wire):
    part = ipywidgets.VBox([])
    browser = wire(part.layout)
    hide(part)
    show(part)
    show(part, False)
    assert [update["display"] for update in browser.updates] == ["none", "", "none"]


def test_no_part_is_brought_back_with_none():
    """Python in a browser sends None as "undefined", which changes nothing in the page: gates stayed shut."""
    folder = Path(baclofen.__file__).parent
    own_ways = [
        file.name
        for file in folder.rglob("*.py")
        if "layout.display" in file.read_text("utf-8") and file.name != "visibility.py"
    ]
    assert own_ways == []
