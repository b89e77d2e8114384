"""The only reader of data/: checks every table and returns frozen records."""
