"""A pytest plugin, loaded before nbval: what nbval does and nobody reads is not done.

It lays every message out in lines for its log of debugging, which is off: with a page of pictures in each
message that is a third of the work of comparing a lesson. What is compared stays what it was. And as soon as
it is imported it brings the parsers of jsonschema, as Jupyter does (tools/launch/programs.py).
"""

import sys
from pprint import pformat

sys.modules["rfc3987_syntax"] = None

import nbval.kernel  # noqa: E402


class Later:
    """A message that is laid out when, and if, a log asks for its text."""

    def __init__(self, message):
        self.message = message

    def __str__(self) -> str:
        return pformat(self.message)


nbval.kernel.pformat = Later
