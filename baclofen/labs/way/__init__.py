"""Where am I, and where to: the beats of a lesson with what is done, and a path through the course."""
