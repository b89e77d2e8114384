import pytest

from baclofen.widgets.exam import Groups

ABC = [("a", "A"), ("b", "B"), ("c", "C")]
XY = [("x", "X"), ("y", "Y")]


def test_choices_keep_the_order_of_the_options(wire):
    groups = Groups("Q", [("one", "One", ABC, 0), ("two", "Two", XY, 0)])
    assert groups.value == {"one": (), "two": ()}
    wire(groups).hear(value={"one": ["c", "a"], "two": ["y"]})
    assert groups.value == {"one": ("a", "c"), "two": ("y",)}
    groups.value = {"two": ["x"]}
    assert groups.value == {"one": (), "two": ("x",)}


def test_a_limit_holds():
    groups = Groups("Q", [("", "", ABC, 2)])
    groups.value = {"": ["a", "b"]}
    with pytest.raises(ValueError, match="takes 2 choices, not 3"):
        groups.value = {"": ["a", "b", "c"]}
    assert groups.value == {"": ("a", "b")}


def test_unknown_names_are_told():
    groups = Groups("Q", [("one", "One", ABC, 0)])
    with pytest.raises(ValueError, match=r"has no option 'x'\. It has: a, b, c"):
        groups.value = {"one": ["x"]}
    with pytest.raises(ValueError, match=r"has no group 'two'\. It has: one"):
        groups.value = {"two": ["a"]}


def test_a_bow_tie_has_three_groups():
    with pytest.raises(ValueError, match="three groups, not 2"):
        Groups("Q", [("one", "One", ABC, 1), ("two", "Two", XY, 2)], bowtie=True)
