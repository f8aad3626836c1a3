"""Files of every format: our complete parsing against libraries that read only tables or text.

Both take turns on every document, so that other load on the machine slows both alike. The first
round is a warm-up and doesn't count.
"""

from __future__ import annotations

import contextlib
import io
import logging
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from bench.measure import Result, found_in, one_core, right_at_their_places, share
from nianbao_demo.render import BY_LIBREOFFICE, ENDINGS, RENDERERS
from nianbao_demo.render.docx import DOCXS
from nianbao_demo.render.pdf import PDFS
from nianbao_demo.render.scan import as_careful_pdf
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from parsers.report import Report

Cells = Callable[[bytes], list[str]]
"""An alternative's reading of a document: the texts of all table cells."""
LEAST_PDF = 3.0
"""Least ratio of our speed to that of pdfplumber's `extract_tables`."""
MOST_SCAN = 0.6
"""Largest ratio of our time to that of plain OCR."""


class Printed(NamedTuple):
    report: Report
    data: bytes


def _printed(names: Sequence[str], count: int, blank: float = 0.0) -> list[Printed]:
    """Reports of both forms; the layouts take turns."""
    forms = list(FORMS.values())
    found = []
    for seed in range(count):
        rng = Random(seed)
        form = forms[seed // len(names) % len(forms)]
        report = random_report(rng, form, issuer="洛阳市财政局", year=2023, blank=blank)
        renderers = {**RENDERERS, **BY_LIBREOFFICE, "scan": as_careful_pdf}
        found.append(Printed(report, renderers[names[seed % len(names)]](report, rng)))
    return found


def _compare(
    what: str,
    documents: Sequence[Printed],
    against: tuple[str, Cells],
    *,
    rounds: int,
    target: float | None = None,
    clock: Callable[[], float] = time.process_time,
) -> Result:
    name, cells = against
    ours, theirs = [], []
    right: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    failed = 0
    for _ in range(rounds + 1):
        spent = [0.0, 0.0]
        right, found, failed = [], [], 0
        for report, data in documents:
            start = clock()
            got = parse(data).report
            middle = clock()
            texts: list[str] = []
            try:
                texts = cells(data)
            except Exception:  # noqa: BLE001  (an alternative that fails has found nothing)
                failed += 1
            spent[0] += middle - start
            spent[1] += clock() - middle
            right.append(right_at_their_places(report, got))
            found.append(found_in(report, texts))
        ours.append(len(documents) / spent[0])
        theirs.append(len(documents) / spent[1])
    if failed:
        name += f" (fails on {failed} of {len(documents)})"
    return Result(what, "reports", ours[1:], name, theirs[1:], target, share(right), share(found))


def run(*, quick: bool) -> Iterator[Result]:
    """One result per format, on one core."""
    one_core()
    logging.disable(logging.WARNING)  # pdfminer logs very much
    rounds = 1 if quick else 5
    count = 4 if quick else 24
    pdfs = _printed(list(PDFS), count)
    pdfplumber = f"pdfplumber {version('pdfplumber')} extract_tables", by_pdfplumber
    pymupdf = f"PyMuPDF {version('pymupdf')} find_tables", by_pymupdf
    camelot = f"camelot {version('camelot-py')} lattice", by_camelot
    yield _compare("PDF with text", pdfs, pdfplumber, rounds=rounds, target=LEAST_PDF)
    yield _compare("PDF with text", pdfs, pymupdf, rounds=min(rounds, 2))
    yield _compare("PDF with text", pdfs[:4], camelot, rounds=1)
    docx = f"python-docx {version('python-docx')}, tables only", by_python_docx
    yield _compare("DOCX", _printed(list(DOCXS), count), docx, rounds=rounds)
    xlsx = f"openpyxl {version('openpyxl')}, cells only", by_openpyxl
    yield _compare("XLSX", _printed(["xlsx"], count), xlsx, rounds=rounds)
    ocr = f"RapidOCR {version('rapidocr')} alone", by_rapidocr
    yield _compare("scans of 200 dpi", _printed(["scan"], 1 if quick else 3), ocr, rounds=1, target=1 / MOST_SCAN)
    for kind in ("doc", "wps", "rtf"):
        yield _in_a_batch(kind, 10 if quick else 50)


# alternatives


def by_pdfplumber(data: bytes) -> list[str]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    return [cell or "" for table in tables for row in table for cell in row]


def by_pymupdf(data: bytes) -> list[str]:
    import pymupdf

    opened: Any = pymupdf.open  # only some versions are typed
    with contextlib.redirect_stdout(io.StringIO()), opened(stream=data) as pdf:
        tables = [table.extract() for page in pdf for table in page.find_tables()]
    return [cell or "" for table in tables for row in table for cell in row]


def by_camelot(data: bytes) -> list[str]:
    import camelot.io

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        tables = camelot.io.read_pdf(file.name, pages="all", flavor="lattice")
    return [str(cell) for table in tables for row in table.data for cell in row]


def by_python_docx(data: bytes) -> list[str]:
    import docx

    tables = docx.Document(io.BytesIO(data)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def by_openpyxl(data: bytes) -> list[str]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value is not None
    ]


def by_rapidocr(data: bytes) -> list[str]:
    import pypdfium2
    from rapidocr import RapidOCR

    if not _plain:
        threads = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "Global.log_level": "error"}
        _plain.append(RapidOCR(params=threads))
    found: list[str] = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            image = page.render(scale=200 / 72).to_numpy()
            found += _plain[0](image[:, :, :3]).txts or ()
    return found


_plain: list[Any] = []


def _in_a_batch(kind: str, count: int) -> Result:
    """Old Word files, read one after the other in one process, as a crawl's worker reads them;
    against LibreOffice converting all of them to DOCX at once. Wall-clock seconds, because
    LibreOffice is another process.
    """
    documents = _printed([kind], count)
    parse(documents[0].data)  # starts LibreOffice
    start = time.perf_counter()
    right = [right_at_their_places(each.report, parse(each.data).report) for each in documents]
    seconds = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, each in enumerate(documents):
            names.append(str(Path(folder, f"{number}{ENDINGS.get(kind, '.' + kind)}")))
            Path(names[-1]).write_bytes(each.data)
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            *names,
        ]
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        theirs = time.perf_counter() - start
    return Result(
        f"{kind.upper()}, {count} in a batch",
        "reports",
        [count / seconds],
        "LibreOffice writing them as DOCX",
        [count / theirs],
        None,
        share(right),
        None,
        1.0,
    )
