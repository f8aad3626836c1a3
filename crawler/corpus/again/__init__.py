"""Reads the archive once more: to catch up with it, to rebuild the corpus, or to use newer parsers."""
