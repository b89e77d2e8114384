"""Running as root warns in a sentence; an ordinary account hears nothing."""

import os

import pytest

from tools.launch import jupyterlab


@pytest.mark.parametrize(("account", "warned"), [(0, True), (1000, False)])
def test_root_is_told_to_use_an_ordinary_account(account, warned, monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: account, raising=False)
    said = []

    def stop(*_, **__):
        raise InterruptedError

    monkeypatch.setattr(jupyterlab, "prepare", stop)
    with pytest.raises(InterruptedError):
        jupyterlab.open_course(tmp_path, "x", say=said.append)
    assert (jupyterlab.AS_ROOT in said) is warned
