"""The few fixed words of the kit, in one place, so that a translation can replace them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Every sentence that the kit itself speaks; text in braces is filled in when it is used."""

    reset: str = "Reset"
    reset_one: str = "Reset {label} to {value}"
    reset_all: str = "Start again"
    typed: str = "{label}, typed"
    bad_number: str = "Type a number from {low} to {high}."
    table: str = "Show as words and a table"
    more: str = "More"
    explain: str = "Explain: {label}"
    right: str = "Right"
    wrong: str = "Not right"
    missed: str = "Right, but not chosen"
    nothing: str = "Nothing to show."
    others: str = "Show others"
    picked: str = " ({count} chosen)"
    search: str = "Search"
    handed: str = "Your browser has the file {name}. Look among its downloads."
    not_handed: str = "Your browser did not take the file {name}."
    file_large: str = "This file is larger than {limit}. Choose another one."
    file_unreadable: str = "This file could not be read. Choose another one."
    play: str = "Play"
    pause: str = "Pause"
    clock: str = "Clock"
    hour: str = "Hour"
    moment: str = "day {day}, {time}"
    hear: str = "Hear it"
    light: str = "Show in the picture"
    show_code: str = "Show the code"
    asleep: str = (
        "This lab is not answering. It may still be busy, or it fell asleep after a pause. "
        "To wake it, run the notebook from the top again."
    )
    gone: str = (
        "This lab fell asleep after a pause, or the connection to it was lost. "
        "To wake it, run the notebook from the top again."
    )
    # The same on a page without code, which has nothing that runs a notebook.
    asleep_reload: str = (
        "This lab is not answering. It may still be busy, or it fell asleep after a pause. "
        "To wake it, load this page again."
    )
    gone_reload: str = (
        "This lab fell asleep after a pause, or the connection to it was lost. "
        "To wake it, load this page again."
    )


WORDS = Words()
