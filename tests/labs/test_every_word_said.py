"""Every sentence and number of a lab is asked for somewhere: a key in the place of another leaves one out."""

import inspect
import itertools
import random
import re

import pytest

from baclofen import content, labs
from baclofen.model.pump import KINDS
from baclofen.model.scenarios.pump_fault import DECISIONS
from baclofen.widgets.figure import unwatched
from tests.labs.test_every_lab import stops, walks

#: keys that no walk asks for, each with its reason
ELSEWHERE = {
    r"\w+\.(goal|answer|concept)|oral\.legend\.line": "the lessons say them",
    r"routes\.control\.(\w+_life_h|doses_per_day|step_\w+)\.(help|label)": "a slider takes both from data",
    r"pump_life\.(because|row)\.too_fast": "no dose of the slider is too fast for a pump",
    r"stopping\.tone\.below": "no way of stopping on offer stays below; test_stopping asks for all three",
    r"tell_apart\.(step\.call_now|urgent\.call at once)": "both routes have words of their own today",
    r"pump_fault\.tone\.single": "after a scanner only, between the hours at which the walk stops",
    r"pump_fault\.after\.stop\.both": "no fault on offer goes both ways before its ward can stop the pump",
}
#: numbers of a lab that its lessons read, and the lab does not
OF_LESSONS = {"routes": {"missed_dose", "predict_half_life_h"}}
WITH_NUMBERS = ("routes", "screening", "stopping", "stretch")


def guess(lab):
    """Answer the question before the lab in every way, and skip it."""
    prediction = lab.prediction
    for answer in getattr(prediction, "answers", ()):
        lab.reset()
        prediction.commit(answer)
    if lab.name == "pump_fault":
        for hour in (0, 100):
            for kind in ("kink", "wrong_concentration"):
                lab.move(fault=kind, hour=hour)
                prediction.commit("little", "hours")
                lab.controls["hour"].value = 100
    lab.reset()
    if prediction:
        prediction.commit()
        prediction.skip()


def steps(control):
    """Values all along a slider, some sixteen at most; of any other control its stops."""
    if type(control).__name__ != "Slider":
        return stops(control)
    count = round((control.high - control.low) / control.step)
    return [control.low + control.step * at for at in range(0, count + 1, max(1, count // 16))]


def mixed(stretch):
    """The same places in an order, always one, that soon comes to see all there is."""
    return random.Random(2).sample(stretch, len(stretch))


def places(lab):
    """The places of the walk, and each pair of a choice and a slider."""
    pairs = [
        {choice: option, slider: value}
        for (choice, one), (slider, other) in itertools.permutations(lab.controls.items(), 2)
        if lab.name != "pump_fault"
        if type(one).__name__ in ("Choice", "Select") and type(other).__name__ == "Slider"
        for option in stops(one)
        for value in steps(other)
    ]
    walked = walks(lab)
    yield from mixed(walked)
    yield from mixed(pairs)
    if lab.name == "oral":
        yield {"client": "child", "weight_kg": 60, "dose_mg": 17.5, "doses_per_day": "four"}
    if lab.name == "pump_fault":
        for fault, decision, hour in itertools.product(KINDS, DECISIONS, (0, 1, 40, 120)):
            for seen in {hour, 120}:
                yield {"fault": fault, "decision": decision, "decision_h": hour, "hour": seen}


def play(name):
    """Make the lab, guess, and walk its controls on a narrow screen, a place at a time."""
    lab = labs.REGISTRY[name]()
    guess(lab)
    yield
    start, picture = lab.values, lab.picture
    picture.shape(True)
    hides = "veiled" in inspect.signature(picture.draw).parameters
    for number, values in enumerate(places(lab)):
        result = lab.place(**{**start, **values})
        picture.draw(result)
        if number % 5 == 0 and hides:
            picture.draw(result, veiled=True)
        lab._headline(result)
        if number % 5 == 0 and hasattr(picture, "timeline"):
            picture.timeline(result)
        for part in lab.below:
            part.update(result)
        yield
    for control, values in [(one, stops(control)) for one, control in lab.controls.items()]:
        for value in values[:12]:
            with unwatched():
                assert lab.move(**{**start, control: value}).line
            yield


def silent(name, keys, ids):
    """The sentences and numbers of a lab that nothing has asked for yet."""
    words = {
        key for key in set(content.words(name)) - keys if not any(re.fullmatch(one, key) for one in ELSEWHERE)
    }
    numbers = {one.id for one in content.parameters(name)} if name in WITH_NUMBERS else set()
    return sorted(words | (numbers - OF_LESSONS.get(name, set()) - ids))


@pytest.mark.parametrize("name", sorted(labs.REGISTRY))
def test_a_lab_says_each_of_its_words_and_reads_each_of_its_numbers(name, asked):
    """It plays until nothing is silent any more: what was asked for once stays so."""
    left = silent(name, *asked)
    for _ in play(name):
        left = [one for one in left if one not in asked[0] and one not in asked[1]]
        if not left:
            break
    assert silent(name, *asked) == []
