"""Every sentence of pump, refill, dose practice, cases, claims and stories is said when they are played."""

import itertools
import re
from dataclasses import fields, is_dataclass, replace

import pytest

from baclofen import content, labs
from baclofen.labs.pump.sentences import answer, log_rows, read_back
from baclofen.labs.questions.case_chart import tabs
from baclofen.labs.questions.claims import VERDICTS
from baclofen.model import pump as model
from baclofen.model.dose_practice import KINDS
from baclofen.model.pump.goals import GOALS
from baclofen.plots.sign_acts import phrase
from tests.labs.test_dose_practice import typed
from tests.labs.test_pump import WAYS
from tests.labs.test_stories import responses
from tests.model.pump.test_messages import REACH, RUNNING
from tools.lessons.safety_tables import rule_table

#: keys that no play asks for, each with its reason
ELSEWHERE = {
    r"\w+\.(goal|answer|concept|predict)": "the lessons say them",
    r"how_soon\.do\.next contact\.pump": "no rule for a pump waits for the next contact today",
}
WEEK = tuple(((0.0, 12.0), (8.0, 12.0 + day)) for day in range(7))
#: looks of the pump that are drawn: empty, with a single dose, weekly with old drug, and without any rate
LOOKS = (
    (),
    (*RUNNING, model.ProgramBolus(20, 1), model.Advance(0.5)),
    (*RUNNING, model.Refill(20, 2000), model.Advance(24 * 170)),
    (*RUNNING, model.ChangeConcentration(20, 2000), model.ProgramWeek(WEEK)),
    (*RUNNING, model.Advance(24 * 29)),
    (*RUNNING, model.StartFault("stall")),
)


def played(session, commands):
    """A session after these commands; all that it says to each, and in its log, is put into words."""
    for command in commands:
        session, said = session.do(command)
        answer(said)
    log_rows(session.state.log, session.state)
    read_back(session.state)
    return session


def pump():
    """What each command says and refuses; looks in words and drawn; goals met and missed; sessions kept."""
    lab = labs.pump()
    empty, seen = model.new_session(lab.session.state.spec), {}
    for commands in REACH.values():
        session = played(empty, commands)
        seen.setdefault((model.next_alarm(session.state)[0], model.sounding(session.state)), session)
        last = commands[-1]
        for part in fields(last) if is_dataclass(last) else ():
            played(empty, (*RUNNING, replace(last, **{part.name: "?"})))
    for narrow, commands in enumerate(LOOKS):
        lab.session = played(empty, commands)
        lab.picture.shape(narrow % 2 == 1)
        twin = lab.picture.draw(lab.result)
    lab.figure.refresh = lambda **_said: None  # from here on only what is said counts
    lab.picture.draw = lambda _view: twin
    goals(lab)
    talk(lab, lab.shelf)
    for lab.session in seen.values():
        lab.move(span="day").act()
        lab.move(span="alarm").act()


def goals(lab):
    """Each goal at the start, reached, and lost in every way."""
    late = (model.ProgramSteady(450.0), model.Advance(24 * 100.0), model.Refill(20, 2000))
    old = (model.ProgramSteady(210.0), model.Advance(24 * 200.0))
    lab.reset()
    for goal in GOALS:
        lab.move(goal=goal).check()
        fresh = lab.session
        for commands in (WAYS[goal], late, old):
            lab.session = played(fresh, commands)
            lab.check()
    lab.move(goal="free").check()


def talk(lab, shelf):
    """Waits, steps back and forth, and sessions that can and cannot be kept."""
    for press in (lab.undo, lab.redo, shelf.keep):
        press()
    lab.reset().move(act="wait")
    for span in ("hour", "week"):
        lab.move(span=span).act()
    lab.undo()
    lab.redo()
    for name in ("no name", "day-1"):
        shelf.keep(name)
    for name in ("day-1", "gone"):
        shelf.play(name)
    lab.session = played(lab.session, [model.ProgramWeek(WEEK)] * 300)
    shelf.keep("long")
    assert lab.line


def refill():
    """Each situation with all it offers, in the order of the list, then as it should be."""
    lab = labs.refill()
    lab.add()
    lab.take_back()
    lab.check()
    for _ in model.SITUATIONS:
        for steps in (lab.offered, model.right_order(lab.steps, lab.situation)):
            for step in steps:
                lab.add(step)
            lab.take_back()
            lab.add(steps[-1])
            lab.check()
            lab.again()
        lab.another()
    assert lab.line


def doses():
    """Each kind with each amount of help, each of its slips, and what cannot be read; then all are solved."""
    lab = labs.dose_practice()
    for kind, seed in itertools.product(KINDS, range(1, 6)):
        for stage in ("worked", "half", "blank"):
            lab.choose(kind, stage).next(seed)
        right = lab.problem.answer.value
        wrong = ["", "two", "5 apples", *(typed(slip.value) for slip in lab.problem.slips)]
        if isinstance(right, (int, float)):
            wrong += [f"{right / 1000} mg", typed(right + 1e-4), typed(round(right, 1)), typed(round(right))]
        for text in wrong:
            lab.answer(text)
    lab.reset()
    for kind in KINDS:
        for _ in range(2):
            lab.next().choose(kind, "blank").answer(typed(lab.problem.answer.value))
    assert lab.line


def how_soon():
    """Each speed on each route, and the tables of the lessons."""
    for speed, route in itertools.product(content.URGENCIES, content.ROUTES):
        phrase(speed, route)
    for table in ("rules", "rules.mouth", "rules.pump", "speeds.mouth", "speeds.pump", "acts", "rivals"):
        rule_table(table)


def cases():
    """The chart of each case at its end; one case answered; the pair."""
    for case in content.cases():
        tabs(case, 6)
    lab = labs.case("stiff_and_hot")
    for place, question in enumerate(lab.case.questions):
        lab.answer(place, question.key)
    assert lab.line
    assert lab.poster()
    assert labs.case_pair().line


def claims():
    """One lesson's sentences, each judged in its own way, one without a verdict."""
    lab = labs.claims("05")
    for id, verdict in zip(lab.cards, itertools.cycle(VERDICTS), strict=False):
        lab.cards[id].check()
        lab.answer(id, verdict)
    assert lab.line
    assert lab.poster()


def stories():
    """A story of each kind of stop, its stops left open, answered by the key and by all that they offer."""
    lab = labs.story("ward_night")
    for id, card in lab.cards.items():
        card.check()
        for ids in responses(card.stop):
            card.reset()
            lab.answer(id, *ids)
    assert lab.line
    assert lab.poster()


PLAYED = {"pump_lab": pump, "refill": refill, "dose_practice": doses, "how_soon": how_soon, "case": cases,
          "claims": claims, "story": stories}  # fmt: skip


@pytest.mark.parametrize("topic", PLAYED)
def test_what_is_played_says_each_of_its_words(topic, asked, request):
    keys, _ = asked
    if topic == "pump_lab":
        request.getfixturevalue("folder")  # it keeps sessions
    PLAYED[topic]()
    silent = set(content.words(topic)) - keys
    assert sorted(key for key in silent if not any(re.fullmatch(one, key) for one in ELSEWHERE)) == []
