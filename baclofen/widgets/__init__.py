"""The touch kit: figures that move and controls that everyone can use. Knows nothing of baclofen."""

from baclofen import kernel
from baclofen.widgets.choices import Checklist, Choice, Picker, Select
from baclofen.widgets.control_numbers import format_number
from baclofen.widgets.fields import Button, Search
from baclofen.widgets.figure import LiveFigure
from baclofen.widgets.files import Download, File, FileField
from baclofen.widgets.kit_words import WORDS, Words
from baclofen.widgets.panel import Panel
from baclofen.widgets.slider import Slider
from baclofen.widgets.text_parts import Catalog, Naming, Note, Status
from baclofen.widgets.visibility import hide, show

kernel.tend(kernel.running())
