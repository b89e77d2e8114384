"""The pump's modules import one way, and there is one list of its commands."""

import grimp
import pytest

from baclofen.model import pump
from baclofen.model.pump import commands, step

ROOM = "baclofen.model.pump"


@pytest.fixture(scope="module")
def imports():
    """module -> the modules of the same room it imports, however deep."""
    graph = grimp.build_graph("baclofen")
    names = {name for name in graph.modules if name.startswith(f"{ROOM}.")}
    return {name: graph.find_upstream_modules(name) & names for name in names}


def test_no_module_of_the_pump_comes_back_to_itself(imports):
    circles = [(one, other) for one in imports for other in imports[one] if one in imports[other]]
    assert not circles
    assert len(imports) > 20


def test_every_command_is_answered_and_offered():
    from baclofen.model.pump.step import ANSWERS

    assert set(ANSWERS) == set(commands.COMMANDS.values())
    assert {"Advance", "Bridge", "DrawCatheter", "Fill"} <= set(commands.COMMANDS)
    for name, kind in commands.COMMANDS.items():
        assert getattr(pump, name) is kind


def test_a_class_that_is_no_command_is_refused(session):
    assert [item.key for item in step(session.state, commands.Command())[1]] == ["unknown_command"]
