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
    for _ in range(40):
        lab.do(model.Advance(24.0))
    return lab


def test_a_session_is_kept_named_and_played_again(played):
    line, done = played.line, played.session.commands
    played.shelf.keep("night-1")
    assert saved.names() == ("night-1",)
    other = labs.pump()
    other.shelf.play("night-1")
    assert other.session.undone == done
    for _ in done:
        other.redo()
    assert other.line == line


def test_a_name_is_short_and_a_session_is_not_empty(folder):
    lab = labs.pump()
    lab.shelf.keep("night-1")
    assert lab.shelf.said.text == content.word("pump_lab.shelf.nothing")
    lab.do(model.Stop())
    lab.shelf.keep("My name is written here")
    assert lab.shelf.said.text == content.word("pump_lab.shelf.no_name")
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
