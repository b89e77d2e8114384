"""Five learners at once on a hub with the settings that schools get, and that hub lost and brought back.

On one core four servers start at once, so the fifth learner is told to wait and comes all the same. What each
takes is the same for five, ten and a hundred; those are measured by benchmarks/class_load.py.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from baclofen import content, progress
from tests.support.stored_answers import keep
from tools import hub_proxy

ROOT = Path(__file__).resolve().parents[2]
LEARNERS, CORES, MOVES = 5, 1, 3
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="JupyterHub is for servers: tried on Linux only."
)


@pytest.fixture(scope="module")
def hub():
    """A hub with the settings of deploy/, for all tests of this file."""
    if hub_proxy.find() is None and os.environ.get("CI"):
        pytest.fail(f"On CI the class must be tried. {hub_proxy.MISSING}")
    if hub_proxy.find() is None:
        pytest.skip(hub_proxy.MISSING)
    from benchmarks.classroom.hub import Hub

    with Hub(CORES) as hub:
        yield hub


@pytest.fixture(scope="module")
def outcome(hub):
    """What came of the class."""
    from benchmarks.classroom.lesson import hold

    lesson = next((ROOT / "notebooks").glob("05_*.ipynb"))
    with ThreadPoolExecutor(1) as other:  # in this thread a browser's loop may be running
        held = lambda: asyncio.run(hold(hub, lesson, LEARNERS, MOVES, every=0.2, patience=0.1))
        outcome = other.submit(held).result()
    if outcome.troubles:
        print(hub.tail())
    return outcome


def test_all_have_the_lesson_running(outcome):
    assert outcome.troubles == {}


def test_who_comes_when_too_many_do_waits_no_longer_than_the_settings_say(outcome):
    assert outcome.waits, "the fifth was told nothing"
    assert all(5 <= wait <= 15 for wait in outcome.waits), outcome.waits


def test_every_move_brings_a_new_picture(outcome):
    assert len(outcome.moves) == LEARNERS * MOVES
    assert 0 < outcome.percentile_ms(50) < 5_000, "sanity only: times are measured on a quiet computer"


def test_a_learner_takes_no_more_memory_than_schools_are_told(outcome):
    """The number stands once, in the guide; what asks for less room is told there first."""
    from benchmarks.classroom.lesson import told_mb

    assert 50 < outcome.learner_mb <= told_mb()


class Visitor:
    """One learner's browser: keeps the cookies of the hub."""

    def __init__(self, hub, name: str) -> None:
        import requests

        self.hub, self.name, self.web = hub, name, requests.Session()
        self.web.trust_env = False

    def log_in(self) -> str:
        """Log in; returns the text of the log-in page."""
        page = self.web.get(f"{self.hub.base}/hub/login")
        form = {"username": self.name, "password": "", "_xsrf": self.web.cookies["_xsrf"]}
        answer = self.web.post(f"{self.hub.base}/hub/login?next=%2Fhub%2Fhome", data=form)
        assert answer.status_code == 200
        return page.text

    def is_logged_in(self) -> bool:
        """Whether the hub knows the cookies that this browser kept."""
        return self.web.get(f"{self.hub.base}/hub/home", allow_redirects=False).status_code == 200

    def facts(self, token: str) -> dict:
        """What the hub's database knows of who brings this token."""
        head = {"Authorization": f"token {token}"}
        answer = self.web.get(f"{self.hub.base}/hub/api/user", headers=head, cookies={})
        assert answer.status_code == 200, answer.text
        return {name: answer.json()[name] for name in ("name", "created")}

    def new_token(self) -> str:
        """A token of this learner; it stands in the hub's database and nowhere else."""
        key = next(one.value for one in self.web.cookies if (one.name, one.path) == ("_xsrf", "/hub/"))
        place = f"{self.hub.base}/hub/api/users/{self.name}/tokens"
        return self.web.post(place, json={}, headers={"X-XSRFToken": key}).json()["token"]


def documented(start: str) -> list[str]:
    """The one command of operating.md that begins so."""
    text = (ROOT / "docs" / "operating.md").read_text("utf-8")
    (line,) = [
        one
        for one in re.findall(r"```bash\n(.*?)```", text, re.S)
        for one in one.splitlines()
        if start in one
    ]
    return line.removeprefix("sudo ").split()


def test_a_lost_hub_comes_back_from_its_copy_with_accounts_and_answers(hub, outcome, tmp_path, monkeypatch):
    """The commands of operating.md, with the hub's folder in the place of / and a file here for the copy."""
    learner = Visitor(hub, "learner001")
    assert content.word("hub.idle.account") in learner.log_in()
    token = learner.new_token()
    known, home = learner.facts(token), hub.folder / "home" / "jupyter-learner001"
    monkeypatch.setenv(progress.VARIABLE, str(home / "progress"))
    keep("02_one", True, "sure")
    answers = progress.store().entries()
    assert len(answers) == 1
    hub.stop()

    def run(start: str) -> None:
        words = [
            str(tmp_path / "hub.tar.gz") if word == "/root/hub.tar.gz" else word for word in documented(start)
        ]
        subprocess.run([str(hub.folder) if word == "/" else word for word in words], check=True)

    run("tar --create")
    for place in ("opt", "home"):
        shutil.rmtree(hub.folder / place)
    run("tar --extract")
    hub.start()
    assert learner.is_logged_in()
    assert learner.facts(token) == known
    assert progress.store().entries() == answers


def test_answers_come_back_into_a_new_volume(tmp_path, monkeypatch):
    """A volume of the cluster is the folder `progress` and nothing else."""
    monkeypatch.setenv(progress.VARIABLE, str(tmp_path / "claim-ann"))
    keep("02_one", True, "sure")
    answers = progress.store().entries()
    shutil.copytree(tmp_path / "claim-ann", tmp_path / "ann")  # kubectl cp
    shutil.rmtree(tmp_path / "claim-ann")
    assert progress.store().entries() == ()
    shutil.copytree(tmp_path / "ann", tmp_path / "claim-ann", dirs_exist_ok=True)
    assert progress.store().entries() == answers
