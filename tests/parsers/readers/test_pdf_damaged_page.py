"""A page of a PDF that can't be loaded when it is to be drawn."""

from __future__ import annotations

from random import Random

import pytest

from nianbao_demo.render import RENDERERS
from nianbao_demo.reports import random_report
from parsers import Unreadable
from parsers.forms import FORMS
from parsers.readers import pdf


def test_a_page_that_does_not_load_is_damaged() -> None:
    report = random_report(Random(1), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    document = pdf.opened(RENDERERS["pdf"](report, Random(1)))
    try:
        pdf.loaded(document, 1).close()
        with pytest.raises(Unreadable, match="page 99"):
            pdf.loaded(document, 99)
    finally:
        document.close()
