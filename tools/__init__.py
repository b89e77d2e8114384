"""For maintainers: fill the lessons from data/, run them, and check their shape."""
