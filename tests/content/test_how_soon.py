"""One rule for speed, said once: the texts that quote it, and the tables that lessons show."""

import pytest

from baclofen import content
from tests.words.texts import unmarked
from tools.lessons.fill import fill, sources_in
from tools.lessons.safety_tables import rule_table

TABLES = ["rules", "rules.mouth", "rules.pump", "speeds.mouth", "speeds.pump", "acts", "rivals"]
QUOTED = "What the table says must stand where it is quoted: baclofen/content or tools/lessons is at fault."
PICTURES = ["hot_and_stiff", "sleepy_and_slow", "sudden_high_pressure"]
RIVALS = {
    "sepsis", "meningitis", "malignant_hyperthermia", "neuroleptic_malignant_syndrome", "serotonin_syndrome",
    "dysreflexia", "opioid", "benzodiazepine", "alcohol", "low_sugar", "head_injury", "high_carbon_dioxide",
}  # fmt: skip


def test_a_text_quotes_a_rule_with_what_makes_it_faster():
    rule = next(row for row in content.table("how_soon") if row["id"] == "itch_or_stiffness")
    said = content.fill("{p:rule.itch_or_stiffness.pump}")
    assert said.startswith(content.word(f"how_soon.level.{rule['pump']}.pump")), QUOTED
    faster = [
        row for row in content.table("sooner_if") if row["rule"] == rule["id"] and "pump" in row["routes"]
    ]
    assert all(row["when"] in said for row in faster if row["urgency"] != rule["pump"]), (QUOTED, said)
    assert set(rule["source"]) <= set(content.fact_sources("rule.itch_or_stiffness.pump")), QUOTED


def test_an_act_says_its_numbers_from_the_parameters():
    assert content.parameter("vomit_repeat_window").text in content.fill("{p:act.vomited_dose}"), (
        "data/acts.csv, vomited_dose: write the time as {p:vomit_repeat_window}."
    )


def test_a_rule_that_is_not_there_is_named(copy):
    copy.text("words/signs.csv", "Explore the signs", "{p:rule.itch.pump}")
    assert any("rule.itch.pump" in str(problem) for problem in copy.problems()), (
        "A rule that is not there must be named by the check."
    )


@pytest.mark.parametrize("key", TABLES + [f"rivals.{name}" for name in PICTURES])
def test_a_lesson_shows_a_table_with_its_sources(key):
    text, sources = rule_table(key)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) >= 2, (
        f"<!--table:{key}--> has a head and no rows: data/how_soon.csv, acts.csv or rivals.csv lacks them."
    )
    assert len({line.count(" | ") for line in rows}) == 1, "A cell holds a bar |: write a comma."
    assert sources, f"<!--table:{key}-->: no row of it names a source; fill the column source."
    assert "{" not in text, f"<!--table:{key}-->: braces are left in a cell; the fact in them is not known."


def test_filling_a_table_again_changes_nothing_and_its_sources_are_listed():
    once = fill("Before.\n\n<!--table:rivals.hot_and_stiff--><!--/table-->\n\nAfter.")
    shown = [row for row in content.table("rivals") if row["picture"] == "hot_and_stiff"]
    assert all(row["term"] in once for row in shown), QUOTED
    assert fill(once) == once, "Filling a table twice changes it: tools/lessons/fill.py is at fault."
    assert {id for row in shown for id in row["source"]} <= sources_in(once), QUOTED
    assert unmarked(once).split() == ["Before.", "After."], (
        "What is filled in must count as quoted, not as typed."
    )


def test_a_table_that_does_not_exist_is_named():
    with pytest.raises(KeyError, match="the tables are rules, speeds, acts, rivals"):
        fill("<!--table:rule--><!--/table-->")


def test_the_rivals_of_the_review_are_all_there():
    gone = RIVALS - {row["id"] for row in content.table("rivals")}
    assert not gone, f"data/rivals.csv: {sorted(gone)} come from the clinical review; put them back."


def test_a_sign_beyond_the_article_is_one_row_and_takes_its_speed_from_a_rule(copy):
    """A nurse's task: a new sign with its source, no Python; its speed is that of the rule it names."""
    rows = copy.rows("signs.csv")
    new = dict.fromkeys(rows[0], "")
    new |= {"id": "drooling", "term": "drooling", "plain": "More saliva than usual.", "rule": "sleepy"}
    new |= {"system": "stomach and bladder", "lists_added": "overdose", "tick": "yes", "source": "CH-O"}
    new |= {"first_action": "Look at swallowing. Same day; pump team now.", "certainty": "P"}
    copy.write("signs.csv", [*rows, list(new.values())])
    sign = next(sign for sign in content.load(copy.folder).signs() if sign.id == "drooling")
    rule = next(row for row in content.table("how_soon") if row["id"] == "sleepy")
    assert (sign.mouth, sign.pump) == (rule["mouth"], rule["pump"]), (
        "A new sign takes its speed from the rule that it names."
    )
    other = next(speed for speed in content.URGENCIES if speed != rule["mouth"])
    copy.cell("how_soon.csv", copy.row_of("how_soon.csv", "sleepy"), "mouth", other)
    sign = next(sign for sign in content.load(copy.folder).signs() if sign.id == "drooling")
    assert sign.mouth == other, "A speed changed in data/how_soon.csv must reach each sign of that rule."
