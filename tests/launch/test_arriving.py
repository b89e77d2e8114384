"""What `.ci/run` still installs is waited for, and nothing is waited for where nothing is on its way."""

import threading

import pytest

from tests.support import arriving


def test_a_test_waits_until_what_it_needs_is_installed(tmp_path, monkeypatch):
    file, waited = tmp_path / "installing", threading.Event()
    file.touch()
    monkeypatch.setenv(arriving.INSTALLING, str(file))
    one = threading.Thread(target=lambda: (arriving.until_installed(), waited.set()))
    one.start()
    assert not waited.wait(0.5)
    file.unlink()
    assert waited.wait(30)
    one.join()


def test_what_never_comes_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv(arriving.INSTALLING, str(tmp_path))
    with pytest.raises(AssertionError, match="still being installed"):
        arriving.until_installed(seconds=0)


def test_where_nothing_is_installed_nobody_waits(monkeypatch):
    monkeypatch.delenv(arriving.INSTALLING, raising=False)
    arriving.until_installed(seconds=0)
