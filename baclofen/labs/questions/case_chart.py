"""The chart of a case as tabs: what can be seen when an item is open, with levels from the models."""

from typing import Any

from baclofen import content
from baclofen.content.case_checks import TABS
from baclofen.labs.client import adult, fluid, numbers
from baclofen.model.scenarios import case_course
from baclofen.plots.description import about


def tabs(case: content.Case, item: int) -> list[dict[str, Any]]:
    """The tabs of the chart at item 1 to 6; what came with this item says that it is new."""
    seen = case.chart(item)
    return [_tab(case, key, item) for key in TABS if any(entry.tab == key for entry in seen)]


def _tab(case: content.Case, key: str, item: int) -> dict[str, Any]:
    entries = [entry for entry in case.chart(item) if entry.tab == key]
    blocks = {"vitals": _vitals, "level": _levels}.get(key, _texts)(case, entries)
    new = item > 1 and any(entry.since == item for entry in entries)
    return {"key": key, "title": content.word(f"case.tab.{key}"), "new": new, "blocks": blocks}


def _texts(_case: content.Case, entries: list[content.ChartEntry]) -> list[dict[str, Any]]:
    return [{"title": entry.time, "text": entry.text} for entry in entries]


def _vitals(case: content.Case, entries: list[content.ChartEntry]) -> list[dict[str, Any]]:
    """One table that grows by a column with each entry."""
    return [
        {
            "caption": content.word("case.vitals.caption"),
            "columns": [content.word("case.vitals.finding"), *(entry.time for entry in entries)],
            "rows": [
                [finding, *(entry.values[row] for entry in entries)]
                for row, finding in enumerate(case.findings)
            ],
        }
    ]


def _levels(case: content.Case, entries: list[content.ChartEntry]) -> list[dict[str, Any]]:
    blocks = []
    for entry in entries:
        found = course(case, entry.hours)
        heads = [content.word("case.level.hour", hours=f"{hour:g}") for hour in found.hours]
        cells = [_percent(level) for level in found.level_percent]
        blocks.append(
            {
                "caption": entry.caption,
                "columns": [content.word("case.level.head"), *heads],
                "rows": [[content.word("case.level.row"), *cells]],
            }
        )
    return [*blocks, {"text": content.word("case.level.note")}]


def _percent(level: float) -> str:
    """Two digits at most: a model does not know more."""
    if level < 1:
        return content.word("case.level.trace")
    return content.word("case.level.cell", percent=about(round(level)))


def course(case: content.Case, hours: tuple[float, ...]) -> case_course.CaseCourse:
    """What the model says about this case at these hours."""
    asked = dict(case.course)
    way = asked.pop("way")
    if way == "pump":
        return case_course.by_pump(hours, fluid=fluid(), **asked)
    usual = adult()
    if way == "stop_by_mouth":
        return case_course.stop_by_mouth(hours, client=usual, **asked)
    client = usual.for_kidney(numbers("oral")[f"kidney_{asked.pop('kidney')}_clearance_fraction"])
    return case_course.start_by_mouth(hours, client=client, usual=usual, **asked)
