"""What can be wrong with a corpus. The message says what happened and the way out."""


class CorpusError(Exception):
    """The corpus file can't be used as it is."""
