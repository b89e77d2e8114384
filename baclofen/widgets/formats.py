"""The exam formats in one place, for whoever builds questions: ``from baclofen.widgets import formats``."""

from .answer_words import ANSWER_WORDS, AnswerWords
from .blanks import Blanks
from .groups import Groups
from .highlight import Highlight
from .matrix import Matrix
from .number_field import NumberField
from .order import Order
from .tables import DataTable, Reasons
from .tabs import Tabs

__all__ = [
    "ANSWER_WORDS",
    "AnswerWords",
    "Blanks",
    "DataTable",
    "Groups",
    "Highlight",
    "Matrix",
    "NumberField",
    "Order",
    "Reasons",
    "Tabs",
]
