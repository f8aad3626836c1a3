"""What can keep the corpus from being browsed. The message says what happened and the way out."""


class BrowseError(Exception):
    """The corpus can't be served."""
