"""The archive read once more: to catch up with it, to rebuild the corpus, to read with newer parsers."""
