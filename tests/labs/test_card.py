"""Every question of the bank through its card, without a browser."""

import pytest

from baclofen import content
from baclofen.labs.questions.answering import item_of
from baclofen.labs.questions.card import FORMATS, Card
from baclofen.model import scoring
from baclofen.model.review import CONFIDENCE
from tests.support.answers_for import every_type, key_of, wrong_for

BANK = [question for lesson in content.lessons() for question in content.questions(lesson.id)]
TYPES = every_type(BANK)
GUESS, THINK, SURE = CONFIDENCE


def ids(question):
    return question.id


def lesson_type(question):
    return question.type


def plain(text: str) -> str:
    """The text with plain spaces: numbers may stand with no-break ones."""
    return " ".join(text.split())


def press(card: Card, response, confidence: str = SURE) -> None:
    """Answer as a learner does: fill in, say how sure, press the button."""
    card.reset()
    card.input.put(response)
    card.confidence_choice.value = confidence
    card.check_button.press()


def test_every_format_of_the_scoring_has_its_input():
    assert set(FORMATS) == set(scoring.FORMATS)
    assert set(TYPES) - {"trend"} == set(FORMATS), "the bank holds an item of every format"


@pytest.mark.parametrize("question", BANK, ids=ids)
def test_a_question_left_open_answered_wrong_and_answered_right(question):
    scored = []
    card = Card(question, scored.append)
    no_answer_is_asked_for_and_not_scored(card)
    assert scored == []
    a_wrong_answer_earns_nothing_stays_visible_and_is_marked(card)
    the_key_earns_every_point_and_every_reason_is_told(card)
    assert scored == [card, card]


def no_answer_is_asked_for_and_not_scored(card: Card) -> None:
    assert card.answer(None) is None
    card.check_button.press()
    assert card.score is None
    assert card.result.text == content.word("quiz.choose")
    assert not card.input.widget.locked


def a_wrong_answer_earns_nothing_stays_visible_and_is_marked(card: Card) -> None:
    wrong = wrong_for(card.question)
    press(card, wrong)
    assert card.score.score == 0
    assert card.score == scoring.score(item_of(card.question), wrong)
    assert card.result.text.startswith("Not yet.")
    assert f"0 of {card.score.max} point" in card.result.text
    assert card.input.widget.locked
    assert card.confidence_choice.locked
    assert {"wrong", "missed"} & set(_states(card))
    assert card.confident_error
    # What the learner chose still stands there.
    before = card.response
    card.check()
    assert card.response == before is not None


def the_key_earns_every_point_and_every_reason_is_told(card: Card) -> None:
    press(card, key_of(card.question))
    assert card.score.right
    assert card.result.text.startswith("Right.")
    assert bool(card.points.rows) == (card.score.max > 1), "where several points went stands in a table"
    for option in card.question.options:
        assert plain(option.why) in plain(_texts(card))
        for source in option.source:
            assert content.source(source).authors_short in _texts(card)
    assert "wrong" not in _states(card)
    assert not card.confident_error


def _texts(card: Card) -> str:
    """The reasons beside the options and below them."""
    beside = [text for _, text in card.input.widget.marks.values()]
    return " ".join(beside + [entry["why"] for group in card.reasons.groups for entry in group["entries"]])


def _states(card: Card) -> list[str]:
    return [state for state, _ in card.input.widget.marks.values()]


@pytest.mark.parametrize("question", TYPES.values(), ids=TYPES.keys())
def test_confidence_is_asked_before_feedback(question):
    card = Card(question)
    card.widget  # noqa: B018
    card.input.put(key_of(question))
    card.check()
    assert card.score is None
    assert card.result.text == content.word("quiz.choose_confidence")
    assert "right" not in _states(card)
    assert card.reasons.groups == []
    card.confidence_choice.value = GUESS
    card.check()
    assert card.score.right
    assert card.confidence == GUESS


@pytest.mark.parametrize("question", TYPES.values(), ids=TYPES.keys())
def test_again_gives_a_fresh_question_and_another_score(question):
    scored = []
    card = Card(question, scored.append)
    card.widget  # noqa: B018
    fresh = card.input.widget.get_state()
    press(card, wrong_for(question))
    card.again_button.press()
    assert card.input.widget.get_state() == fresh
    assert (card.score, card.confidence, card.result.text) == (None, "", "")
    assert card.reasons.groups == []
    assert card.points.rows == []
    press(card, key_of(question), GUESS)
    assert scored == [card, card]


@pytest.mark.parametrize("question", TYPES.values(), ids=TYPES.keys())
def test_the_points_of_the_table_add_up_to_the_score(question):
    for response in (key_of(question), wrong_for(question)):
        card = Card(question)
        press(card, response)
        rows = card.points.rows
        total = sum(int(points.replace("\N{MINUS SIGN}", "-")) for _, _, points in rows)
        assert total == card.score.score or not rows
        assert all(part and why for part, why, _ in rows)
        assert len(rows) != 1


@pytest.mark.parametrize("name", ["matrix_mc", "cloze", "bowtie", "select_n", "dropdown_table", "dnd_cloze"])
def test_places_left_empty_are_warned_about_once(name):
    question = TYPES[name]
    card = Card(question)
    card.widget  # noqa: B018
    key = key_of(question)
    if name == "select_n":
        part = key[:1]
    elif isinstance(key, dict):
        part = dict(list(key.items())[:1])
    else:
        part = [key[0], *(None for _ in key[1:])]
    card.input.put(part)
    card.confidence_choice.value = THINK
    card.check()
    left, count = card.input.empty
    assert card.score is None
    assert card.result.text.startswith(f"{left} of {count} are still empty")
    card.check()
    assert card.score.score == count - left
    assert card.result.text.startswith("Partly right.")


def test_partial_credit_of_a_select_all():
    question = TYPES["sata"]
    key = key_of(question)
    extra = next(option.id for option in question.options if option.id not in key)
    card = Card(question)
    press(card, [*key[:2], extra])
    assert (card.score.score, card.score.max) == (1, len(key))
    marks = card.input.widget.marks
    assert [marks[id][0] for id in (*key[:2], extra)] == ["right", "right", "wrong"]
    assert all(marks[id][0] == "missed" for id in key[2:])


def test_only_the_cause_of_a_triad_earns_nothing_but_is_marked_right():
    question = TYPES["triad"]
    wrong, key = wrong_for(question), key_of(question)
    card = Card(question)
    press(card, {**wrong, "b1": key[0]})
    assert card.score.score == 0
    assert _states(card) == ["right", "wrong", "wrong"]
    press(card, {**wrong, "b1": key[0], "b2": key[1]})
    assert card.score.score == 1


def test_steps_out_of_place_are_told_their_place():
    question = TYPES["ordered"]
    key = key_of(question)
    card = Card(question)
    press(card, [key[1], key[0], *key[2:]])
    marks = card.input.widget.marks
    assert "belongs in place 1" in marks[key[0]][1]
    assert marks[key[2]][0] == "right"


def test_the_order_of_the_start_is_never_the_key():
    for question in BANK:
        if question.type == "ordered":
            assert [option.id for option in question.options] != list(question.key)


@pytest.mark.parametrize(
    ("typed", "score", "word"),
    [("0.6", 1, "Right"), ("0.60 mL", 1, "Right"), ("0.57", 0, "rounded"), ("0.6 mg", 0, "unit")],
)
def test_typed_numbers(typed, score, word):
    question = next(question for question in BANK if question.id == "07_pump_flow")
    card = Card(question)
    press(card, typed)
    assert card.score.score == score
    assert word in card.result.text


def test_enter_in_the_field_checks():
    card = Card(TYPES["numeric"])
    card.widget  # noqa: B018
    card.input.put(key_of(TYPES["numeric"]))
    card.confidence_choice.value = THINK
    card.input.widget.enter()
    assert card.score.right


def test_what_is_no_number_is_asked_again():
    card = Card(TYPES["numeric"])
    press(card, "about five")
    assert card.score is None
    assert card.result.text == content.word("scoring.why_not_a_number")


def test_a_slip_that_was_typed_is_pointed_out():
    question = TYPES["numeric"]
    slip = next(option for option in question.options if float(option.id) != question.key)
    card = Card(question)
    press(card, slip.id)
    chosen = [entry for entry in card.reasons.groups[0]["entries"] if entry["chosen"]]
    assert [entry["mark"] for entry in chosen] == ["wrong"]
    assert plain(slip.why) in plain(chosen[0]["why"])


def test_more_choices_than_allowed_are_refused():
    question = TYPES["select_n"]
    with pytest.raises(ValueError, match="takes 3 choices"):
        Card(question).answer([option.id for option in question.options])


@pytest.mark.parametrize("question", TYPES.values(), ids=TYPES.keys())
def test_the_poster_shows_the_question_without_its_answer(question):
    poster = Card(question).poster()
    assert "[b1]" not in poster
    assert "[s1]" not in poster
    for option in question.options:
        if question.type != "numeric":
            assert option.text.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#x27;") in poster
        assert option.why not in poster
    if "trend" in question.more:
        assert question.more["trend"]["caption"] in poster
        assert 'scope="row"' in poster
