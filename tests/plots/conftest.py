"""What tests of pictures share."""

from tests.support.unseen import unwritten_but

#: files whose tests look at a picture as a page has it
LOOKED_AT = {"test_timeline.py"}
unwritten = unwritten_but(LOOKED_AT)
