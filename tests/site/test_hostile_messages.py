"""Messages that no script of the course would send: to a worker of the site, and from one to a page."""

import json
import re
import shutil
import subprocess

import pytest

from tools.site.live import STATIC

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not here")
HOME = "http://here/course/"
RELEASE = "2026.11-abcd"

#: enough of a browser for service_worker.js: it notes what the worker keeps, and what it answers
WORKER = """
const heard = {}, kept = [], said = [], done = [];
const self = { registration: { scope: SCOPE }, location: { origin: "http://here" },
    addEventListener: (kind, handler) => { heard[kind] = handler; }, skipWaiting() {} };
const cache = { match: async () => undefined, add: async (url) => { kept.push(url); }, put: async () => {} };
const gone = async (name) => { kept.push("gone " + name); };
const caches = { open: async () => cache, keys: async () => [], delete: gone };
SCRIPT
const port = { postMessage: (word) => said.push(word) };
for (const data of MESSAGES) heard.message({ data, ports: [port], waitUntil: (work) => done.push(work) });
Promise.allSettled(done).then(() => console.log(JSON.stringify({ kept, said })));"""


def run(script: str) -> str:
    return subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout.strip()


def told(messages: list, release: str) -> dict:
    """What a worker of the site keeps and answers after these messages."""
    facts = json.dumps({"release": release, "pages": []})
    text = (STATIC / "service_worker.js").read_text("utf-8").replace("{{facts}}", facts)
    scope = json.dumps(f"{HOME}{release}/" if release else HOME)
    return json.loads(
        run(WORKER.replace("SCOPE", scope).replace("MESSAGES", json.dumps(messages)).replace("SCRIPT", text))
    )


OWN = {RELEASE: f"{HOME}{RELEASE}/lab/index.html", "": f"{HOME}lessons/02_by_mouth.html"}
FOREIGN = (
    "http://other.host/lessons/a.html",
    "https://here/course/lessons/a.html",
    "http://here:81/course/lessons/a.html",
    "http://here/lessons/a.html",
    "http://here/course/../lessons/a.html",
    f"{HOME}2025.01-old/lab/index.html",
    f"{HOME}{RELEASE}/../2025.01-old/lab/index.html",
    f"{HOME}{RELEASE}/api/drive/my_progress.json",
    f"{HOME}{RELEASE}/release.json",
    "data:text/html,<script>taken = true</script>",
    "blob:http://here/7",
)


@pytest.mark.parametrize("release", [RELEASE, ""], ids=["labs", "pages"])
def test_a_worker_keeps_nothing_but_its_own_whatever_it_is_told(release):
    answer = told([{"keep": [OWN[release], *FOREIGN]}], release)
    assert answer == {"kept": [OWN[release]], "said": [True]}


@pytest.mark.parametrize("release", [RELEASE, ""], ids=["labs", "pages"])
def test_a_message_of_any_other_form_does_nothing(release):
    answer = told([None, "keep", 7, [], {}, {"drop": [OWN[release]]}, {"kept": True}], release)
    assert answer == {"kept": [], "said": []}
    wrong = [{"keep": 7}, {"keep": {"length": 1}}, {"keep": [{}]}, {"keep": "no address"}]
    assert told(wrong, release) == {"kept": [], "said": [False] * len(wrong)}


@pytest.mark.parametrize("answer", ["true", 1, {"kept": True}, [True], "<img src=x onerror=alert(1)>", None])
def test_what_a_worker_answers_is_a_yes_or_nothing(answer):
    """The page shows a sentence of its own; no word of the answer comes on it."""
    text = (STATIC / "live.js").read_text("utf-8")
    (ask,) = re.findall(r"^const keepLabs = .*?^};$", text, re.DOTALL | re.MULTILINE)
    page = """const whole = (files) => files, facts = { kernel: [] }, location = { href: "http://here/" };
        const performance = { getEntriesByType: () => [] };
        const setTimeout = () => {};
        class MessageChannel { port1 = {}; port2 = {}; constructor() { line = this; } }
        let line; ASK
        const worker = { postMessage() { line.port1.onmessage({ data: ANSWER }); } };
        keepLabs(worker).then((got) => console.log(got));"""
    page = page.replace("ASK", ask)
    assert run(page.replace("ANSWER", json.dumps(answer))) == "false"
    assert run(page.replace("ANSWER", "true")) == "true"


def test_nothing_else_of_the_site_listens_to_messages():
    """So another page, or the worker that Python runs in, has nobody of ours to talk to."""
    places = [
        (file.name, line.strip())
        for file in sorted(STATIC.parents[1].rglob("*"))
        if file.suffix in (".js", ".mjs", ".html") and "node_modules" not in file.parts
        for line in file.read_text("utf-8").splitlines()
        if re.search(r"onmessage|[\"']message(error)?[\"']|BroadcastChannel", line)
    ]
    assert places == [
        ("live.js", "line.port1.onmessage = (event) => done(event.data === true);"),
        ("service_worker.js", 'self.addEventListener("message", (event) => {'),
    ]
