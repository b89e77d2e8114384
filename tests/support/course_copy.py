"""The course in another folder, as somebody would be handed it: for who builds there, or breaks something."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = (".git", ".venv*", "site", "progress", ".*cache", ".hypothesis", "__pycache__")  # at the top only


def copy(folder: Path) -> None:
    """Everything but what tools made; what lies in the folder already stays beside it."""
    made = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "kernel-ipc-*")
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy2(path, folder)
        elif not any(path.match(pattern) for pattern in MADE):
            shutil.copytree(path, folder / path.name, ignore=made)
