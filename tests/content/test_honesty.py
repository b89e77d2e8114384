"""How sure we are travels with every fact, and disagreements between sources stay visible."""

import csv

import pytest

from baclofen import content

DOUBLES = [
    ("half_life_article", "half_life_newer"),
    ("missed_skip_window_nhs", "missed_wait_mfc"),
    ("taper_nhs", "taper_swiss"),
    ("adult_maximum_us", "adult_maximum_scotland"),
    ("child_maximum_eu_8_up", "child_maximum_bc_8_up"),
    ("pump_start_exception_us", "pump_start_exception_de"),
    ("overdose_severe_dose_adult", "overdose_serious_dose_fpn"),
    ("csf_label_range", "csf_catheter_range"),
    ("flat_after_surgery_bch", "flat_after_surgery_gillette"),
    ("battery_life", "battery_life_article"),
]


def test_what_was_worked_out_here_says_how():
    for p in content.parameters():
        if p.certainty == "D":
            assert len(p.note) >= 10, (
                f"data/parameters, {p.id}: certainty D, so the note says how it was derived."
            )


def test_what_was_chosen_for_teaching_never_poses_as_published():
    for p in content.parameters():
        if p.certainty == "T":
            assert p.role == "teaching", f"data/parameters, {p.id}: certainty T, so its role is teaching."
        if p.role == "published":
            assert "teaching" not in p.source, f"data/parameters, {p.id}: published, so name the source."


def test_a_second_hand_fact_is_marked_so():
    """A fact whose sources were all read second hand cannot claim a better reading."""
    for record in (*content.parameters(), *content.signs()):
        readings = {content.source(id).read_as for id in record.source}
        if readings == {"secondary"}:
            assert record.certainty in "SD", (
                f"{record.id}: its sources were read second hand, so its certainty is S (or D), "
                f"not {record.certainty}."
            )


@pytest.mark.parametrize(("one", "other"), DOUBLES)
def test_where_sources_disagree_both_stand_and_name_each_other(one, other):
    first, second = content.parameter(one), content.parameter(other)
    assert first.text != second.text, f"{one} and {other} are kept because they disagree."
    assert set(first.source) != set(second.source), f"{one} and {other} come from different sources."
    assert other in first.note or one in second.note or one in first.note + second.note, (
        f"Name {other} in the note of {one}, or the other way round."
    )


def test_every_source_of_the_course_is_used_or_named_by_the_article():
    used = {id for p in content.parameters() for id in p.source}
    used |= {id for row in (*content.signs(), *content.claims(), *content.glossary()) for id in row.source}
    for lesson in content.lessons():
        used |= {id for q in content.questions(lesson.id) for option in q.options for id in option.source}
    for name in ("faults", "refill_checklist", "observed", "how_soon", "sooner_if", "acts", "rivals"):
        used |= {id for row in content.table(name) for id in row["source"]}
    used |= {id for row in content.table("parts") for id in row["source"]}
    with (content.library().folder / "sources/article.csv").open(encoding="utf-8-sig", newline="") as file:
        named = {row["id"] for row in csv.DictReader(file)}
    assert sorted(named - used) == [], "Nothing names these sources any more: take their rows out."


def test_a_link_is_a_link_and_a_year_is_not_in_the_future():
    for source in content.table("sources"):
        assert source["link"] == "" or source["link"].startswith("http"), (
            f"data/sources, {source['id']}: a link begins with https://, or the cell stays blank."
        )
        assert source["year"] is None or 1900 < source["year"] <= 2026, (
            f"data/sources, {source['id']}: the year is four digits, from 1901 to 2026."
        )
