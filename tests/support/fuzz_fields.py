"""Every field for a number, a date or a file: each as a call that takes any text."""

import random
from collections.abc import Callable, Iterator
from functools import cache

from baclofen import content
from baclofen.labs.dose_practice import limits
from baclofen.labs.pump import form, sentences
from baclofen.model import pump
from baclofen.model.dose_practice import KINDS, Bounds, diagnose, explain, generate
from baclofen.model.scoring import score
from baclofen.progress import Store
from baclofen.widgets import FileField
from baclofen.widgets.exam import NumberField
from baclofen.widgets.rate_steps import Steps
from tests.support import page_messages

_SIGNS = (
    "0123456789" * 3 + "+-−/.,; \t\n\u00a0\u202f\u2009eEnaif%mcgLxX_'\"<>&\\{}[]()\u0660\u0967²½Ⅷ\ud800\x00"
)
_WHOLE = (
    "9" * 400,
    "1_000",
    "1e400",
    "-0",
    "nan",
    "inf",
    "1,000,000",
    "2026-02-30",
    "20261122",
    "2026-W48-6",
    "0x1f",
)


def texts(seed: str, count: int) -> Iterator[str]:
    """Short random texts of signs that numbers and dates are made of, and now and then a special one."""
    draw = random.Random(seed)
    for _ in range(count):
        whole = draw.random() < 0.02
        yield draw.choice(_WHOLE) if whole else "".join(draw.choices(_SIGNS, k=draw.randrange(1, 14)))


@cache
def _problems() -> list:
    bounds = Bounds(limits())
    return [generate(kind, 1, bounds) for kind in KINDS]


def dose_practice(text: str) -> None:
    """An answer in the dose practice: a number or a date, each kind of problem in turn."""
    problem = _problems()[len(text) % len(_problems())] if text else _problems()[0]
    diagnose(problem, text)
    assert explain(problem, text).values["answer"]


def question(text: str) -> None:
    """A number in a question."""
    score({"type": "numeric", "key": "0.57", "decimals": 1, "unit": "mL"}, text)


@cache
def _pump() -> pump.Session:
    n = {one.id: one.value for one in content.parameters("pump")}
    spec = pump.spec_from(n, pump.PROFILES[0])
    return pump.new_session(spec).do(pump.Fill(n["fill_mL"], n["strength_low_mcg_per_mL"]))[0]


def pump_form(text: str) -> None:
    """A number in the form of the pump: every command that takes one, and what the lab says to it."""
    number, strength = form.read_number(text), float(form.strengths()[0])
    for command in (
        pump.ProgramSteady(number, "mg_per_day"),
        pump.ProgramFlex(((0, number),)),
        pump.ProgramFlex(((number, 1),)),
        pump.ProgramBolus(number, number),
        pump.Refill(number, strength, actual_residual_mL=number),
        pump.ChangeConcentration(number, strength, True),
        pump.Fill(number, strength),
        pump.Mri(number, number),
        pump.Prime(number, 0.5),
        pump.ReplacePump(primed_mL=number, primed_mcg_per_mL=strength),
    ):
        sentences.answer(_pump().do(command)[1])


@cache
def _parts() -> tuple[NumberField, Steps, FileField]:
    file, store = FileField("x"), Store(None)
    file.on_text(store.load)
    return NumberField("", "x"), Steps("x", ["Monday"], [(0, 1)]), file


def page_number(text: str) -> None:
    """What a page sends for a number field: refused or kept, never longer than a number."""
    field = _parts()[0]
    page_messages.custom(field, {"answer": text})
    page_messages.send(field, {"value": text * 5})
    assert len(field.value) <= 40


def page_steps(text: str) -> None:
    """What a page sends for the steps of a day."""
    page_messages.send(_parts()[1], {"value": [[[text, text]]]})
    assert len(_parts()[1].value) == 1


def page_file(text: str) -> None:
    """What a page sends for a file: its name and its text."""
    page_messages.custom(_parts()[2], {"name": text, "text": text})
    page_messages.custom(_parts()[2], {"refused": text})


FIELDS: dict[str, Callable[[str], None]] = {
    one.__name__: one for one in (dose_practice, question, pump_form, page_number, page_steps, page_file)
}
