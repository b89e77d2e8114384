"""What runs in the workflows: fixed parts only, and the right to publish where nothing is installed."""

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[2] / ".github" / "workflows"
FLOWS = {file.name: yaml.safe_load(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.yml"))}
READ = {"contents": "read"}


def steps(job: dict) -> list[dict]:
    return job["steps"]


@pytest.mark.parametrize("name", FLOWS)
def test_every_action_is_named_by_its_commit(name):
    used = [step["uses"] for job in FLOWS[name]["jobs"].values() for step in steps(job) if "uses" in step]
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action


@pytest.mark.parametrize("name", FLOWS)
def test_a_job_that_may_do_more_than_read_runs_nothing_of_others(name):
    flow = FLOWS[name]
    assert flow["permissions"] == READ
    for job in flow["jobs"].values():
        if job.get("permissions", READ) != READ:
            used = {step["uses"].partition("@")[0] for step in steps(job) if "uses" in step}
            assert used <= {"actions/deploy-pages", "actions/download-artifact"}
            assert all(
                re.match(r"gh release |sha256sum ", step.get("run", "gh release ")) for step in steps(job)
            )


def test_the_job_that_publishes_does_nothing_else():
    job = FLOWS["site.yml"]["jobs"]["publish"]
    assert job["permissions"] == {"pages": "write", "id-token": "write"}
    assert job["needs"] == "build"
    assert [step["uses"].partition("@")[0] for step in steps(job)] == ["actions/deploy-pages"]


def test_the_site_is_built_tried_and_packed_by_one_command_that_anybody_can_run():
    build = steps(FLOWS["site.yml"]["jobs"]["build"])
    assert [step["run"] for step in build if "run" in step] == ["bash .ci/site"]
    script = (FOLDER.parents[1] / ".ci" / "site").read_text("utf-8").partition("\nset -euo pipefail")[2]
    order = ["run.py site", "run.py test", "tools.site.pack", "sha256sum --check"]
    places = [script.index(step) for step in order]
    assert places == sorted(places)


def test_no_key_of_the_repository_is_left_where_others_code_runs():
    for flow in FLOWS.values():
        for job in flow["jobs"].values():
            for step in steps(job):
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False
