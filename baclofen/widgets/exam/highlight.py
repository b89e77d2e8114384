"""Highlight in a text or a table: each span is a toggle button that stands in the running text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import traitlets

from baclofen.widgets.base import script
from baclofen.widgets.exam.answers import Answer, Pairs, known, paired, passage


class Highlight(Answer):
    """Spans of a text that can be marked; the value is the tuple of marked spans in the order of the text."""

    _esm = script("answers.js", "passage.js", "highlight.js")
    passage = traitlets.Dict().tag(sync=True)
    spans = traitlets.Dict().tag(sync=True)
    value = traitlets.Any(()).tag(sync=True)

    def __init__(
        self,
        label: str,
        spans: Pairs,
        text: str = "",
        *,
        head: Sequence[str] = (),
        cells: Sequence[Sequence[str]] = (),
        help: str = "",
    ) -> None:
        """Put the spans, pairs (key, text), at the places ``[key]`` of the text, or of the table's cells."""
        made = dict(paired(label, spans))
        self.places = tuple(made)
        self.default = ()
        super().__init__(
            label=label,
            help=help,
            spans=made,
            passage=passage(self.places, text, head, cells),
            value=(),
        )

    @traitlets.validate("value")
    def _offered(self, proposal: dict) -> tuple[str, ...]:
        given: Iterable[str] = proposal["value"]
        chosen = {known(self.label, "span", span, self.places) for span in given}
        return tuple(span for span in self.places if span in chosen)
