"""Heads whose names are broken over lines: put together with certainty, or the columns are open."""

from __future__ import annotations

import pytest

from fuzz.prints import printed
from parsers.document import Cell, Place
from parsers.forms import FORMS
from parsers.interpret import interpret
from parsers.interpret.statistics_tables.indicator_labels import is_torn
from parsers.interpret.table_heads.broken_heads import Head, Said
from parsers.interpret.table_heads.heads import Head as Cells
from parsers.interpret.words.labels import REQUEST_COLUMNS
from parsers.readers import pdf, pdf_lines
from parsers.text import word_key

BESIDE = frozenset(map(word_key, ("法人或其他组织", "申请人情况")))
FORM = [column.code for column in FORMS["2021"].request_columns]


def columns(*lines: str, blank: int | None = 0) -> list[str] | None:
    return Head([Said(line, blank) for line in lines]).columns(REQUEST_COLUMNS, BESIDE)


def test_names_are_put_together_by_where_their_pieces_stand() -> None:
    upper = "自然人      法人或其他组织                                总计"
    assert (
        columns(upper, "            商业  科研  社会公益  法律服务  其他", "            企业  机构  组织      机构")
        == FORM
    )
    turned = columns(
        "自  商业  社会  法律        科研", "然  企业  公益  服务  其他  机构  总计", "人        组织  机构"
    )
    assert turned is not None
    assert turned != FORM
    assert turned[1:4] == ["company", "social_organisation", "legal_service"]


@pytest.mark.parametrize("blank", [None, 0])
def test_what_is_left_over_or_stands_nowhere_leaves_all_open(blank: int | None) -> None:
    lines = ("自然人  商业  国有  社会公益  法律服务  其他  总计", "        企业  企业  组织      机构")
    assert columns(*lines, blank=blank) is None
    assert columns("自然人  商业  科研  其他  总计", "        企业  机构", blank=None) is None


@pytest.mark.parametrize("seed", [311_696, 60_008, 60_041, 60_057])
def test_tables_without_rulings_in_another_order(seed: int) -> None:
    document = printed("pdf_unruled", seed)
    (was,) = document.reports
    for reader in (pdf, pdf_lines):
        read = interpret(reader.read(document.data))
        wrong = [key for key, f in read.figures.items() if f.value is not None and f.value != was.value(key)]
        assert wrong == []


def test_labels_that_ran_together_or_fell_apart() -> None:
    assert is_torn("件")
    assert is_torn("查阅点数")
    assert is_torn("7、告知作出更改补充数件8、告知通过其他途径办件理数")
    assert not is_torn("办理人大代表建议件数")


@pytest.mark.parametrize(
    ("second", "third", "is_broken"), [("商业企业", "社会公益", False), ("社会公益", "商业企业", True)]
)
def test_a_page_that_breaks_names_in_another_order_has_a_broken_head(
    second: str, third: str, *, is_broken: bool
) -> None:
    """社会公益 is the beginning of one name only; more than half of the names are whole."""
    names = ("自然人", second, "科研机构", third, "法律服务", "其他", "总计")
    if is_broken:
        names = ("自然人", second, third, "科研机构", "其他", "法律服务", "总计")
    cells = tuple(
        Cell(name, 0, at, place=Place(table=0, page=1, box=(100.0 + 40 * at, 100, 130.0 + 40 * at, 110)))
        for at, name in enumerate(names)
    )
    head = Cells(
        "requests", None, (*cells, Cell("法人或其他组织", 0, 1, place=Place(page=1, box=(90, 80, 300, 90)))), 0
    )
    assert head.is_broken(REQUEST_COLUMNS, 7, flattened=False) is is_broken
