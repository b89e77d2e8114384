"""Pharmacology, pump, signs and scoring: pure functions and frozen values, NumPy only."""
