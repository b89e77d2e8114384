"""The link that brings the lessons to any JupyterHub with nbgitpuller.

    python -m tools.hub_link https://hub.example.edu [tag or branch] [lesson]

Who follows it logs in, gets the newest lessons into a folder of their own, and sees the lesson in JupyterLab.
"""

import sys
from urllib.parse import urlencode

from tools import binder
from tools.lessons import run


def path(lesson: str = "00", branch: str = "") -> str:
    """Return the part that follows a server's address; without a branch, nbgitpuller takes the usual one."""
    address = binder.repository()
    folder = address.rsplit("/", 1)[1]
    file = run.lessons([lesson])[0].name
    asked = {"repo": address} | ({"branch": branch} if branch else {})
    return "git-pull?" + urlencode(asked | {"urlpath": f"lab/tree/{folder}/notebooks/{file}"})


def link(hub: str, lesson: str = "00", branch: str = "") -> str:
    """Return the whole link for one hub.

    Example:
        >>> link("https://hub.example.edu/", "05").startswith("https://hub.example.edu/hub/user-redirect/git-pull?")
        True
    """
    return f"{hub.rstrip('/')}/hub/user-redirect/{path(lesson, branch)}"


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    hub, branch, lesson = (*sys.argv[1:], *("", "", "00")[len(sys.argv) - 1 :])
    print(link(hub, lesson, branch))
