"""Functions that compute a number say what a reader needs beyond names and types; every example is true."""

import doctest
import importlib
import inspect
import pkgutil
import re

import pytest

from baclofen import model

MODULES = {
    info.name: importlib.import_module(info.name)
    for info in pkgutil.walk_packages(model.__path__, "baclofen.model.")
}
#: what a published formula works out, so it also shows an example and the paper
LITERATURE = re.compile(
    r"baclofen\.model\.kinetics\.(?!time_below)|.*\.scenarios\.(routes|pocket)$|.*\.pump\.arithmetic$"
)
GUARDS = "baclofen.model.guards"
UNIT = re.compile(r"\[[^\]]*[A-Za-z%][^\]]*\]|no unit|relative|[Ff]raction|[Ii]n the unit of|stiff")
UNIT_IN_NAME = re.compile(
    r"_(h|days|mg|mcg|mL|L|kg|cm|percent|per_\w+)$|^(patients|seed|count|doses_per_day)$"
)


def computing():
    """Public functions of the model that give back a number or an array."""
    for name, module in MODULES.items():
        for what, thing in vars(module).items():
            own = inspect.isfunction(thing) and thing.__module__ == name != GUARDS and what[0] != "_"
            if own and re.search(r"\bfloat|Array", str(inspect.signature(thing).return_annotation)):
                yield pytest.param(thing, id=f"{name}.{what}")


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    assert doctest.testmod(MODULES[name]).failed == 0


def test_there_are_examples():
    assert sum(doctest.testmod(module).attempted for module in MODULES.values()) > 120


@pytest.mark.parametrize("function", list(computing()))
def test_docstring_says_unit_source_and_bare_numbers(function):
    text = inspect.getdoc(function) or ""
    assert UNIT.search(text.split("Example:")[0].split(">>>")[0]), "no unit"
    if LITERATURE.match(function.__module__):
        assert ">>>" in text
        assert "Reference:" in text
    for name, one in inspect.signature(function).parameters.items():
        bare = re.search(r"float|int|Array", str(one.annotation)) and not UNIT_IN_NAME.search(name)
        assert not bare or re.search(rf"\b{name.split('_')[0]}", text), f"the number {name} is not explained"
