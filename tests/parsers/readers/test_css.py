"""Style sheets as people write them today: what a browser shows is print, what can't be told is no figure."""

from __future__ import annotations

import pytest

from parsers.readers.css.conditions import on_screen, supported
from parsers.readers.css.values import length, rgba
from tests.parsers.readers.test_html_looks import READERS, Read, first, page

TWO = '<td class="k"><span class="h">88</span>12</td>'
ONE = '<td class="k"><span class="h">12</span></td>'

UNSEEN = (
    "td { & .h {display:none} }",
    "td { .h {display:none} }",
    "span { &.h {display:none} }",
    "td { > .h {display:none} }",
    "td { color:#000; .h {display:none} padding:1px }",
    ".h { @media screen {display:none} }",
    "table { td { .h {display:none} } }",
    "@media (width >= 600px){.h{display:none}}",
    "@media (max-width:10px) or (min-width:600px){.h{display:none}}",
    "@supports (display:grid){.h{display:none}}",
    "@layer a{.h{display:none!important}} .h{display:inline!important}",
    "@scope (td){.h{display:none}}",
    ":root{--x:none}.h{display:var(--x)}",
    ".h{display:var(--none-such,none)}",
    ":root{--c:#000}td{--c:#fff}.h{color:var(--c)}",
    ":root{--a:none;--b:var(--a)}.h{display:var(--b)}",
    ".h{font-size:calc(1px - 1px)}",
    ".h{font-size:min(0px,12px)}",
    ".h{color:lab(100% 0 0)}",
    ".h{color:oklch(1 0 0)}",
    ".h{color:#fff8}",
    "td{background:rgba(0,0,0,.2)}.h{color:#ccc}",
    ".h{background:currentColor}",
    "td.k{opacity:.2}.h{opacity:.2} td.k{opacity:1}.h{filter:opacity(0%)}",
    ".h{opacity:1%}",
    ".h{display:block;height:0;overflow:clip}",
    ".h{display:block;line-height:0;overflow:hidden}",
    ".h{display:block;block-size:0;overflow:hidden}",
    ".h{display:inline-block;scale:0}",
    ".h{display:inline-block;translate:-9999px}",
    ".h{position:absolute;left:9999px}",
    ".h{position:absolute;left:-200%}",
    ".h{margin:0 0 0 -9999px;float:left}",
    ".h{position:absolute;inset:-9999px auto auto -9999px}",
    ".h{position:relative;left:-9999px}",
    ".h{clip-path:polygon(0% 0%,0% 0%,0% 0%)}",
    '[class="H" i]{display:none}',
    "td span:nth-of-type(1){display:none}",
    "td span:only-child{display:none}",
    "td span:not(.a,.b){display:none}",
    ".h{display:none;display:bogus}",
    ".h{color:#fff;color:nonsense}",
    ".h{display:/**/none}",
    r".h{d\69splay:none}",
    "@keyframes k{to{opacity:0}}.h{animation:k 1ms forwards}",
)
SEEN = (
    ".h { @media print {display:none} }",
    "@media (width <= 600px){.h{display:none}}",
    "@media not all and (min-width:600px){.h{display:none}}",
    "@media (max-width:40em){.h{display:none}}",
    "@supports not (display:grid){.h{display:none}}",
    ".h{display:inline} @layer a{.h{display:none}}",
    "@layer b,a; @layer a{.h{display:inline}} @layer b{.h{display:none}}",
    "@starting-style{.h{display:none}}",
    ".h{text-decoration:line-through transparent}",
    ".h{text-decoration:line-through;text-decoration-color:transparent}",
    ".h{text-decoration:line-through;text-decoration:var(--none-such)}",
    ".h{zoom:0;display:inline-block}",
    ".h{content-visibility:hidden}",
    r".h{display:none\9}",
    ".h{*display:none}",
    "html{filter:grayscale(100%)}",
    ".h::after{content:'';clear:both}",
    ".h::after{content:'020';display:block;height:0;visibility:hidden}",
    ".h::after{content:'\\e600'}",
    "@media (prefers-color-scheme:dark){.h{display:none}}",
    ".h{-webkit-background-clip:text;-webkit-text-fill-color:#111}",
)
UNCLEAR = (
    ".h{display:var(--none-such)}",
    "@container (min-width:9000px){.h{display:none}}",
    "@supports (foo:bar){.h{display:none}}",
    ".h{color:color-mix(in srgb,white,white)}",
    ".h{filter:blur(9px)}",
    ".h{mask:linear-gradient(transparent,transparent)}",
    ".h{color:transparent;text-shadow:0 0 1px #000}",
    ".h{unicode-bidi:bidi-override;direction:rtl}",
    ".h{transform:scaleX(-1);display:inline-block}",
    ".h{-webkit-text-security:disc}",
    ".h::before{content:counter(n)}",
    ".h{position:relative}.h::after{content:'';position:absolute;left:0;right:0;top:50%;border-top:1px solid #000}",
    ".h{background:linear-gradient(transparent 45%,#000 45%,#000 55%,transparent 55%)}",
    "td.k::first-letter{font-size:0}",
    "td span:nth-child(1 of .h){display:none}",
)
LINKED = '<link rel="stylesheet" href="/site.css">'


@READERS
@pytest.mark.parametrize("sheet", UNSEEN)
def test_what_a_sheet_hides_is_no_print(read: Read, sheet: str) -> None:
    found = first(read(page(TWO, head=f"<style>{sheet}</style>")))
    assert (found.text, found.looks) == ("12", (("88", "unseen"),))


@READERS
@pytest.mark.parametrize("sheet", SEEN)
def test_what_a_sheet_shows_is_print(read: Read, sheet: str) -> None:
    found = first(read(page(ONE, head=f"<style>{sheet}</style>")))
    assert (found.text, found.looks) == ("12", ())


@READERS
@pytest.mark.parametrize("sheet", UNCLEAR)
def test_what_a_sheet_leaves_open_is_told(read: Read, sheet: str) -> None:
    found = first(read(page(ONE, head=f"{LINKED}<style>{sheet}</style>")))
    assert [each.look for each in found.looks] == ["unclear"]
    assert found.text.endswith("12")


@READERS
@pytest.mark.parametrize(
    ("sheet", "seen"),
    [
        (".h::before{content:'8'}", "812"),
        (".h:after{content:'0'}", "120"),
        ("td.k::after{content:'0'}", "120"),
        (r".h::before{content:'\38'}", "812"),
        ("span::before{content:attr(class)}", "h12"),
        (".h::before{content:'8';display:none}", "12"),
        (".h::before{content:'8';text-decoration:line-through}", "12"),
    ],
)
def test_what_a_sheet_writes_is_print(read: Read, sheet: str, seen: str) -> None:
    assert first(read(page(ONE, head=f"<style>{sheet}</style>"))).text == seen


@READERS
@pytest.mark.parametrize(
    "sheet",
    [
        "div{display:flex}.a{order:2}",
        "div{display:flex;flex-direction:row-reverse}",
        ".a{float:right}",
        "div{position:relative}.a{position:absolute;left:9px}.b{position:absolute;left:0}",
        ".a{position:relative;left:9px}.b{position:relative;left:-9px}",
    ],
)
def test_digits_that_may_stand_in_another_order(read: Read, sheet: str) -> None:
    cell = "<td><div><span class=a>1</span><span class=b>2</span></div></td>"
    found = first(read(page(cell, head=f"<style>{sheet}</style>")))
    assert {each.look for each in found.looks} == {"unclear"}
    alone = first(read(page("<td><div><span class=b>12</span></div></td>", head="<style>.b{float:left}</style>")))
    assert (alone.text, alone.looks) == ("12", ())


@READERS
def test_what_attributes_say_yields_to_sheets(read: Read) -> None:
    for cell, sheet in (
        ("<td><span hidden>12</span></td>", "span{display:inline}"),
        ("<td><del>12</del></td>", "del{text-decoration:none}"),
        ("<td><s style='all:unset'>12</s></td>", ""),
    ):
        found = first(read(page(cell, head=f"<style>{sheet}</style>")))
        assert (found.text, found.looks) == ("12", ())


@READERS
def test_sheets_that_hold(read: Read) -> None:
    hides = ".h{display:none}"
    for head in (f'<style type="text/less">{hides}</style>', f'<style media="print">{hides}</style>'):
        assert first(read(page(ONE, head=head))).text == "12"
    linked = '<link rel="stylesheet" href="data:text/css,.h%7Bdisplay:none%7D">'
    assert first(read(page(TWO, head=linked))).text == "12"
    other = '<link rel="alternate stylesheet" title="x" href="data:text/css,.h%7Bdisplay:none%7D">'
    assert first(read(page(ONE, head=other))).text == "12"


@READERS
def test_a_closed_part_shows_its_heading(read: Read) -> None:
    found = first(read(page("<td><details><summary>12</summary>88</details></td>")))
    assert (found.text, found.looks) == ("12", (("88", "unseen"),))
    assert first(read(page("<td>12<meter value=3>88</meter></td>"))).text == "12"


@READERS
def test_a_picture_in_the_place_of_a_figure_is_told(read: Read) -> None:
    found = first(read(page('<td><img src="/upload/2024/12.png" alt="12"></td>')))
    assert (found.text, found.looks) == ("", (("12", "picture"),))
    for cell in ('<td><img src="/images/spacer.gif"></td>', '<td><img src="x.png" width="1"></td>', "<td></td>"):
        assert first(read(page(cell))).looks == ()
    beside = first(read(page('<td>12<img src="a.png"></td>')))
    assert (beside.text, beside.looks) == ("12", ())


def test_conditions() -> None:
    assert all(
        map(on_screen, ("", "screen", "not print", "(400px <= width <= 2000px)", "not (print)", "print, screen"))
    )
    assert not any(map(on_screen, ("print", "not all", "(max-width:40em)", "(orientation:portrait)", "(foo)")))
    assert supported("((position:-webkit-sticky) or (position:sticky)) and (not (-ms-x:y))") is True
    assert supported("(foo:bar)") is None
    assert supported("(foo:bar) or (display:grid)") is True


def test_values() -> None:
    assert length("calc((1px + 2px) * 3)", 16) == 9.0
    assert length("clamp(1rem, 2vw, 3rem)", 16) == 25.6
    assert length("calc(1px", 16) is None
    assert length("calc(1px / 0)", 16) is None
    white = rgba("oklch(1 0 0)")
    assert white is not None
    assert min(white) > 0.99
    assert rgba("#0000") == (0.0, 0.0, 0.0, 0.0)
    assert rgba("color-mix(in srgb, white, white)") is None
