"""Peak memory of a process that reads one large PDF."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

from nianbao_demo.render.pdf import PDFS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS

PAGES = 300
MOST = 500
"""Limit in megabytes."""
_OURS = "from parsers import parse; parse(data)"
_THEIRS = """
import io, logging, pdfplumber
logging.disable(logging.WARNING)
with pdfplumber.open(io.BytesIO(data)) as pdf:
    for page in pdf.pages: page.extract_tables(); page.close()
"""
_PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def run() -> tuple[int, float, float]:
    """Number of pages; peak megabytes of our reader, and of pdfplumber when each page is closed."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.pdf")
        path.write_bytes(_long())
        with pypdfium2.PdfDocument(path) as pdf:
            pages = len(pdf)
        return pages, _peak(_OURS, path), _peak(_THEIRS, path)


def _long() -> bytes:
    """A report with a very long first section, as PDF."""
    rng = Random(1)
    report = random_report(rng, FORMS["2021"], issuer="洛阳市财政局", year=2023)
    first, *rest = report.sections
    text = "\n".join([first.text] * (PAGES * 44 // (first.text.count("\n") + 8)))
    long = replace(report, sections=(replace(first, text=text), *rest))
    return PDFS["pdf"](long, rng)


def _peak(code: str, path: Path) -> float:
    script = f"data = open({str(path)!r}, 'rb').read()\n{code}\n{_PEAK}"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    kilobytes = int(done.stdout.split()[-1])
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)
