"""One rule, once: wherever a state and a speed stand in one sentence, the speed is that of data/how_soon.csv.

Sentences that quote the rule (`{p:rule.fever.pump}`) are right by construction and are left out. Wrong
options of questions say wrong speeds on purpose; their reasons are read, and so are the keys.
"""

import json
import re
import tomllib
from collections.abc import Iterator

import pytest

from baclofen import content
from tests.support import second_entry
from tests.words.texts import DATA, ROOT, cells

NOW, ONCE, DAY, NEXT = content.URGENCIES
#: rule -> how a learner's text names its state
STATES = {
    "one_tone": r"\b(?:one|single)[ -]tone\b",
    "two_tones": r"\btwo[ -]tones?\b",
    "itch_or_stiffness": r"\bitch(?:y|ing|es)?\b|\bscratch\w*|\bstiffer\b",
    "tingling": r"\btingl\w+",
    "sleepy": r"\bsleepier\b",
    "confusion": r"\bnew confusion\b|\bnewly confused\b|\bvisions\b|\bhallucinations\b",
    "weakness": r"\bnew weakness\b|\bweaker\b",
    "fever": r"\bfever\b|\bhot\b",
    "pump_failed": r"\bpump that has (?:stopped|failed)\b",
    "dizzy": r"\bdizz(?:y|iness)\b|\blightheaded\w*",
}
SPEEDS = {
    NOW: r"\bemergency\b|\bhelp now\b|\bpump team now\b",
    ONCE: r"\b(?:at once|day or night|same hour|right away|team now|prescriber now|call (?:us )?now)\b",
    DAY: r"\bsame day\b|\btoday\b",
    NEXT: r"\bnext (?:contact|visit)\b",
}
PUMP, MOUTH = r"\bpump\b|\brefill\b|\balarm\b", r"\bmouth\b|\btablets?\b|\bliquid\b"
#: sentences that tell a story's hour or what somebody wrongly did, not how soon to act
TOLD = re.compile(r"(?i)two tones at two|yesterday|(?:stop|tak|look)\w* .{0,20}at once")
_QUOTED = re.compile(r"<!--(?:p:(?:rule|act)\.[^>]*|table:[^>]*)-->.*?<!--/(?:p|table)-->", re.DOTALL)
_DATA_QUOTED = re.compile(r"\{p:(?:rule|act)\.[^{}]*\}")
_END = re.compile(r"(?<=[.?!;”])\s+|\n+|\|")


def sentences(text: str) -> Iterator[str]:
    """The sentences typed by hand: quotations of the rules are gone, and so are marks."""
    text = re.sub(r"<!--.*?-->", "", _DATA_QUOTED.sub("", _QUOTED.sub("", text)), flags=re.DOTALL)
    yield from (part.strip() for part in _END.split(text) if part and part.strip())


def places() -> Iterator[tuple[str, str]]:
    """Every text that tells a learner how soon to act, and where it stands."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            if cell["cell_type"] == "markdown":
                yield f"{path.name}, cell {number}", "".join(cell["source"])
    for place, _column, text in cells():
        homes = ("how_soon.csv", "sooner_if.csv", "sources/", "observed/", "words/how_soon.csv")
        if not place.startswith(homes):
            yield place, text
    records = [q for lesson in content.lessons() for q in content.questions(lesson.id)]
    records += [question for case in content.cases() for question in case.questions]
    for question in records:
        for option in question.options:
            yield f"{question.id}, {option.id}, why", option.why
            if option.id == question.key or (question.type == "sata" and option.id in question.key):
                yield f"{question.id}, {option.id}, key", option.text
    yield from played()


def played() -> Iterator[tuple[str, str]]:
    """What cases order, and what stories and scenes tell, as typed; of their options only the good ones."""
    for path in sorted(
        [*DATA.glob("cases/*.toml"), *DATA.glob("stories/*.toml"), *DATA.glob("scenes/*.toml")]
    ):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        for entry in raw.get("entry", ()):
            yield f"{path.name}, {entry['tab']}, {entry['time']}", entry.get("text", "")
        yield f"{path.name}, end", raw.get("story", {}).get("end", "")
        for one in [*raw.get("stop", ()), *(scene.get("guess", {}) for scene in raw.get("scene", ()))]:
            for option in one.get("option", ()):
                place = f"{path.name}, {one.get('id', one.get('ask'))}, {option['id']}"
                yield place, option.get("then", "")
                if option.get("good") or option.get("right") or one.get("kind") == "order":
                    yield place, option["text"]
        for scene in raw.get("scene", ()):
            yield f"{scene['id']}, saw", scene["saw"]


def allowed(rule: str, sentence: str) -> set[str]:
    """The speeds of this rule for the routes that the sentence speaks of, with what makes it faster."""
    row = {row["id"]: row for row in content.table("how_soon")}[rule]
    pump, mouth = re.search(PUMP, sentence, re.I), re.search(MOUTH, sentence, re.I)
    routes = ["pump"] if pump and not mouth else ["mouth"] if mouth and not pump else list(content.ROUTES)
    raises = [x for x in content.table("sooner_if") if x["rule"] == rule and set(x["routes"]) & set(routes)]
    return {row[route] for route in routes} | {x["urgency"] for x in raises}


def is_graver_together(sentence: str) -> bool:
    """Whether itch and stiffness are named as one picture: that is an emergency with a pump."""
    return bool(
        re.search(r"(?i)\bitch\w*,? (?:with|and|plus|together with) \w* ?(?:stiff|tight|rising)", sentence)
    )


def wrong(place: str, sentence: str) -> Iterator[str]:
    """What this sentence says otherwise than the rule."""
    if TOLD.search(sentence):
        return
    said = {speed for speed, words in SPEEDS.items() if re.search(words, sentence, re.I)}
    if said and is_graver_together(sentence) and not re.search(MOUTH, sentence, re.I) and NOW not in said:
        yield f"{place}: “{sentence}” says {', '.join(said)}; itch and stiffness together are {NOW}"
    for rule, words in STATES.items():
        if said and re.search(words, sentence, re.I) and not said & allowed(rule, sentence):
            yield f"{place}: “{sentence}” says {', '.join(said)}; how_soon.csv says {allowed(rule, sentence)}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Two tones: call us today.",
        "With a pump, an itch is a call the same day.",
        "New weakness with a pump is noted for the next contact.",
        "Itching with stiffer legs means a call right away.",
        "A pump that has stopped is an emergency from the first hour.",
    ],
)
def test_a_sentence_with_another_speed_is_found(sentence):
    found = [text for part in sentences(sentence) for text in wrong("here", part)]
    assert found, "A sentence with another speed must be found."


def test_no_two_places_give_different_speeds_for_one_state():
    found = [text for place, whole in places() for part in sentences(whole) for text in wrong(place, part)]
    assert found == [], "Quote the rule instead: {p:rule.<id>.<route>}. See data/how_soon.csv."


# ---------------------------------------------------------------- acts
def test_a_vomited_dose_and_a_missed_dose_have_one_time_each():
    """A sentence that says when to repeat or to skip a dose takes its time from the parameters."""
    for place, whole in places():
        for sentence in sentences(whole):
            if re.search(r"(?i)vomit\w* (?:within|sooner)", sentence) and not place.startswith("parameters/"):
                quoted = "{p:vomit_repeat_window}", content.parameter("vomit_repeat_window").text
                assert any(text in sentence for text in quoted), (
                    f"{place}: quote the time of a vomited dose as {{p:vomit_repeat_window}}."
                )


def test_what_stands_in_the_catheter_is_named_wherever_a_wrong_strength_is_treated():
    """Emptying the reservoir alone leaves the wrong strength in the path (review, D5)."""
    assert "catheter" in content.fill("{p:act.wrong_strength}"), (
        "data/acts.csv, wrong_strength: the fluid in the catheter has the wrong strength too; "
        "say what becomes of it."
    )
    case = content.case("sleepy_after_refill")
    told = " ".join(entry.text for entry in case.entries)
    told += " ".join(option.why for question in case.questions for option in question.options)
    assert re.search(r"catheter .{0,120}(?:bridge|drawn off|draws it off)", told, re.DOTALL), (
        "data/cases/sleepy_after_refill.toml: say what becomes of the fluid in the catheter: a "
        "bridge bolus, or drawn off."
    )


def test_every_fault_of_a_pump_is_a_call_at_once():
    """A failed pump or catheter has one rule; what both labs say first must be the same."""
    assert {sign.id: sign.pump for sign in content.signs()}["device_failure"] == ONCE, (
        "data/signs.csv, device_failure: a failed pump is a call at once; see its rule in data/how_soon.csv."
    )
    for fault in content.table("faults"):
        says = f"data/faults.csv, {fault['id']}: first_action says to call the pump team at once."
        assert re.search(r"(?i)\bat once\b", fault["first_action"]), f"{says} 'At once' is missing."
        assert re.search(r"(?i)call .{0,30}team", fault["first_action"]), (
            f"{says} 'Call ... team' is missing."
        )


def test_the_speed_of_an_act_is_that_of_its_rule():
    speeds = {row["id"]: {row[route] for route in content.ROUTES} for row in content.table("how_soon")}
    for act in content.table("acts"):
        said = {speed for speed, words in SPEEDS.items() if re.search(words, act["act"], re.I)}
        assert not act["rule"] or said & (speeds[act["rule"]] | {NOW, ONCE}), (
            f"data/acts.csv, {act['id']}: the act says {said or 'no speed'}, and its rule '{act['rule']}' of "
            f"data/how_soon.csv says {speeds[act['rule']]}. Read the sources, then mend one of them."
        )


#: speeds that a lesson says in its own words, with the rules behind them
TYPED = [tuple(row.values()) for row in second_entry.rows("typed_speeds")]
HOME = "tests/second_entry/typed_speeds.csv"


@pytest.mark.parametrize(("lesson", "sentence", "speed", "rules"), TYPED)
def test_a_speed_typed_in_a_lesson_is_that_of_its_rules(lesson, sentence, speed, rules):
    """With a pump: the speed of the rule, or what raises it."""
    [path] = (ROOT / "notebooks").glob(f"{lesson}_*.ipynb")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert sum("".join(cell["source"]).count(sentence) for cell in cells) == 1, (
        f"Lesson {lesson} no longer says “{sentence}”. Write its new sentence into {HOME}."
    )
    raises = [row for row in content.table("sooner_if") if "pump" in row["routes"]]
    for rule in rules.split(";"):
        own = next(row["pump"] for row in content.table("how_soon") if row["id"] == rule)
        assert speed in {own, *(row["urgency"] for row in raises if row["rule"] == rule)}, (
            f"Lesson {lesson} says {speed} in its own words: “{sentence}”. The rule '{rule}' of "
            f"data/how_soon.csv says {own}: mend the lesson, then {HOME}."
        )


@pytest.mark.parametrize("name", ["signs.csv", "tell_apart.csv", "faults.csv"])
def test_no_other_table_has_a_speed_of_its_own(name):
    head = (DATA / name).read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    assert "urgency" not in head, "How soon stands in how_soon.csv; write the rule's id into the column rule."
