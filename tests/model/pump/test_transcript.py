"""A saved session: the same commands come back, and lead to the same pump."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen.model import pump
from baclofen.model.guards import ModelInputError
from baclofen.model.pump import transcript

NUMBER = st.floats(0, 5000, allow_nan=False)
DAY = st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=5).map(tuple)
COMMAND = st.one_of(
    st.builds(pump.Advance, NUMBER),
    st.builds(pump.ProgramSteady, NUMBER, st.sampled_from(["mcg_per_day", "mcg_per_h"])),
    st.builds(pump.ProgramFlex, DAY),
    st.builds(pump.ProgramWeek, st.lists(DAY, min_size=7, max_size=7).map(tuple)),
    st.builds(pump.Refill, NUMBER, NUMBER, st.none() | NUMBER, bridge=st.booleans()),
    st.builds(pump.ReplacePump, st.booleans(), st.none() | NUMBER),
    st.just(pump.Interrogate()),
)


@given(st.lists(COMMAND, max_size=12).map(tuple))
def test_what_is_written_is_read_again_and_fits_into_the_file(commands):
    text = transcript.write(commands)
    assert transcript.read(text) == commands
    assert re.fullmatch(r"[A-Za-z0-9_.,:;-]*", text)


@pytest.mark.parametrize("text", ["Walk,1", "Advance", "Advance,1,2", "Advance,x", "ProgramFlex,L9,1", "L2"])
def test_what_is_no_command_is_refused(text):
    with pytest.raises(ModelInputError):
        transcript.read(text)
