"""The examples in the pump's docstrings are true, and every public function says what it takes and gives."""

import doctest
import importlib
import inspect
import pkgutil

import pytest

import baclofen.model.pump as pump

MODULES = sorted(info.name for info in pkgutil.iter_modules(pump.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    assert doctest.testmod(importlib.import_module(f"baclofen.model.pump.{name}")).failed == 0


def test_there_are_examples():
    modules = [importlib.import_module(f"baclofen.model.pump.{name}") for name in MODULES]
    assert sum(doctest.testmod(module).attempted for module in modules) > 20


@pytest.mark.parametrize("name", [n for n, thing in vars(pump).items() if inspect.isfunction(thing)])
def test_public_functions_explain_themselves(name):
    function = getattr(pump, name)
    text = inspect.getdoc(function) or ""
    assert "Args:" in text
    assert "Returns:" in text
    for argument in inspect.signature(function).parameters:
        assert argument in text.split("Args:")[1], f"{name}: {argument} is not explained"


def test_no_file_has_grown_too_long():
    for name in MODULES:
        source = inspect.getsource(importlib.import_module(f"baclofen.model.pump.{name}"))
        assert source.count("\n") <= 300, name
