"""One test for a list of wrong inputs: each is refused with a sentence that says what to give."""

import pytest

from baclofen.model.guards import ModelInputError


def refused_with(*cases):
    """Give the test; each case is a call and words of its refusal."""

    @pytest.mark.parametrize(("wrong", "words"), cases)
    def refused(wrong, words):
        with pytest.raises(ModelInputError, match=words):
            wrong()

    return refused
