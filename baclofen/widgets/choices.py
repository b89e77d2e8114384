"""Questions with a few answers: radio buttons, check boxes and a drop-down list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import traitlets

from baclofen.widgets.base import Control, script

MARKS = ("right", "wrong", "missed", "plain")


class _Options(Control):
    """A control that offers keys with their texts."""

    options = traitlets.List().tag(sync=True)

    def __init__(
        self, label: str, options: Iterable[tuple[str, str]], value: object = None, *, help: str = ""
    ) -> None:
        """Offer options as pairs (key, text); the value at the start is what reset brings back."""
        pairs = [[str(key), str(text)] for key, text in options]
        self.keys_offered = tuple(key for key, _ in pairs)
        if len(set(self.keys_offered)) != len(pairs):
            raise ValueError(f"{label!r} has two options with the same key: {list(self.keys_offered)}.")
        self.default = value
        super().__init__(label=label, options=pairs, value=value, help=help)

    def _known(self, key: str) -> str:
        if key not in self.keys_offered:
            raise ValueError(f"{self.label!r} has no option {key!r}. It has: {', '.join(self.keys_offered)}.")
        return key


class Marked(Control):
    """A control that is answered, then locked, and then shows a mark and a text beside each of its places."""

    marks = traitlets.Dict().tag(sync=True)
    locked = traitlets.Bool(False).tag(sync=True)
    speaks = ("right", "wrong", "missed", "explain")

    def set_state(self, sync_data: dict) -> None:
        """Take what the browser sends; a locked answer stays, also for a browser that has not heard yet."""
        if self.locked and "value" in sync_data:
            sync_data = {name: value for name, value in sync_data.items() if name != "value"}
            self.send_state("value")
        super().set_state(sync_data)

    @traitlets.validate("marks")
    def _good_marks(self, proposal: dict) -> dict[str, list[str]]:
        marks: Mapping[str, tuple[str, str]] = proposal["value"]
        for key, (state, _) in marks.items():
            self._known(key)
            if state not in MARKS:
                raise ValueError(f"{self.label!r} has no mark {state!r}, but one of {', '.join(MARKS)}.")
        return {key: [state, text] for key, (state, text) in marks.items()}


class Choice(Marked, _Options):
    """A question with one answer: a true radio group."""

    _esm = script("help.js", "choice.js")
    several = traitlets.Bool(False).tag(sync=True)
    # Python in a browser cannot send None, and the page would keep what was chosen: so "" stands for it.
    value = traitlets.Unicode(None, allow_none=True).tag(
        sync=True,
        to_json=lambda value, _: "" if value is None else value,
        from_json=lambda value, _: value or None,
    )

    @traitlets.validate("value")
    def _offered(self, proposal: dict) -> str | None:
        return proposal["value"] if proposal["value"] is None else self._known(proposal["value"])


class Checklist(Marked, _Options):
    """A question with any number of answers."""

    _esm = script("help.js", "choice.js")
    several = traitlets.Bool(True).tag(sync=True)
    value = traitlets.Any(()).tag(sync=True)

    def __init__(
        self,
        label: str,
        options: Iterable[tuple[str, str]],
        value: Iterable[str] = (),
        *,
        help: str = "",
    ) -> None:
        """Offer options as pairs (key, text)."""
        super().__init__(label, options, tuple(value), help=help)

    @traitlets.validate("value")
    def _offered(self, proposal: dict) -> tuple[str, ...]:
        chosen = {self._known(key) for key in proposal["value"]}
        # In the order of the options, so that equal answers are equal values.
        return tuple(key for key in self.keys_offered if key in chosen)


class Picker(Checklist):
    """Any number of answers out of many: a field to search, and six at a time; folded away where asked."""

    _esm = script("help.js", "picker.js")
    speaks = ("explain", "others", "picked", "nothing", "search")
    folded = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self,
        label: str,
        options: Iterable[tuple[str, str]],
        value: Iterable[str] = (),
        *,
        help: str = "",
        folded: bool = False,
    ) -> None:
        """Offer options as pairs (key, text); `folded` shows the label alone until it is pressed."""
        super().__init__(label, options, value, help=help)
        self.folded = folded


class Select(_Options):
    """One answer from a drop-down list."""

    _esm = script("help.js", "select.js")
    speaks = ("explain",)
    value = traitlets.Unicode().tag(sync=True)

    @traitlets.validate("value")
    def _offered(self, proposal: dict) -> str:
        return self._known(proposal["value"])
