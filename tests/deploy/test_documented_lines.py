"""Every command line of the documents and of the tools' own first lines, taken from the text itself.

A line is run here by a plain Python, or stands in a table: with the test that runs it, or with why it cannot.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.needed_parts import SENTENCE

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").glob("*.md"))),
    *(
        path.relative_to(ROOT).as_posix()
        for room in ("deploy", "data")
        for path in sorted((ROOT / room).rglob("*.md"))
    ),
)
#: programs whose first lines say how they are started
PROGRAMS = (
    "benchmarks/*.py",
    "tools/*.py",
    "tools/*/*.py",
    "tests/second_entry/*.py",
    "tests/support/chart.py",
)
COMMAND = re.compile(
    r"(sudo|python3?|py|pip|conda|bash|jupyter|sha256sum|helm|kubectl|repo2docker|systemctl|curl|cd|tr|for|journalctl"
    r"|pytest|git|ls|npm|npx|pip-audit|apt-get|docker|\.venv/bin/\S+) "
)
NEEDS = (1, SENTENCE)
#: run here, by a Python that sees nothing that was installed: the code it ends with, what it says
RUN = {
    "python -m tools.hub_link": (0, "https://hub.example.edu/"),
    "python -m tests.second_entry.blind": (0, "06"),
    "python -m tools.launch.locks": (1, "pip install uv"),
    "python benchmarks/class_load.py": NEEDS,
    "python benchmarks/mutations.py": NEEDS,
    "python benchmarks/pharmacology.py": NEEDS,
    "python benchmarks/site.py": NEEDS,
    "python benchmarks/touch.py": NEEDS,
    "python -m benchmarks.page_messages": NEEDS,
    "python -m benchmarks.fuzz": NEEDS,
    "python -m benchmarks.lessons": NEEDS,
    "python -m benchmarks.review": NEEDS,
    "python -m tests.support.gallery": NEEDS,
    "python -m tools.moving_picture": NEEDS,
}
#: what a person types after it
WORDS = {
    "python -m tools.hub_link": ["https://hub.example.edu"],
    "python -m tests.second_entry.blind": ["06"],
}
#: run by another test
ELSEWHERE = {
    "python run.py check": "tests/check/test_command.py",
    "python run.py test": "tests/launch/test_workers.py",
    "python run.py site": "tests/launch/test_browser_edition.py",
    "python run.py notebooks": "tests/launch/test_lessons_run.py",
    "py run.py": "tests/launch/test_jupyterlab.py",
    "python3 run.py": "tests/launch/test_jupyterlab.py",
    "python -m tools.hub_proxy": "tests/deploy/test_hub_proxy.py",
    "python -m tools.launch.trust": "tests/launch/test_trust.py",
    "python -m tools.site.pack": "tests/site/test_pack.py",
    "python -m tools.site": "tests/launch/test_browser_edition.py",
    "python -m tools.size_of_code": "tests/launch/test_house.py",
    ".venv/bin/python -m tools.lessons.beats": "tests/notebooks/test_beats.py",
    ".venv/bin/python -m tests.support.chart": "tests/deploy/test_chart.py",
    "pytest tests/literature": "tests/literature/test_model_page.py",
    "bash postBuild": "tests/binder/test_base_versions.py",
    "bash .ci/site": "tests/launch/test_workflows.py",
    "pytest --nbval": "tests/launch/test_house.py",
    "sha256sum --check site.zip.sha256": "tests/site/test_pack.py",
    "sudo git": "tests/deploy/test_link.py",
    "sudo tar": "tests/deploy/test_class.py",
}
HUB = "needs a server of its own with systemd and The Littlest JupyterHub"
CLUSTER = "needs a cluster, Docker and a registry"
#: cannot run here, and why
NOT_HERE = {
    "conda ": "needs conda, and its channel's packages",
    "jupyter lab": "follows conda's environment; the same server runs in tests/binder",
    "sudo apt install": HUB,
    "sudo apt install python3-venv": "changes the machine; run.py says it where it is missing",
    "sudo systemctl": HUB,
    "sudo tljh-config": HUB,
    "tr -d": HUB,
    "for home in": HUB,
    "curl -L https://tljh.jupyter.org": HUB,
    "sudo -E /opt/tljh": HUB,
    "sudo MPLCONFIGDIR": HUB,
    "sudo mkdir": HUB,
    "sudo ln": HUB,
    "cd /opt/baclofen-course": HUB,
    "sudo userdel": HUB,
    "systemctl is-active": HUB,
    "journalctl -u": HUB,
    "ls /home": HUB,
    "pip-audit -r": "asks a service on the internet for faults that became known today",
    "pip install git+https": "needs the published repository",
    "python3 -m venv r2d": CLUSTER,
    "r2d/bin/pip install jupyter-repo2docker": CLUSTER,
    "r2d/bin/repo2docker": CLUSTER,
    "helm ": CLUSTER,
    "kubectl ": CLUSTER,
}


def lines_of(text: str) -> list[str]:
    """The commands of a document: each line of a block, each in a line of its own, each between backticks."""
    blocks = "\n".join(re.findall(r"```bash\n(.*?)```", text, re.S)).replace("\\\n", " ")
    prose = re.sub(r"```.*?```", "", text, flags=re.S)
    marked = [*re.findall(r"`([^`]+)`", prose), *re.findall(r"^ {4}(.+)$", prose, re.M)]
    inline = (" ".join(part.split()) for part in marked)
    found = [" ".join(line.split()) for line in blocks.splitlines() if line.strip()]
    return found + [part for part in inline if COMMAND.match(part)]


def first_lines(program: Path) -> list[str]:
    """The commands in the first text of a program, without the words after them."""
    text = ast.get_docstring(ast.parse(program.read_text("utf-8"))) or ""
    return [
        line.strip()
        for line in re.findall(
            r"(?:python|\.venv/bin/python) (?:-m \w+\.[\w.]+|\w+/[\w.]+py|run\.py \w+)", text
        )
    ]


LINES = sorted(
    {line for name in DOCUMENTS for line in lines_of((ROOT / name).read_text("utf-8"))}
    | {line for kind in PROGRAMS for file in ROOT.glob(kind) for line in first_lines(file)}
)


def tables_of(line: str) -> list[dict]:
    """The tables that know a line; a whole name counts, not its beginning."""
    return [table for table in (RUN, ELSEWHERE, NOT_HERE) if any(line.startswith(start) for start in table)]


@pytest.mark.parametrize("line", LINES)
def test_a_documented_line_is_run_or_says_why_not(line):
    assert line == "python run.py" or tables_of(line), f"`{line}` stands in a document, and nobody runs it"


@pytest.mark.parametrize("start", RUN)
def test_a_plain_python_runs_it_or_is_told_in_one_sentence_what_it_needs(start):
    """-S: nothing that was installed is seen. The path is empty, so no installed program is either."""
    code, said = RUN[start]
    more = WORDS.get(start, [])
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PATH": ""}
    words = [sys.executable, "-S", *start.split()[1:], *more]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("start", [*RUN, *ELSEWHERE, *NOT_HERE])
def test_the_tables_name_only_what_is_documented_and_what_exists(start):
    assert any(line.startswith(start) for line in LINES), f"no document says `{start}` any more"
    if start in ELSEWHERE:
        assert (ROOT / ELSEWHERE[start]).is_file()


def test_a_line_that_nobody_knows_is_found():
    assert lines_of(
        "```bash\nsudo new thing \\\n  --now\n```\n and `pip install x` of `this`\n\n    ls y\n"
    ) == [
        "sudo new thing --now",
        "pip install x",
        "ls y",
    ]
    assert tables_of("sudo new thing --now") == []
    assert shutil.which("git")
