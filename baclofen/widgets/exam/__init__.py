"""The exam formats in one place, for whoever builds questions: ``from baclofen.widgets import formats``."""

from baclofen.widgets.exam.answer_words import ANSWER_WORDS, AnswerWords
from baclofen.widgets.exam.blanks import Blanks
from baclofen.widgets.exam.groups import Groups
from baclofen.widgets.exam.highlight import Highlight
from baclofen.widgets.exam.matrix import Matrix
from baclofen.widgets.exam.number_field import NumberField
from baclofen.widgets.exam.order import Order
from baclofen.widgets.exam.tables import DataTable, Reasons
from baclofen.widgets.exam.tabs import Tabs
