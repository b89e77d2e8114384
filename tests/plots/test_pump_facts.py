"""The pump in words and colors: each head of the table stands before its own fact, each color on its part."""

from collections import Counter

import pytest
from matplotlib.colors import to_hex

from baclofen import content, labs
from baclofen.model import pump as model
from baclofen.plots.theme import PALETTE
from tests.plots.test_axes_and_still_colors import MEANING

NAMES = {light: name for name, (light, _dark) in PALETTE.items()}


@pytest.fixture(scope="module")
def shared():
    return labs.pump()


@pytest.fixture
def lab(shared):
    return shared.reset()


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def table(lab):
    return {plain(head): plain(text) for head, text in lab.figure.table["rows"]}


def head(key, **values):
    return plain(content.word(f"pump_lab.table.{key}", **values))


def test_each_head_of_the_table_stands_before_its_own_fact(lab):
    """Two days on, hardly a number is another's."""
    lab.do(model.Advance(48))
    state, device, found = lab.session.state, lab.result.device, table(lab)
    assert (
        found[head("reservoir")]
        == found[head("inside")]
        == f"{20 - 0.4 - (9 - 0.5 / 24) * 300 / 2000:.1f} mL"
    )
    assert found[head("strength")] == "2,000 mcg per mL"
    assert found[head("dose")] == "300 mcg per day"
    assert found[head("flow")] == "0.15 mL per day"
    assert "300 mcg per day" in found[head("flows_now")]
    assert "0.4 mL of 2,000 mcg per mL" in found[head("path")]
    assert found[head("rates_all")] == "from 00:00: 12.5 mcg per h"
    assert found[head("tone")] == content.word("pump_lab.tone.none")
    due = device.refill
    first, last = (int((state.time_h + hours) // 24) + 1 for hours in (due.book_from_h, due.book_until_h))
    assert found[head("book")] == plain(content.word("pump_lab.table.book_days", first=first, last=last))
    for key, hours in (("expiry", due.expiry_h), ("battery", device.replacement_due_h)):
        day = int((state.time_h + hours) // 24) + 1
        assert found[head(key)] == content.word("pump_lab.table.day", day=f"{day:,}")
    assert found[head("alarm")].endswith(f"day {int((state.time_h + device.next_alarm_h) // 24) + 1}.")
    assert lab.figure.table["caption"] == content.word("pump_lab.table.caption")
    assert lab.figure.table["columns"] == [content.word(f"pump_lab.table.{key}") for key in ("what", "value")]


def test_an_empty_pump_has_no_dates(lab):
    found = table(lab.move(goal="free"))
    none = content.word("pump_lab.table.none")
    assert found[head("book")] == found[head("expiry")] == none
    assert found[head("rates_all")] == content.word("pump_lab.chart.no_program")


def test_a_week_is_told_day_by_day(lab):
    days = tuple(((0.0, 12.5 + day),) for day in range(7))
    lab.do(model.ProgramWeek(days))
    found = table(lab)
    for day in range(7):
        rates = head("rates", day=content.word(f"pump_lab.day.{day}"))
        assert found[rates] == plain(f"from 00:00: {12.5 + day:g} mcg per h")


def test_a_single_dose_is_told_per_hour_while_it_runs(lab):
    per_day = table(lab)[head("flows_now")]
    lab.do(model.ProgramBolus(50, 2))
    assert "mcg per h" in table(lab)[head("flows_now")]
    lab.do(model.Advance(1))
    assert "mcg per h" in table(lab)[head("flows_now")]
    lab.do(model.Advance(3))
    assert table(lab)[head("flows_now")] == per_day
    assert "mcg per day" in per_day


def device_texts(lab):
    return {
        plain(one.get_text()): NAMES.get(to_hex(one.get_color())) for one in lab.picture.parts["device"].texts
    }


def test_the_strength_that_still_stands_in_the_path_is_named_in_its_color(lab):
    lab.do(model.ChangeConcentration(20, 500.0, True))
    said = device_texts(lab)
    now = plain(content.word("pump_lab.draw.now", strength="500"))
    old = plain(content.word("pump_lab.draw.old", strength="2,000"))
    assert said[now] == "pump"
    assert said[old] == "oral"


def colors(axes):
    """How often each color with a meaning is used in a part: for lines, edges, faces and words."""
    found = Counter()
    for one in (*axes.patches, *axes.lines, *axes.texts, *axes.collections):
        inks = [getattr(one, name)() for name in ("get_edgecolor", "get_facecolor", "get_color")
                if hasattr(one, name)]  # fmt: skip
        for ink in inks:
            rows = ink if getattr(ink, "ndim", 1) == 2 else [ink]
            found.update(NAMES.get(to_hex(row, keep_alpha=False)) for row in rows)
    return {name: count for name, count in found.items() if name in MEANING}


#: what of each part has a color with a meaning, counted by hand from what is drawn
PARTS = {
    "device": {"pump": 6},  # both outlines, fluid, name, catheter, strength in use
    "program": {"pump": 3},  # area, steps, total
    "path": {"pump": 1},  # one strength
    "level": {"pump": 4},  # area and its edge, past and future
    "spine": {"pump": 3},  # area and its edge, line
    "calendar": {"band_edge": 3, "much": 2, "oral": 2},  # days to book; line and word of each flag
}


def test_each_part_has_its_colors(lab):
    assert {name: colors(axes) for name, axes in lab.picture.parts.items()} == PARTS


def test_another_strength_has_the_other_color_in_every_part(lab):
    lab.do(model.ChangeConcentration(20, 500.0, True))
    found = {name: colors(lab.picture.parts[name]).get("oral", 0) for name in ("device", "path", "program")}
    assert found == {"device": 2, "path": 1, "program": 0}
