"""A learner's server for a class: JupyterHub's own, without a part that costs much and does nothing.

jsonschema builds 35 parsers for internationalised web addresses as soon as it is imported. No file of Jupyter
is checked with them, but each server pays for them with a second of processor time and 15 MB
(https://github.com/jupyter-server/jupyter_server/issues/1559). Without them, jsonschema still works.

Where BACLOFEN_SIGNED_LESSONS names the folder of the shipped lessons, each learner's server signs them with
the learner's own secret, at every start: also for accounts that exist, and after a new edition.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.modules["rfc3987_syntax"] = None
VARIABLE = "BACLOFEN_SIGNED_LESSONS"


def sign_lessons() -> subprocess.Popen | None:
    """Sign the shipped lessons beside the server's own start, so that the Start button asks nothing."""
    named = os.environ.get(VARIABLE, "")
    lessons = sorted(Path(named).glob("[0-9][0-9]_*.ipynb")) if named else []
    if not lessons:
        return None
    words = [sys.executable, "-m", "nbformat.sign", *map(str, lessons)]
    return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    from jupyterhub.singleuser import main

    signing = sign_lessons()
    sys.exit(main())
