from pathlib import Path

import ipywidgets
import pytest

import baclofen
from baclofen import labs
from baclofen.widgets import hide, show
from baclofen.widgets.boxes import Column
from baclofen.widgets.text_parts import Status


@pytest.mark.parametrize("make", [Column, lambda: Status("Said")], ids=["box", "part"])
def test_a_part_goes_and_comes_back(wire, make):
    part = make()
    browser = wire(part)
    hide(part)
    hidden = part.layout
    show(part)
    show(part, False)
    sent = [update["layout"].removeprefix("IPY_MODEL_") for update in browser.updates]
    displays = {layout.model_id: layout.display for layout in (hidden, Column().layout)}
    assert [displays[id] for id in sent] == ["none", "", "none"]


def test_all_parts_share_two_layouts():
    """Each of its own would be a second message for every part when a page opens."""
    before = set(ipywidgets.widgets.widget._instances)
    lab = labs.signs()
    new = set(ipywidgets.widgets.widget._instances) - before
    kinds = [type(ipywidgets.widgets.widget._instances[id]).__name__ for id in new]
    assert len(kinds) > 15
    assert sum("Layout" in kind for kind in kinds) <= 2
    lab.panel.close()


def test_a_page_cannot_hide_all_parts_at_once(wire):
    part = Column()
    browser = wire(part.layout)
    browser.hear(display="none")
    assert part.layout.display == ""
    assert browser.updates == [{"display": ""}]


def test_no_part_is_brought_back_with_none():
    """Python in a browser sends None as "undefined", which changes nothing in the page: gates stayed shut."""
    folder = Path(baclofen.__file__).parent
    own_ways = [
        file.name
        for file in folder.rglob("*.py")
        if "layout.display" in file.read_text("utf-8") and file.name != "visibility.py"
    ]
    assert own_ways == []
