"""HTML reports per second on one core: the whole parsing, against pandas reading only the tables."""

from __future__ import annotations

import io
import time
from random import Random

from bench.measure import Result, one_core
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS


def _pages(count: int) -> list[bytes]:
    """Reports of both forms; the markups take turns. One report in ten has blank cells, a share
    seen among thirty real reports.
    """
    names, forms = list(MARKUPS), list(FORMS.values())
    pages = []
    for seed in range(count):
        rng = Random(seed)
        form, blank = forms[seed % len(forms)], 0.4 if seed % 10 == 0 else 0.0
        report = random_report(rng, form, issuer="洛阳市财政局", year=2023, blank=blank)
        pages.append(MARKUPS[names[seed % len(names)]](report, rng))
    return pages


def _charset(page: bytes) -> str:
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def run(pages: int, rounds: int) -> Result:
    """Measures both on the same bytes; the first round is a warm-up and doesn't count.

    pandas is given the charset: it trusts what a page declares, and fails where that is wrong.
    """
    import pandas as pd

    one_core()
    data = _pages(pages)
    charsets = [_charset(page) for page in data]
    ours, theirs = [], []
    for _ in range(rounds + 1):
        spent = [0.0, 0.0]
        # Both take turns on every page, in processor time: other load slows both alike.
        for page, charset in zip(data, charsets, strict=True):
            start = time.process_time()
            parse(page)
            middle = time.process_time()
            pd.read_html(io.BytesIO(page), flavor="lxml", encoding=charset)
            spent[0] += middle - start
            spent[1] += time.process_time() - middle
        ours.append(pages / spent[0])
        theirs.append(pages / spent[1])
    return Result(
        "HTML reports parsed, checked and inferred",
        "reports",
        ours[1:],
        f"pandas {pd.__version__} read_html (tables only)",
        theirs[1:],
        1.0,
    )
