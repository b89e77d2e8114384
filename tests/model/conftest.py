"""Property tests have no stop-watch: a busy computer is not a wrong model. On CI they repeat exactly."""

import os

from hypothesis import settings

settings.register_profile("course", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("course")
