"""Readers: bytes of one format to the neutral document. They know no form and no label.

To add a format: write a module with `read(data: bytes) -> Document` that raises `Unreadable` for
damage; name its media type here; teach `parsers.sniff` to tell it; write its renderer in
`demo/nianbao_demo/render/`; run `make test`: the round trip covers it from then on.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from parsers import sniff
from parsers.document import Document

READERS: dict[str, tuple[str, ...]] = {
    sniff.HTML: ("html", "html_second"),
    sniff.TEXT: ("plain",),
    sniff.PDF: ("pdf", "pdf_plumber", "pdf_scan"),
    sniff.DOCX: ("docx", "docx_second"),
    sniff.DOC: ("word", "word_second"),
    sniff.RTF: ("word", "word_second"),
    sniff.WORDML: ("word", "word_second"),
    sniff.ODT: ("odt", "word"),
    sniff.MHTML: ("mhtml", "mhtml_second"),
    sniff.OFD: ("ofd", "ofd_second"),
    sniff.XLSX: ("xlsx", "xlsx_second", "excel_office"),
    sniff.XLS: ("xls", "excel_office"),
    **dict.fromkeys(sniff.PICTURES, ("scan", "scan_second")),
}
"""Media type to the modules here that read it, each independent of the others, in the order of
their worth: the first reads, the next are asked where its figures don't add up. Loaded when they
are needed."""


class Reader(Protocol):
    """What a module here offers."""

    def read(self, data: bytes) -> Document: ...


def reader(name: str) -> Reader:
    """The reader of that name."""
    return cast("Reader", import_module(f"parsers.readers.{name}"))
