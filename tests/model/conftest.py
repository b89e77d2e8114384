"""Property tests have no stop-watch: a busy computer is not a wrong model."""

from hypothesis import settings

settings.register_profile("course", deadline=None)
settings.load_profile("course")
