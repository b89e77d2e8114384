"""Each scene is a lab seen from one question: few controls, a guess that the model judges, and a poster."""

import itertools
import json
from contextlib import nullcontext

import pytest

from baclofen import content, labs, progress
from baclofen.widgets.figure import unwatched
from tests.labs.test_every_lab import check_speaks, shown, stops

_CORNERS = 9
SCENES = {scene.id: scene for scene in content.scenes()}


@pytest.fixture(scope="module", params=sorted(SCENES))
def opened(request):
    """A scene, its lab, and what was shown when it opened; one lab for all tests, each brings it back."""
    lab = labs.scene(request.param)
    return SCENES[request.param], lab, shown(lab)


def answers(guess):
    """Every answer that can be given, or the ends and the middle of a scale."""
    if guess.options:
        return [one.id for one in guess.options]
    low, high, _step = guess.scale
    return [low, (low + high) / 2, high]


def test_there_are_scenes_for_nine_lessons_and_the_first_rows_are_among_them():
    first = ("02_one_tablet", "02_a_day", "02_missed", "02_kidney", "02_three_bottles", "05_two_days",
             "05_where", "06_hours_left")  # fmt: skip
    assert set(first) <= set(SCENES)
    assert len(SCENES) >= 24
    assert {scene.lesson for scene in SCENES.values()} >= {f"0{n}" for n in range(1, 10)}


def test_only_its_controls_are_shown_and_the_others_are_there(opened):
    scene, lab, _start = opened
    # the clock under a picture that plays is the hour's hand, so that control stands there and not beside it
    beside = [name for name in scene.show if (scene.lab, name) != ("pump_fault", "hour")]
    assert [lab.controls[name] for name in beside] == list(lab.panel.controls)
    assert not lab.panel.more
    assert lab.panel.head.title == scene.title
    assert len(lab.controls) >= len(scene.show)
    assert all(lab.values[name] == value for name, value in scene.start.items())


def test_the_guess_is_told_judged_and_kept(opened):
    scene, lab, _start = opened
    fits = []
    for number, answer in enumerate(answers(scene.guess)):
        with unwatched() if number else nullcontext():
            lab.reset()
            lab.prediction.commit(answer)
        assert lab.prediction.verdict.text
        assert scene.saw in lab.prediction.told.html.replace("&#x27;", "'").replace("&quot;", '"')
        entry = progress.store().entries()[-1]
        assert entry.item_id == f"scene:{scene.id}"
        assert entry.chosen.startswith("said:")
        fits.append(entry.score)
        check_speaks(lab, whole=False)
    if scene.guess.options:
        assert sum(fits) == 1, "one answer fits, and only one"
    lab.reset()


def test_it_walks_the_corners_of_its_controls_and_comes_back(opened):
    scene, lab, start = opened
    lab.prediction.skip()
    walked = {name: stops(lab.controls[name]) for name in scene.show}
    for number, values in enumerate(itertools.islice(itertools.product(*walked.values()), _CORNERS)):
        with unwatched() if number % 3 else nullcontext():
            lab.move(**dict(zip(walked, values, strict=True)))
        check_speaks(lab, whole=False)
    lab.reset()
    assert shown(lab) == start


def test_the_saved_form_holds_picture_guess_and_fold(opened):
    scene, lab, _start = opened
    bundle = lab._repr_mimebundle_()
    assert "data:image/png;base64," in bundle["text/html"]
    assert scene.title in bundle["text/plain"]
    assert "<details>" in bundle["text/html"]
    assert len(bundle["text/html"]) < 125_000
    json.dumps(bundle["text/plain"])


def test_a_day_holds_the_same_amount_however_it_is_split():
    lab = labs.scene("02_a_day")
    lab.prediction.commit("two_thirds")
    days = []
    for doses, name in ((2, "two"), (3, "three"), (4, "four")):
        lab.controls["doses_per_day"].value = name
        days.append(doses * lab.values["dose_mg"])
        assert lab.result.dose_mg == lab.values["dose_mg"]
    assert len(set(days)) == 1


def test_the_first_picture_of_the_course_does_not_tell_whose_day_goes_up_and_down():
    lab = labs.scene("00_two_days")
    told = (
        "routes_oral",
        "routes_pump",
        "routes_oral_past",
        "routes_much",
        "routes_little",
        "routes_oral_dot",
    )

    def seen() -> list[bool]:
        return [lab.picture.moving[name].get_visible() for name in told]

    assert not any(seen())
    assert not lab.figure.timeline
    assert "rises and falls" not in lab.figure.alt + lab.figure.summary + lab.sentence.text
    lab.prediction.commit("mouth")
    assert all(seen())
    assert lab.figure.timeline
    lab.reset()
    assert not any(seen())


def test_a_guess_that_waits_keeps_the_answer_back():
    lab = labs.scene("02_one_tablet")
    assert "3.8" not in lab.sentence.text + lab.figure.summary + json.dumps(lab.figure.table)
    lab.prediction.commit(3.5)
    assert "3.8" in lab.prediction.verdict.text


def test_the_mark_follows_the_hand_before_the_guess():
    lab = labs.scene("02_one_tablet")
    before = lab.figure.svg_text
    lab.prediction.input.value = 8
    assert lab.figure.svg_text != before


def test_an_unknown_scene_is_named_with_the_nearest():
    with pytest.raises(content.ContentError, match="Did you mean 02_one_tablet"):
        labs.scene("02_one_tabled")


def test_before_the_guess_of_a_scene_nothing_tells_what_came():
    """Neither the sentence nor the lists below; after the guess, or without it, both."""
    waits = content.word("scene.waits")
    lab = labs.scene("06_hot_and_stiff")
    below = [part.widget for part in lab.below]
    assert below
    assert lab.sentence.text == waits
    assert all(part.layout.display == "none" for part in below)
    lab.prediction.skip()
    assert lab.sentence.text != waits
    assert not any(part.layout.display == "none" for part in below)
    lab.reset()
    assert lab.sentence.text == waits


def test_where_a_slider_begins_is_nobodys_guess():
    lab = labs.scene("06_hours_left")
    lab.prediction.commit()
    assert lab.prediction.verdict.text == content.word("scene.move")
    assert not lab.prediction.answered
    lab.prediction.input.value = 40
    lab.prediction.commit()
    assert lab.prediction.answered


@pytest.mark.parametrize("id", ["04_no_alarm", "05_weak_part", "06_too_much", "08_the_scan"])
def test_a_failing_pump_waits_at_the_fault_until_the_guess(id):
    """Hours that have passed would answer it: no alarm so far, the level still as usual."""
    lab = labs.scene(id)
    assert lab.values["hour"] == 0
    assert lab.figure.timeline["start"] == 0
