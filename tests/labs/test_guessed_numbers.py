"""A guessed number fits within a step, or within the share that its scene allows, and no farther."""

import pytest

from baclofen import content, labs

SCENES = [one for one in content.scenes() if one.guess and one.guess.scale and one.guess.measure]


@pytest.mark.parametrize("scene", SCENES, ids=[one.id for one in SCENES])
def test_a_number_fits_near_the_measured_one_only(scene):
    lab, kept = labs.scene(scene.id), []
    guess = lab.prediction
    guess._keep = lambda said, came, fits: kept.append(fits)
    measured = guess.measure.read(guess.settle())
    low, high, step = scene.guess.scale
    reach = max(step, abs(measured) * scene.guess.near_percent / 100)
    stops = [low + count * step for count in range(round((high - low) / step) + 1)]
    by_distance = sorted(stops, key=lambda stop: abs(abs(stop - measured) - reach))
    tried = [stop for stop in by_distance if abs(abs(stop - measured) - reach) > 1e-6][:4]
    for stop in tried:
        guess.commit(stop)
    assert kept == [abs(stop - measured) < reach for stop in tried]
    assert set(kept) == {True, False}, "the scale has both"


FACTORS = [one for one in content.scenes() if one.guess and one.guess.options and one.guess.options[0].factor]


@pytest.mark.parametrize("scene", FACTORS, ids=[one.id for one in FACTORS])
def test_the_answer_that_fits_is_the_factor_nearest_to_what_came(scene):
    lab, kept = labs.scene(scene.id), []
    guess = lab.prediction
    guess._keep = lambda said, came, fits: kept.append(came)
    before, after = (
        guess.measure.read(lab.place(**{**lab.defaults, **moved}))
        for moved in (scene.guess.before, scene.guess.after)
    )
    guess.commit(scene.guess.options[0].id)
    by_distance = sorted(scene.guess.options, key=lambda one: abs(one.factor - after / before))
    assert kept == [by_distance[0].id]
