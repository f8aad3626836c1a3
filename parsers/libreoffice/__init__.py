"""LibreOffice, headless and kept warm: old Word files become something a reader reads.

One process serves all files of this Python process. It starts with the first file, has a profile
of its own in a private temporary folder, and files are handed to it as anybody would: by calling
`soffice --convert-to` with the same profile, which passes its arguments to the one that runs. A
cold start costs 0.65 s, a file then 0.1 to 0.2 s (LibreOffice 7.4, one core).

The kind of a file is always forced (`--infilter`): left to guess, LibreOffice opens any garbage as
text. `parsers.libreoffice.keeper` ends the process with its owner, whatever ends that one.
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
"""A file may take. A report takes 0.2; a crawl gives a document 60 for all its readers."""
MOST_BYTES = 128 * 1024 * 1024
"""Of a result: the largest seen, of a report with pictures, has under 40 MB."""

IMPORTS = {
    ".doc": "MS Word 97",
    ".doc95": "MS WinWord 6.0",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".docx": "MS Word 2007 XML",
    ".html": "HTML (StarWriter)",
    ".xml": "MS Word 2003 XML",
    ".xls": "MS Excel 97",
    ".xlsx": "Calc MS Excel 2007 XML",
}
EXPORTS = {
    "docx": "docx:MS Word 2007 XML",
    "html": "html:HTML (StarWriter)",
    "pdf": "pdf:writer_pdf_Export",
    "doc": "doc:MS Word 97",
    "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
    "sheets": "html:HTML (StarCalc)",
}
"""LibreOffice's names of its filters."""

_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)

_lock = threading.Lock()
_office: Office | None = None
_fault: tuple[bytes, Message] | None = None
"""The last file that hung or crashed LibreOffice, and what to say of it: it is not tried again."""


def find() -> str | None:
    """The soffice that is called: `SOFFICE`, or the first one installed."""
    named = os.environ.get("SOFFICE")
    if named:
        return shutil.which(named)
    for name in ("soffice", "libreoffice", *_PLACES):
        if found := shutil.which(name):
            return found
    return None


def convert(data: bytes, suffix: str, to: str) -> bytes:
    """`data`, a file of the kind `suffix` (of `IMPORTS`), as `to` (of `EXPORTS`). Raises
    `Unreadable` where LibreOffice is missing, or can't read the file within its limits.
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
        # Perhaps it was ended from outside, or by what another file did to it: once more, fresh.
        stop()
        result = _running().convert(data, suffix, IMPORTS[suffix], EXPORTS[to], SECONDS)
    if result is None:
        raise Unreadable(messages.OFFICE_REFUSED())
    if len(result) > MOST_BYTES:
        raise Unreadable(messages.OFFICE_GREW(megabytes=len(result) // 1_000_000))
    return result


def _running() -> Office:
    """The process of this Python process. One that was inherited by a fork is its parent's."""
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
    """Ends the process, and takes its folder away; the next file starts another one."""
    global _office  # noqa: PLW0603
    if _office is not None and _office.is_ours():
        _office.stop()
    _office = None


atexit.register(stop)


def folder() -> Path | None:
    """Where the process keeps its profile and files; None while none runs."""
    return _office.folder if _office is not None and _office.is_ours() else None
