"""What a browser shows of a page is read: struck, hidden, white, raised and lowered text, by every way of saying it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.document import Cell, Document, Heading, Paragraph, Table
from parsers.readers import html, html_second, mhtml, mhtml_second

Read = Callable[[bytes], Document]
READERS = pytest.mark.parametrize("read", [html.read, html_second.read], ids=["html", "html_second"])


def page(cell: str, *, head: str = "", table: str = "", body: str = "", below: str = "") -> bytes:
    """A page with a table of one row of figures; `cell` is its first."""
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body {body}>"
        f"<table {table}><tr><td>信息内容</td><td>制发件数</td><td>废止件数</td></tr>"
        f"<tr><td>规章</td>{cell}<td>5</td></tr></table>{below}</body></html>"
    ).encode()


def cells(document: Document) -> list[Cell]:
    return [cell for block in document.blocks if isinstance(block, Table) for cell in block.cells]


def first(document: Document) -> Cell:
    return next(cell for cell in cells(document) if (cell.row, cell.column) == (1, 1))


STRUCK = (
    "<td><s>88</s>12</td>",
    "<td><strike>88</strike>12</td>",
    "<td><del>88</del><ins>12</ins></td>",
    '<td><span style="text-decoration:line-through">88</span>12</td>',
    '<td><span style="TEXT-DECORATION: underline line-through">88</span>12</td>',
    '<td><span style="text-decoration-line:line-through">8<b>8</b></span>12</td>',
    '<td><span class="a gone">88</span>12</td>',
    '<td><p><span class="gone"><font>88</font></span><span>12</span></p></td>',
    "<td><s>8</s><s>8</s>12</td>",
)
UNSEEN = (
    "<td><span hidden>88</span>12</td>",
    "<td><span popover>88</span>12</td>",
    '<td><span style="display:none">88</span>12</td>',
    '<td><span style="display : none !important">88</span>12</td>',
    '<td><span class="none">88</span>12</td>',
    '<td><i id="key">88</i>12</td>',
    '<td><span style="visibility:hidden">88</span>12</td>',
    '<td><span style="zoom:0.01">88</span>12</td>',
    '<td><span style="background:linear-gradient(#fff,white);color:#fff">88</span>12</td>',
    '<td><span style="visibility:hidden">8<b>8</b></span>12</td>',
    '<td style="visibility:hidden">88<span style="visibility:visible">12</span></td>',
    '<td><span style="opacity:0">88</span>12</td>',
    '<td><span style="opacity:0.01">8<b>8</b></span>12</td>',
    '<td><span style="font-size:0">88</span>12</td>',
    '<td><span style="font-size:0.1px">88</span>12</td>',
    '<td><span style="font-size:1.0pt">88</span>12</td>',
    '<td style="font-size:0">88<span style="font-size:14px">12</span></td>',
    '<td><span style="font:0/0 a">88</span>12</td>',
    '<td><span style="color:#fff">88</span>12</td>',
    '<td><font color="white">88</font>12</td>',
    '<td><font color="FFFFFF">88</font>12</td>',
    '<td><span style="color:transparent">88</span>12</td>',
    '<td><span style="color:rgba(0,0,0,0)">88</span>12</td>',
    '<td bgcolor="#336699"><span style="color:rgb(51,102,153)">88</span>12</td>',
    '<td style="background:#eeeeee"><span style="color:#eee">88</span>12</td>',
    '<td><span style="background:#000">88</span>12</td>',
    '<td><span class="white">88</span>12</td>',
    '<td><span style="position:absolute;left:-9999px">88</span>12</td>',
    '<td><span style="position:absolute; top:-999em">88</span>12</td>',
    '<td><span style="display:inline-block;text-indent:-9999px">88</span>12</td>',
    '<td><span style="position:absolute;clip:rect(0 0 0 0)">88</span>12</td>',
    '<td><span style="position:absolute;clip:rect(1px, 1px, 1px, 1px)">88</span>12</td>',
    '<td><span style="clip-path:inset(50%)">88</span>12</td>',
    '<td><span style="display:inline-block;width:0;overflow:hidden">88</span>12</td>',
    '<td><span style="display:block;height:0px;overflow:hidden">88</span>12</td>',
    '<td><span style="display:inline-block;transform:scale(0)">88</span>12</td>',
    '<td><div style="overflow:hidden;text-indent:100%;white-space:nowrap">88</div>12</td>',
    '<td><span style="mso-hide:all">88</span>12</td>',
    '<td><span class="screen">88</span>12</td>',
    '<td class="x"><b><span>88</span></b>12</td>',
    "<td><template>88</template>12</td>",
    "<td><rp>88</rp>12</td>",
)
SHEET = (
    "<style>.gone{text-decoration:line-through} .none{display:none} #key{display:none} .white{color:#fefefe}"
    "@media print{.paper{display:none}} @media (max-width:768px){.paper{display:none}}"
    "@media screen and (min-width:800px){.screen{visibility:hidden}} td.x > b span{opacity:0}"
    ".paper:hover{display:none} .paper::before{display:none}</style>"
)
PLAIN = (
    '<td><span class="paper">12</span></td>',
    '<td style="display:none"><span>88</span></td><td>12</td>',
    '<td><span style="visibility:hidden"><span style="visibility:visible">12</span></span></td>',
    '<td><span style="font-size:0"><b style="font-size:12px">12</b></span></td>',
    '<td style="font-size:16px"><span style="font-size:.75em">12</span></td>',
    '<td style="background:#369;color:#fff">12</td>',
    '<td style="color:#fff;background:url(x.png)">12</td>',
    '<td style="background-color:transparent;color:windowtext">12</td>',
    '<td><s style="text-decoration:none">12</s></td>',
    '<td><u style="text-decoration:underline">12</u></td>',
    "<td><ins>12</ins></td>",
    '<td style="vertical-align:sub">12</td>',
    '<td><p style="text-indent:-21.0pt;margin-left:21.0pt">12</p></td>',
    '<td><span style="position:relative;top:-4.0pt;mso-text-raise:4.0pt">12</span></td>',
    '<td><span style="opacity:1;width:0;color:#333">12</span></td>',
    '<td style="width:0;height:0;overflow:hidden">12</td>',
    '<td><span style="width:0;overflow:hidden;text-indent:-9999px">12</span></td>',
    '<td><span style="color:#fff;color:#333">12</span></td>',
    "<td><ruby>12<rt>shí</rt></ruby></td>",
    '<td><span style="letter-spacing:-.3pt">12</span></td>',
    '<td><div style="width:60px;overflow:hidden">12</div></td>',
    '<td><p style="margin-left:-5.4pt"><span style="margin-left:-1px">1</span><span>2</span></p></td>',
    '<td style="position:relative">12<i style="position:absolute;bottom:0;height:1px;background:#eee"></i></td>',
    '<td><span style="width:1px;overflow:hidden">12</span></td>',
    '<td><span style="display:inline-block;clip-path:inset(0)">12</span></td>',
    "<td><select><option>8<option label=12 selected>7</select></td>",
    "<td>12<button>打印</button><svg><text>图</text></svg></td>",
    '<td><span style="color:var(--ink)">12</span></td>',
)


UNTOLD = (
    '<td><span style="letter-spacing:-99px">12</span></td>',
    '<td style="text-indent:-50px">12</td>',
    '<td><span style="display:inline-block;clip-path:inset(0 50% 0 0)">8812</span></td>',
    '<td><span style="display:inline-block;transform:rotateY(90deg)">8</span>12</td>',
    '<td><span style="display:inline-block;rotate:180deg">12</span></td>',
    '<td><div style="width:16px;overflow:hidden;white-space:nowrap">1288</div></td>',
    '<td><p style="max-width:2em;overflow-x:clip">1288123</p></td>',
    '<td style="order:3">12</td>',
    '<td style="grid-column:4">12</td>',
    '<td><b style="margin-left:8px">2</b><b style="margin-left:-16px">1</b></td>',
    '<td><span style="mix-blend-mode:screen">12</span></td>',
    '<td><span style="text-underline-offset:-6px">88</span>12</td>',
    '<td><span>88<i style="position:absolute;left:0;right:0;top:50%;border-top:1px solid"></i></span>12</td>',
    '<td>12<i style="position:absolute;inset:0;background:#fff"></i></td>',
    '<td class="over">12</td>',
    '<td class="count"></td>',
    "<td><svg><defs><text>8</text></defs><text>12</text></svg></td>",
    "<td>1<svg><title>8</title><text>2</text></svg></td>",
    "<td><math><msup><mn>1</mn><mn>2</mn></msup></math></td>",
    "<td><button>12</button></td>",
    "<td><input type=button value=12></td>",
    '<td><input placeholder="12"></td>',
    '<td><iframe srcdoc="<b>12</b>"></iframe></td>',
    "<td><object data=a.bin>12</object></td>",
    "<td><img alt=12></td>",
)
"""Cells of which a browser shows something else than their text; see `parsers.readers.css.style`."""
OVER = (
    "<style>.over:after{content:'';position:absolute;inset:0;background:#fff}.count:before{content:counter(a)}</style>"
)


@READERS
@pytest.mark.parametrize("cell", UNTOLD)
def test_what_cannot_be_told_is_no_number(read: Read, cell: str) -> None:
    found = first(read(page(cell, head=OVER)))
    assert "unclear" in {each.look for each in found.looks}


@READERS
@pytest.mark.parametrize("cell", STRUCK)
def test_struck_text_is_no_print(read: Read, cell: str) -> None:
    found = first(read(page(cell, head=SHEET)))
    assert (found.text, found.looks) == ("12", (("88", "struck"),))


@READERS
@pytest.mark.parametrize("cell", UNSEEN)
def test_unseen_text_is_no_print(read: Read, cell: str) -> None:
    assert first(read(page(cell, head=SHEET))).text == "12"


@READERS
@pytest.mark.parametrize("cell", PLAIN)
def test_what_is_seen_is_print(read: Read, cell: str) -> None:
    found = first(read(page(cell, head=SHEET)))
    assert (found.text, [each for each in found.looks if each.look != "unseen"]) == ("12", [])


@READERS
@pytest.mark.parametrize(
    "mark",
    [
        "<sup>2</sup>",
        '<span style="vertical-align:super;font-size:9px">2</span>',
        '<span style="position:relative;top:-4.0pt;mso-text-raise:4.0pt">2</span>',
        "<sub>2</sub>",
        '<span style="vertical-align:sub">2</span>',
        '<span style="vertical-align:-5px">2</span>',
        '<span class="low">2</span>',
    ],
)
def test_a_raised_or_lowered_mark_is_no_digit(read: Read, mark: str) -> None:
    found = first(read(page(f"<td>12{mark}</td>", head="<style>.low{vertical-align:sub}</style>")))
    assert found.text == "12〔2〕"
    assert [each.text for each in found.looks] == ["2"]


@READERS
def test_white_on_a_ground_that_is_not_known(read: Read) -> None:
    link = '<link rel="stylesheet" href="/site.css">'
    beside = first(read(page('<td><span style="color:#fff">88</span>12</td>', head=link)))
    assert beside.text == "12"
    lone = first(read(page('<td><span style="color:#fff">88</span></td>', head=link)))
    assert (lone.text, lone.looks) == ("", (("88", "unseen"),))
    words = first(read(page('<td style="color:#fff">无</td>', head=link)))
    assert words.text == "无"
    dark = cells(read(page("<td>12</td>", head=link, table='style="color:#fff"')))
    assert [cell.text for cell in dark] == ["信息内容", "制发件数", "废止件数", "规章", "12", "5"]


@READERS
def test_text_that_is_read_on(read: Read) -> None:
    below = '<p>共<s>88</s>12件<sup>1</sup><span style="display:none">7</span>。</p>'
    document = read(page("<td>12</td>", below=below))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph | Heading)] == ["共12件〔1〕。"]


FORM = (
    "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>{a}</td><td>0</td><td>5</td></tr>"
    "<tr><td>行政规范性文件</td><td>2</td><td>1</td><td>9</td></tr></table>"
)


@READERS
@pytest.mark.parametrize(
    "hidden",
    [
        '<table><tr><td style="display:none">{}</td></tr></table>',
        '<div style="position:absolute;left:-9999px">{}</div>',
        '<div style="display:none">{}</div>',
        '<div class="pane">{}</div>',
        "<div><section hidden>{}</section></div>",
        '<div style="visibility: hidden; opacity: 0;"><section style="margin:0;display:flex">{}</section></div>',
    ],
)
def test_a_report_that_a_script_opens_is_read(read: Read, hidden: str) -> None:
    sheet = "<style>.pane{opacity:0}</style>"
    whole = f"<html><head>{sheet}</head><body><p>一、总体情况</p>{hidden.format(FORM.format(a=12))}</body></html>"
    document = read(whole.encode())
    assert first(document).text == "12"
    assert [notice.code for notice in document.notices] == ["html.hidden_tables_read"]


@READERS
@pytest.mark.parametrize(
    ("margin", "seen"),
    [
        ("0", True),
        ("0 8px", True),
        ("0 8px 4px", True),
        ("1px 2px 3px 4px", True),
        ("0 0 0 -9999px", False),
        ("0 -9999px", False),
    ],
)
def test_margins_of_one_to_four_lengths(read: Read, margin: str, *, seen: bool) -> None:
    """Beside something hidden, where the styles of a page are looked at."""
    cell = f'<td><span style="display:none">7</span><span style="margin:{margin};display:inline-block">88</span>12</td>'
    assert first(read(page(cell))).text == ("8812" if seen else "12")


@READERS
def test_another_printing_that_is_hidden_is_not_read(read: Read) -> None:
    whole = f'<body>{FORM.format(a=12)}<div style="display:none">{FORM.format(a=88)}</div></body>'
    document = read(whole.encode())
    assert [cell.text for cell in cells(document) if (cell.row, cell.column) == (1, 1)] == ["12"]
    assert [notice.code for notice in document.notices] == ["html.hidden_tables_unread"]


@READERS
@pytest.mark.parametrize(("year", "number"), [(2022, 2), (2023, 1)])
def test_tabs_of_other_years_are_read(read: Read, year: int, number: int) -> None:
    tabs = (f"<h2>某局{each}年政府信息公开工作年度报告</h2>{FORM.format(a=12)}" for each in (2023, year))
    shown, hidden = tabs
    document = read(f'<body><div>{shown}</div><div style="display:none">{hidden}</div></body>'.encode())
    assert sum(isinstance(block, Table) for block in document.blocks) == number


@READERS
@pytest.mark.parametrize("style", ["body{visibility:hidden}", "html,body{opacity:0!important}", "body{display:none}"])
def test_a_page_that_a_script_shows(read: Read, style: str) -> None:
    document = read(page("<td>12</td>", head=f"<style>{style}</style>"))
    assert first(document).text == "12"
    assert document.notices == ()


@READERS
def test_a_dark_page_whose_table_is_set_elsewhere(read: Read) -> None:
    head = "<style>body{background:#111;color:#fff}.note{color:#000}td{color:#fff}</style>"
    dark = cells(read(page("<td>12</td>", head=head)))
    assert [cell.text for cell in dark] == ["信息内容", "制发件数", "废止件数", "规章", "12", "5"]
    old = page('<td><font color=black>88</font><font color="#ffff00">12</font></td>', body="bgcolor=black text=white")
    assert [cell.text for cell in cells(read(old))] == ["信息内容", "制发件数", "废止件数", "规章", "12", "5"]


@READERS
def test_the_same_table_for_telephones(read: Read) -> None:
    sheet = "<style>.m{display:none}@media (max-width:768px){.pc{display:none}.m{display:block}}</style>"
    both = f"<div class=pc>{FORM.format(a=12)}</div><div class=m>{FORM.format(a=12)}</div>"
    document = read(f"<head>{sheet}</head><body>{both}</body>".encode())
    assert [cell.text for cell in cells(document) if (cell.row, cell.column) == (1, 1)] == ["12"]


@READERS
def test_menus_and_buttons_that_are_hidden(read: Read) -> None:
    menu = "".join(f"<li class=m{n}><a>栏目{n}</a></li>" for n in range(40))
    head = "<style>.menu li{display:none}.print{visibility:hidden}.menu a{color:#fff}</style>"
    document = read(page("<td>12</td>", head=head, below=f"<ul class=menu>{menu}</ul><p class=print>打印</p><p>完</p>"))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["完"]
    assert document.notices == ()


@READERS
@pytest.mark.parametrize(
    "head",
    [
        "<style>" + "a b c d{display:none}" * 3_000 + "</style>",
        "<style>@media screen{@media screen{" * 50 + "td{display:none}",
        "<style>.a{" * 2_000,
        "<style>" + "*" * 20_000 + "{display:none}</style>",
        "<style>" + ":not(" * 5_000 + "a{display:none}</style>",
        "<style>" + ":not(" * 900 + "a" + ")" * 900 + "{display:none}</style>",
        "<style>" + "a " * 20_000 + "{display:none}</style>",
        "<style>" + "[x]" * 5_000 + "{display:none}</style>",
        "<style>a{display:none;color:" + "(" * 5_000 + "}</style>",
        '<p style="display:none;color:' + "(" * 5_000 + '"></p>',
    ],
)
def test_a_style_sheet_without_sense(read: Read, head: str) -> None:
    read(page("<td>12</td>", head=head))


@pytest.mark.parametrize("read", [mhtml.read, mhtml_second.read], ids=["mhtml", "mhtml_second"])
def test_a_saved_page_brings_its_style_sheets(read: Read) -> None:
    links = '<link rel=stylesheet href="cid:css-1@mhtml.blink"><link rel=stylesheet media=print href="http://a/p.css">'
    body = page('<td><span class="x">88</span><span class="y">12</span></td>', head=links).decode()
    parts = [
        ("text/html; charset=utf-8", "Content-Location: http://a/1.html", body),
        ("text/css", "Content-ID: <css-1@mhtml.blink>", ".x{display:none}"),
        ("text/css", "Content-Location: http://a/p.css", ".y{display:none}"),
    ]
    text = "".join(f"--b\nContent-Type: {kind}\n{head}\n\n{inside}\n" for kind, head, inside in parts)
    saved = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n{text}--b--\n'
    assert first(read(saved.encode())).text == "12"
