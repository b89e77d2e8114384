"""Each objective is taught in a part of a lesson, and each part serves an objective that an item asks for."""

import pytest

from baclofen import content
from tests.support import taught
from tests.support.question_bank import EVERY

OBJECTIVES = {row["id"]: row for row in content.table("objectives")}
#: these put in practice what the parts before them taught
MORE_PRACTICE = {f"{lesson} practice" for lesson in ("00", "03", "04", "05", "07", "09")}


@pytest.mark.parametrize("id", OBJECTIVES)
def test_each_objective_is_taught_in_a_part_that_is_there_and_not_later_than_it_is_asked(id):
    named = OBJECTIVES[id]["taught"]
    lost = set(named) - taught.parts().keys()
    assert not lost, f"{id} in data/objectives.csv names a part that is not there: {sorted(lost)}."
    assert min(named)[:2] <= OBJECTIVES[id]["lesson"], f"{id} is asked before it is taught."


def test_each_item_asks_for_an_objective_that_is_taught():
    assert {item["objective"] for item in EVERY} <= OBJECTIVES.keys(), (
        "A question names an objective that data/objectives.csv does not have: add the row, or "
        "choose another."
    )


def test_each_part_of_a_lesson_serves_an_objective_that_an_item_asks_for():
    asked = {item["objective"] for item in EVERY}
    served = {part for id, row in OBJECTIVES.items() if id in asked for part in row["taught"]}
    idle = taught.parts().keys() - served - MORE_PRACTICE
    assert not idle, f"Name {sorted(idle)} in the column 'taught' of data/objectives.csv, and ask for it."
