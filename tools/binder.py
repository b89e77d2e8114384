"""Links that open a lesson on Binder, nothing installed: each is made from the repository's one address.

A link names a state of the course: ``HEAD`` is the newest, a tag such as ``v2026.11`` stays as it is. Binder
makes an image of each state once and keeps it, so a tag that somebody has opened before starts soonest.
"""

import tomllib
from functools import cache
from pathlib import Path

from baclofen import content

# The members behind mybinder.org, which sends each learner to one of them; each keeps images of its own.
MEMBERS = ("2i2c", "gesis", "bids")
_PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def repository() -> str:
    """Return the address of the repository, from pyproject.toml."""
    return _project()["urls"]["Repository"]


def release_tag() -> str:
    """Return the tag of this release: a v and the version."""
    return f"v{_project()['version']}"


def binder_link(notebook: str, ref: str = "HEAD", member: str = "") -> str:
    """Return the address that opens ``notebook`` as it is at ``ref``, on any member of Binder or on one."""
    owner_and_name = repository().removeprefix("https://github.com/")
    host = f"{member}.mybinder.org" if member else "mybinder.org"
    return f"https://{host}/v2/gh/{owner_and_name}/{ref}?urlpath=lab/tree/notebooks/{notebook}"


def binder_badge() -> str:
    """Return the one-click link to the course on Binder."""
    text, first = content.word("ui.binder"), content.lessons()[0].file
    return f"\n\n[![{text}](https://mybinder.org/badge_logo.svg)]({binder_link(first)})\n\n"


def class_table() -> str:
    """Return the lessons with the links to hand out: this release, which no later change touches."""
    heads = [content.word(f"lesson.table.{column}") for column in ("lesson", "class_link")]
    rows = [f"| {x.id} {x.title} | <{binder_link(x.file, release_tag())}> |" for x in content.lessons()]
    return "\n\n| " + " | ".join(heads) + " |\n|---|---|\n" + "\n".join(rows) + "\n\n"


def warm_up() -> str:
    """Return one link for each member of Binder: who opens all of them has the images made."""
    first = content.lessons()[0].file
    links = [f"{n}. <{binder_link(first, release_tag(), one)}>" for n, one in enumerate(MEMBERS, 1)]
    return "\n\n" + "\n".join(links) + "\n\n"


@cache
def _project() -> dict:
    return tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
