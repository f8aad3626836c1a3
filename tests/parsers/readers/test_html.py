"""The HTML reader on fragments of real pages."""

from __future__ import annotations

import pytest

from parsers.document import Document, Heading, Paragraph, Table
from parsers.readers import reader
from parsers.readers.html import read


def page(body: str) -> Document:
    return read(f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading | Paragraph)]


def tables(document: Document) -> list[list[list[str]]]:
    return [[[c.text for c in row] for row in block.rows()] for block in document.blocks if isinstance(block, Table)]


def test_spans_keep_their_columns() -> None:
    document = page(
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr>"
        "<tr><td>e</td><td>f</td><td>g</td></tr></table>"
    )
    (table,) = [b for b in document.blocks if isinstance(b, Table)]
    assert [(c.text, c.row, c.column) for c in table.cells] == [
        ("a", 0, 0),
        ("b", 0, 1),
        ("c", 1, 1),
        ("d", 1, 2),
        ("e", 2, 0),
        ("f", 2, 1),
        ("g", 2, 2),
    ]


@pytest.mark.parametrize("span", ["0", "-1", "x", "99999999999999999999", ""])
def test_absurd_spans(span: str) -> None:
    document = page(
        f"<table><tr><td colspan='{span}' rowspan='{span}'>1</td><td>2</td></tr><tr><td>3</td></tr></table>"
    )
    assert tables(document)[0][0] == ["1", "2"]


def test_words_and_numbers_torn_apart() -> None:
    document = page(
        "<table><tr><td><p class=MsoNormal><span>本年新<br>制作</span></p><p>数量</p></td>"
        "<td><p><span lang=EN-US>1</span><span>2</span><o:p>&nbsp;</o:p></p></td><td>&nbsp;</td></tr></table>"
    )
    assert tables(document) == [[["本年新\n制作\n数量", "12", ""]]]


def test_layout_tables_are_opened() -> None:
    document = page(
        "<table><tr><td>导航</td></tr><tr><td><h1>题目</h1><p>正文</p><table><tr><td>1</td><td>2</td></tr></table><p>后文</p></td></tr></table>"
    )
    assert tables(document) == [[["导航"]], [["1", "2"]]]
    assert texts(document) == ["题目", "正文", "后文"]


def test_prose_in_a_cell_is_prose() -> None:
    prose = "说明" * 100
    document = page(f"<table><tr><td><p>{prose}</p><p>第二段</p></td></tr></table>")
    assert texts(document) == [prose, "第二段"]


def test_open_tags() -> None:
    document = page("<table><tr><td>a<td>b<tr><td>c<td>d</table><p>x<p>y")
    assert tables(document) == [[["a", "b"], ["c", "d"]]]
    assert texts(document) == ["x", "y"]


def test_what_is_not_print() -> None:
    document = page(
        "<script>var n=1;</script><style>td{}</style><!-- 9 --><p style='display:none'>8</p><p>&lt;!--[if !supportLists]--&gt;一、&lt;!--[endif]--&gt;概况</p>"
    )
    assert texts(document) == ["一、概况"]


def test_headings_and_breaks() -> None:
    document = page("<h2>标题</h2><div>一行<br>二行</div>散文")
    assert [type(b) for b in document.blocks] == [Heading, Paragraph, Paragraph, Paragraph]


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("gb18030", "utf-8"),
        ("utf-8", "gb2312"),
        ("gb18030", "gb2312"),
        ("utf-8-sig", "gbk"),
        ("utf-16", "utf-8"),
        ("gb18030", "nonsense"),
    ],
)
def test_charsets_declared_wrongly(charset: str, declared: str) -> None:
    data = f"<html><head><meta charset={declared}></head><body><p>政府信息公开㐂</p></body></html>".encode(charset)
    assert texts(read(data)) == ["政府信息公开㐂"]


def test_damaged_bytes_are_noticed() -> None:
    document = read("<html><body><p>政府信息公开工作年度报告</p></body></html>".encode() + b"\xff\xfe\xff")
    assert texts(document)[0] == "政府信息公开工作年度报告"
    assert document.notices


@pytest.mark.parametrize("depth", [500, 5000])
def test_deep_nesting_ends_and_is_said(depth: int) -> None:
    document = page("<p>0</p>" + "<div>" * depth + "<p>1</p>")
    assert texts(document)[0] == "0"
    assert "nested" in document.notices[0].text


def test_metas() -> None:
    document = read(
        b"<html><head><title> t </title><meta name=PubDate content='2024-01-02 10:00'></head><body><p>x</p></body></html>"
    )
    assert document.properties == {"PubDate": "2024-01-02 10:00", "title": "t"}


@pytest.mark.parametrize("name", ["html", "html_second"])
def test_the_mark_of_a_note_is_no_digit(name: str) -> None:
    data = "<html><body><table><tr><td>规章<td>12<sup>3</sup><td>7</table></body></html>"
    (table,) = [b for b in reader(name).read(data.encode()).blocks if isinstance(b, Table)]
    assert [cell.text for cell in table.cells] == ["规章", "12〔3〕", "7"]


def test_a_table_in_whose_cells_each_stands_in_a_frame() -> None:
    def framed(text: str) -> str:
        return f"<td><table border=1><tr><td>{text}</td></tr></table></td>"

    rows = (("信息内容", "本年制发件数"), ("规章", "12"), ("行政规范性文件", "3"), ("行政许可", "4"))
    data = "".join(f"<tr>{''.join(map(framed, row))}</tr>" for row in rows)
    (table,) = [b for b in page(f"<table>{data}</table>").blocks if isinstance(b, Table)]
    assert [tuple(cell.text for cell in row) for row in table.rows()] == list(rows)


def test_a_table_that_lays_out_a_page_is_opened() -> None:
    inner = "<table><tr><td>规章</td><td>12</td></tr><tr><td>行政许可</td><td>4</td></tr></table>"
    document = page(f"<table><tr><td><table><tr><td>3</td></tr></table></td><td>{inner}</td></tr></table>")
    assert [[c.text for c in b.cells] for b in document.blocks if isinstance(b, Table)][-1] == [
        "规章",
        "12",
        "行政许可",
        "4",
    ]


@pytest.mark.parametrize("name", ["html", "html_second"])
def test_one_cell_of_a_row_is_framed(name: str) -> None:
    """By a table of its own, as some editors do: the row was taken for layout, and its figures were blank."""
    frame = "<table><tr><td>{}</td></tr></table>"
    for label, figure in ((frame.format("规章"), "12"), ("规章", frame.format("12"))):
        row = f"<tr><td>{label}</td><td>{figure}</td><td>5</td></tr>"
        page = f"<table><tr><td>信息内容</td><td>制发件数</td><td>废止件数</td></tr>{row}</table>"
        (table,) = (block for block in reader(name).read(page.encode()).blocks if isinstance(block, Table))
        assert [cell.text for cell in table.cells if cell.row == 1] == ["规章", "12", "5"]
