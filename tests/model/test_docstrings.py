"""Public functions that compute a number say all that a reader needs, and their examples are true."""

import doctest
import importlib
import inspect
import re

import pytest

MODULES = (
    "guards", "kinetics.compartments", "kinetics.delivery", "kinetics.effect", "kinetics.exponentials",
    "kinetics.intrathecal", "kinetics.oral", "kinetics.oral_parameters", "kinetics.population",
    "kinetics.regimen", "kinetics.spine", "kinetics.time_below", "scenarios.routes",
)  # fmt: skip
SECTIONS = ("Args:", "Returns:", "Valid range:", "Example:", "Reference:")


def load(name):
    return importlib.import_module(f"baclofen.model.{name}")


def public_functions():
    for name in MODULES:
        module = load(name)
        for what, thing in vars(module).items():
            if not inspect.isfunction(thing) or what.startswith("_") or thing.__module__ != module.__name__:
                continue
            if re.search(r"float|Array", str(inspect.signature(thing).return_annotation)):
                yield pytest.param(thing, id=f"{name}.{what}")


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    assert doctest.testmod(load(name)).failed == 0


def test_there_are_examples():
    assert sum(doctest.testmod(load(name)).attempted for name in MODULES) > 60


@pytest.mark.parametrize("function", list(public_functions()))
def test_docstring_is_complete(function):
    text = inspect.getdoc(function) or ""
    wanted = SECTIONS if "guards" not in function.__module__ else ("Args:", "Returns:", "Raises:", "Example:")
    missing = [section for section in wanted if section not in text]
    assert not missing
    for name in inspect.signature(function).parameters:
        assert f"{name}:" in text, f"the argument {name} is not explained"
