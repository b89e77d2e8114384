"""The cluster's chart, rendered by Helm with our values: what the objects say that a school relies on.

    BACLOFEN_CHART=jupyterhub-4.4.0.tgz .venv/bin/python -m tests.support.chart

renders the chart (a folder or the archive of https://hub.jupyter.org/helm-chart/) and writes the record
`tests/deploy/rendered.json` anew. It needs what requirements/chart.lock names: Helm itself, as a library.
The chart is not ours to ship. So where it is not at hand, the tests read the record, which fits only the
values it was made from.
"""

import base64
import hashlib
import json
import os
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
KUBERNETES = ROOT / "deploy" / "kubernetes"
RECORD = ROOT / "tests" / "deploy" / "rendered.json"
VARIABLE = "BACLOFEN_CHART"
PODS = ("DaemonSet", "Deployment", "Job", "StatefulSet")


def values(with_school: bool) -> dict:
    """Our values; with the school's example over them, as Helm lays one file over the other."""
    names = ["values.yaml", *(["school.example.yaml"] if with_school else [])]
    merged: dict = {}
    for name in names:
        merged = _over(merged, yaml.safe_load((KUBERNETES / name).read_text("utf-8")))
    return merged


def _over(lower: dict, upper: dict) -> dict:
    both = {
        key: _over(lower[key], upper[key])
        for key in lower.keys() & upper.keys()
        if _are_maps(lower, upper, key)
    }
    return lower | upper | both


def _are_maps(lower: dict, upper: dict, key: str) -> bool:
    return isinstance(lower[key], dict) and isinstance(upper[key], dict)


def sign_of_values() -> str:
    """A sign that changes with our values, but not with the name of a release."""
    both = [values(False), values(True)]
    for one in both:
        one["singleuser"]["image"].pop("tag")
    return hashlib.sha256(json.dumps(both, sort_keys=True).encode()).hexdigest()


def render(chart: str) -> dict:
    """Render with Helm, without and with the school's file; returns what the record holds."""
    import helm_python

    with helm_python.Chart.load(chart) as loaded:
        found = {"chart": loaded.version, "helm": helm_python.helm_sdk_version(), "values": sign_of_values()}
        for name, with_school in (("alone", False), ("with_school", True)):
            given = values(with_school)
            loaded.validate_schema(given)
            files = loaded.render(given, name="baclofen", namespace="baclofen")
            found[name] = facts(text for file, text in files.items() if file.endswith(".yaml"))
    return found


def facts(texts) -> dict:
    """What a school relies on, read from the rendered objects."""
    objects = [one for text in texts for one in yaml.safe_load_all(text) if one]
    named = {f"{one['kind']} {one['metadata']['name']}": one for one in objects}
    hub = yaml.safe_load(base64.b64decode(named["Secret hub"]["data"]["values.yaml"]))["hub"]["config"]
    return {
        "objects": sorted(named),
        "log_in": hub["JupyterHub"]["authenticator_class"],
        "allow_all": hub["Authenticator"]["allow_all"],
        "mentions_dummy": "dummy" in json.dumps(hub),
        "containers": _containers(named),
        "policies": {
            name: one["spec"]["policyTypes"] for name, one in named.items() if one["kind"] == "NetworkPolicy"
        },
        "learner_may_reach": sorted(map(_reached, named["NetworkPolicy singleuser"]["spec"]["egress"])),
        "public_ports": [port["port"] for port in named["Service proxy-public"]["spec"]["ports"]],
        "http": _http(named.get("ConfigMap autohttps")),
    }


def _containers(named: dict) -> dict[str, list[str]]:
    """For each container what is to be known of it: rights that it should not have, bounds that it should."""
    found = {}
    for owner, one in sorted(named.items()):
        pod = one["spec"]["template"]["spec"] if one["kind"] in PODS else {"containers": []}
        for box in pod.get("initContainers", []) + pod["containers"]:
            rights, bounds = box.get("securityContext", {}), box.get("resources", {})
            found[f"{owner}: {box['name']}"] = [
                *(["privileged"] if rights.get("privileged") else []),
                *(["may gain rights"] if rights.get("allowPrivilegeEscalation", True) else []),
                *(
                    f"{kind} {name}"
                    for kind in ("requests", "limits")
                    for name in sorted(bounds.get(kind, {}))
                ),
            ]
    return found


def _reached(rule: dict) -> str:
    """One rule of the policy in a line: to whom, through which ports."""
    places = [json.dumps(place, sort_keys=True) for place in rule.get("to", ["anywhere"])]
    return f"{' or '.join(places)}: {[port['port'] for port in rule.get('ports', [])]}"


def _http(config: dict | None) -> list[str]:
    """What an address without https does: the names of what its one router does, in order."""
    if config is None:
        return ["served as it is"]
    return yaml.safe_load(config["data"]["dynamic.yaml"])["http"]["routers"]["insecure"]["middlewares"]


if __name__ == "__main__":
    if VARIABLE not in os.environ:
        raise SystemExit(__doc__)
    RECORD.write_text(json.dumps(render(os.environ[VARIABLE]), indent=1) + "\n", "utf-8")
