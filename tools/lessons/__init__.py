"""The lessons: filled from data/, run, stored, and listed by objective."""
