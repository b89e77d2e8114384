"""A class that all arrives in the same second: a hub on this computer, its learners, and what they cost."""
