"""Scenes: a lab seen from one question, as a record of data/scenes says."""
