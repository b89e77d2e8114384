"""The lab of a whole pump: its form, its sentences, its frame."""
