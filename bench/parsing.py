"""HTML reports per second on one core: the whole parsing, against pandas reading only the tables."""

from __future__ import annotations

import io
import time
from random import Random

from bench.measure import Result, one_core
from nianbao_demo.render import MARKUPS, Renderer
from nianbao_demo.render.arrangement import Arrangement, arranged
from nianbao_demo.render.looked_html import looked
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS

LEAST_HTML = 3.0
"""Least ratio of our speed to that of `pandas.read_html`."""
_RENDERERS: dict[str, Renderer] = {**MARKUPS, "looked": looked}


def _pages(count: int) -> list[bytes]:
    """Reports of all forms; the markups take turns. One report in ten has blank cells, a share seen among thirty
    real reports; one in four has its columns in another order.
    """
    names, forms = list(_RENDERERS), list(FORMS.values())
    pages = []
    for seed in range(count):
        rng = Random(seed)
        form, blank = forms[seed % len(forms)], 0.4 if seed % 10 == 0 else 0.0
        report = random_report(rng, form, issuer="洛阳市财政局", year=form.last_year or 2023, blank=blank)
        with arranged(Arrangement.choose(rng) if seed % 4 == 3 else Arrangement()):
            pages.append(_RENDERERS[names[seed // len(forms) % len(names)]](report, rng))
    return pages


def _charset(page: bytes) -> str:
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def run(pages: int, rounds: int) -> Result:
    """Measures both on the same bytes; the first round is a warm-up and doesn't count.

    pandas is given the charset: it trusts what a page declares, and fails where that is wrong. Pages without any
    `<table>`, in which it finds nothing, are left out.
    """
    import pandas as pd

    one_core()
    data = [(page, _charset(page)) for page in _pages(pages) if b"<table" in page]
    ours, theirs = [], []
    for _ in range(rounds + 1):
        spent = [0.0, 0.0]
        # Both take turns on every page, in processor time: other load slows both alike.
        for page, charset in data:
            start = time.process_time()
            parse(page)
            middle = time.process_time()
            pd.read_html(io.BytesIO(page), flavor="lxml", encoding=charset)
            spent[0] += middle - start
            spent[1] += time.process_time() - middle
        ours.append(len(data) / spent[0])
        theirs.append(len(data) / spent[1])
    return Result(
        "HTML reports parsed, checked and inferred",
        "reports",
        ours[1:],
        f"pandas {pd.__version__} read_html (tables only)",
        theirs[1:],
        LEAST_HTML,
    )
