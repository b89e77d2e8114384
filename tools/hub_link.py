"""The link that brings the lessons to any JupyterHub with nbgitpuller. Needs nothing but Python.

    python -m tools.hub_link https://hub.example.edu

Who follows it logs in, gets the lessons into a folder of their own, and sees the lesson in JupyterLab.
Where a school holds one edition for a term, --repository and --branch name its own: deploy/README.md.
"""

import argparse
import re
import sys
from urllib.parse import urlencode

from baclofen import content
from tools import binder

A_TAG = (
    "'{branch}' names a release, a tag: nbgitpuller opens a tag once and fails at every later visit. "
    "Name a branch; deploy/README.md shows how a school keeps one at the release it wants."
)


def path(lesson: str = "00", branch: str = "", repository: str = "") -> str:
    """Return the part that follows a server's address; without a branch, nbgitpuller takes the usual one."""
    address = (repository or binder.repository()).rstrip("/")
    folder = address.rsplit("/", 1)[1].removesuffix(".git")
    asked = {"repo": address} | ({"branch": branch} if branch else {})
    file = content.lesson(lesson).file
    return "git-pull?" + urlencode(asked | {"urlpath": f"lab/tree/{folder}/notebooks/{file}"})


def link(hub: str, lesson: str = "00", branch: str = "", repository: str = "") -> str:
    """Return the whole link for one hub.

    Example:
        >>> link("https://hub.example.edu/", "05").startswith("https://hub.example.edu/hub/user-redirect/git-pull?")
        True

    Raises:
        ValueError: the branch is a release's tag.
    """
    if re.fullmatch(r"v\d+(\.\d+)+", branch):
        raise ValueError(A_TAG.format(branch=branch))
    return f"{hub.rstrip('/')}/hub/user-redirect/{path(lesson, branch, repository)}"


def main(words: list[str]) -> int:
    """Print the link that the words ask for."""
    options = argparse.ArgumentParser(description="Make the link that brings the lessons to a JupyterHub.")
    options.add_argument("hub", help="the address of the hub")
    options.add_argument("--lesson", default="00", choices=[one.id for one in content.lessons()])
    options.add_argument(
        "--branch", default="", help="a branch, never a tag (default: the repository's usual one)"
    )
    options.add_argument(
        "--repository", default="", help="a school's own copy (default: the course's repository)"
    )
    chosen = options.parse_args(words)
    try:
        print(link(chosen.hub, chosen.lesson, chosen.branch, chosen.repository))
    except ValueError as error:
        options.error(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
