"""A hub's link with the real nbgitpuller: followed twice, across an edition, with changed lessons."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest

from tools import hub_link

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "deploy" / "README.md").read_text("utf-8")
LESSONS = ("00_start_here.ipynb", "05_mouth_or_pump.ipynb")
COPY = "/opt/baclofen-course"


def git(folder: Path, *words: str) -> str:
    identity = ("-c", "user.name=IT desk", "-c", "user.email=desk@example.edu")
    return subprocess.run(
        ["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def published(tmp_path) -> Path:
    """A repository like the course's, with one edition; `new_edition` adds the next."""
    folder = tmp_path / "published"
    (folder / "notebooks").mkdir(parents=True)
    for name in LESSONS:
        shutil.copy2(ROOT / "notebooks" / name, folder / "notebooks")
    shutil.copy2(ROOT / ".gitattributes", folder)
    git(folder, "init", "-q", "-b", "main")
    save_edition(folder, "v2026.11")
    return folder


def save_edition(folder: Path, tag: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", tag)
    git(folder, "tag", tag)


def new_edition(folder: Path) -> None:
    """Every cell of every lesson differs, one is new, and outputs move."""
    for file in sorted((folder / "notebooks").glob("*.ipynb")):
        book = nbformat.read(file, 4)
        for cell in book.cells:
            cell.source += "\n\nNext edition."
        book.cells.insert(3, nbformat.v4.new_markdown_cell("A new part."))
        nbformat.write(book, file)
    save_edition(folder, "v2027.1")


@pytest.fixture
def school(published, tmp_path) -> Path:
    """The school's own copy, made by the very lines of deploy/README.md."""
    copy = tmp_path / "copy" / "baclofen-course"
    make, hold = commands_about("git clone", "switch -C term")
    run_line(make, published, copy)
    run_line(hold, published, copy)
    return copy


def commands_about(*parts: str) -> list[str]:
    lines = [
        line.strip()
        for block in re.findall(r"```bash\n(.*?)```", README, re.S)
        for line in block.splitlines()
    ]
    return [next(line for line in lines if part in line) for part in parts]


def run_line(line: str, published: Path, copy: Path) -> None:
    words = line.replace("sudo ", "").replace(
        "https://github.com/baclofen-course/baclofen-course", str(published)
    )
    subprocess.run(words.replace(COPY, str(copy)), shell=True, check=True, capture_output=True)


def visit(link: str, home: Path, copy: Path) -> Path:
    """Follow a link as nbgitpuller's own page does; returns the learner's folder."""
    asked = {key: value[0] for key, value in parse_qs(urlsplit(link).query).items()}
    folder = home / asked["repo"].rsplit("/", 1)[1]
    words = [
        asked["repo"].replace(COPY, str(copy)),
        *([asked["branch"]] if "branch" in asked else []),
        str(folder),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "nbgitpuller.pull", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (home / asked["urlpath"].removeprefix("lab/tree/")).is_file()
    return folder


def school_link() -> str:
    return hub_link.link("https://hub.example.edu", "05", "term", f"file://{COPY}")


def change(file: Path) -> str:
    """Edit and run a lesson, as JupyterLab saves it; returns what it then holds."""
    book = nbformat.read(file, 4)
    book.cells[2].source = "My own note."
    for count, cell in enumerate([one for one in book.cells if one.cell_type == "code"], 1):
        cell.execution_count = count
        cell.outputs = [nbformat.v4.new_output("stream", text=f"run {count}\n")]
    nbformat.write(book, file)
    return file.read_text("utf-8")


def test_the_link_works_at_every_visit_and_across_an_edition(published, school, tmp_path):
    folder = visit(school_link(), tmp_path, school)
    visit(school_link(), tmp_path, school)
    new_edition(published)
    visit(school_link(), tmp_path, school)
    assert "Next edition." not in (folder / "notebooks" / LESSONS[1]).read_text("utf-8"), (
        "the school holds its edition"
    )
    for line in commands_about("fetch --tags", "switch -C term v"):
        run_line(line.replace("v2026.11", "v2027.1"), published, school)
    visit(school_link(), tmp_path, school)
    assert "Next edition." in (folder / "notebooks" / LESSONS[1]).read_text("utf-8")


def test_a_lesson_that_a_learner_changed_stays_whole_and_a_deleted_one_comes_new(published, school, tmp_path):
    folder = visit(school_link(), tmp_path, school)
    mine = folder / "notebooks" / LESSONS[0]
    was = change(mine)
    (folder / "progress").mkdir()
    (folder / "progress" / "my_progress.json").write_text("{}")
    new_edition(published)
    for line in commands_about("fetch --tags", "switch -C term v"):
        run_line(line.replace("v2026.11", "v2027.1"), published, school)
    visit(school_link(), tmp_path, school)
    assert mine.read_text("utf-8") == was
    nbformat.validate(nbformat.read(mine, 4))
    assert "Next edition." in (folder / "notebooks" / LESSONS[1]).read_text("utf-8")
    assert (folder / "progress" / "my_progress.json").read_text() == "{}"
    mine.unlink()
    visit(school_link(), tmp_path, school)
    assert "Next edition." in mine.read_text("utf-8")
    visit(school_link(), tmp_path, school)


def test_a_tag_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="opens a tag once"):
        hub_link.link("https://hub.example.edu", branch="v2026.11")
    assert "branch=v20" not in README


@pytest.mark.parametrize("words", [["-m", "tools.hub_link", "https://hub.example.edu"]])
def test_the_link_is_made_by_a_plain_python(words):
    """-S: nothing that was installed is seen."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-S", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("https://hub.example.edu/hub/user-redirect/git-pull?repo=")
