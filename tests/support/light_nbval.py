"""A pytest plugin: nbval writes a kernel's message out only where somebody reads it.

It lays every message out in lines for its log of debugging, which is off: with a page of pictures in each
message that is a third of the work of comparing a lesson. What is compared stays what it was.
"""

from pprint import pformat

import nbval.kernel


class Later:
    """A message that is laid out when, and if, a log asks for its text."""

    def __init__(self, message):
        self.message = message

    def __str__(self) -> str:
        return pformat(self.message)


nbval.kernel.pformat = Later
