"""The door: bytes to reading. Readers are loaded when they are needed."""

from __future__ import annotations

import hashlib

from parsers.errors import Unreadable
from parsers.report import Reading
from parsers.sniff import sniff, words_for
from parsers.version import PARSER_VERSION


def parse(
    data: bytes, *, name: str | None = None, url: str | None = None, title: str | None = None,
    issuer: str | None = None,
) -> Reading:  # fmt: skip
    """Read a document and interpret it as an annual report.

    `name` and `url` hint at the format where the bytes leave it open. `title` (a link's text) and
    `issuer` are used only where the document itself doesn't say. Raises `Unreadable` or
    `Unrecognised`, nothing else.
    """
    from parsers.checks import check
    from parsers.inference import infer
    from parsers.interpret import interpret
    from parsers.readers import READERS, reader

    media_type = sniff(data)
    if media_type not in READERS:
        raise Unreadable(
            f"{words_for(media_type)} ({media_type}): there is no reader for it;"
            " save it as PDF or as a web page, and try again"
        )
    document = reader(READERS[media_type][0]).read(data)
    report = interpret(document, title=title or name, issuer=issuer)
    inferences = infer(report)
    return Reading(
        hashlib.sha256(data).hexdigest(), document.media_type, document.reader, PARSER_VERSION,
        document, report, check(report, inferences), inferences,
    )  # fmt: skip
