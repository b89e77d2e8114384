"""What a school copies agrees with itself, names what exists, has room enough, and holds no secret."""

import json
import re
from pathlib import Path

import pytest
import yaml

from baclofen import content
from tools import binder, hub_link

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
MEASURED_MB = 190  # test_class.py holds a learner's server and one lesson to this
VALUES = yaml.safe_load((DEPLOY / "kubernetes" / "values.yaml").read_text("utf-8"))
SERVER = json.loads((DEPLOY / "jupyter_server_config.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def littlest():
    """What the snippet for The Littlest JupyterHub sets, by class."""
    from traitlets.config import Config

    config = Config()
    code = (DEPLOY / "littlest" / "jupyterhub_config.py").read_text("utf-8")
    exec(compile(code, "jupyterhub_config.py", "exec"), {"get_config": lambda: config})
    return config


def megabytes(text: str) -> float:
    number, unit = re.fullmatch(r"(\d+)([MG])", text).groups()
    return int(number) * {"M": 1.048576, "G": 1073.741824}[unit]


def test_memory_has_room_for_what_was_measured():
    memory = VALUES["singleuser"]["memory"]
    assert megabytes(memory["guarantee"]) >= MEASURED_MB
    lessons = len(content.lessons())
    assert megabytes(memory["limit"]) >= 100 + 97 * lessons, "a learner may leave every lesson open"


def test_kubernetes_gets_the_same_server_settings():
    file = VALUES["singleuser"]["extraFiles"]["server"]
    assert file["data"] == SERVER
    assert file["mountPath"].endswith("/etc/jupyter/jupyter_server_config.json")
    assert SERVER["KernelManager"]["transport"] == "ipc"


def test_both_hubs_get_the_same_environment(littlest):
    shared = {"NBFORMAT_VALIDATOR"}
    kubernetes, server = VALUES["singleuser"]["extraEnv"], littlest.Spawner.environment
    assert {name: kubernetes[name] for name in shared} == {name: server[name] for name in shared}


def test_what_is_named_exists(littlest):
    home = "/home/jovyan/"
    assert (ROOT / VALUES["singleuser"]["cmd"][1].removeprefix(home)).is_file()
    assert (ROOT / VALUES["singleuser"]["defaultUrl"].removeprefix("/lab/tree/")).is_file()
    assert (ROOT / littlest.Spawner.cmd[1].removeprefix("/opt/baclofen-course/")).is_file()
    kept = VALUES["singleuser"]["storage"]["homeMountPath"]
    assert kept == home + "progress", "where the course keeps a learner's answers beside the lessons"


def test_links_are_made_from_the_one_address(littlest):
    assert littlest.Spawner.default_url == "/" + hub_link.path("00", "term", "file:///opt/baclofen-course")
    readme = (DEPLOY / "README.md").read_text("utf-8")
    assert hub_link.link("https://hub.example.edu") in readme
    for place in DEPLOY.rglob("*.md"):
        for address in re.findall(r"https://github\.com/[\w-]+/baclofen[\w-]*", place.read_text("utf-8")):
            assert address == binder.repository(), place.name


def test_the_image_is_the_release():
    assert VALUES["singleuser"]["image"]["tag"] == binder.release_tag()


def test_a_pause_does_not_end_a_lesson(littlest):
    assert VALUES["cull"]["timeout"] == 3600
    assert "services.cull.timeout 3600" in (DEPLOY / "littlest" / "README.md").read_text("utf-8")
    assert littlest.JupyterHub.concurrent_spawn_limit >= 4


def test_nothing_secret_and_nobody_let_in_by_default():
    text = "".join(path.read_text("utf-8") for path in DEPLOY.rglob("*") if path.is_file())
    assert not re.search(r"(?i)(secret|password|token|client_id)\w*['\"]?\s*[:=]\s*['\"]?\w", text)
    assert not re.search(r"\b[0-9a-f]{32,}\b", text)
    assert VALUES["hub"]["config"]["Authenticator"]["allow_all"] is False


def test_files_that_the_guides_name_exist():
    for guide in DEPLOY.rglob("*.md"):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", guide.read_text("utf-8")):
            assert (guide.parent / target).exists(), f"{guide.name} leads to {target}"
