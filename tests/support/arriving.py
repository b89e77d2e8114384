"""Programs that `.ci/run` still installs while the first tests run: who looks for one waits here before."""

import os
import time
from pathlib import Path

#: names a file that is there as long as something is being installed; nobody sets it on a learner's computer
INSTALLING = "COURSE_INSTALLING"


def until_installed(seconds: float = 900) -> None:
    """Wait until all is there that is on its way."""
    file = os.environ.get(INSTALLING)
    give_up = time.monotonic() + seconds
    while file and Path(file).exists():
        assert time.monotonic() < give_up, f"Something is still being installed ({file})."
        time.sleep(0.2)
