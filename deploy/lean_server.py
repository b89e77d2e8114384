"""A learner's server for a class: JupyterHub's own, without parts that cost much and do nothing.

jsonschema builds 35 parsers for internationalised web addresses as soon as it is imported. No file of Jupyter
is checked with them, but each server pays for them with a second of processor time and 15 MB
(https://github.com/jupyter-server/jupyter_server/issues/1559). Without them, jsonschema still works.

JupyterHub brings the hub's database code, SQLAlchemy and Alembic into every learner's server, where nothing
calls them: 32 MB, and a third of a second of processor time. Stand-ins take their place while the server is
imported, and are gone before it starts. A JupyterHub that they do not fit is imported again as a whole.

Each learner's server also signs the shipped lessons with the learner's own secret, at every start: also for
accounts that exist, and after a new edition. Only what equals a lesson of the list is signed.
"""

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

sys.modules["rfc3987_syntax"] = None
COURSE = Path(__file__).resolve().parents[1]
#: module of the hub -> what a learner's server takes from it as it is imported
HUB_ONLY = {
    "sqlalchemy": {"__path__": []},
    "sqlalchemy.exc": {"SQLAlchemyError": type("SQLAlchemyError", (Exception,), {})},
    "jupyterhub.orm": {},
    "jupyterhub.roles": {},
    "jupyterhub.handlers": {"__path__": []},
    "jupyterhub.handlers.pages": {"HealthCheckHandler": type("HealthCheckHandler", (), {})},
}


def learners_main() -> Callable[[], int | None]:
    """JupyterHub's server for one learner, imported without the hub's database where that can be."""
    for name, content in HUB_ONLY.items():
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name]).update(content)
    try:
        from jupyterhub.singleuser import main
    except (ImportError, AttributeError):
        _forget([name for name in sys.modules if name.split(".")[0] in ("sqlalchemy", "jupyterhub")])
        from jupyterhub.singleuser import main
    else:
        _forget(HUB_ONLY)
    return main


def _forget(names: Iterable[str]) -> None:
    """Let the next who asks for these modules get the real ones."""
    for name in names:
        del sys.modules[name]


def sign_lessons(course: Path = COURSE) -> subprocess.Popen:
    """Sign the shipped lessons beside the server's own start, so that the Start button asks nothing."""
    words = [sys.executable, "-m", "tools.launch.trust"]
    return subprocess.Popen(words, cwd=course, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main = learners_main()
    signing = sign_lessons()
    sys.exit(main())
