"""How bytes are fetched: from a portal, from a mirror of it, by a browser, or again from the archive."""
