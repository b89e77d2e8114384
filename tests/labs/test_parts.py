"""The lab `parts`: the needle goes in the middle, faults and acts are quoted, a touch is a choice by name."""

import csv
import json
import re
from pathlib import Path

import pytest

from baclofen import content, labs
from baclofen.plots import parts, pump_inside

#: read once more in ISMP04 and SSN: the middle leads to the reservoir, the edge past it
REFILL = "fill_port"
NEVER = "side_port"


def rows(name):
    path = Path(content.library().folder) / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def shared():
    return labs.parts()


@pytest.fixture
def lab(shared):
    shared.reset().prediction.skip()
    return shared


def words(lab):
    """Everything that stands in the picture."""
    return [text.get_text() for axes in lab.picture.figure.axes for text in axes.texts]


def touch(lab, key):
    lab.figure._handle_custom_msg({"choose": key}, [])


def test_one_part_takes_the_needle_and_it_is_the_middle_one():
    assert [id for id, row in rows("parts").items() if row["refill"] == "yes"] == [REFILL]
    assert labs.parts().result.refilled_through == rows("parts")[REFILL]["term"]


def test_what_fails_and_the_first_act_are_word_for_word_those_of_the_table(lab):
    faults = rows("faults")
    for id, row in rows("parts").items():
        lab.move(part=id, look="fails")
        seen = " ".join(" ".join(words(lab)).split())
        if not row["fault"]:
            assert content.word("parts.no_fault") in seen
            continue
        fault = faults[row["fault"]]
        assert content.fill(fault["cause"]) in seen
        assert f"{content.fill(fault['first_action'])}." in seen
        assert content.fill(fault["first_action"]) in lab.figure.summary


def test_every_part_is_drawn_named_and_touched(lab):
    terms = {row["term"] for row in rows("parts").values()}
    assert terms <= set(words(lab))
    assert [place["key"] for place in lab.figure.places] == list(rows("parts"))
    for place in lab.figure.places:
        assert len(place["gids"]) == 4
        assert all(f'id="{gid}"' in lab.figure.svg for gid in place["gids"])


def test_a_touch_is_the_choice_by_name_and_opens_its_card_in_its_place(lab):
    touch(lab, "battery")
    assert lab.controls["part"].value == "battery"
    (chosen,) = (place["key"] for place in lab.figure.places if place["chosen"])
    assert chosen == "battery"
    touch(lab, "roller")
    cards = lab.below[0].widget.items
    assert [card["key"] for card in cards] == list(rows("parts")), "the list is in the order of its numbers"
    assert [card["key"] for card in cards if card.get("open")] == ["roller"]


def test_numbers_run_in_the_order_in_which_one_reads(lab):
    """Along the top, then down the inside, then out along the catheter to its tip."""
    spots = [place["key"] for place in lab.figure.places]
    assert spots[:5] == ["battery", "computer", "fill_port", "roller", "side_port"]
    assert spots[5:] == ["filter", "reservoir", "gas", "catheter", "tip"]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_skin_has_its_name_and_what_a_part_does_stands_once(narrow):
    lab = labs.parts()
    lab.prediction.skip()
    lab._reshape(narrow)
    seen = " ".join(" ".join(words(lab)).split())
    assert "skin" in words(lab)
    does = content.fill(rows("parts")["reservoir"]["does"])
    assert does in lab.sentence.text
    assert does not in seen


@pytest.mark.parametrize("narrow", [False, True])
def test_no_number_lies_on_what_it_names(narrow):
    """The tip's number leaves its mark free, and that of the filter the wheel."""
    lab = labs.parts()
    lab._reshape(narrow)
    badges = {line.get_gid(): line for line in lab.picture.figure.axes[0].lines if line.get_gid()}
    x, y = (data[0] for data in badges["badge_tip"].get_data())
    mark_x, mark_y = lab.picture._end
    assert max(abs(x - mark_x), abs(y - mark_y)) >= 10 + 4.5 + 1
    place = parts._PUMP[narrow]
    (wheel_x, wheel_y), radius = place.at([pump_inside._HUB])[0], 30 * place.scale
    x, y = (data[0] for data in badges["badge_filter"].get_data())
    assert ((x - wheel_x) ** 2 + (y - wheel_y) ** 2) ** 0.5 >= radius + 10


def test_before_the_guess_there_are_numbers_and_no_names():
    lab = labs.parts()
    terms = [row["term"] for row in rows("parts").values()]
    told = [*words(lab), lab.sentence.text, lab.figure.summary, json.dumps(lab.figure.table)]
    told += [place["label"] for place in lab.figure.places] + [json.dumps(lab.below[0].widget.items)]
    for text in told:
        assert not [term for term in terms if re.search(rf"\b{term}\b", text)]
    assert {"3", "5", "6"} <= set(words(lab))


def test_before_the_guess_a_touch_answers_and_is_marked_but_tells_nothing():
    lab = labs.parts()
    assert {place["key"] for place in lab.figure.places} == set(lab.prediction.answers)
    touch(lab, NEVER)
    assert lab.prediction.choice.value == NEVER
    assert [place["key"] for place in lab.figure.places if place["chosen"]] == [NEVER]
    assert not lab.prediction.verdict.text
    assert lab.sentence.text == content.word("parts.veiled")
    touch(lab, "reservoir")
    assert lab.prediction.choice.value == NEVER


@pytest.mark.parametrize(("answer", "beginning"), [(REFILL, "Right"), (NEVER, "You said: the side port")])
def test_the_guess_is_judged_by_the_table(answer, beginning):
    lab = labs.parts()
    lab.prediction.commit(answer)
    assert lab.prediction.verdict.text.startswith(beginning)
    assert "the fill port" in lab.prediction.verdict.text.replace("Right: the", "the")
    assert lab.controls["part"].value == REFILL
    assert not lab.picture.veiled


def test_an_answer_names_the_number_that_stands_in_the_picture():
    numbers = {id: str(at) for at, id in enumerate(rows("parts"), 1)}
    scene = next(scene for scene in content.scenes() if scene.id == "04_the_needle")
    said = {key: content.word(f"parts.predict.option.{key}") for key in labs.parts().prediction.answers}
    said |= {f"scene {option.id}": option.text for option in scene.guess.options}
    for key, text in said.items():
        assert re.findall(r"\d+", text) == [numbers[key.removeprefix("scene ")]]
    for kind in ("right", "gap"):
        told = content.word(f"parts.predict.{kind}", actual="", guessed="")
        assert re.findall(r"[Pp]art (\d+)", told) == [numbers[NEVER]]


def test_a_scene_is_touched_too_and_starts_again_without_a_mark():
    lab = labs.scene("04_the_needle")
    touch(lab, NEVER)
    assert lab.prediction.input.value == NEVER
    assert not lab.prediction.verdict.text
    lab.prediction.commit()
    assert "fill port" in lab.prediction.verdict.text
    touch(lab, "tip")
    assert lab.controls["part"].value == "tip"
    lab.reset()
    assert lab.picture.veiled
    assert not any(place["chosen"] for place in lab.figure.places)


def test_a_part_that_fails_is_told_by_a_shape_too(lab):
    """The cross has a form of its own; a needle that is wrong stands where it must not."""
    for id, row in rows("parts").items():
        lab.move(part=id, look="works")
        before = lab.figure.svg
        crosses = [line.get_marker() for line in lab.picture.figure.axes[0].lines].count("X")
        assert crosses == 0
        lab.move(look="fails")
        (axes,) = lab.picture.figure.axes
        crosses = [line.get_marker() for line in axes.lines].count("X")
        assert crosses == (1 if row["fault"] not in ("", "pocket_fill", "side_port") else 0)
        assert lab.figure.svg != before or not row["fault"]
