"""Connects: fetching, archive, corpus, commands."""
