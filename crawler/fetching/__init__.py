"""Fetches bytes: from a portal, from a mirror of it, through a browser, or again from the archive."""
