"""Names of columns in section 2 that are none of the form's, and one that OCR isn't sure of."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.document import Table
from parsers.forms import FORMS
from parsers.interpret import interpret
from parsers.readers import html
from parsers.text import squeeze


@pytest.mark.parametrize(
    ("name", "confidence", "is_read"),
    [("微本年", 0.1, True), ("微本年", 0.99, False), ("本年数量", None, False), ("本年项目数量", None, False)],
)
def test_a_name_that_ocr_is_not_sure_of_is_the_one_that_is_left(
    name: str, confidence: float | None, is_read: bool
) -> None:
    report = random_report(Random(5), FORMS["2019"], issuer="洛阳市财政局", year=2019, blank=0.0)
    document = html.read(MARKUPS["ueditor"](report, Random(5)))
    blocks = tuple(
        replace(
            block,
            cells=tuple(
                cell._replace(text=name, confidence=confidence) if squeeze(cell.text) == "本年增/减" else cell
                for cell in block.cells
            ),
        )
        if isinstance(block, Table)
        else block
        for block in document.blocks
    )
    got = interpret(replace(document, blocks=blocks)).figures
    changes = [key for key in report.figures if key.endswith(".change")]
    assert len(changes) > 3
    if is_read:
        assert {key: got[key].value for key in report.figures} == {k: f.value for k, f in report.figures.items()}
    else:
        assert not [key for key in changes if key in got and got[key].value is not None]
