"""Converts old Office files, such as .doc, with a headless LibreOffice that stays running.

One LibreOffice process serves all files of this Python process. It starts with the first file and
has its own profile in a private temporary folder. Files are handed to it by calling `soffice
--convert-to` with the same profile: that call passes its arguments on to the running process. A
cold start takes 0.65 s, then each file 0.1 to 0.2 s (LibreOffice 7.4, one core).

The input filter is always given (`--infilter`); without it, LibreOffice opens any garbage as text.
`parsers.libreoffice.keeper` ends LibreOffice when this process ends, even if it is killed.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import threading
from pathlib import Path

from parsers import messages
from parsers.errors import Unreadable
from parsers.libreoffice.office import Died, NotStarted, Office, TookTooLong
from parsers.sentences import Message

SECONDS = 20
"""Time limit for one file. A report takes 0.2; a crawl gives all readers of a document 60 together."""
MOST_BYTES = 128 * 1024 * 1024
"""Size limit of a converted file. The largest seen, of a report with pictures, has under 40 MB."""

IMPORTS = {
    ".doc": "MS Word 97",
    ".doc95": "MS WinWord 6.0",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".fodt": "OpenDocument Text Flat XML",
    ".docx": "MS Word 2007 XML",
    ".html": "HTML (StarWriter)",
    ".xml": "MS Word 2003 XML",
    ".xls": "MS Excel 97",
    ".xlsx": "Calc MS Excel 2007 XML",
    ".ods": "calc8",
    ".fods": "OpenDocument Spreadsheet Flat XML",
}
EXPORTS = {
    "docx": "docx:MS Word 2007 XML",
    "html": "html:HTML (StarWriter)",
    "pdf": "pdf:writer_pdf_Export",
    "doc": "doc:MS Word 97",
    "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xls": "xls:MS Excel 97",
    "sheets": "html:HTML (StarCalc)",
}
"""Names of LibreOffice's filters: by the suffix of the input, and by the format of the output."""

_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)

_lock = threading.Lock()
_office: Office | None = None
_fault: tuple[bytes, Message] | None = None
"""SHA-256 of the last file that hung or crashed LibreOffice, which is not tried again, and its message."""


def find() -> str | None:
    """Path of the soffice program: the one that the variable `SOFFICE` names, else the first one
    installed. None if there is none.
    """
    named = os.environ.get("SOFFICE")
    if named:
        return shutil.which(named)
    for name in ("soffice", "libreoffice", *_PLACES):
        if found := shutil.which(name):
            return found
    return None


def convert(data: bytes, suffix: str, to: str) -> bytes:
    """Converts a file of kind `suffix` (a key of `IMPORTS`) to the format `to` (a key of `EXPORTS`).
    Raises `Unreadable` if LibreOffice is missing or can't convert the file within the limits.
    """
    global _fault  # noqa: PLW0603
    digest = hashlib.sha256(data).digest()
    with _lock:
        if _fault is not None and digest == _fault[0]:
            raise Unreadable(_fault[1])
        try:
            return _convert(data, suffix, to)
        except TookTooLong as error:
            _fault = (digest, messages.OFFICE_SLOW(seconds=SECONDS))
            raise Unreadable(_fault[1]) from error
        except Died as error:
            _fault = (digest, messages.OFFICE_CRASHED())
            raise Unreadable(_fault[1]) from error


def _convert(data: bytes, suffix: str, to: str) -> bytes:
    try:
        result = _running().convert(data, suffix, IMPORTS[suffix], EXPORTS[to], SECONDS)
    except Died:
        # It may have been ended from outside, or broken by an earlier file: try once more, afresh.
        stop()
        result = _running().convert(data, suffix, IMPORTS[suffix], EXPORTS[to], SECONDS)
    if result is None:
        raise Unreadable(messages.OFFICE_REFUSED())
    if len(result) > MOST_BYTES:
        raise Unreadable(messages.OFFICE_GREW(megabytes=len(result) // 1_000_000))
    return result


def _running() -> Office:
    """Returns LibreOffice for this Python process, and starts it if necessary. One inherited through a
    fork isn't used: it belongs to the parent.
    """
    global _office  # noqa: PLW0603
    if _office is not None and not _office.is_ours():
        _office = None
    if _office is not None and not _office.is_running():
        stop()
    if _office is None:
        soffice = find()
        if soffice is None:
            named = os.environ.get("SOFFICE")
            missing = messages.OFFICE_MISSING()
            raise Unreadable(messages.OFFICE_NOT_THERE(missing=missing, path=named) if named else missing)
        try:
            _office = Office(soffice)
        except NotStarted as error:
            command = f"{soffice} --headless --version"
            raise Unreadable(messages.OFFICE_NOT_STARTED(path=soffice, command=command)) from error
    return _office


def stop() -> None:
    """Ends LibreOffice and removes its folder. The next file starts a new process."""
    global _office  # noqa: PLW0603
    if _office is not None and _office.is_ours():
        _office.stop()
    _office = None


atexit.register(stop)


def folder() -> Path | None:
    """The folder with LibreOffice's profile and files; None while LibreOffice isn't running."""
    return _office.folder if _office is not None and _office.is_ours() else None
