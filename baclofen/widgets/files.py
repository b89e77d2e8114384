"""Files that go out of the page and come into it: no server keeps them, and nothing is sent anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import traitlets

from baclofen.widgets.base import Control, script
from baclofen.widgets.control_numbers import format_number
from baclofen.widgets.fields import Button
from baclofen.widgets.text_parts import Status


@dataclass(frozen=True)
class File:
    """A file to hand over.

    Attributes:
        name: what it is called, such as "notes.txt".
        text: what stands in it.
        kind: its media type.
        said: the sentence once the browser has taken it; "" for the kit's own.
    """

    name: str
    text: str
    kind: str = "text/plain"
    said: str = ""


class Download(Button):
    """A button that hands the learner a file; its text is asked from Python at the press, so it is fresh.

    `said` stands under it, spoken when it changes, until the next press; `given` is the file given last.
    """

    _esm = script("download.js")
    said = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        text: str,
        make: Callable[[], File | None],
        *,
        status: Status | None = None,
        main: bool = False,
    ) -> None:
        """Make the button; `make()` gives the file, or None where there is nothing to hand over.

        With `status`, the sentence stands there and not under the button; then `make` may say in it why there
        is no file.
        """
        self._make, self._status = make, status
        self.given: File | None = None
        super().__init__(text, main=main)

    def press(self, view: str = "") -> None:
        """Press the button; without a view, the file goes to the panel in which the learner is."""
        if self.disabled:
            return
        self._say("")
        self.given = self._make()
        super().press()
        if self.given is not None:
            file = {"name": self.given.name, "text": self.given.text, "kind": self.given.kind}
            self.send({"hand": file, "view": view})

    def _heard(self, _: object, content: dict, __: object) -> None:
        if content.get("press"):
            self.press(str(content["press"]))
        elif "handed" in content and self.given is not None:
            self._say(self._sentence(bool(content["handed"]), self.given))

    def _say(self, sentence: str) -> None:
        if self._status is None:
            self.said = sentence
        else:
            self._status.text = sentence

    def _sentence(self, done: bool, file: File) -> str:
        if done and file.said:
            return file.said
        return (self.phrases.handed if done else self.phrases.not_handed).format(name=file.name)


class FileField(Control):
    """A field to choose one file; its text goes to Python and nowhere else.

    Attributes:
        error: what was wrong with the file, or ""; whoever reads the text may set it.
        value: the name of the file that was read last.
    """

    _esm = script("file_field.js")
    accept = traitlets.Unicode().tag(sync=True)
    limit_bytes = traitlets.Int().tag(sync=True)
    error = traitlets.Unicode().tag(sync=True)
    value = traitlets.Unicode("")
    default = ""
    hears = ()

    def __init__(
        self,
        label: str,
        *,
        accept: str = "",
        help: str = "",
        limit_bytes: int = 2_000_000,
    ) -> None:
        """Make the field; `accept` is what the browser offers first, such as ".json"."""
        self._readers: list[Callable[[str], None]] = []
        super().__init__(label=label, accept=accept, help=help, limit_bytes=limit_bytes)
        self.on_msg(self._heard)

    def on_text(self, callback: Callable[[str], None]) -> None:
        """Call `callback(text)` with the text of every file that was chosen and could be read."""
        self._readers.append(callback)

    def read(self, name: str, text: str) -> None:
        """Read a text, as if a file with it had been chosen."""
        self.value, self.error = name, ""
        if len(text) > self.limit_bytes:
            self._refuse("large")
            return
        for callback in list(self._readers):
            callback(text)

    def reset(self) -> None:
        """Forget the name and the error."""
        self.value = self.error = ""

    def _refuse(self, why: str) -> None:
        limit = f"{format_number(self.limit_bytes / 1_000_000)} MB"
        sentence = self.phrases.file_large if why == "large" else self.phrases.file_unreadable
        self.error = sentence.format(limit=limit)

    def _heard(self, _: object, content: dict, __: object) -> None:
        if "text" in content:
            self.read(str(content.get("name", "")), str(content["text"]))
        elif "refused" in content:
            self.error = ""
            self._refuse(str(content["refused"]))
