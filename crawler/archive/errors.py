"""The error for an archive that can't be used. Its message says what happened and what to do."""


class ArchiveError(Exception):
    """A file or the folder of the archive can't be used as it is."""
