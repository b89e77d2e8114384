"""A learner's server for a class: JupyterHub's own, without a part that costs much and does nothing.

jsonschema builds 35 parsers for internationalised web addresses as soon as it is imported. No file of Jupyter
is checked with them, but each server pays for them with a second of processor time and 15 MB
(https://github.com/jupyter-server/jupyter_server/issues/1559). Without them, jsonschema still works.

Each learner's server also signs the shipped lessons with the learner's own secret, at every start: also for
accounts that exist, and after a new edition. Only what equals a lesson of the list is signed.
"""

import subprocess
import sys
from pathlib import Path

sys.modules["rfc3987_syntax"] = None
COURSE = Path(__file__).resolve().parents[1]


def sign_lessons(course: Path = COURSE) -> subprocess.Popen:
    """Sign the shipped lessons beside the server's own start, so that the Start button asks nothing."""
    words = [sys.executable, "-m", "tools.launch.trust"]
    return subprocess.Popen(words, cwd=course, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    from jupyterhub.singleuser import main

    signing = sign_lessons()
    sys.exit(main())
