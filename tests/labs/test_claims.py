"""The article's sentences as cards: judged first, told afterward, and kept."""

import pytest

from baclofen import content, labs, progress

LESSONS = sorted({claim.lesson for claim in content.claims()})


def test_every_sentence_of_the_article_stands_on_one_card():
    cards = [id for lesson in LESSONS for id in labs.claims(lesson).cards]
    assert sorted(cards) == sorted(claim.id for claim in content.claims())
    assert len(cards) == 36


def test_nothing_is_told_before_the_verdict():
    lab = labs.claims("05")
    for card in lab.cards.values():
        assert card.widget is not None
        assert card.result.text == card.told.html == ""
        assert not card.choice.marks


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_verdict_is_set_beside_that_of_the_course_and_kept(folder, lesson):
    lab = labs.claims(lesson)
    for claim in content.claims(lesson):
        for verdict in ("supported", "simplified", "outdated", "imprecise"):
            card = lab.answer(claim.id, verdict)
            entry = progress.store().entries()[-1]
            assert (entry.item_id, entry.lesson) == (f"claim:{claim.id}", lesson)
            assert entry.chosen == f"said:{verdict};came:{claim.verdict}"
            assert bool(card.score.right) is (verdict == claim.verdict) is bool(entry.right)
            assert claim.better.split("{")[0][:20] in card.told.html.replace("&#x27;", "'")
    assert str(len(lab.cards)) in lab.total.text


def test_a_card_can_be_judged_again():
    lab = labs.claims("05")
    card = lab.answer("E4", "outdated")
    card.again_button.press()
    assert (card.score, card.choice.value, card.choice.locked) == (None, None, False)
    card.choice.value = "supported"
    card.check_button.press()
    assert card.score.right


def test_without_a_verdict_it_asks_for_one():
    lab = labs.claims("05")
    card = next(iter(lab.cards.values()))
    card.check_button.press()
    assert card.score is None
    assert card.result.text == content.word("claims.choose")


def test_the_saved_form_holds_every_sentence_under_a_fold():
    html = labs.claims("02")._repr_mimebundle_()["text/html"]
    assert html.count("<details>") == len(content.claims("02"))


def test_a_lesson_without_sentences_says_so():
    with pytest.raises(ValueError, match="lesson 08"):
        labs.claims("08")
