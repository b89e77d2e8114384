"""All parts of a kind share one class, and the browser is told the same as with a class for each."""

import anywidget

from baclofen.widgets.fields import Button
from baclofen.widgets.slider import Slider


class PlainButton(Button):
    """As anywidget makes it."""

    add_traits = anywidget.AnyWidget.add_traits


def test_two_of_a_kind_are_of_one_class_and_of_their_kind():
    one, other = Button("Go"), Button("Stop")
    assert type(one) is type(other)
    assert isinstance(one, Button)
    assert (one.text, other.text) == ("Go", "Stop")


def test_a_kind_made_of_another_has_its_own_script_whichever_came_first():
    class Louder(Button):
        _esm = "export default {}"

    for part, script in ((Button, Button._esm), (Louder, "export default {}"), (Button, Button._esm)):
        told = part("Go").get_state()
        assert told["_esm"] == script
        assert told["_anywidget_id"].rpartition(".")[2] == part.__name__


def test_the_browser_is_told_the_same_as_with_a_class_for_each():
    ours, plain = Button("Go"), PlainButton("Go")
    assert sorted(ours.keys) == sorted(set(plain.keys))
    told, same = ours.get_state(), plain.get_state()
    del told["layout"], same["layout"]
    del told["_anywidget_id"], same["_anywidget_id"]
    assert told == same


def test_what_one_is_told_no_other_has():
    one, other = Slider("Rate", 2, 0, 4, 1), Slider("Rate", 2, 0, 4, 1)
    one.value, one.keys = 3, [*one.keys, "more"]
    assert other.value == 2
    assert one.keys != other.keys
