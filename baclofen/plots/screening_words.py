"""What `screening` says: its numbers as text, and the twin of its picture in words and as a table."""

from baclofen import content
from baclofen.model.scenarios.screening import ScreeningResult
from baclofen.model.units import number_text
from baclofen.plots.description import Description, table

_TABLE_HOURS = (0, 0.5, 1, 2, 4, 6, 8, 12, 24, 36, 48)


def headline(result: ScreeningResult, last_mcg: float) -> dict[str, str]:
    """The numbers a sentence about this picture may name, ready as text."""
    verdict = _verdict(result, last_mcg)
    used = {"used": number_text(result.used.test_mcg, decimals=0)} if verdict == "earlier" else {}
    return {
        "test": number_text(result.answer.test_mcg, decimals=0),
        "effect": _effect(result),
        "start": _start(result),
        "verdict": content.word(f"screening.verdict.{verdict}", **used),
        "said": content.word(f"screening.said.{verdict}", start=_start(result), **used),
    }


def _effect(result: ScreeningResult) -> str:
    """Onset and duration, or why there are none."""
    answer = result.answer
    if answer.onset_h is None:
        return content.word("screening.effect.none")
    onset, duration = (number_text(x, decimals=1) for x in (answer.onset_h, answer.duration_h))
    if not answer.responds:
        return content.word("screening.effect.brief", onset=onset)
    return content.word("screening.effect.some", onset=onset, duration=duration)


def _start(result: ScreeningResult) -> str:
    """The starting dose, if there is one."""
    if result.start_mcg_per_day is None:
        return content.word("screening.start.none")
    return content.word("screening.start.some", start=number_text(result.start_mcg_per_day, decimals=0))


def _verdict(result: ScreeningResult, last_mcg: float) -> str:
    """Which of the verdicts fits: earlier, no, last, yes or long."""
    if result.earlier:
        return "earlier"
    if not result.used.responds:
        return "last" if result.answer.test_mcg >= last_mcg else "no"
    return "yes" if result.used.factor > 1 else "long"


def twin(result: ScreeningResult, veiled: bool, last_mcg: float) -> Description:
    """The picture in words and as a table."""
    alt = content.word("screening.alt")
    if veiled:
        return Description(alt, content.word("screening.veiled", **headline(result, last_mcg)))
    rows = []
    for hour in _TABLE_HOURS:
        at = int(result.time_h.searchsorted(hour))
        infusion = number_text(result.infusion_effect[at], decimals=2) if result.used.responds else "0"
        rows.append((f"{number_text(hour)} h", number_text(result.test_effect[at], decimals=2), infusion))
    return Description(
        alt=alt,
        summary=content.word("screening.summary", **headline(result, last_mcg)),
        table=table(
            content.word("screening.table.caption"),
            [content.word(f"screening.table.{column}") for column in ("time", "test", "infusion")],
            rows,
        ),
    )
