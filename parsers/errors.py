"""The errors that `parsers` raises for a document. It raises no others."""

from __future__ import annotations

import struct

from parsers.sentences import Message


class ParseError(Exception):
    """No report could be read from a document. The message says what happened and what helps."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class Unreadable(ParseError):
    """The bytes can't be read: empty, damaged, too large, or of a format without a reader."""


class Refused(Unreadable):
    """The file is far larger than any report or looks malicious, so no other reader may try it."""


class Unrecognised(ParseError):
    """The document was read, but it isn't an annual report on information disclosure."""


PICTURE_FAULTS = (OSError, EOFError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError, struct.error)
"""What Pillow raises on a damaged picture."""
