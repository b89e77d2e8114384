"""Files with the names of modules, in a folder in which somebody stands: each notes that it was run."""

from pathlib import Path

PLANTED = (
    "venv",
    "pip",
    "ensurepip",
    "nbformat",
    "jupyterlab",
    "jupyter_server",
    "ipykernel_launcher",
    "ipykernel",
    "numpy",
    "baclofen",
    "hatchling",
    "json",
    "tomllib",
    "pathlib",
    "jupyter_config",
    "jupyter_server_config",
    "ipython_config",
    "sitecustomize",
)


def plant(folder: Path) -> None:
    """Put the traps there."""
    for name in PLANTED:
        (folder / f"{name}.py").write_text(f"open({str(folder / 'ran')!r}, 'a').write({name!r} + ' ')")


def ran(folder: Path) -> str:
    """The names of those that were run."""
    note = folder / "ran"
    return note.read_text() if note.exists() else ""
