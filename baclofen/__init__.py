"""Baclofen, by mouth or by pump: an interactive course for nursing classes."""
