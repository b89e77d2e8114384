"""What a school copies agrees with itself, names what exists, has room enough, and holds no secret."""

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from baclofen import content
from tools import binder, hub_link
from tools.launch import trust

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
GUIDE = (DEPLOY / "README.md").read_text("utf-8")
#: test_class.py holds a learner's server and one lesson to this, and each further lesson
MEASURED_MB = int(re.search(r"(\d+) MB for each learner with one lesson open", GUIDE)[1])
FURTHER_MB = int(re.search(r"(\d+) MB for every further lesson", GUIDE)[1])
VALUES = yaml.safe_load((DEPLOY / "kubernetes" / "values.yaml").read_text("utf-8"))
SCHOOL = yaml.safe_load((DEPLOY / "kubernetes" / "school.example.yaml").read_text("utf-8"))
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
    assert megabytes(memory["limit"]) >= 100 + FURTHER_MB * lessons, "a learner may leave every lesson open"


def test_kubernetes_gets_the_same_server_settings():
    file = VALUES["singleuser"]["extraFiles"]["server"]
    assert file["data"] == SERVER
    assert file["mountPath"].endswith("/etc/jupyter/jupyter_server_config.json")
    assert SERVER["KernelManager"]["transport"] == "ipc"


def test_a_dark_computer_has_a_dark_page():
    """Own computer, Binder and both hubs read this one file; the browser edition is made from it too."""
    settings = json.loads((DEPLOY / "jupyter/overrides.json").read_text("utf-8"))
    assert settings["@jupyterlab/apputils-extension:themes"] == {"adaptive-theme": True}


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


@pytest.mark.skipif(sys.platform == "win32", reason="JupyterHub is not for Windows.")
def test_the_hub_listens_to_all_that_it_is_told(littlest):
    """An unknown setting is passed over: whoever sets it waits in vain for what it says."""
    from jupyterhub.app import JupyterHub
    from jupyterhub.auth import Authenticator
    from jupyterhub.spawner import Spawner

    cluster = VALUES["hub"]["config"]
    for kind in (JupyterHub, Spawner, Authenticator):
        asked = {*littlest[kind.__name__], *cluster.get(kind.__name__, ())}
        assert asked <= set(kind.class_traits(config=True))
    told = JupyterHub(config=littlest).tornado_settings
    assert told == {"spawn_throttle_retry_range": (5, 15)}
    assert set(told) <= set(JupyterHub.class_trait_names()), "the hub would fill another name"
    # what the chart says itself goes where ours comes
    ours = {name: [*waits] for name, waits in told.items()} | {"slow_spawn_timeout": 0}
    assert cluster["JupyterHub"]["tornado_settings"] == ours


def test_nothing_secret_and_nobody_let_in_by_default():
    digests = ROOT / trust.LIST  # of the lessons, for all to see
    files = [
        path for path in DEPLOY.rglob("*") if path.is_file() and path != digests and path.suffix != ".pyc"
    ]
    text = "".join(path.read_text("utf-8") for path in files)
    assert not re.search(r"(?i)(secret|password|token|client_id)\w*['\"]?\s*[:=]\s*['\"]?\w", text)
    assert not re.search(r"\b[0-9a-f]{32,}\b", text)
    assert VALUES["hub"]["config"]["Authenticator"]["allow_all"] is False


def test_files_that_the_guides_name_exist():
    for guide in DEPLOY.rglob("*.md"):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", guide.read_text("utf-8")):
            assert (guide.parent / target).exists(), f"{guide.name} leads to {target}"


def test_the_cluster_refuses_everyone_until_the_school_names_its_log_in():
    config = VALUES["hub"]["config"]
    assert config["JupyterHub"]["authenticator_class"] == "null"
    assert "dummy" not in (DEPLOY / "kubernetes" / "values.yaml").read_text("utf-8").lower()
    assert SCHOOL["hub"]["config"]["JupyterHub"]["authenticator_class"] not in ("null", "dummy")


def test_the_example_of_a_log_in_names_what_it_needs(littlest):
    """LTI 1.3 wants at least one id; and somebody must see the hub's admin page."""
    assert SCHOOL["hub"]["config"]["LTI13Authenticator"]["client_id"]
    assert SCHOOL["hub"]["config"]["Authenticator"]["admin_users"]


def test_the_hubs_pages_say_what_is_kept_after_an_hour(littlest):
    words = content.words("hub")
    assert VALUES["hub"]["templateVars"]["announcement"] == words["hub.idle.image"]
    assert littlest.JupyterHub.template_vars["announcement"] == words["hub.idle.account"]
    assert VALUES["cull"]["timeout"] == 3600


def test_learners_servers_reach_only_what_they_need_and_are_not_privileged():
    learner = VALUES["singleuser"]
    rules = learner["networkPolicy"]["egressAllowRules"]
    assert learner["networkPolicy"]["enabled"]
    assert not any(rules[name] for name in ("cloudMetadataServer", "nonPrivateIPs", "privateIPs"))
    assert learner["cloudMetadata"]["blockWithIptables"] is False, "that container is privileged"
    assert learner["allowPrivilegeEscalation"] is False


def test_hub_and_proxy_have_requests_and_limits_and_the_example_has_https():
    for part in (VALUES["hub"], VALUES["proxy"]["chp"]):
        assert set(part["resources"]) == {"requests", "limits"}
        assert all(set(kind) == {"cpu", "memory"} for kind in part["resources"].values())
        assert part["networkPolicy"]["enabled"]
    https = SCHOOL["proxy"]["https"]
    assert https["enabled"]
    assert https["type"] == "letsencrypt"
    # Let's Encrypt asks over port 80 from many addresses; http only leads to https (test_chart.py)
    assert "service" not in SCHOOL["proxy"]


def test_one_server_is_safe_step_by_step():
    """https before anybody is let in, an admin with a password, one version, limits for each learner."""
    guide = (DEPLOY / "littlest" / "README.md").read_text("utf-8")
    order = [
        "--admin admin-name:LONG-WORD",
        "https.enabled true",
        "users.allowed",
        "switch -C term",
        "limits.cpu 1",
    ]
    places = [guide.index(step) for step in order]
    assert places == sorted(places)
    assert re.search(r"--version \d+\.\d+\.\d+", guide)
    assert "--require-hashes" in guide
    assert "limits.memory" in guide


@pytest.mark.skipif(sys.platform == "win32", reason="JupyterHub is not for Windows.")
def test_tests_and_load_run_with_the_hub_that_schools_get():
    """The installer 2.0.0 takes the newest JupyterHub below 6, the chart 4.4.0 carries 5.5.0."""
    assert version("jupyterhub").startswith("5.5.")
    assert "JupyterHub 5.5" in (DEPLOY / "README.md").read_text("utf-8")
    assert "--version 2.0.0" in (DEPLOY / "littlest" / "README.md").read_text("utf-8")
    assert "--version 4.4.0" in (DEPLOY / "README.md").read_text("utf-8")
