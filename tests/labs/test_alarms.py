"""The lab `alarms`: how soon, by hand from the sources; what is heard is drawn, and nothing tells early."""

import csv
from pathlib import Path

import numpy as np
import pytest

from baclofen import content, labs

#: (tone, sign) -> how soon, read once more in MDT-ALM, MDT-EC and GIL-D
BY_HAND = {
    ("one", "none"): "same day",
    ("one", "itching"): "call at once",
    ("one", "return_of_spasticity"): "call at once",
    ("two", "none"): "call at once",
    ("two", "itching"): "emergency now",
    ("two", "return_of_spasticity"): "emergency now",
}


@pytest.fixture
def lab():
    made = labs.alarms()
    made.prediction.skip()
    return made


def series(lab):
    return {name: np.asarray(numbers) for name, numbers in lab.figure.frames["series"].items()}


@pytest.mark.parametrize(("tone", "sign"), BY_HAND)
def test_how_soon_is_that_of_the_sources(lab, tone, sign):
    lab.move(tone=tone, sign=sign)
    assert lab.result.urgency == BY_HAND[tone, sign]
    said = content.word(f"how_soon.level.{BY_HAND[tone, sign]}.pump")
    assert said in lab.line
    assert said in lab.figure.summary
    assert said in lab.picture.moving["alarms_speed"].get_text().replace("\n", " ").lower().replace(
        said.lower(), said
    )


@pytest.mark.parametrize("tone", ["one", "two"])
def test_the_act_is_word_for_word_that_of_the_table(lab, tone):
    path = Path(content.library().folder) / "acts.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        acts = {row["id"]: row["act"] for row in csv.DictReader(file)}
    lab.move(tone=tone)
    act = acts["one_tone" if tone == "one" else "two_tones"]
    assert " ".join(lab.picture.moving["alarms_act"].get_text().split()) == act
    assert act in lab.figure.summary


def test_the_sentence_tells_why_and_repeats_nothing_of_the_picture(lab):
    """How soon stands in the picture, with the act; the sentence below it says what the tones mean."""
    for tone, why in (("one", "Drug still flows."), ("two", "The drug is no longer flowing.")):
        lab.move(tone=tone)
        assert lab.sentence.text.endswith(why)
        assert "all the pump team" not in lab.sentence.text


def test_seconds_are_counted_from_the_start_of_each_alarm(lab):
    """A bar that is three seconds long ends at the 3 below it."""
    lab.move(tone="two")
    ticks = {text.get_text(): at for at, text in zip(
        lab.picture.axes.get_xticks()[:4], lab.picture.axes.get_xticklabels()[:4], strict=True)}  # fmt: skip
    assert list(ticks) == ["0", "1", "2", "3"]
    moving = lab.picture.moving
    assert moving["alarms_note_0"].get_xdata()[0] == ticks["0"]
    assert moving["alarms_note_1"].get_xdata()[1] == pytest.approx(ticks["3"], abs=0.1)


def test_what_is_heard_is_what_is_drawn(lab):
    """Loud and high exactly where a bar is drawn; silent between."""
    for tone, count in (("one", 2), ("two", 4)):
        lab.move(tone=tone)
        played = series(lab)
        time = np.linspace(0, 16, len(played["loud"]))
        bars = [lab.picture.moving[f"alarms_note_{at}"].get_data() for at in range(4)]
        bars = [(x[0], x[1], y[0]) for x, y in bars if len(x)]
        assert len(bars) == count
        inside = np.zeros(len(time), dtype=bool)
        for start, end, height in bars:
            here = (time > start + 0.06) & (time < end - 0.06)
            assert (played["height"][here] == height).all()
            inside |= (time > start - 0.06) & (time < end + 0.06)
        assert not played["loud"][~inside].any()
        assert played["loud"][inside].all()


def test_the_page_is_told_how_loud(lab):
    (voice,) = lab.figure.frames["voices"]
    assert voice["loud"] in lab.figure.frames["series"]
    assert voice["series"] in lab.figure.frames["series"]


def test_a_curve_without_its_own_loudness_is_heard_all_the_time():
    assert all(voice["loud"] == "" for voice in labs.routes().figure.frames["voices"])


def test_rings_leave_the_pump_only_while_it_sounds(lab):
    played = series(lab)
    for at in range(3):
        assert not played[f"ring_{at}"][played["loud"] == 0].any()
        assert played[f"ring_{at}"].max() > 0.9


def test_drops_fall_with_one_tone_and_none_with_two(lab):
    assert not series(lab.move(tone="two"))["hearer_drip"].any()
    assert series(lab.move(tone="one"))["hearer_drip"].any()


def test_before_the_guess_it_plays_and_neither_names_nor_judges():
    lab = labs.alarms()
    assert lab.figure.timeline["tracks"]
    assert lab.figure.frames["voices"]
    told = [lab.sentence.text, lab.figure.summary, *(text for _at, text in lab.figure.frames["captions"])]
    for text in told:
        assert "tones" not in text.lower().replace("two alarms", "")
        assert "call" not in text
    assert not lab.picture.moving["alarms_act"].get_visible()
    lab.prediction.commit("two_now")
    assert "Well heard" in lab.prediction.verdict.text
    assert lab.picture.moving["alarms_act"].get_visible()


def test_a_wrong_guess_is_told_beside_what_it_is():
    lab = labs.alarms()
    lab.prediction.commit("two_morning")
    said = lab.prediction.verdict.text
    for speed in ("same day", "call at once"):
        assert content.word(f"how_soon.level.{speed}.pump") in said
