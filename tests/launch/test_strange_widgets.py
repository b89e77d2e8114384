"""Widgets of a mailed notebook hold scripts and are made as it opens: only a trusted notebook keeps them."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from baclofen.server import CarefulFiles
from tests.support import strange_widgets
from tests.support.jupyterlab import ROOT
from tools.launch.jupyterlab import CAREFUL, LabServer


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Reads a mailed notebook as a kind of reader does, signed here before or not.

    All of it in a thread of its own: a browser's tests leave a running loop in this one.
    """
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "mailed.ipynb").write_text(strange_widgets.notebook(), "utf-8")

    def there(kind, signed):
        files = kind(root_dir=str(tmp_path))
        try:
            if signed:
                files.notary.sign(nbformat.reads(strange_widgets.notebook(), as_version=4))
            return asyncio.run(files.get("mailed.ipynb"))["content"]
        finally:
            files.notary.store.close()

    with ThreadPoolExecutor(1) as other:
        yield lambda kind, signed=False: other.submit(there, kind, signed).result()


def test_a_mailed_notebook_comes_without_its_widgets(read):
    assert "widgets" in read(AsyncLargeFileManager)["metadata"], "nothing was tried"
    found = read(CarefulFiles)
    assert set(found["metadata"]) == {"kernelspec"}
    assert found["cells"][0]["source"] == "1"


def test_a_notebook_that_is_trusted_keeps_them(read):
    found = read(CarefulFiles, signed=True)
    assert "widgets" in found["metadata"]
    assert found["cells"][0]["metadata"]["trusted"]


def test_every_door_names_it(tmp_path):
    lab = LabServer(tmp_path / "bin" / "python", tmp_path, ROOT / "deploy/jupyter", tmp_path)
    lab.runtime, lab.base, lab.sign = str(tmp_path), "http://127.0.0.1:1", "x"
    lab._tell_sign()
    for file in (tmp_path / "jupyter_server_config.json", *(ROOT / "deploy").rglob("*.json")):
        settings = json.loads(file.read_text("utf-8")).get("ServerApp")
        assert settings is None or settings["contents_manager_class"] == CAREFUL, file
