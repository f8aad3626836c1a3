"""The error raised when a corpus can't be served. Its message says what happened and what to do."""


class BrowseError(Exception):
    """The corpus can't be served."""
