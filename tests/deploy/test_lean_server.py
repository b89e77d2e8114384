"""A learner's server brings nothing of the hub's database, and comes whole where JupyterHub asks for more."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="JupyterHub is for servers: tried on Linux only."
)
LOAD = "import sys; sys.path.insert(0, 'deploy'); import lean_server; "
#: what the hub's own process needs, and a learner's server never calls
HUB_ONLY = ("alembic", "sqlalchemy", "cryptography", "jupyterhub.orm", "jupyterhub.spawner")
SEEN = f"print([name for name in {HUB_ONLY} if name in sys.modules])"


def said(code: str) -> str:
    """What a fresh Python prints that has begun as a learner's server does."""
    done = subprocess.run([sys.executable, "-c", LOAD + code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_hubs_database_is_not_brought():
    """32 MB for each learner. What is in its place while JupyterHub is read is gone afterwards."""
    start = "print(lean_server.learners_main().__self__.name); "
    assert said(start + SEEN) == "jupyterhub-singleuser\n[]"


def test_who_asks_for_a_database_later_gets_the_real_one():
    later = "lean_server.learners_main(); import sqlalchemy, jupyterhub.orm; "
    assert said(later + "print(sqlalchemy.__version__[0], jupyterhub.orm.User.__tablename__)") == "2 users"


@pytest.mark.parametrize("lacking", ["HealthCheckHandler", "SQLAlchemyError"])
def test_a_jupyterhub_that_asks_for_more_comes_whole(lacking):
    """As another version would, that takes something from these modules which nobody has put there."""
    poorer = f"""
for names in lean_server.HUB_ONLY.values():
    names.pop({lacking!r}, None)
"""
    assert said(poorer + "lean_server.learners_main(); " + SEEN) == str(list(HUB_ONLY))
