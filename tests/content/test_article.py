"""The article the course is built from: every symptom in its lists, every claim with verdict and lesson."""

import pytest

from baclofen import content
from baclofen.check import how_soon

LISTS_ARE_FIXED = "The column 'lists' holds the article's lists only; use 'lists_added' for any other sign."
KEPT_APART = "data/signs.csv: these two look alike and are two signs; keep a row for each."
ADDED = "data/signs.csv: a label beyond the article puts this sign under withdrawal; keep it in lists_added."
# The article's own lists (claims C3, C4, F1 to F4, G2, G3), word for word.
ARTICLE = {
    "oral_common": ["drowsiness", "confusion", "dizziness", "nausea", "weakness"],
    "oral_less_common": [
        "seizures", "irregular heartbeat", "breathing problems", "hallucinations", "blurred vision",
        "ringing in the ears", "blood in urine", "chest pain", "rash", "extreme weakness",
    ],
    "complication": [
        "unwanted movement of the catheter or pump", "skin over the pump breaks down", "infection",
        "spinal-fluid leak", "pump or catheter failure",
    ],
    "withdrawal": [
        "itching", "lightheadedness", "low blood pressure", "tingling", "increase or return of spasticity",
        "fever", "altered mental state", "muscle stiffness", "organ failure, which can cause death",
    ],
    "overdose": [
        "drowsiness", "loose muscles", "lightheadedness", "low body temperature", "seizures",
        "difficulty breathing", "loss of consciousness or coma",
    ],
}  # fmt: skip
SIGNS = {sign.id: sign for sign in content.signs()}
LESSON_OF = {claim.id: claim.lesson for claim in content.claims()}
CLAIMS = {"A": 4, "B": 3, "C": 4, "D": 9, "E": 5, "F": 4, "G": 3, "H": 4}
LESSONS = {
    "A1": "01", "B1": "01", "C1": "02", "C3": "03", "D1": "04", "D9": "04", "B3": "05", "E1": "05",
    "F4": "05", "G2": "06", "G3": "06", "G1": "07", "H1": "09", "H4": "09",
}  # fmt: skip


@pytest.mark.parametrize(("name", "terms"), ARTICLE.items())
def test_every_term_of_the_article_stands_in_its_list_and_no_other_does(name, terms):
    ours = {term: sign for sign in content.signs() for term in sign.article_term}
    assert set(terms) <= set(ours), (
        f"data/signs.csv lost these words of the article: {set(terms) - set(ours)}"
    )
    for term in terms:
        assert name in ours[term].lists, f"data/signs.csv: '{term}' stands in the article's list {name}."
    in_list = [sign for sign in content.signs() if name in sign.lists]
    assert all(set(sign.article_term) & set(terms) for sign in in_list), LISTS_ARE_FIXED
    assert len(in_list) == len(terms), LISTS_ARE_FIXED


def test_the_overlaps_of_the_article_are_data():
    shared = {sign.id: set(sign.lists) for sign in content.signs() if len(sign.lists) > 1}
    assert shared == {
        "lightheadedness": {"withdrawal", "overdose"},
        "seizures": {"oral_less_common", "overdose"},
        "drowsiness": {"oral_common", "overdose"},
        "breathing_trouble": {"oral_less_common", "overdose"},
    }, (
        "The article names these signs in two lists: do not change lists in data/signs.csv; a "
        "list that another source adds stands in lists_added."
    )


def test_likenesses_that_are_not_the_same_sign_stay_apart():
    terms = {sign.term for sign in content.signs()}
    assert {"weakness", "extreme weakness"} <= terms, KEPT_APART
    assert {"high fever", "low body temperature"} <= terms, KEPT_APART
    assert {"rigid all over", "return of spasticity"} <= terms, KEPT_APART
    assert {"confusion", "altered mental state"} <= terms, KEPT_APART


def test_lists_that_better_sources_add_are_not_the_article_s_own():
    for sign in content.signs():
        assert not set(sign.lists) & set(sign.lists_added), (
            f"data/signs.csv, {sign.id}: a list stands in lists or in lists_added, not in both."
        )
    assert "withdrawal" in SIGNS["seizures"].lists_added, ADDED
    assert "withdrawal" in SIGNS["hallucinations"].lists_added, ADDED


@pytest.mark.parametrize(
    "id", ["breathing_trouble", "seizures", "loss_of_consciousness", "hard_to_wake", "fainting", "chest_pain"]
)
def test_what_can_kill_within_hours_is_an_emergency_on_both_routes(id):
    sign = SIGNS[id]
    assert sign.mouth == sign.pump == sign.urgency() == "emergency now", (
        f"{id} can kill within hours: its rule in data/how_soon.csv says emergency now on both routes."
    )


def test_a_first_action_says_the_speeds_of_its_rule():
    """The rule is data; the sentence of the card must say the same for each route."""
    assert [str(problem) for problem in how_soon.signs(content.library())] == [], (
        "Mend the column first_action of data/signs.csv as the sentence says."
    )


def test_signs_beyond_the_article_are_welcome_with_their_own_source():
    beyond = [sign for sign in content.signs() if not sign.lists]
    assert {"hard_to_wake", "fast_pulse", "slow_pulse"} <= {sign.id for sign in beyond}, (
        "data/signs.csv: these rows are asked for by questions and cases; put them back."
    )
    for sign in beyond:
        assert not sign.article_term, f"data/signs.csv, {sign.id}: {LISTS_ARE_FIXED}"
        assert set(sign.source) - {"ART"}, f"data/signs.csv, {sign.id}: name its own source, not the article."


def test_no_one_is_told_to_stop_baclofen_for_good():
    for sign in content.signs():
        assert "stop baclofen" not in sign.first_action.replace("do not stop baclofen", ""), (
            f"data/signs.csv, {sign.id}: nobody stops baclofen at once; write what to do instead in "
            "first_action."
        )


def test_every_claim_is_there_with_a_lesson_that_exists():
    wanted = [f"{letter}{n}" for letter, count in CLAIMS.items() for n in range(1, count + 1)]
    assert [claim.id for claim in content.claims()] == wanted, (
        "data/claims.csv holds every claim of the article, in order."
    )
    lessons = {lesson.id for lesson in content.lessons()}
    assert {claim.lesson for claim in content.claims()} <= lessons, (
        "data/claims.csv: a claim names a lesson that data/lessons.csv does not have."
    )
    for id, lesson in LESSONS.items():
        assert LESSON_OF[id] == lesson, f"data/claims.csv: claim {id} is taught in lesson {lesson}."


def test_a_claim_that_is_not_supported_says_what_is_better():
    for claim in content.claims():
        assert len(claim.better) >= 40 or claim.verdict == "supported", (
            f"data/claims.csv, {claim.id}: say in 'better' what the lesson teaches, in 40 letters or more."
        )
        assert claim.says != claim.better, f"data/claims.csv, {claim.id}: 'better' repeats 'says'."
        assert any(id not in ("ART", "teaching") for id in claim.source) or claim.id == "H3", (
            f"data/claims.csv, {claim.id}: name a source beside the article, which cannot confirm itself."
        )


def test_no_fact_rests_on_a_source_that_nobody_read():
    for record in (*content.parameters(), *content.signs()):
        for id in record.source:
            assert content.source(id).read_as != "not read", (
                f"{record.id}: nobody has read its source {id}. Read it and write how into read_as, "
                "or name another."
            )


def test_the_lessons_stand_in_order():
    ids = [lesson.id for lesson in content.lessons()]
    assert ids == [f"{n:02}" for n in range(len(ids))], "data/lessons.csv: number the rows 00, 01, 02 ..."
    assert all(lesson.file.startswith(lesson.id + "_") for lesson in content.lessons()), (
        "data/lessons.csv: each file begins with the number of its lesson."
    )
