"""A typed number with its unit beside it; reading it is left to whoever scores it."""

from __future__ import annotations

import traitlets

from .answer_words import ANSWER_WORDS, AnswerWords
from .answers import Answer
from .base import script


class NumberField(Answer):
    """A field for one number; the value is the text as it was typed."""

    _esm = script("answers.js", "number_field.js")
    places = ("answer",)
    default = ""
    unit = traitlets.Unicode().tag(sync=True)
    field = traitlets.Unicode().tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        label: str,
        field: str,
        unit: str = "",
        *,
        help: str = "",
        words: AnswerWords = ANSWER_WORDS,
    ) -> None:
        """Ask a question; `field` is the name of the field, such as "Your answer"."""
        super().__init__(words, label=label, help=help, field=field, unit=unit)
