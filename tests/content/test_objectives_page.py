"""The table of objectives and items is up to date, and nothing in it stands alone."""

from baclofen import content
from tools.lessons import objectives


def test_the_page_is_up_to_date():
    assert objectives.PAGE.read_text(encoding="utf-8") == objectives.page(), (
        "docs/objectives.md is not what data/ says. Run: python run.py notebooks --fill"
    )


def test_no_objective_and_no_item_stands_alone():
    asked = {question.objective for question, _place in objectives.items()}
    assert asked == {row["id"] for row in content.table("objectives")}, (
        "Each row of data/objectives.csv is asked by a question, and each question names such a "
        "row: add what is missing."
    )
    assert len(objectives.rows()) == sum(1 for _ in objectives.items()), (
        "docs/objectives.md has one row for each question: tools/lessons/objectives.py is at fault."
    )


def test_every_judgement_step_is_asked():
    steps = {row[4] for row in objectives.rows()}
    assert steps >= {
        "recognize cues",
        "analyze cues",
        "prioritize hypotheses",
        "generate solutions",
        "take action",
        "evaluate outcomes",
    }, "No question asks for one of the six steps of judgement: set step in a question of data/questions."
