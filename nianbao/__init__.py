"""年报 as a library, to read a document or a corpus.

    from nianbao import open_corpus, parse

    reading = parse("report.pdf")
    reading.report.value("requests.new.total")  # an int or a Decimal; None if the cell is blank or not read

    with open_corpus("data/corpus.db") as corpus:
        reports = corpus.table("reports").rows(year=2023)

Each name is imported when it is first used, so that `import nianbao` takes about a millisecond and
imports neither Scrapy nor pandas.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.database.errors import CorpusError
    from crawler.dictionary import Column
    from nianbao.corpus import Corpus, Rows, StoredFigure, Table, open_corpus
    from nianbao.documents import parse, parse_all
    from parsers.document import Document, Place
    from parsers.errors import ParseError, Unreadable, Unrecognised
    from parsers.parse import Found
    from parsers.report import Check, Dispute, Figure, Inference, Notice, Reading, Report, Section, SourceTable

    __version__: str

_MODULES = {
    "crawler.database.errors": ("CorpusError",),
    "crawler.dictionary": ("Column",),
    "nianbao.corpus": ("Corpus", "Rows", "StoredFigure", "Table", "open_corpus"),
    "nianbao.documents": ("parse", "parse_all"),
    "parsers.document": ("Document", "Place"),
    "parsers.errors": ("ParseError", "Unreadable", "Unrecognised"),
    "parsers.parse": ("Found",),
    "parsers.report": (
        "Check",
        "Dispute",
        "Figure",
        "Inference",
        "Notice",
        "Reading",
        "Report",
        "Section",
        "SourceTable",
    ),
}
"""Public names by the module that defines them."""
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Check",
    "Column",
    "Corpus",
    "CorpusError",
    "Dispute",
    "Document",
    "Figure",
    "Found",
    "Inference",
    "Notice",
    "ParseError",
    "Place",
    "Reading",
    "Report",
    "Rows",
    "Section",
    "SourceTable",
    "StoredFigure",
    "Table",
    "Unreadable",
    "Unrecognised",
    "__version__",
    "open_corpus",
    "parse",
    "parse_all",
]


def __getattr__(name: str) -> object:
    """Imports a public name at its first use."""
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("nianbao")
    elif name in _MODULE_OF:
        value = getattr(import_module(_MODULE_OF[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
