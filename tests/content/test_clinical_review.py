"""What the clinical review asked for stays said: one line per place, with what must stand there.

Only rows that no other test holds are listed. A red line means that a rewriting has lost a mended place: say
it again there, or move the line to the place where it is said now.
"""

import json
import re

import pytest

from baclofen import content
from tests.support.question_bank import EVERY
from tests.words.texts import ROOT

ITEM = {item["id"]: item for item in EVERY}

#: row of the review, where, what must be found there (a regular expression)
SAID = [
    ("D1", "item 03_bowtie_too_sleepy actions_d", r"naloxone .*does not reverse baclofen and wears off"),
    ("D1", "item 03_bowtie_too_sleepy condition_c", r"only in part, baclofen is still there"),
    ("D1", "lesson 03", r"naloxone.*does not undo baclofen, and it wears off"),
    ("D1", "lesson 06", r"For an opioid taken with it there is: \[naloxone"),
    ("D2a", "item 08_other_causes c", r"Sit the client up.*bladder and catheter, then bowel, then skin"),
    ("D2b", "chart fasting_surgery", r"cord injury at T4.*Head up, legs down"),
    ("D2b", "item 08_fasting_surgery_5 f", r"dysreflexia is possible"),
    ("D2c", "lesson 06", r"Measure before you lay anyone flat"),
    ("D2c", "sign low_blood_pressure", r"never a high one after a cord injury"),
    ("D2c", "sign lightheadedness", r"Measure blood pressure and pulse before you lay anyone flat"),
    ("D3a", "lesson 06", r"Withdrawal is on the list, never instead of the list"),
    ("D3b", "story nothing_by_mouth", r"Malignant hyperthermia and infection are not ruled out"),
    ("D3b", "lesson 08", r"call the anesthesia team \*\*and\*\* say baclofen"),
    ("D3c", "sign infection", r"stiff neck, headache or confusion may be meningitis: call for help now"),
    ("D3c", "item 05_fever_wound e", r"Get help now.*meningitis"),
    ("D4", "item 02_three_day_trend c", r"hold it and call the emergency team now"),
    ("D5", "chart sleepy_after_refill", r"0\.4.mL of the strong fluid.*draws it off or bridges it"),
    ("D5", "item 06_sleepy_after_refill_6 r4", r"800.mcg.*repeats the overdose for 16.h"),
    ("D6", "sign drowsiness", r"with a pump call the pump team now; after a refill .* call for help now"),
    ("W1", "fact other_pump_life", r"^10.years.*ages of clients"),
    ("W1", "fact pump_minimum_age", r"Prometra II"),
    ("W1", "lesson 09", r"One make of pump begins at 12.years of age"),
    ("W3", "item 06_bowtie_overdose stem", r"^The morning after a refill"),
    ("W4", "item 05_oral_or_pump r5", r"kinked tube.*vomiting or a blocked bowel"),
    ("W7", "lesson 01", r"\*\*spinal cord\*\*, it is for those whom tablets fail or harm"),
    ("W7", "lesson 01", r"brain injury\*\* it waits at least 1.year"),
    ("W7", "claim A3", r"fails or harms; after a brain injury it waits"),
    ("W7", "item 09_cost_benefit d", r"oral baclofen tried first when the cause lies in the cord"),
    ("W8", "claim D9", r"Name the model.*another model has its own figure"),
    ("W9", "claim D5", r"the label requires it: no response, no pump"),
    ("W9", "lesson 04", r"calls the puncture the test, and says that doctors “can” do it"),
    ("W11", "lesson 08", r"All three had stopped before a procedure"),
    ("W12", "fact oral_withdrawal_recovery", r"both into the spine"),
    ("W12", "item 08_fasting_surgery_6 s1", r"Eight hours is early and welcome"),
    ("W13", "story confused_since_tuesday", r"since Sunday"),
    ("W15", "item 08_kidney_confusion_1 s5", r"lower it together: ask before the next dose"),
    ("C1b", "sign itching", r"one clinic lists it among reasons to call and gives no time"),
    ("C1b", "sign fever", r"one clinic lists it among reasons to call and gives no time"),
    ("C2", "lesson 04", r"maker advises to plan about 6.months before the stop"),
    ("C4", "lesson 04", r"3.people had trouble standing after the \*\*test"),
    ("C5", "lesson 08", r"emptied\*\* before the scan, because the field can open its valves"),
    ("C5", "item 08_mri_visit_2 r3", r"another make, whose valves the field can open"),
    ("C6", "item 08_newborn d", r"bedside glucose first"),
    ("C7", "lesson 05", r"Cochrane review found a small amount of short-term evidence"),
    ("C7", "lesson 09", r"Over the long term it is less clear"),
    ("C11", "lesson 01", r"\*\*not recommended\*\* there"),
    ("C12", "lesson 06", r"cyproheptadine as an addition: in four clients fever and itch fell"),
    ("C13", "fact withdrawal_oral_bridge", r"adults.*Children: by weight and local protocol"),
    ("C13", "lesson 06", r"in adults drawing off"),
    ("C14", "item 01_two_bottles a", r"How the child is comes first"),
    ("C15", "lesson 08", r"Call the poison center or the emergency number now"),
    ("C18", "item 06_bowtie_withdrawal condition_b", r"Sepsis or meningitis"),
    ("C18", "item 08_orders_on_arrival r3", r"Sepsis and meningitis"),
    ("C19", "event mri_not_read", r"call at once"),
    ("C19", "event alarm_date_passed", r"call at once"),
    ("C20", "sign seizures", r"nothing in the mouth.*suction and oxygen.*After opioids or in kidney disease"),
    ("C21", "fact test_dose_1", r"lumbar puncture or a spinal catheter"),
    ("C22", "fact catheter_length", r"Other models have their own length"),
    ("C23", "fault tip_mass", r"no higher dose before the catheter tip was imaged"),
    ("C24", "item 09_trip c", r"Low air pressure can raise the flow and high pressure lowers it"),
    ("C25", "word withdrawal", r"Too little for weeks counts too \(partial withdrawal\)"),
    ("M boxed warning", "lesson 06", r"T6 or above, trouble with communication, an earlier withdrawal"),
    ("M contraindications", "lesson 04", r"a body too small for it.*spinal fluid that cannot flow freely"),
    ("M interactions", "lesson 03", r"tricyclic anti.*levodopa.*lithium.*MAO inhib.*diabetes drugs"),
    ("M pregnancy", "lesson 03", r"step by step \*\*before\*\* birth.*Milk\*\* holds little"),
    ("M stroke", "lesson 03", r"after a stroke.*psychosis.*T6 or above"),
    ("M kidney", "lesson 02", r"Before the first tablet\*\* ask for the eGFR, for dialysis days"),
    ("M partial", "lesson 05", r"partial \[withdrawal.*tip mass"),
    ("M high alert", "lesson 07", r"high-alert medications.*two people, each alone"),
    ("M pressure", "lesson 04", r"no more than 2.atmospheres.*10.meters.*diathermy"),
    ("M SBAR", "lesson 06", r"Situation: .*Background: .*Assessment: .*Recommendation: "),
]  # fmt: skip


def item(id: str, part: str) -> str:
    """The stem of an item, or one option with its reason, facts filled in."""
    raw = ITEM[id]
    if part == "stem":
        return content.fill(raw["stem"])
    option = next(one for one in raw["option"] if one["id"] == part)
    return content.fill(f"{option['text']} {option['why']}")


def lesson(number: str) -> str:
    """A lesson's words on one line, without markers and without the titles of links."""
    path = next((ROOT / "notebooks").glob(f"{number}_*.ipynb"))
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = " ".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return re.sub(r'\(#Words "[^"]*"\)|<!--.*?-->', "", text, flags=re.DOTALL)


def fact(id: str) -> str:
    one = content.parameter(id)
    return " ".join([one.text, one.plain, one.population, one.note])


def event(id: str) -> str:
    """How soon an event of tell_apart is told with a pump."""
    row = next(row for row in content.table("tell_apart") if row["id"] == id)
    return next(rule["pump"] for rule in content.table("how_soon") if rule["id"] == row["rule"])


def story(id: str) -> str:
    one = content.story(id)
    options = [f"{option.text} {option.then}" for stop in one.stops for option in stop.options]
    return " ".join([one.about, one.end, *options])


def chart(id: str) -> str:
    one = content.case(id)
    return " ".join([one.about, *(entry.text for entry in one.entries)])


READ = {
    "item": item, "lesson": lesson, "fact": fact, "event": event, "story": story, "chart": chart,
    "sign": lambda id: next(f"{s.first_action} {s.note}" for s in content.signs() if s.id == id),
    "claim": lambda id: next(claim.better for claim in content.claims() if claim.id == id),
    "fault": lambda id: next(row["first_action"] for row in content.table("faults") if row["id"] == id),
    "word": lambda term: next(word.plain for word in content.library().glossary() if word.term == term),
}  # fmt: skip


@pytest.mark.parametrize(("row", "place", "words"), SAID, ids=[f"{s[0]} {s[1]}" for s in SAID])
def test_a_mended_row_stays_mended(row, place, words):
    kind, *which = place.split(" ")
    said = READ[kind](*which).replace("\n", " ")
    assert re.search(words, said), f"Clinical review, row {row}: {place} no longer says “{words}”."
