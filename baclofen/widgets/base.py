"""What all parts of the kit share: scripts from small files, one style sheet, and reset."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import anywidget
import traitlets

from baclofen.widgets.kit_words import WORDS, Words

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
    """Return the style sheets as one, the kit's own first, without comments."""
    kit = _STATIC / "kit.css"
    sheets = [kit, *sorted(sheet for sheet in _STATIC.glob("*.css") if sheet != kit)]
    text = "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.S))


class Part(anywidget.AnyWidget):
    """Anything of the kit that the browser draws."""

    words = traitlets.Dict().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    # The words that the browser needs; the rest stay in Python.
    speaks: tuple[str, ...] = ()

    def __init__(self, words: Words = WORDS, **traits: object) -> None:
        """Make the part; every part takes the kit's words as an argument."""
        chosen = words.as_dict()
        super().__init__(words={name: chosen[name] for name in self.speaks}, **traits)

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict] | None:
        # The sheet weighs more than all the rest, and the page reads it anew whenever one arrives. So a panel
        # brings it for all its parts, and a part brings it only where it stands alone.
        self._css = style()
        return super()._repr_mimebundle_(**kwargs)

    def add_traits(self, **traits: traitlets.TraitType) -> None:
        """Give every class one style id: anywidget would put a copy of the sheet in the page for each."""
        if "_anywidget_id" in traits:
            traits["_anywidget_id"] = traitlets.Unicode("baclofen.widgets").tag(sync=True)
        super().add_traits(**traits)


class Control(Part):
    """A part that holds a value which a learner changes."""

    label = traitlets.Unicode().tag(sync=True)
    help = traitlets.Unicode().tag(sync=True)
    default: object = None

    def reset(self) -> None:
        """Go back to the value that the control began with."""
        self.value = self.default
