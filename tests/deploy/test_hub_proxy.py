"""What pip does not bring: found where it was installed or named, and missed with a sentence."""

import pytest

from tools import hub_proxy


@pytest.fixture
def node(monkeypatch):
    """Pretend that Node.js is here and npm is not."""
    monkeypatch.delenv(hub_proxy.VARIABLE, raising=False)
    here = {"node": "/usr/bin/node"}
    monkeypatch.setattr("tools.launch.programs.find", here.get)


def test_it_is_found_in_the_courses_own_folder(node, tmp_path):
    assert hub_proxy.find(tmp_path) is None
    place = hub_proxy.folder(tmp_path) / "node_modules" / ".bin" / hub_proxy.NAME
    place.parent.mkdir(parents=True)
    place.touch()
    assert hub_proxy.find(tmp_path) == place == hub_proxy.install(tmp_path)


def test_one_that_is_named_goes_first(node, tmp_path, monkeypatch):
    monkeypatch.setenv(hub_proxy.VARIABLE, str(tmp_path / "proxy"))
    assert hub_proxy.find(tmp_path) is None, "a name alone is no proxy"
    (tmp_path / "proxy").touch()
    assert hub_proxy.find(tmp_path) == tmp_path / "proxy"


def test_without_node_there_is_no_proxy(tmp_path, monkeypatch):
    monkeypatch.setattr("tools.launch.programs.find", lambda name: None)
    monkeypatch.setenv(hub_proxy.VARIABLE, __file__)
    assert hub_proxy.find(tmp_path) is None


def test_without_npm_it_says_what_to_install(node, tmp_path):
    with pytest.raises(RuntimeError, match=r"install Node\.js"):
        hub_proxy.install(tmp_path)
