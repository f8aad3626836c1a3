"""What can be wrong with a document. Nothing else is raised by `parsers`."""

from __future__ import annotations

from parsers.sentences import Message


class ParseError(Exception):
    """A document that gives no report. The message says what happened and what helps."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class Unreadable(ParseError):
    """The bytes can't be read: empty, damaged, too large, or of a format without a reader."""


class Refused(Unreadable):
    """It is larger than any report, or made to deceive: no other reader shall try."""


class Unrecognised(ParseError):
    """The document was read, but it is no annual report on information disclosure."""
