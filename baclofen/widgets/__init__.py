"""The touch kit: figures that move and controls that everyone can use. Knows nothing of baclofen."""

from .choices import Checklist, Choice, Select
from .fields import Button, Search
from .figure import LiveFigure
from .files import Download, File, FileField
from .numbers import format_number
from .panel import Panel
from .showing import hide, show
from .slider import Slider
from .texts import Catalog, Note, Status
from .words import WORDS, Words

__all__ = [
    "WORDS",
    "Button",
    "Catalog",
    "Checklist",
    "Choice",
    "Download",
    "File",
    "FileField",
    "LiveFigure",
    "Note",
    "Panel",
    "Search",
    "Select",
    "Slider",
    "Status",
    "Words",
    "format_number",
    "hide",
    "show",
]
