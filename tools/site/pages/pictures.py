"""The labs' pictures as SVG files: sharp in print, light or dark as the reader's device, wide and narrow."""

import hashlib
import re
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from baclofen.plots import theme
from baclofen.widgets import LiveFigure, svg_pieces

_BETWEEN, _PATH, _COMMAND = (re.compile(it) for it in (r">\s+<", r'(?<= d=")[^"]*', r"\s*([MLQCz])\s*"))
_MEANT, _NAMED, _COLOUR = (
    re.compile(it) for it in (r'((?:url\(|href=")#)([^")]+)', r' id="([^"]*)"', r"var\(--fig-(\w+), #\w+\)")
)
_TURN_BY_NOTHING = re.compile(r' transform="rotate\(-0 [^"]*"')
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
FOLDER = "pictures"
NARROW_BELOW_PX = 560


@dataclass(frozen=True)
class Picture:
    """One picture in its two shapes, and what it says."""

    name: str
    size: tuple[int, int]
    alt: str
    sentence: str
    summary: str
    table: dict[str, Any]

    def html(self, up: str = "", moving: Mapping[bool, str] | None = None) -> str:
        """The picture; a narrow screen gets the narrow shape.

        `moving` names a file that moves, for light and dark pages: paper, a narrow screen and who asked for
        less motion keep the still.
        """
        base, (width, height) = f"{up}{FOLDER}/{self.name}", self.size
        kinds = [(f"screen and (max-width: {NARROW_BELOW_PX}px)", f"{base}-narrow.svg")]
        shown = f"{base}.svg"
        if moving:
            kinds += [("print", shown), ("(prefers-reduced-motion: reduce)", shown)]
            kinds += [("(prefers-color-scheme: dark)", f"{up}{FOLDER}/{moving[True]}")]
            shown = f"{up}{FOLDER}/{moving[False]}"
        sources = "".join(f'<source media="{media}" srcset="{file}">' for media, file in kinds)
        alt = escape(self.alt)
        return (
            f'<picture>{sources}<img src="{shown}" alt="{alt}" width="{width}" height="{height}"></picture>'
        )


def take(lab: Any, lessons: Path) -> Picture:
    """Write what a lab shows now, in both shapes, and return it with its words.

    A file is named after what it shows: many scenes open alike, and the same picture is one file.
    """
    folder = lessons / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    narrow, wide = _drawn(lab, True), _drawn(lab, False)
    name = f"{lab.name}-{hashlib.sha256((narrow + wide).encode()).hexdigest()[:8]}"
    (folder / f"{name}-narrow.svg").write_text(narrow, encoding="utf-8")
    (folder / f"{name}.svg").write_text(wide, encoding="utf-8")
    width, height = (round(float(side)) for side in _SIZE.search(wide).groups())
    figure = lab.figure
    return Picture(name, (width, height), figure.alt, lab.sentence.text, figure.summary, dict(figure.table))


def _drawn(lab: Any, narrow: bool) -> str:
    """The picture in one shape, at the moment that a page shows first."""
    lab.figure.narrow = narrow
    with getattr(lab, "resting", nullcontext)():
        return standalone(lab.figure)


def _tight(svg: str) -> str:
    """The same drawing without the blanks, line ends and names that matplotlib writes for who reads it.

    A name stays, as a short one, where the drawing itself refers to it.
    """
    svg = _PATH.sub(lambda path: _COMMAND.sub(r"\1", path[0]), _BETWEEN.sub("><", svg))
    meant = dict.fromkeys(name for _, name in _MEANT.findall(svg))
    names = {name: f"i{number}" for number, name in enumerate(meant)}
    svg = _MEANT.sub(lambda meant: meant[1] + names[meant[2]], svg)
    svg = _NAMED.sub(lambda named: f' id="{names[named[1]]}"' if named[1] in names else "", svg)
    return _TURN_BY_NOTHING.sub("", svg)


def standalone(figure: LiveFigure) -> str:
    """The picture as a file of its own: it brings its colours with it, light and dark."""
    drawn = _tight(svg_pieces.recolour(figure.svg_text, theme.PALETTE))
    used = sorted(set(_COLOUR.findall(drawn)))
    drawn = _COLOUR.sub(r"var(--fig-\1)", drawn)
    light, dark = (
        "svg{" + "".join(f"--fig-{name}:{theme.PALETTE[name][scheme]};" for name in used) + "}"
        for scheme in (0, 1)
    )
    style = f"<style>{light}@media (prefers-color-scheme:dark){{{dark}}}</style>"
    width, height = _SIZE.search(drawn).groups()
    head, rest = drawn.split(">", 1)
    return f'{head} width="{width}" height="{height}">{style}{rest}'
