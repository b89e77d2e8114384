import pytest

from baclofen.widgets.exam import Matrix

ROWS = [("r1", "Tone"), ("r2", "Skin")]
COLUMNS = [("less", "Too little"), ("more", "Too much")]


def test_one_answer_in_each_row(wire):
    matrix = Matrix("Q", ROWS, COLUMNS)
    wire(matrix).hear(value={"r1": ["more"], "r2": []})
    assert matrix.value == {"r1": ("more",), "r2": ()}
    with pytest.raises(ValueError, match="one answer in each row"):
        matrix.value = {"r1": ["less", "more"]}


def test_several_answers_in_each_row_keep_the_order_of_the_columns():
    matrix = Matrix("Q", ROWS, COLUMNS, several=True)
    matrix.value = {"r1": ["more", "less"]}
    assert matrix.value == {"r1": ("less", "more"), "r2": ()}


def test_unknown_rows_and_columns_are_told():
    matrix = Matrix("Q", ROWS, COLUMNS)
    with pytest.raises(ValueError, match="has no row 'r3'"):
        matrix.value = {"r3": ["less"]}
    with pytest.raises(ValueError, match="has no column 'both'"):
        matrix.value = {"r1": ["both"]}
    with pytest.raises(ValueError, match="has no mark 'perhaps'"):
        matrix.cells = {"r1": {"less": "perhaps"}}
    matrix.cells = {"r1": {"less": "right"}}
    assert matrix.cells == {"r1": {"less": "right"}}
