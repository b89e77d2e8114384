"""What all parts of the kit share: scripts from small files, one style sheet, and reset."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import anywidget
import traitlets

from baclofen.widgets.kit_words import WORDS, Words
from baclofen.widgets.messages import Reading, fits_into_a_message
from baclofen.widgets.prefetch import is_kept_back, refuse_while_trying
from baclofen.widgets.visibility import layout

LONGEST_TEXT = 200  # letters that a page may send for one field
# What a validator raises at a value of the wrong kind, size or form.
_MISFITS = (
    traitlets.TraitError, ValueError, TypeError, AttributeError, KeyError, IndexError, ArithmeticError,
    RecursionError,
)  # fmt: skip
_STATIC = Path(__file__).parent / "static"


@cache
def script(*names: str) -> str:
    """Join script files into one module.

    A bundler-free kit: the shared file comes first and the last one exports `render`. Comments stay at home,
    because every widget carries its script through the kernel's connection.
    """
    lines = "\n".join((_STATIC / name).read_text("utf-8") for name in ("kit.js", *names)).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip() and not line.strip().startswith("//"))


@cache
def style() -> str:
    """Return the style sheets as one, the kit's own first, the dark colours in both places, no comments."""
    kit = _STATIC / "kit.css"
    sheets = [kit, *sorted(sheet for sheet in _STATIC.glob("*.css") if sheet != kit)]
    text = "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    dark = text[text.index("body.vscode-dark") :].partition("{")[2].partition("}")[0]
    return _short_css(text.replace("--as: dark;", dark, 1))


@cache
def page_style() -> str:
    """Return the sheet that makes a lesson read as a page, for what is saved: nobody has run it yet."""
    return _short_css((_STATIC / "page.css").read_text("utf-8"))


def _short_css(text: str) -> str:
    """A style sheet without comments and line ends."""
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.S)).strip()


_classes: dict[tuple, type] = {}


def _with_traits(part: type, **traits: object) -> type:
    """The class with these traits, made at the first call; traits of one name are the same at each."""
    key = (part, *traits)
    if key not in _classes:
        about = {"__module__": part.__module__, "__qualname__": part.__qualname__}
        _classes[key] = type(part.__name__, (part,), about | traits)
    return _classes[key]


@cache
def _synced(part: type) -> tuple[str, ...]:
    """The traits that the browser is told."""
    return tuple(part.class_traits(sync=True))


class Part(Reading, anywidget.AnyWidget):
    """Anything of the kit that the browser draws."""

    words = traitlets.Dict().tag(sync=True)
    sheet = traitlets.Unicode().tag(sync=True)

    # What a page may change. Everything else that arrives is refused, and the page gets back what holds.
    hears: tuple[str, ...] = ()
    # The words that the browser needs; the rest stay in Python.
    speaks: tuple[str, ...] = ()
    # Where they stand; a part that says something special brings its own.
    phrases: Words = WORDS

    def __init__(self, words: Words | None = None, **traits: object) -> None:
        self.phrases = words or self.phrases
        said = {name: getattr(self.phrases, name) for name in self.speaks}
        super().__init__(words=said, layout=layout(shown=True), **traits)

    def add_traits(self, **traits: object) -> None:
        """Make one class for all parts that have the same, such as the script and the name from anywidget.

        With a class for each part, as it would be, a lab opens a quarter slower.
        """
        self.__class__ = _with_traits(type(self), **traits)

    @traitlets.default("keys")
    def _keys(self) -> list[str]:
        return list(_synced(type(self)))

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict] | None:
        # The sheet weighs more than all the rest. So a panel brings it for all its parts, and a part brings
        # it only where it stands alone.
        self.sheet = style()
        return super()._repr_mimebundle_(**kwargs)

    def set_state(self, sync_data: dict) -> None:
        """Take what the page sends where it may send it and where it fits; the rest goes back as it was."""
        taken = {name: value for name, value in sync_data.items() if self._is_heard(name, value)}
        super().set_state(taken)
        for name in sync_data.keys() - taken.keys():
            if name in self.keys:
                self.send_state(name)

    def send_state(self, key: str | Iterable[str] | None = None) -> None:
        """Send these traits, or all, unless a change is only tried out."""
        if not is_kept_back(self, key):
            super().send_state(key)

    def send(self, content: object, buffers: object = None) -> None:
        """Send a message; a change that is only tried out has none."""
        refuse_while_trying()
        super().send(content, buffers)

    def _is_heard(self, name: str, value: object) -> bool:
        """Whether the page may change this, and the value is one that the part can hold."""
        if name not in self.hears or not fits_into_a_message(value):
            return False
        trait = self.traits()[name]
        read = self.trait_metadata(name, "from_json", self._trait_from_json)
        try:
            read_value = read(value, self)
            trait._validate(self, read_value)
        except _MISFITS:
            return False
        # traitlets lets None through unseen; only a question that began without an answer can lose it again
        return read_value is not None or getattr(self, "default", "") is None

    def _handle_custom_msg(self, content: object, buffers: object) -> None:
        if fits_into_a_message(content):
            super()._handle_custom_msg(content, buffers)


def short(text: str, most: int = LONGEST_TEXT) -> str:
    """Return the text; raise a ValueError where it is longer than a field takes."""
    if not isinstance(text, str) or len(text) > most:
        raise ValueError(f"A text of at most {most} letters is needed.")
    return text


class Control(Part):
    """A part that holds a value which a learner changes."""

    label = traitlets.Unicode().tag(sync=True)
    help = traitlets.Unicode().tag(sync=True)
    default: object = None
    hears = ("value",)

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self.on_msg(self._heard)

    def _heard(self, _: object, content: dict, __: object) -> None:
        """Take a value that came as a message: the same as a change of state waits while Python is busy."""
        if "value" in content:
            self.set_state({"value": content["value"]})

    def reset(self) -> None:
        """Go back to the value that the control began with."""
        self.value = self.default
