"""A lab's file is read when the lab is asked for: memory and time of a lesson are those of its own labs."""

import json
import subprocess
import sys
from importlib import import_module

import pytest

from baclofen import labs

FILES = {name: f"baclofen.labs.{labs.OTHERS.get(name, name)}" for name in [*labs.REGISTRY, *labs.OTHERS]}
READ = """
import json, sys
from baclofen import labs
first, offered = sorted(sys.modules), dir(labs)
import baclofen.labs.pump.form  # as the lab of a pump's life does; Python puts the folder "pump" into labs
labs.routes, labs.pump
print(json.dumps([first, offered, sorted(sys.modules), callable(labs.pump)]))
"""


def test_no_lab_is_read_before_it_is_asked_for():
    said = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, check=True).stdout
    first, offered, then, is_a_lab = json.loads(said)
    assert set(FILES.values()) & set(first) == set()
    assert set(FILES) <= set(offered)
    assert set(FILES.values()) & set(then) == {FILES["routes"], FILES["pump"]}
    assert is_a_lab, "labs.pump is the folder of that name"
    assert "asyncio" not in then, "3 MB that only a kernel needs, which has it anyway"


@pytest.mark.parametrize("name", FILES)
def test_a_name_is_its_lab_whoever_read_the_file(name):
    file = import_module(FILES[name])
    setattr(labs, name, file)  # as Python does when it has read one
    assert getattr(labs, name) is getattr(file, name)


def test_a_mistyped_name_is_answered_with_the_nearest_lab_or_with_all():
    with pytest.raises(AttributeError, match=r"there is no lab 'sings'\. Did you mean signs\?"):
        labs.sings  # noqa: B018
    with pytest.raises(AttributeError, match=r"there is no lab 'xyz'\. Allowed: alarms, .* or volumes\."):
        labs.xyz  # noqa: B018
