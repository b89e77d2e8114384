"""Each learner's server signs the lessons of the list with the learner's own secret, again at every start."""

import importlib.util
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat.sign import NotebookNotary

from tools.launch import trust

ROOT = Path(__file__).resolve().parents[2]
LESSON, CHANGED, ADDED = "00_start_here.ipynb", "02_by_mouth.ipynb", "02_corrected.ipynb"


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setitem(sys.modules, "rfc3987_syntax", None)
    spec = importlib.util.spec_from_file_location("lean_server", ROOT / "deploy" / "lean_server.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """The course as it lies on a server, in which somebody changed one lesson and added another."""
    folder = tmp_path_factory.mktemp("clone")
    for part in ("notebooks", "deploy/jupyter", "tools/launch"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "tools" / "__init__.py", folder / "tools")
    book = nbformat.read(folder / "notebooks" / CHANGED, 4)
    book.cells[0].source += " Changed."
    for name in (CHANGED, ADDED):
        nbformat.write(book, folder / "notebooks" / name)
    return folder


def test_two_accounts_trust_the_lessons_of_the_list_only_and_share_no_secret(
    server, clone, tmp_path, monkeypatch
):
    secrets = []
    for account in ("one", "two"):
        monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / account))
        assert server.sign_lessons(clone).wait(120) == 0
        notary = NotebookNotary(data_dir=str(tmp_path / account))
        signed = {
            name: notary.check_signature(nbformat.read(clone / "notebooks" / name, 4))
            for name in (LESSON, CHANGED, ADDED)
        }
        notary.store.close()
        assert signed == {LESSON: True, CHANGED: False, ADDED: False}
        secrets.append((tmp_path / account / "notebook_secret").read_bytes())
    assert secrets[0] != secrets[1]


def test_the_course_that_is_signed_is_the_servers_own(server):
    assert (server.COURSE / trust.LIST).is_file()


def test_nobody_gets_the_secret_of_the_image_or_of_a_new_home():
    """Binder's build leaves a secret in the image: on a cluster every account has a folder of its own."""
    values = yaml.safe_load((ROOT / "deploy" / "kubernetes" / "values.yaml").read_text("utf-8"))
    place = values["singleuser"]["extraEnv"]["JUPYTER_DATA_DIR"]
    assert place.startswith("/home/jovyan/")
    assert ".local/share/jupyter" not in place
    assert not place.startswith(values["singleuser"]["storage"]["homeMountPath"])
    socket = f"{place}/runtime/kernel-{'0' * 36}-ipc-5"
    assert len(socket) < 100, "systems allow the names of a kernel's files about 100 letters"
    assert "nbformat.sign" not in (ROOT / "deploy" / "littlest" / "README.md").read_text("utf-8")
