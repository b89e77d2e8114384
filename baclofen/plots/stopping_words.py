"""What `stopping` says: its numbers as text, and the twin of its picture in words and as a table."""

from baclofen import content
from baclofen.model.scenarios.stopping import AFTER_TAPER_DAYS, StoppingResult
from baclofen.model.units import dose_text, number_text
from baclofen.plots.description import Description, share, table

_TABLE_HOURS = (0, 4, 8, 12, 18, 24, 36, 48, 72)
_TABLE_EVERY_DAYS = 2


def _height(result: StoppingResult) -> str:
    """How high stiffness climbs, in words: a number of a concept would be read as a size."""
    near = 1 + content.parameter("stopping.near_old_percent").value / 100
    most = float(result.tone.max())
    return content.word(f"stopping.tone.{'below' if most <= 1 else 'near' if most <= near else 'above'}")


def without_h(result: StoppingResult) -> float:
    """Until when the client is without the drug, counted from hour 0: published times speak of that."""
    if result.way == "taper":
        return 0.0
    return result.days * 24 if result.way == "stop" else result.given_again_h


def headline(result: StoppingResult) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    half = (
        content.word("stopping.half.never")
        if result.half_h is None
        else number_text(result.half_h, decimals=0)
    )
    shares = {
        "at_8": share(result.percent_at(8)),
        "at_24": share(result.percent_at(24)),
        "days": number_text(result.days - AFTER_TAPER_DAYS, decimals=0),
    }
    place = "taper" if result.way == "taper" else result.route
    if place == "pump":
        shares |= {"fluid_8": share(result.fluid_at(8)), "fluid_24": share(result.fluid_at(24))}
    return {
        **shares,
        "case": content.word(f"stopping.case.{result.route}.{result.way}"),
        "left": content.word(f"stopping.left.{place}", **shares),
        "short": content.word(f"stopping.short.{place}", **shares),
        "brief": content.word(f"stopping.brief.{place}", **shares),
        "published": content.word(f"stopping.published.{'none' if result.way == 'taper' else result.route}"),
        "half": half,
        "tone": _height(result),
    }


def _table_hours(result: StoppingResult) -> list[tuple[str, float]]:
    """Hours for three days; for a taper every second day until its last."""
    if result.way != "taper":
        return [(f"{hour} h", hour) for hour in _TABLE_HOURS]
    days = sorted({*range(0, round(result.days), _TABLE_EVERY_DAYS), round(result.days)})
    return [(dose_text(day, "days"), day * 24) for day in days]


def twin(result: StoppingResult, veiled: bool) -> Description:
    """The picture in words and as a table."""
    alt = content.word("stopping.alt")
    if veiled:
        return Description(alt, content.word("stopping.veiled", **headline(result)))
    levels = [result.percent_at, result.fluid_at] if result.route == "pump" else [result.percent_at]
    rows = [(said, *(f"{share(level(hour))}%" for level in levels)) for said, hour in _table_hours(result)]
    columns = ["time", *(["works", "fluid"] if result.route == "pump" else ["blood"])]
    return Description(
        alt=alt,
        summary=content.word("stopping.summary", **headline(result)),
        table=table(
            content.word("stopping.table.caption"),
            [content.word(f"stopping.table.{column}") for column in columns],
            rows,
        ),
    )
