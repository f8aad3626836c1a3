"""What can be wrong with a corpus file, in words that help."""


class CorpusError(Exception):
    """The corpus can't be opened or written. The message says what helps."""
