"""Counts of the corpus's content, for people to read."""
