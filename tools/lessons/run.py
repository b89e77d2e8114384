"""Fill, run and store the lessons: what is committed is what a learner sees before pressing anything.

``python run.py notebooks`` does all of them, with ``02 05`` only these, with ``--fill`` only the words.
"""

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

from baclofen import content
from baclofen.labs.live_view import LIVE_VIEW
from tools import table_form
from tools.launch import trust
from tools.lessons import fill, minutes, objectives, steps, terms

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "notebooks"
PAGES = (ROOT / "README.md", ROOT / "docs" / "binder.md")
_KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def lessons(wanted: list[str] | None = None) -> list[Path]:
    """Return the lesson files in order, all or those whose number is wanted."""
    return [p for p in sorted(FOLDER.glob("[0-9][0-9]_*.ipynb")) if not wanted or p.name[:2] in wanted]


def markdown(notebook: nbformat.NotebookNode) -> str:
    """Return all prose of a lesson as one text."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def filled(notebook: nbformat.NotebookNode, lesson_id: str) -> nbformat.NotebookNode:
    """Link the first use of each term, and write every marked passage anew from data/."""
    prose = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    for cell, text in zip(prose, terms.linked(cell.source for cell in prose), strict=True):
        cell.source = text
    named = fill.sources_of(lesson_id, markdown(notebook))
    blocks = {
        "sources": lambda: fill.source_list(named),
        "words": lambda: terms.word_list(terms.terms_in(markdown(notebook))),
        "lesson": lambda: fill.lesson_header(lesson_id),
        "lessons": fill.lesson_list,
        "plan": lambda: fill.plan_table(minutes.plan(notebook.cells)),
    }
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = fill.fill(cell.source, blocks)
    return notebook


def executed(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Run every cell from the top; keep poster and plain line, drop live views, timings and versions."""
    place = {"metadata": {"path": str(FOLDER)}}
    with _channels() as channels:
        NotebookClient(
            notebook,
            timeout=120,
            kernel_name="python3",
            shutdown_kernel="immediate",  # asked politely, it may complain of its own end
            resources=place,
            config=channels,
        ).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(LIVE_VIEW, None)
    notebook.metadata = nbformat.from_dict(_KERNEL)
    return notebook


@contextlib.contextmanager
def _channels() -> Iterator[Config]:
    """Talk with Python through files of this user where the system can; a network would be warned of."""
    if os.name != "posix":
        yield Config()
        return
    short = "/tmp" if os.access("/tmp", os.W_OK) else None  # systems allow such names about 100 letters
    with tempfile.TemporaryDirectory(prefix="baclofen-", dir=short) as folder:
        yield Config(KernelManager={"transport": "ipc", "ip": f"{folder}/kernel"})


def store(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write a lesson with plain cell ids (lesson-01 ...) and folded code, so that a change reads as it is."""
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"{path.stem[:2]}-{number:02d}"
        if cell.cell_type == "code":
            cell.metadata.setdefault("jupyter", {})["source_hidden"] = True
    nbformat.validate(notebook)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")


def fill_pages() -> None:
    """Write the tables of lessons and the links of README and the page for teachers anew."""
    for path in PAGES:
        path.write_text(fill.fill(path.read_text(encoding="utf-8")), encoding="utf-8")


def written() -> dict[str, bytes]:
    """Every file that this tool writes, named from the course's folder."""
    others = (*PAGES, objectives.PAGE, steps.TABLE, ROOT / trust.LIST)
    there = [path for path in (*lessons(), *others) if path.exists()]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in there}


def tell_changed(before: dict[str, bytes]) -> None:
    """Name what is not as it was: an author sends it together with her change."""
    changed = [name for name, text in written().items() if before.get(name) != text]
    if changed:
        print("\nWritten anew; send these with what you changed:", *changed, sep="\n  ")


def tell_broken(path: Path) -> None:
    """Say which rules of beats and minutes a lesson breaks; the tests would be red for it."""
    from tools.lessons import beats  # it reads the lessons with this module

    for lesson in content.lessons():
        if lesson.file == path.name:
            for wrong in beats.count(lesson).broken:
                print(f"  to mend: {wrong}")


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python run.py notebooks", description=__doc__.split("\n")[0])
    parser.add_argument("lesson", nargs="*", help="two-digit numbers; none means all")
    parser.add_argument("--fill", action="store_true", help="only write the marked passages, do not run")
    chosen = parser.parse_args(arguments)
    for name in table_form.form():
        print(f"data/{name}: written as all tables are")
    before = written()
    for path in lessons(chosen.lesson):
        notebook = filled(nbformat.read(path, as_version=4), path.name[:2])
        try:
            store(notebook if chosen.fill else executed(notebook), path)
        except CellExecutionError as error:
            print(f"{path.name} stays as it was, because a cell cannot run: {error.ename}: {error.evalue}")
            return 1
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
        tell_broken(path)
    fill_pages()
    objectives.write()
    steps.write()
    trust.main(["--list"])
    tell_changed(before)
    return 0


if __name__ == "__main__":
    sys.exit(main())
