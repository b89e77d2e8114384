"""The drug card, made from data/drug_card.csv: a table for lesson 01, and the rows of the page to print."""

from dataclasses import dataclass

from baclofen import content


@dataclass(frozen=True)
class CardRow:
    """One row of the card; `source` holds ids."""

    id: str
    head: str
    text: str
    source: tuple[str, ...]


def card_rows() -> tuple[CardRow, ...]:
    """Return the rows with their facts filled in."""
    return tuple(
        CardRow(row["id"], row["head"], row["text"], row["source"]) for row in content.table("drug_card")
    )


def card_sources() -> set[str]:
    """Return the ids of all sources of the card."""
    return {source for row in card_rows() for source in row.source}


def card_table() -> str:
    """Return the card as a Markdown table, as lesson 01 shows it."""
    heads = [content.word(f"drug_card.head.{name}") for name in ("what", "know")]
    lines = [
        f"| {' | '.join(heads)} |",
        "|---|---|",
        *(f"| {row.head} | {row.text} |" for row in card_rows()),
    ]
    return "\n\n" + "\n".join(lines) + "\n\n"
