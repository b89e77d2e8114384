"""The practice lab: every kind with every amount of help, every slip named, help that fades or is skipped."""

import re
from html import unescape

import pytest

from baclofen import content
from baclofen.labs import dose_words
from baclofen.labs.dose_practice import KINDS, DosePractice, dose_practice

STAGES = ("worked", "half", "blank")
SEEDS = range(1, 9)


@pytest.fixture(scope="module")
def lab() -> DosePractice:
    """One lab for the walks; each test chooses its kind and begins anew."""
    return dose_practice()


@pytest.fixture
def fresh(lab) -> DosePractice:
    return lab.reset()


def typed(value) -> str:
    """A number or date as a learner types it."""
    return value.isoformat() if hasattr(value, "isoformat") else f"{value:.10f}".rstrip("0").rstrip(".")


def shown(widget) -> bool:
    return widget.layout.display != "none"


def test_the_cursor_goes_to_the_field_while_the_pressed_button_is_still_there(fresh, monkeypatch):
    """A page follows a hand that stands in the lab, and on a hidden button no hand stands."""
    then = []
    monkeypatch.setattr(
        fresh.field, "focus", lambda: then.append((shown(fresh.field), shown(fresh.next_button)))
    )
    fresh.choose("pump_flow", "worked").next_button.press()
    assert fresh.stage.value == "half"
    assert then == [(True, True)]


def plain(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", markup))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_with_every_amount_of_help(fresh, kind):
    for stage in STAGES:
        fresh.choose(kind, stage)
        for seed in SEEDS:
            fresh.next(seed).choose(kind, stage)
            assert fresh.stage.value == stage
            told = [fresh.statement.text, plain(fresh.help_steps.html), fresh.line, plain(fresh.poster())]
            assert not any("{" in text or "None" in text for text in told)
            assert shown(fresh.field) == shown(fresh.check_button) == (stage != "worked")
            assert bool(fresh.help_steps.html) == (stage != "blank")
            assert shown(fresh.help_steps) == (stage != "blank")


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_answer_is_right_and_each_slip_is_named(fresh, kind):
    for seed in SEEDS:
        for stage in ("half", "blank"):
            fresh.next(seed).choose(kind, stage)
            problem = fresh.problem
            for slip in problem.slips:
                assert fresh.answer(typed(slip.value)) == slip.key, (seed, slip)
                assert fresh.verdict.text.startswith(content.word(f"dose_practice.diagnosis.{slip.key}"))
                assert fresh.field.marks["answer"][0] == "wrong"
                assert not fresh.field.locked
                assert "<details" in fresh.steps.html
            assert fresh.answer(typed(problem.answer.value)) == "right"
            assert fresh.field.marks["answer"][0] == "right"
            assert fresh.field.locked
            assert fresh.verdict.text.startswith("Right.")


@pytest.mark.parametrize("kind", KINDS)
def test_half_filled_steps_do_not_give_the_answer_away(fresh, kind):
    """The answer stands neither in a gap nor, where it is no given, in any line that is left to do."""
    for seed in range(1, 30):
        fresh.next(seed).choose(kind, "half")
        problem = fresh.problem
        todo = [step for step in dose_words.half_filled(problem) if step.blank]
        assert todo, "something is left to do"
        assert content.word("dose_practice.gap_answer") in fresh.help_steps.html or all(
            "{answer}" not in content.words("dose_practice")[step.key] for step in todo
        )
        known = {quantity.text for step in todo for quantity in step.values.values()}
        given = {quantity.text for quantity in problem.givens.values()}
        before = {
            q.text for step in dose_words.half_filled(problem) if not step.blank for q in step.values.values()
        }
        if problem.answer.text not in given | before:
            assert problem.answer.text not in known


def test_what_cannot_be_read_is_no_try(fresh):
    fresh.choose("tablets", "blank")
    for text, found in (("", "blank"), ("two", "not_a_number")):
        assert fresh.answer(text) == found
        assert fresh.field.marks == {}
    assert fresh.choose("refill_date", "blank").answer("May") == "not_a_date"
    fresh.choose("tablets", "blank")
    assert fresh.answer(typed(fresh.problem.answer.value)) == "right"
    assert fresh.done == ["tablets"]


def test_help_fades_problem_by_problem(fresh):
    assert fresh.stage.value == "worked"
    fresh.next()
    assert fresh.stage.value == "half"
    assert fresh.answer("0.123456") == "other"
    fresh.next()
    assert fresh.stage.value == "half", "a miss keeps the help"
    fresh.answer(typed(fresh.problem.answer.value))
    assert fresh.done == []
    fresh.next()
    assert fresh.stage.value == "blank"
    assert not shown(fresh.help_steps)
    fresh.answer(typed(fresh.problem.answer.value))
    assert fresh.done == ["tablets"]
    assert fresh.standing.in_a_row == 1
    assert shown(fresh.kind_button)
    fresh.next().answer(typed(fresh.problem.answer.value))
    assert fresh.standing.in_a_row == 2
    assert "2 in a row" in fresh.tally.text


def test_who_can_do_it_at_once_may_skip_the_examples(fresh):
    fresh.choose("mg_to_mcg", "blank")
    fresh.answer(typed(fresh.problem.answer.value))
    assert fresh.standing.skipped
    assert content.word("dose_practice.skip") in fresh.verdict.text
    assert fresh.next().stage.value == "blank"


def test_a_second_try_does_not_count(fresh):
    fresh.choose("mg_to_mcg", "blank")
    fresh.answer("0.123456")
    assert fresh.answer(typed(fresh.problem.answer.value)) == "right"
    assert fresh.done == []
    assert not shown(fresh.kind_button)
    assert fresh.next().stage.value == "worked"


def test_a_problem_whose_way_was_shown_is_not_asked_without_help(fresh):
    """Whatever is chosen: a problem without help is one whose steps were never on the page."""
    seen = set()
    for stage in ("worked", "blank", "half", "blank", "worked", "half", "blank", "blank"):
        fresh.choose(stage=stage)
        if stage == "blank":
            assert fresh.statement.text not in seen
            fresh.answer("0.123456")
        seen.add(fresh.statement.text)
        fresh.choose("taper_days").choose("tablets", stage)
        if stage == "blank":
            assert fresh.statement.text not in seen


def test_each_kind_keeps_its_own_count(fresh):
    fresh.choose("tablets", "blank").answer(typed(fresh.problem.answer.value))
    fresh.choose("mg_to_mcg")
    assert fresh.standing.in_a_row == 0
    fresh.choose("tablets")
    assert fresh.standing.in_a_row == 1


def test_the_same_number_is_the_same_problem_in_every_window():
    one, other = dose_practice("bridge_hours"), dose_practice("bridge_hours")
    one.next(12)
    other.next(5).next(12)
    assert one.statement.text == other.statement.text
    assert "Problem 12." in one.statement.text


def test_enter_checks_and_then_goes_on(fresh):
    fresh.choose("tablets", "blank")
    fresh.field.value = typed(fresh.problem.answer.value)
    first = fresh.statement.text
    fresh.field.enter()
    assert fresh.verdict.text.startswith("Right.")
    fresh.field.enter()
    assert fresh.statement.text != first
    assert fresh.field.value == ""


def test_the_kinds_are_numbered_as_they_stand(fresh):
    numbers = [text.partition(".")[0] for _kind, text in fresh.kind.options]
    assert numbers == [str(number) for number in range(1, len(KINDS) + 1)]


def test_another_kind_is_one_that_is_not_done(fresh):
    fresh.choose("liquid_volume", "blank").answer(typed(fresh.problem.answer.value))
    fresh.choose("tablets", "blank").answer(typed(fresh.problem.answer.value))
    fresh.kind_button.press()
    assert fresh.kind.value == "liquid_swap"


def test_no_problem_comes_twice_when_the_help_changes_between(fresh):
    """Whoever takes more or less help gets a problem that nobody has tried, and so does who goes on."""
    fresh.choose("tablets", "half")
    asked = [fresh.statement.text]
    for step in (
        lambda: fresh.choose(stage="blank"),
        fresh.next_button.press,
        lambda: fresh.choose(stage="half"),
    ):
        step()
        asked.append(fresh.statement.text)
    assert len(set(asked)) == len(asked), asked


def test_another_kind_is_the_next_one_and_after_the_last_the_first(fresh):
    kinds = list(KINDS)
    for before, after in zip(kinds, [*kinds[1:], kinds[0]], strict=True):
        fresh.choose(before)
        fresh.kind_button.press()
        assert fresh.kind.value == after


def test_every_kind_done(fresh):
    for kind in KINDS:
        fresh.choose(kind, "blank").answer(typed(fresh.problem.answer.value))
    assert len(fresh.done) == len(KINDS) == 20
    assert content.word("dose_practice.all_done") in fresh.verdict.text
    assert "20 of 20" in fresh.line
    fresh.kind_button.press()


def test_reset_and_the_saved_form(fresh):
    line, poster = fresh.line, fresh.poster()
    fresh.choose("pump_flow", "blank").answer("1")
    assert fresh.line != line
    fresh.panel.reset()
    assert (fresh.line, fresh.poster()) == (line, poster)
    bundle = fresh._repr_mimebundle_()
    assert bundle["text/plain"] == line
    assert "\n" not in line
    assert "<ol>" in bundle["text/html"], "a worked example can be read before anything has run"


def test_wrong_use_from_python_is_explained(fresh):
    with pytest.raises(ValueError, match="worked example"):
        fresh.answer("1")
    with pytest.raises(ValueError, match="no option 'pills'"):
        dose_practice("pills")


def test_the_unit_stands_beside_the_field_and_a_date_gets_letters(fresh):
    fresh.choose("pump_flow", "blank")
    assert (fresh.field.unit, fresh.field.keyboard) == ("mL per day", "decimal")
    fresh.choose("refill_date", "blank")
    assert (fresh.field.unit, fresh.field.keyboard) == ("", "text")
    assert fresh.field.help == content.word("dose_practice.round.date")


def test_problems_come_one_after_the_other(fresh):
    fresh.choose("tablets", "half")
    seen = []
    for _ in range(4):
        seen.append(fresh.problem.seed)
        fresh.next()
    assert seen == list(range(seen[0], seen[0] + 4))


def test_the_steps_lie_open_from_the_second_miss_on(fresh):
    fresh.choose("tablets", "blank")
    for tries, is_open in ((1, False), (2, True), (3, True)):
        assert fresh.answer("0.123456") == "other"
        assert (" open=" in fresh.steps.html) is is_open, tries


def test_only_a_first_right_answer_without_help_is_told_to_be_alone(fresh):
    told = {content.word(f"dose_practice.{key}") for key in ("alone", "skip")}
    for misses, is_told in ((0, True), (1, False), (2, False)):
        fresh.reset().choose("tablets", "blank")
        for _ in range(misses):
            fresh.answer("0.123456")
        assert fresh.answer(typed(fresh.problem.answer.value)) == "right"
        assert any(one in fresh.verdict.text for one in told) is is_told, misses
