"""Before anything starts: is what an author can change in order? Needs nothing installed, takes seconds."""

import subprocess
from pathlib import Path

from tools.launch import programs
from tools.launch.environment import child_environment


def check_data(root: Path, quiet: bool = False) -> int:
    """Say in sentences what has to be mended; 0 where all is in order. `quiet` says nothing then."""
    words = programs.own_module(root, "baclofen", "check", *(["--quiet"] if quiet else []))
    return subprocess.run(words, cwd=root, env=child_environment(), check=False).returncode
