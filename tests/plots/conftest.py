"""What tests of pictures share."""

from tests.support.unseen import unwritten_but

#: files whose tests look at a picture as a page has it, or at labels where they stand once it is written
LOOKED_AT = {"test_timeline.py", "test_words_keep_clear.py"}
unwritten = unwritten_but(LOOKED_AT)
