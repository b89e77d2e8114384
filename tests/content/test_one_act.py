"""One act for one state, wherever it stands: what no table can quote is held here, place by place."""

import re
import tomllib

import pytest

from baclofen import content
from tests.content.test_one_speed import places
from tests.support.question_bank import EVERY
from tests.words.texts import DATA

ITEM = {item["id"]: {option["id"]: option for option in item["option"]} for item in EVERY}
#: more was taken by mouth than ordered: the places that say whom to call
TOO_MUCH_BY_MOUTH = [
    ("06_child_swallowed", "b", "text"), ("01_two_bottles", "a", "why"), ("08_child_start_5", "d", "text"),
]  # fmt: skip


def test_pressure_in_dysreflexia_is_taken_as_often_everywhere():
    often = content.parameter("ad_pressure_every").text.replace("\N{NO-BREAK SPACE}", " ")
    found = [
        f"{place}: every {hit[1]}"
        for place, text in places()
        for hit in re.finditer(r"(?i)pressure[^.;]{0,20} every ([\w ]{3,22})", text.replace("\xa0", " "))
        if not hit[1].startswith(("minute or two", often))
    ]
    assert found == [], f"Say “every minute or two” or quote {{p:ad_pressure_every}} ({often})."


@pytest.mark.parametrize(("id", "option", "column"), TOO_MUCH_BY_MOUTH)
def test_too_much_by_mouth_is_told_to_the_poison_center(id, option, column):
    act = content.fill("{p:act.extra_dose}")
    assert "poison center or the emergency number now" in act, (
        "data/acts.csv, extra_dose: mend this test too."
    )
    said = ITEM[id][option]
    missing = [
        word for word, text in (("poison center", said[column]), ("now", said["text"])) if word not in text
    ]
    assert missing == [], f"{id}, {option}: data/acts.csv says “{act}”"


def test_the_story_of_too_much_by_mouth_quotes_the_act():
    raw = tomllib.loads((DATA / "stories/first_grader.toml").read_text(encoding="utf-8"))
    good = [o["then"] for s in raw["stop"] for o in s["option"] if o.get("good") and s["id"] == "act"]
    assert ["{p:act.extra_dose}" in text for text in good] == [True], "Quote {p:act.extra_dose}."


def test_a_pump_that_is_emptied_before_a_scan_has_its_reason():
    """Clinical review, C5: the field can open the valves and let the reservoir run into the client."""
    found = [
        f"{place}: {hit[0]}"
        for place, text in places()
        for hit in re.finditer(r"(?i)[^.|]*\bemptied\W+ ?before[^.|]*\.?", re.sub(r"<!--.*?-->", "", text))
        if "valve" not in text and not place.startswith("acts.csv")  # there the reason has its own column
    ]
    assert found == [], "Say why: in this make the field can open the valves."


def test_alcohol_is_avoided_and_never_measured_out():
    """Clinical review, C16."""
    found = [
        f"{place}: {hit[0]}"
        for place, text in places()
        for hit in re.finditer(
            r"(?i)(?:limit|go easy on|little|less|small) (?:of )?(?:alcohol|wine|beer)", text
        )
    ]
    assert found == [], "The advice is: avoid alcohol (data/questions/02.toml, 02_teach_home)."
