"""Every command line of README and of the documents for ways A to E, taken from the text itself.

A line is run here by a plain Python, or stands in a table: with the test that runs it, or with why it cannot.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "README.md",
    "docs/deploying.md",
    "docs/operating.md",
    "deploy/README.md",
    "deploy/littlest/README.md",
)
COMMAND = re.compile(
    r"(sudo|python|py|pip|conda|bash|jupyter|sha256sum|helm|kubectl|repo2docker|systemctl|curl|cd|while) "
)
#: run here, by a Python that sees nothing that was installed: the code it ends with, what it says
RUN = {
    "python run.py check": (0, ""),
    "python -m tools.hub_link https://hub.example.edu --lesson 05": (0, "https://hub.example.edu/"),
    "python benchmarks/class_load.py --learners N": (1, "brings them into the course's own place"),
}
#: run by another test
ELSEWHERE = {
    "python run.py test": "tests/launch/test_workers.py",
    "python run.py site": "tests/launch/test_browser_edition.py",
    "python run.py": "tests/launch/test_jupyterlab.py",
    "py run.py": "tests/launch/test_jupyterlab.py",
    "bash postBuild": "tests/binder/test_base_versions.py",
    "sha256sum --check site.zip.sha256": "tests/site/test_pack.py",
    "sudo git": "tests/deploy/test_link.py",
}
HUB = "needs a server of its own with systemd and The Littlest JupyterHub"
CLUSTER = "needs a cluster, Docker and a registry"
#: cannot run here, and why
NOT_HERE = {
    "conda ": "needs conda, and its channel's packages",
    "jupyter lab": "follows conda's environment; the same server runs in tests/binder",
    "sudo apt install": HUB,
    "sudo tljh-config": HUB,
    "while read -r name": HUB,
    "curl -L https://tljh.jupyter.org": HUB,
    "sudo -E /opt/tljh": HUB,
    "sudo MPLCONFIGDIR": HUB,
    "sudo mkdir": HUB,
    "sudo ln": HUB,
    "cd /opt/baclofen-course": HUB,
    "sudo userdel": HUB,
    "systemctl is-active": HUB,
    "pip install git+https": "needs the published repository",
    "pip install jupyter-repo2docker": CLUSTER,
    "repo2docker": CLUSTER,
    "helm ": CLUSTER,
    "kubectl ": CLUSTER,
}


def lines_of(text: str) -> list[str]:
    """The commands of a document: each line of a block, and each command between backticks in the prose."""
    blocks = "\n".join(re.findall(r"```bash\n(.*?)```", text, re.S)).replace("\\\n", " ")
    prose = re.sub(r"```.*?```", "", text, flags=re.S)
    inline = (" ".join(part.split()) for part in re.findall(r"`([^`]+)`", prose))
    found = [" ".join(line.split()) for line in blocks.splitlines() if line.strip()]
    return found + [part for part in inline if COMMAND.match(part)]


LINES = sorted({line for name in DOCUMENTS for line in lines_of((ROOT / name).read_text("utf-8"))})


def table_of(line: str) -> list[dict]:
    return [table for table in (RUN, ELSEWHERE, NOT_HERE) if any(line.startswith(start) for start in table)]


@pytest.mark.parametrize("line", LINES)
def test_a_documented_line_is_run_or_says_why_not(line, tmp_path):
    assert table_of(line), f"`{line}` stands in a document, and nobody runs it"
    start = next((one for one in RUN if line.startswith(one)), "")
    if not start:
        return
    code, said = RUN[start]
    words = line.replace(" N", " 2").split()[1:]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-S", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("start", [*RUN, *ELSEWHERE, *NOT_HERE])
def test_the_tables_name_only_what_is_documented_and_what_exists(start):
    assert any(line.startswith(start) for line in LINES), f"no document says `{start}` any more"
    if start in ELSEWHERE:
        assert (ROOT / ELSEWHERE[start]).is_file()


def test_a_line_that_nobody_knows_is_found():
    assert lines_of("```bash\nsudo new thing \\\n  --now\n```\n and `pip install x` of `this`") == [
        "sudo new thing --now",
        "pip install x",
    ]
    assert table_of("sudo new thing --now") == []
    assert shutil.which("git")
