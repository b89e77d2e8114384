"""Charts, orders and exam items use the term of the exam; families and lessons keep the plain word."""

import re
import tomllib

import pytest

from tests.support.question_bank import CASE_FILES, EVERY

#: plain words, and the term that stands in a nurse's chart
TERMS = {
    r"(?:low|lower) blood pressure": "hypotension",
    r"high blood pressure": "hypertension",
    r"(?:fast|pounding|racing) (?:pulse|heart)": "tachycardia",
    r"slow (?:pulse|heart)": "bradycardia",
    r"itch\w*": "pruritus",
    r"tingl\w+": "paresthesia",
    r"slow,? (?:and )?(?:shallow )?breath\w*|breathes slowly": "respiratory depression",
    r"limp|floppy|loose muscles": "hypotonia",
    r"(?:stiffer|tighter)(?: legs)?": "hypertonia",
    r"low temperature|feels cool": "hypothermia",
    r"high fever": "hyperthermia",
    r"sleepy|sleepier|sleepiness|drows\w+": "somnolence",
}
#: where a family, a client or a caller speaks or is taught, the plain word stays
PLAIN_SPOKEN = re.compile(r"(?i)famil|parent|mother|father|by phone|goes home")
QUOTED = re.compile(r'"[^"]*"|“[^”]*”|\{p:[^}]*\}')


def plain_words(text):
    """The plain words of a text that have a term, outside of what somebody says."""
    said = QUOTED.sub("", text)
    return [
        (hit[0], term) for words, term in TERMS.items() for hit in re.finditer(rf"(?i)\b(?:{words})\b", said)
    ]


def entries():
    """Every entry of every chart: its place and its texts."""
    for path in CASE_FILES:
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["entry"]:
            text = " ".join((entry["time"], entry.get("text", ""), *entry.get("values", [])))
            yield f"{path.name}, {entry['tab']}, {entry['time']}", text


def shown(item):
    """What is read before the answer: stem, text, tables and options."""
    cells = [cell for row in item.get("cells", []) for cell in row]
    trend = [cell for row in item.get("trend", {}).get("rows", []) for cell in row]
    return " ".join(
        [item["stem"], item.get("text", ""), *cells, *trend, *(o["text"] for o in item["option"])]
    )


def said_plainly(pieces, where):
    """Each plain word of these texts, with its place and the term to write."""
    return [
        f"{place}: '{plain}', in {where}: {term}."
        for place, text in pieces
        if not PLAIN_SPOKEN.search(text)
        for plain, term in plain_words(text)
    ]


def test_charts_and_orders_use_the_term():
    assert said_plainly(entries(), "a chart") == [], (
        "Write the term of the exam in charts and orders, or put the words into quotation marks "
        "if someone says them."
    )


def test_items_use_the_term():
    assert said_plainly(((item["id"], shown(item)) for item in EVERY), "an exam item") == [], (
        "Write the term of the exam, or put the words into quotation marks if someone says them."
    )


@pytest.mark.parametrize(
    "term", sorted({*TERMS.values(), "contraindication", "SBAR", "agonist", "dysreflexia"})
)
def test_every_term_is_met_in_an_item(term):
    everywhere = " ".join(" ".join((shown(i), *(o["why"] for o in i["option"]))) for i in EVERY)
    assert re.search(rf"(?i){term}", everywhere), (
        f"No question says '{term}', a word of the exam: use it in one of data/questions or data/cases."
    )


def test_a_plain_word_is_seen_and_speech_is_not():
    assert plain_words("The legs are limp.") == [("limp", "hypotonia")], (
        "The search for plain words no longer sees limp."
    )
    assert plain_words('A client says "I itch."') == [], "What someone says may use plain words."
