"""What can be wrong with an archive. The message says what happened and the way out."""


class ArchiveError(Exception):
    """A file of the archive, or the folder, can't be used as it is."""
