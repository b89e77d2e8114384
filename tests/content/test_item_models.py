"""Hours, volumes and speeds in items and cases agree with the course's own models and its table of speeds."""

import re
from itertools import pairwise

import pytest

from baclofen import content
from baclofen.labs.questions.case_chart import course
from baclofen.model.kinetics import intrathecal
from baclofen.model.scenarios import case_course
from tests.model.scenarios.test_pump_labs import run
from tests.support.question_bank import EVERY

ITEM = {item["id"]: item for item in EVERY}
#: a rule, or what makes it faster
RULES = {row["id"]: row for row in content.table("how_soon")} | {
    row["id"]: dict.fromkeys(row["routes"], row["urgency"]) for row in content.table("sooner_if")
}
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12}
PATH = (
    "The fluid between reservoir and tip, as questions and cases tell it (0.4 mL, 16 h, 800 mcg), no longer "
    "follows from data/parameters. Mend the question that says the old number, then this test."
)
#: what a column of an item says, as the table of speeds says it
SPEEDS = {
    "routine": "next contact", "today": "same day", "now": "emergency now", "team": "same day",
    "emergency": "emergency now", "b2_a": "same day", "b4_b": "call at once",
}  # fmt: skip


def value(name):
    """One number of the tables."""
    return content.parameter(name).value


def path_mL():
    """What stands between reservoir and tip."""
    return value("tubing_mL") + value("catheter_mL")


def path_h(rate_mcg_per_day, strength_mcg_per_mL):
    """How long the fluid in the path lasts."""
    return path_mL() / (rate_mcg_per_day / strength_mcg_per_mL) * 24


def read(item):
    """Everything that is shown before the answer."""
    rows = [cell for row in item.get("trend", {}).get("rows", []) for cell in row]
    return " ".join([item["stem"], *rows])


def hours_said(text):
    """The number of hours in 'Two hours after ...', or None."""
    hit = re.search(r"(?i)\b(\w+) hours? after\b", text)
    return None if hit is None else NUMBERS.get(hit[1].lower(), 1)


def too_soon(item):
    """Whether a wrong strength shows before the old fluid in the path is used up, at the usual dose."""
    strength = re.search(r"(?i)stronger|new solution|wrong strength|pump_concentration_2000", read(item))
    hours = hours_said(item["stem"])
    return bool(strength and hours and hours < path_h(300, value("pump_concentration_500")))


def test_a_wrong_strength_shows_only_when_the_old_fluid_is_used_up():
    early = [
        f"{item['id']}: the new fluid needs {path_h(300, 500):.0f} h to reach the tip. Name a later hour, or "
        f"a fault that acts at once, such as the side port or drug under the skin."
        for item in EVERY
        if item["route"] == "pump" and too_soon(item)
    ]
    assert early == [], "Mend the questions above: the new fluid cannot act yet."


def test_an_early_hour_is_noticed():
    assert too_soon({"stem": "One hour after a refill with a new, stronger solution a client drools."}), (
        "An early hour must be noticed."
    )
    assert not too_soon({"stem": "Two hours after a refill a client is hard to wake."}), (
        "A fault that acts at once may be early."
    )


def test_what_stands_in_the_path_is_the_path_of_the_pump_lab():
    assert path_mL() == pytest.approx(0.4), PATH
    assert path_h(300, value("pump_concentration_500")) == pytest.approx(16), PATH
    left = path_mL() * value("pump_concentration_2000")
    assert left == pytest.approx(800), PATH
    assert left / 300 > 2, "more than two days of dose"
    said = ITEM["06_sleepy_after_refill_6"]
    assert {"800 mcg", "16 h"} <= set(said["invented"]), PATH
    for item in EVERY:
        for volume in re.findall(r"(\d\.\d) mL of the strong fluid", read(item)):
            assert float(volume) == pytest.approx(path_mL()), (
                f"{item['id']}: what stands in the tubing and catheter is {path_mL():g} mL; write that."
            )


# ---------------------------------------------------------------- levels of the stories
def level(case, hour):
    """The course's level of a case at an hour, in percent of usual."""
    return course(content.case(case), (float(hour),)).level_percent[0]


def test_the_stories_follow_the_models():
    assert level("sleepy_after_refill", 12) == pytest.approx(100, abs=1), "the evening was as usual"
    assert level("sleepy_after_refill", 21) > 150, "hard to rouse at 0600"
    assert level("stiff_and_hot", 24) < 25, "stiff and itching a day after the twist"
    assert level("fasting_surgery", 22) < 25, "most of the drug has left"
    assert level("kidney_confusion", 72) > 200, "confused on the third day"


def test_a_wrong_strength_in_a_story_shows_when_the_model_says_so():
    """A night on the ward: as always in the evening, too sleepy once the level has left its band."""
    stops = {stop.id: stop.text for stop in content.story("ward_night").stops}
    filled = int(re.search(r"refilled this morning at (\d\d)00", content.story("ward_night").about)[1])
    evening, night = (
        int(re.search(r"At (\d\d)(\d\d) she", stops[id])[1]) + late - filled
        for id, late in (("evening", 0), ("midnight", 24))
    )
    course = run("wrong_concentration")
    assert course.percent_at(evening) == pytest.approx(100, abs=1), "The evening is as always: too late."
    assert night >= course.leaves_band_h, "The night comes too soon: the old fluid is still in the path."


def after_an_error(factor, hour, half_life_h):
    """The level after a pump was stopped that had given `factor` times the order, in percent of usual."""
    fluid = intrathecal.from_half_life(
        clearance_mL_per_h=value("intrathecal.clearance_mL_per_h"),
        half_life_h=half_life_h,
        effect_peak_h=value("intrathecal.effect_peak_h"),
    )
    found = case_course.by_pump([hour], rate_mcg_per_day=300 * factor, share=0, delay_h=0, fluid=fluid)
    return found.level_percent[0] * factor


def test_the_turn_of_direction_is_within_the_range_of_the_model():
    """Deep at 2 h, usual at 20 h, too little at 30 h: true for some overdose and half-life of the tables."""
    half_life = content.parameter("intrathecal.csf_half_life_h")
    fits = [
        (factor, hours)
        for factor in (4, 8, 16, 24)
        for hours in (half_life.low, half_life.value, half_life.high)
        if after_an_error(factor, 2, hours) > 200
        and 50 <= after_an_error(factor, 20, hours) <= 150
        and after_an_error(factor, 30, hours) < 50
    ]
    assert fits, "move the hours of 06_turn_of_direction"


def test_the_gap_after_the_scan_is_the_gap_that_the_item_names():
    text = " ".join(entry.text for entry in content.case("mri_visit").entries)
    stopped, ran = re.search(r"from about (\d{4}) to (\d{4})", text).groups()
    hours = (int(ran[:2]) * 60 + int(ran[2:]) - int(stopped[:2]) * 60 - int(stopped[2:])) / 60
    said = re.search(r"late restart of nearly (\w+) hours", ITEM["08_mri_visit_6"]["stem"])[1]
    assert hours == pytest.approx(NUMBERS[said], abs=0.5), (
        "data/cases/mri_visit.toml: item 6 says how many hours the pump stood; the chart says "
        "from when to when. Write the same."
    )


def test_each_raise_of_the_creeping_dose_is_an_allowed_step():
    doses = [float(cell.split(" ")[0]) for cell in ITEM["05_creeping_raises"]["trend"]["rows"][0][1:]]
    steps = content.parameter("pump_titration_spinal")
    for before, after in pairwise(doses):
        assert steps.low <= 100 * (after - before) / before <= steps.high, (
            f"data/questions, 05_creeping_raises: from {before:g} to {after:g} is no step of "
            "pump_titration_spinal; change the doses."
        )


# ---------------------------------------------------------------- how soon to act
SAID = [
    ("03_how_soon", "r2", "mild", "mouth"), ("03_how_soon", "r3", "emergency", "mouth"),
    ("03_how_soon", "r4", "emergency", "mouth"), ("03_how_soon", "r5", "confusion_kidneys", "mouth"),
    ("03_how_soon", "r6", "fall", "mouth"), ("09_whom_to_call", "r1", "one_tone", "pump"),
    ("09_whom_to_call", "r2", "emergency", "pump"), ("09_whom_to_call", "r3", "fever", "pump"),
    ("09_whom_to_call", "r4", "wound", "pump"), ("09_whom_to_call", "r6", "emergency", "pump"),
    ("06_alarm_at_home_2", "b2", "one_tone", "pump"), ("06_alarm_at_home_2", "b4", "two_tones", "pump"),
]  # fmt: skip


@pytest.mark.parametrize(("id", "row", "rule", "route"), SAID)
def test_an_item_is_as_fast_as_the_table_of_speeds(id, row, rule, route):
    item = ITEM[id]
    chosen = item["key"][item.get("rows", item.get("blanks")).index(row)]
    assert SPEEDS[chosen] == RULES[rule][route], f"{id}, {row}: data/how_soon.csv says {RULES[rule][route]}."
