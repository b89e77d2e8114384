"""All that a learner answers is kept: cases, doses, guesses, verdicts, stories; and sessions of the pump."""

import pytest

from baclofen import content, labs, progress
from baclofen.labs.pump import saved
from baclofen.model import pump as model


def kept():
    return [one.item_id for one in progress.store().entries()]


def test_the_answers_of_a_case_are_kept(folder):
    case = labs.case("stiff_and_hot")
    question = case.case.questions[0]
    case.answer(0, question.key, "sure")
    assert kept() == [question.id]


def test_dose_practice_is_kept_with_what_became_of_it(folder):
    lab = labs.dose_practice()
    lab.choose(stage="blank")
    lab.answer("999999")
    entry = progress.store().entries()[-1]
    assert entry.item_id == f"dose:{lab.kind.value}"
    assert entry.chosen.startswith("said:999999;came:")
    assert not entry.right


@pytest.fixture
def played(folder):
    lab = labs.pump()
    lab.do(model.ProgramSteady(250.0))
    for _ in range(39):  # nobody looks at the picture of these days
        lab.session, _said = lab.session.do(model.Advance(24.0))
    lab.do(model.Advance(24.0))
    return lab


def test_a_session_is_kept_named_and_played_again(played):
    line, done = played.line, played.session.commands
    played.shelf.keep("night-1")
    assert saved.names() == ("night-1",)
    other = labs.pump()
    other.shelf.play("night-1")
    assert other.session.undone == done
    other.redo()
    for _ in done[1:-1]:
        other.session = other.session.redo()
    other.redo()
    assert other.session.commands == done
    assert other.line == line


def test_a_name_is_short_and_a_session_is_not_empty(folder):
    lab = labs.pump()
    lab.shelf.keep("night-1")
    assert lab.shelf.said.text == content.word("pump_lab.shelf.nothing")
    lab.do(model.Stop())
    lab.shelf.keep("My name is written here")
    assert lab.shelf.said.text == content.word("pump_lab.shelf.no_name")
    assert saved.names() == ()


@pytest.mark.parametrize(("name", "fits"), [("a" * 20, True), ("a" * 21, False), ("-a", False), ("7", True)])
def test_a_name_has_at_most_twenty_letters_and_begins_with_one_or_a_digit(folder, name, fits):
    start = ("night", "standard")
    if fits:
        saved.keep(name, start, (model.Stop(),))
        assert saved.find(name) == (start, (model.Stop(),))
    else:
        with pytest.raises(ValueError, match="needs a name"):
            saved.keep(name, start, (model.Stop(),))


def test_a_long_session_is_kept_in_parts_of_400_letters_and_at_most_60(folder):
    """Each command of a stop is "Stop;" long, the start "night:standard;" comes before."""
    start, letters = ("night", "standard"), len("night:standard;")
    most = (60 * 400 - letters + 1) // len("Stop;")
    saved.keep("long", start, (model.Stop(),) * most)
    assert saved.find("long") == (start, (model.Stop(),) * most)
    parts = [one for one in progress.store().entries() if one.item_id == "pump:long"]
    assert [one.score for one in parts] == list(range(1, 61))
    assert {one.max for one in parts} == {60}
    assert {len(one.chosen) for one in parts[:-1]} == {400}
    with pytest.raises(saved.TooLong):
        saved.keep("longer", start, (model.Stop(),) * (most + 1))


@pytest.mark.parametrize("scores", [(1, 3), (2, 3), (1, 2, 2), (1,)])
def test_a_session_of_which_a_part_is_missing_is_not_there(folder, scores):
    for score in scores:
        entry = progress.Entry(
            "pump:torn", "04", score, 3, "", progress.today(), chosen="night:standard;Stop"
        )
        progress.store().add(entry)
    assert saved.names() == ()


def test_a_session_kept_again_under_its_name_takes_its_place(played):
    played.shelf.keep("a")
    played.do(model.Stop())
    played.shelf.keep("b")
    played.shelf.keep("a")
    assert saved.names() == ("a", "b")
    assert saved.find("a")[1] == played.session.commands


def test_a_session_of_another_edition_is_left_alone(folder):
    progress.store().add(
        progress.Entry("pump:later", "04", 1, 1, "", progress.today(), chosen="night:standard;Dance,1.0")
    )
    lab = labs.pump()
    lab.shelf.play("later")
    assert lab.shelf.said.text == content.word("pump_lab.shelf.unreadable")
    assert kept() == ["pump:later"]


def test_the_review_sets_guess_verdict_and_choice_beside_what_came(folder):
    labs.scene("05_two_days").prediction.commit("same")
    labs.claims("05").answer("E4", "outdated")
    labs.story("two_tones").answer("ask", "cream")
    labs.dose_practice().choose(stage="blank").answer("999999")
    review = labs.review("05").choose("played")
    shown = {item["key"]: item for item in review.played.items}
    assert set(shown) == {
        "scene:05_two_days",
        "claim:E4",
        "story:two_tones.ask",
        f"dose:{labs.dose_practice().kind.value}",
    }
    lines = dict(shown["scene:05_two_days"]["lines"])
    assert lines[content.word("played.said")] == "the same"
    assert lines[content.word("played.came")] == "about half"
    assert "4" in review.intro.text
    assert review.own.table is not None


def test_of_two_tries_the_last_is_shown_and_a_later_edition_is_no_trouble(folder):
    for answer in ("same", "half"):
        labs.scene("05_two_days").prediction.commit(answer)
    later = ("scene:99_later", "claim:Z9", "story:gone.stop", "story:two_tones.gone", "dose:gone", "dance:a")
    for id in later:
        progress.store().add(progress.Entry(id, "05", 0, 1, "", progress.today(), chosen="said:a;came:b"))
    review = labs.review("05").choose("played")
    assert [item["key"] for item in review.played.items] == ["scene:05_two_days"]
    assert content.word("played.fits") in review.played.items[0]["tags"]
    assert set(later) < set(kept())


def test_own_progress_counts_questions_by_lesson_and_the_rest_by_kind(folder):
    labs.scene("05_two_days").prediction.commit("same")
    case = labs.case("stiff_and_hot")
    case.answer(0, case.case.questions[0].key, "sure")
    review = labs.review("05").choose("mine")
    heads = [row[0] for row in review.own.table.rows]
    assert heads == ["06 " + content.lesson("06").title, content.word("progress.kind.scene")]
