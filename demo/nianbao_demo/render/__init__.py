"""Renderers: the same report, printed in many ways.

To add one, write a function from a report and random numbers to bytes, and name it here; the round
trip (tests/parsers/test_round_trip.py) and the demo portal then use it.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Protocol

from nianbao_demo.render.docx import DOCXS
from nianbao_demo.render.entry_html import divided, entered
from nianbao_demo.render.excel import EXCELS
from nianbao_demo.render.looked_html import looked
from nianbao_demo.render.nasty_html import excel, nested, split, units, word
from nianbao_demo.render.ofd import OFDS
from nianbao_demo.render.page import Frame, anywhere
from nianbao_demo.render.pdf import PDFS
from nianbao_demo.render.plain_html import misdeclared, one_table, spanless, ueditor
from nianbao_demo.render.plain_text import flattened, markdown
from nianbao_demo.render.program_text import (
    cell_lines,
    comma_separated,
    drawn,
    laid_out,
    merged,
    repeated,
    spaced,
    unbarred,
)
from nianbao_demo.render.scan import SCANS
from nianbao_demo.render.word_files import OLD_WORD, PLAIN_WORD, RTFS, WORD_ENDINGS
from parsers.report import Report

Renderer = Callable[[Report, Random], bytes]


class Markup(Protocol):
    """A renderer of HTML pages, which can be given a site's frame."""

    def __call__(self, report: Report, rng: Random, frame: Frame = anywhere) -> bytes: ...


MARKUPS: dict[str, Markup] = {
    "word": word,
    "ueditor": ueditor,
    "split": split,
    "one_table": one_table,
    "nested": nested,
    "excel": excel,
    "spanless": spanless,
    "units": units,
    "misdeclared": misdeclared,
    "entered": entered,
    "divided": divided,
}
"""Renderers of HTML pages."""

TEXTS: dict[str, Renderer] = {
    "flattened": flattened,
    "markdown": markdown,
    "cell_lines": cell_lines,
    "spaced": spaced,
    "unbarred": unbarred,
    "repeated": repeated,
    "merged": merged,
    "drawn": drawn,
    "laid_out": laid_out,
    "comma_separated": comma_separated,
}
"""Renderers of plain text."""

FILES: dict[str, Renderer] = {**DOCXS, **EXCELS, **OFDS, **PDFS, **PLAIN_WORD}
"""Renderers of files that are written and read within a moment."""

ENDINGS: dict[str, str] = {
    **dict.fromkeys(DOCXS, ".docx"),
    **{name: f".{name.partition('_')[0]}" for name in EXCELS},
    **WORD_ENDINGS,
    **dict.fromkeys(OFDS, ".ofd"),
    **dict.fromkeys(PDFS, ".pdf"),
}

PICTURES: dict[str, Renderer] = SCANS
"""Renderers of scans, which take seconds to read; they need a Chinese font."""
BY_LIBREOFFICE: dict[str, Renderer] = {**RTFS, **OLD_WORD}
"""Renderers of files that need LibreOffice to be read, and some of them to be written."""

RENDERERS: dict[str, Renderer] = {**MARKUPS, "looked": looked, **TEXTS, **FILES}
