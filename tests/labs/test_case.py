"""Cases and sorting in the labs: the chart unfolds, points add up, replay is safe, and help comes first."""

import itertools
import re

import pytest

from baclofen import content, labs
from baclofen.labs.questions import case_chart
from baclofen.plots.sign_acts import headline

NAMES = [case.id for case in content.cases()]
VIEW = "application/vnd.jupyter.widget-view+json"


def key_of(question):
    """The key as a learner would give it."""
    key = question.key
    return list(key) if isinstance(key, tuple) else key


def texts_of(tabs):
    for tab in tabs:
        for block in tab["blocks"]:
            yield from [block.get("title", ""), block.get("text", ""), block.get("caption", "")]
            yield from (cell for row in [block.get("columns", []), *block.get("rows", [])] for cell in row)


@pytest.fixture(params=NAMES)
def lab(request):
    return labs.case(request.param)


def test_every_item_gives_full_points_for_its_key(lab):
    best = 0
    for place, question in enumerate(lab.case.questions):
        score = lab.answer(place, key_of(question), "sure")
        assert score.right, question.id
        assert not lab.cards[place].confident_error
        best += score.max
    assert f"6 of 6 items answered, {best} of {best} points" in lab.total.text
    assert content.word("case.done") in lab.total.text
    assert [row[0] for row in lab.scores.rows] == list("123456")
    assert f"6 answered, {best} of {best}" in lab.line


def test_an_item_may_be_answered_without_the_ones_before(lab):
    last = lab.case.questions[5]
    assert lab.answer(5, key_of(last)).right
    assert "1 of 6 items" in lab.total.text


def test_the_chart_shows_what_is_known_and_marks_what_is_new(lab):
    for place in range(6):
        lab.go(place)
        tabs = {tab["key"]: tab for tab in lab.chart.tabs}
        seen = lab.case.chart(place + 1)
        assert set(tabs) == {entry.tab for entry in seen}
        new = {entry.tab for entry in seen if entry.since == place + 1 and place}
        assert {key for key, tab in tabs.items() if tab["new"]} == new
        shown = " ".join(texts_of(lab.chart.tabs))
        for entry in lab.case.entries:
            for text in (entry.text, *entry.values[:1]) if entry.text else ():
                assert (text in shown) == (entry.since <= place + 1)
        for key in new:
            assert content.word(f"case.tab.{key}") in lab.progress.text


def test_vital_signs_gain_columns(lab):
    widths = [
        len(tab["blocks"][0]["columns"])
        for item in range(1, 7)
        for tab in case_chart.tabs(lab.case, item)
        if tab["key"] == "vitals"
    ]
    assert widths == sorted(widths)
    assert widths[-1] > widths[0]


def test_going_past_the_ends_stays_inside(lab):
    lab.go(-3)
    assert (lab.place, lab.back_button.disabled, lab.next_button.disabled) == (0, True, False)
    lab.go(99)
    assert (lab.place, lab.back_button.disabled, lab.next_button.disabled) == (5, False, True)


def test_replay_is_safe(lab):
    start = (lab.line, lab.total.text, lab.progress.text, lab.chart.tabs, lab.chart.value)
    for place, question in enumerate(lab.case.questions):
        lab.answer(place, key_of(question))
    lab.chart.value = lab.chart.tabs[-1]["key"]
    lab.reset()
    assert (lab.line, lab.total.text, lab.progress.text, lab.chart.tabs, lab.chart.value) == start
    assert lab.scores.rows == []
    assert all(card.score is None for card in lab.cards)
    assert lab.answer(0, key_of(lab.case.questions[0])).right


def test_the_saved_form_opens_the_case_and_gives_nothing_away(lab):
    bundle = lab._repr_mimebundle_()
    assert bundle["text/plain"] == lab.line == repr(lab)
    assert VIEW in bundle
    assert len(bundle["text/html"]) < 20_000
    for entry in lab.case.entries:
        if entry.text and entry.since > 1:
            assert entry.text[:40] not in bundle["text/html"]
    assert lab.case.questions[0].stem[:30] in bundle["text/html"]
    assert content.word("case.wait", count="5") in bundle["text/html"], "six items, and one stands there"


def test_the_buttons_turn_the_pages():
    lab = labs.case("mri_visit")
    lab.next_button.press()
    lab.next_button.press()
    lab.back_button.press()
    assert lab.place == 1
    assert lab.stage.children == (lab.cards[1].widget,)


# ---------------------------------------------------------------- levels
def levels(name):
    case = content.case(name)
    entry = next(entry for entry in case.entries if entry.hours)
    return case_chart.course(case, entry.hours).level_percent


def test_the_stories_and_the_models_agree():
    """Itch and fever when little is left; sleepy when far more than usual is there; weak kidneys pile up."""
    assert levels("stiff_and_hot")[0] < 60
    assert levels("stiff_and_hot")[-1] < 15
    much = levels("sleepy_after_refill")
    assert much[0] == pytest.approx(100, abs=1)  # the evening was as usual
    assert much[2] > 150  # hard to rouse at 0600
    assert much[3] > 200  # limp at 0900
    assert levels("kidney_confusion")[0] > 150
    assert levels("kidney_confusion")[-1] > 250
    assert levels("fasting_surgery")[2] < 5


def test_levels_are_told_as_a_model_and_never_too_finely():
    for name in NAMES:
        tab = next((tab for tab in case_chart.tabs(content.case(name), 6) if tab["key"] == "level"), None)
        if tab:
            cells = tab["blocks"][0]["rows"][0][1:]
            assert all(re.fullmatch(r"about [1-9]\d?0*%|almost nothing", cell) for cell in cells), cells
            assert content.word("case.level.note") in texts_of([tab])


# ---------------------------------------------------------------- the pair
def test_the_pair_stands_side_by_side_with_the_usual_once():
    pair = labs.case_pair()
    columns, rows = pair.table["columns"], pair.table["rows"]
    assert {case.id for case in pair.cases} == {"stiff_and_hot", "sleepy_after_refill"}
    assert len(columns) == 2 + 2 * 3
    assert [head.split()[0] for head in columns[2:]] == ["0900", "0900", "1000", "1000", "1400", "1400"]
    assert all(len(row) == len(columns) for row in rows)
    said = " ".join([*columns, *(cell for row in rows for cell in row)])
    assert not re.search(r"(?i)withdraw|overdose|too much|too little", said)
    assert pair.line == content.word("case.pair.line", rows=str(len(rows)))
    assert pair.reset().line == pair.line == pair._repr_mimebundle_()["text/plain"]
    assert columns[3] in pair.poster()


def test_a_case_without_a_pair_says_so():
    with pytest.raises(ValueError, match="no contrasting case"):
        labs.case_pair("mri_visit")


# ---------------------------------------------------------------- tell apart
def test_an_emergency_says_help_now_before_anything_else():
    lab = labs.tell_apart()
    urgent = content.word("tell_apart.urgent.emergency now")
    for route in content.ROUTES:
        for sign in content.signs():
            if sign.urgency(route) == "emergency now" and sign.tick == "yes":
                lab.move(observed=(sign.id,), route=route)
                assert lab.sentence.text.startswith(urgent)
                assert lab.below[0].note.html.index("Get help now") < lab.below[0].note.html.index("ask next")


@pytest.mark.parametrize("route", content.ROUTES)
def test_the_sentence_begins_with_the_act_and_gives_no_comfort(route):
    """Rows L13 and L34: never "no red flag", never a count of nothing."""
    lab = labs.tell_apart()
    begins = ("Get help now", "Call the pump team", "Call the prescriber", "Watch, write it down")
    for first in dict(lab.controls["observed"].options):
        for second in ("itching", "dizziness"):
            lab.move(observed=(first, second), route=route)
            assert lab.sentence.text.startswith(begins), lab.sentence.text
            assert not re.search(r"(?i)no red flag|\b0 need|nothing to (?:show|worry)", lab.sentence.text)


def test_the_first_steps_fit_the_route_and_what_is_graver_together():
    lab = labs.tell_apart()
    lab.move(observed=("loss_of_consciousness",), route="mouth")
    assert "Nothing by mouth" in lab.below[0].note.html
    assert "stop nothing" not in lab.below[0].note.html
    lab.move(observed=("high_blood_pressure",), happened=("cord_injury",))
    assert lab.below[0].note.html.index("Sit the client up") < lab.below[0].note.html.index("airway")


def test_other_causes_are_to_be_looked_for_and_never_an_answer():
    lab = labs.tell_apart()
    lab.move(observed=("fever", "muscle_stiffness"))
    assert content.word("tell_apart.rivals") in lab.below[0].note.html
    assert "sepsis" in lab.below[0].note.html
    assert "sepsis" not in lab.sentence.text + lab.line
    cards = {card["key"]: card for card in lab.below[0].cards.items}
    assert cards["sepsis"]["tags"] == [content.word("tell_apart.rival")]


def test_a_search_for_itch_says_the_act_first():
    """Row L34: it said "1 signs match ... 0 need help at once" in bold."""
    lab = labs.signs()
    lab.move(text="itch", route="any", sign="none")
    assert lab.sentence.text.startswith("Call the pump team at once, day or night: itching (with a pump).")
    graver = "Emergency, get help now: itch together with rising stiffness"
    assert graver in lab.figure.summary
    (card,) = lab.below[0].groups.items
    assert any(graver in text for _name, text in card["lines"])
    assert graver in lab.below[0].told.html
    lab.move(text="itch", route="mouth")
    assert lab.sentence.text.startswith("Call the prescriber today: itching (by mouth).")
    lab.move(text="nobody has this word", route="any")
    assert lab.sentence.text.startswith("Call when you worry")


def test_every_choice_of_signs_begins_with_an_act_and_counts_no_comfort():
    """Every route, list, part of the body, speed and overlap, 1,800 choices, each with its sentence."""
    lab = labs.signs()
    begins = tuple(
        content.word(f"how_soon.level.{urgency}.{route}").capitalize()
        for urgency in content.URGENCIES
        for route in content.ROUTES
    )
    places = {
        name: [key for key, _text in lab.controls[name].options]
        for name in ("route", "system", "urgency", "lists", "several")
    }
    for chosen in itertools.product(*places.values()):
        values = dict(zip(places, chosen, strict=True))
        for sign in ("none", "itching", "seizures"):
            found = lab._evaluate(text="", sign=sign, **values)
            said = lab.word("sentence", **headline(found))
            assert said.startswith(begins if found.signs else "Call when you worry"), said
            assert len(said.split()) <= 20, said
            assert not re.search(r"\b(?:0|no) (?:need|sign need)|\b1 signs", said)


def test_it_never_names_one_cause():
    lab = labs.tell_apart()
    for observed in [
        ("fever", "itching", "muscle_stiffness"),
        ("loose_muscles", "loss_of_consciousness"),
        (),
    ]:
        lab.move(observed=observed)
        said = lab.sentence.text + lab.line + lab.below[0].note.html
        assert content.word("tell_apart.open") in lab.below[0].note.html + lab.figure.summary
        assert not re.search(r"(?i)the client has|this is (withdrawal|overdose)|diagnosis:", said)


def test_nothing_ticked_is_kind_and_a_ticked_event_is_not_asked_again():
    lab = labs.tell_apart()
    assert content.word("tell_apart.urgent.none") in lab.sentence.text
    lab.move(pump_events=("two_tones",))
    assert "One tone or two?" not in lab.below[0].note.html
    lab.move(route="mouth")
    assert content.word("tell_apart.urgent.none") in lab.sentence.text


def test_cards_of_first_actions_are_in_order_of_urgency():
    lab = labs.tell_apart()
    lab.move(observed=("dizziness", "itching", "seizures"), route="mouth")
    signs = [card["key"] for card in lab.below[0].cards.items]
    assert signs[:3] == ["seizures", "itching", "dizziness"]
    assert [card.get("tone") for card in lab.below[0].cards.items[:4]] == ["1", "3", "4", None]
    assert "low_sugar" in signs[3:]
