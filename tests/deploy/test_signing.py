"""Each learner's server signs the shipped lessons with the learner's own secret, again at every start."""

import importlib.util
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary

ROOT = Path(__file__).resolve().parents[2]
LESSON = ROOT / "notebooks" / "00_start_here.ipynb"


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setitem(sys.modules, "rfc3987_syntax", None)
    spec = importlib.util.spec_from_file_location("lean_server", ROOT / "deploy" / "lean_server.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_two_accounts_trust_the_lessons_and_share_no_secret(server, tmp_path, monkeypatch):
    monkeypatch.setenv(server.VARIABLE, str(LESSON.parent))
    book = nbformat.read(LESSON, 4)
    secrets = []
    for account in ("one", "two"):
        monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / account))
        for _ in range(2):  # an account that exists starts again
            assert server.sign_lessons().wait(120) == 0
        notary = NotebookNotary(data_dir=str(tmp_path / account))
        assert notary.check_signature(book)
        secrets.append((tmp_path / account / "notebook_secret").read_bytes())
        notary.store.close()
    assert secrets[0] != secrets[1]


def test_without_the_variable_nothing_is_signed(server, monkeypatch):
    monkeypatch.delenv(server.VARIABLE, raising=False)
    assert server.sign_lessons() is None


def test_the_guide_lays_no_secret_into_new_homes():
    guide = (ROOT / "deploy" / "littlest" / "README.md").read_text("utf-8")
    assert "nbformat.sign" not in guide
    assert "BACLOFEN_SIGNED_LESSONS" in (ROOT / "deploy" / "littlest" / "jupyterhub_config.py").read_text(
        "utf-8"
    )
