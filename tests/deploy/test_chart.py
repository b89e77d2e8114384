"""The cluster's chart with our values, rendered by Helm: log-in, who may reach what, bounds, https.

Where BACLOFEN_CHART names the chart, Helm renders it here and now. The chart is not ours to ship, so
elsewhere its record is read (tests/support/chart.py), after a look that our values are those of the record.
"""

import json
import os
from importlib.metadata import entry_points

import pytest

from tests.support import chart

BOUNDED = ["limits cpu", "limits memory", "requests cpu", "requests memory"]
#: asks for the certificate at the start and ends; the chart gives it no bounds
UNBOUNDED = {"Deployment autohttps: load-acme"}
BOTH = ["alone", "with_school"]


@pytest.fixture(scope="module")
def rendered() -> dict:
    """What the record says; where the chart is at hand, after rendering it and finding the same."""
    record = json.loads(chart.RECORD.read_text("utf-8"))
    assert record["values"] == chart.sign_of_values(), (
        f"Our values changed since they were rendered: {chart.__doc__}"
    )
    if given := os.environ.get(chart.VARIABLE):
        fresh = chart.render(given)
        assert fresh["chart"] == record["chart"]
        for name in BOTH:
            assert fresh[name] == record[name]
    return record


def test_it_is_the_chart_that_the_guide_installs(rendered):
    guide = (chart.ROOT / "deploy" / "README.md").read_text("utf-8")
    assert f"--version {rendered['chart']}" in guide


def test_nobody_logs_in_before_the_school_names_its_log_in_and_no_test_log_in_is_left(rendered):
    assert rendered["alone"]["log_in"] == "null"
    assert rendered["alone"]["allow_all"] is False
    assert rendered["with_school"]["log_in"] == "ltiauthenticator.LTI13Authenticator"
    assert not any(rendered[name]["mentions_dummy"] for name in BOTH)


@pytest.mark.skipif(os.name == "nt", reason="JupyterHub is not for Windows.")
def test_the_hub_knows_the_log_in_that_refuses_everyone():
    assert "null" in entry_points(group="jupyterhub.authenticators").names


@pytest.mark.parametrize("name", BOTH)
def test_no_container_is_privileged_and_each_has_requests_and_limits(rendered, name):
    boxes = rendered[name]["containers"]
    assert len(boxes) >= 8
    for box, known in boxes.items():
        assert sorted(known) == ([] if box in UNBOUNDED else BOUNDED), box


@pytest.mark.parametrize("name", BOTH)
def test_each_part_that_listens_has_a_policy_and_a_learner_reaches_hub_and_names_only(rendered, name):
    policies, may_reach = rendered[name]["policies"], rendered[name]["learner_may_reach"]
    wanted = {"hub", "proxy", "singleuser"} | ({"autohttps"} if name == "with_school" else set())
    assert policies == {f"NetworkPolicy {part}": ["Ingress", "Egress"] for part in wanted}
    inside = [rule for rule in may_reach if '"app": "jupyterhub"' in rule]
    (names,) = [rule for rule in may_reach if rule not in inside]
    assert names.endswith(": [53, 53]"), "the addresses of names"
    assert len(inside) == 3, "hub, proxy, and the proxy's https"
    assert "anywhere" not in "".join(may_reach)


def test_http_only_leads_to_https(rendered):
    assert rendered["with_school"]["http"] == ["redirect"]
    assert rendered["with_school"]["public_ports"] == [443, 80]
    assert rendered["alone"]["http"] == ["served as it is"], "so the school's file names https"
