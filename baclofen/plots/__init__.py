"""Matplotlib figures from model results, each with alt text, summary and table."""
