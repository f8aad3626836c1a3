"""What a DOCX prints that its text alone doesn't say, put into the tree before it is read: fields whose codes hold
fields, choices in drop-down fields, equations, symbols; and runs whose look hangs on what is around them.

Both readers of DOCX read the settled tree. A field without a stored result that Word draws from its code (EQ) and an
equation that is more than a line stand in brackets, so that they are no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from parsers.document import Look

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
LOOK = "look"
"""An attribute of our own: the look that a run has from what is around it."""
_DRAWN = re.compile(r"\s*+(?:(?:eq|advance|symbol)\b|=)", re.IGNORECASE)
"""Fields that Word draws from their code, or counts out when it prints."""
_DIGITS = {0xF030 + digit: str(digit) for digit in range(10)}
_RINGED = {**{0xF081 + n: chr(0x2460 + n) for n in range(10)}, **{0xF08C + n: chr(0x2776 + n) for n in range(10)}}
_OBJECTS = ("drawing", "pict", "object", "txbxContent", "tbl")
_LINES = frozenset(("line", "straightConnector1"))
_MOST_COLUMNS = 200
_ASIDE = -600
"""Twips, 30 pt: a text that begins further left stands in the cell before its own."""
_FLAT = 60
"""Twips: lines of exactly 3 pt or less show nothing of their text."""


class _Field(NamedTuple):
    begin: etree._Element
    code: list[str]
    """The texts of its code."""
    held: list[etree._Element]
    """The texts that stand in its code, which are no print."""
    result: list[str]
    """The texts of its result; none before it begins."""


def settle(body: etree._Element) -> None:
    """Changes the tree to what is printed."""
    for each in list(body.iter(f"{_MC}AlternateContent")):
        _settle_choice(each)
    _settle_fields(body)
    for each in list(body.iter(f"{_M}oMath")):
        _settle_equation(each)
    for each in list(body.iter(f"{W}sym")):
        _settle_symbol(each)
    for each in list(body.iter(f"{W}hMerge")):
        _join(each)
    _mark_places(body)


def _mark_places(body: etree._Element) -> None:
    """Gives runs the look that what is around them gives them."""
    for each in body.iter(f"{W}bdo"):
        if each.get(f"{W}val") == "rtl":
            _mark(each, "unclear")
    for each in body.iter(f"{W}pPr"):
        spacing = each.find(f"{W}spacing")
        if spacing is not None and spacing.get(f"{W}lineRule") == "exact" and _is_flat(spacing.get(f"{W}line", "")):
            above = each.getparent()
            if above is not None:
                _mark(above, "unseen")
    for each in body.iter(f"{W}ind"):
        if _leaves_cell(each) and (paragraph := next(each.iterancestors(f"{W}p"), None)) is not None:
            _mark(paragraph, "unclear")
    for line in _lines(body):
        cell = next(line.iterancestors(f"{W}tc"), None)
        if cell is not None:
            _mark(cell, "unclear")


def shows_picture(cell: etree._Element) -> bool:
    """Whether a picture, an object of another program or a symbol that is none of the characters stands in a cell,
    which may show its figure.
    """
    return next(cell.iter(f"{_A}blip", f"{_V}imagedata", f"{W}object", f"{W}sym"), None) is not None


def _settle_choice(choice: etree._Element) -> None:
    """Puts the text of one branch in the place of a choice between several (ISO/IEC 29500-3, 7.7): the text of those
    that don't know the newer element (an emoji as a symbol). Where the branches have other texts, which of them is
    shown can't be told. Drawings, which are in both branches, stay.
    """
    parent = choice.getparent()
    branches = list(choice.iterchildren(f"{_MC}Choice", f"{_MC}Fallback"))
    if parent is None or any(branch.find(f".//{W}{name}") is not None for branch in branches for name in _OBJECTS):
        return
    texts = ["".join(t.text or "" for t in branch.iter(f"{W}t")) for branch in branches]
    told = [branch for branch, text in zip(branches, texts, strict=True) if text.strip()]
    if not told:
        return
    run = next(choice.iterancestors(f"{W}r"), None)
    if len({text for text in texts if text.strip()}) > 1:
        _mark(told[-1], "unclear")
        if run is not None:
            run.set(LOOK, "unclear")
    at = parent.index(choice)
    parent[at : at + 1] = list(told[-1])


def _is_flat(value: str) -> bool:
    return value.isdecimal() and int(value) <= _FLAT


def _join(merge: etree._Element) -> None:
    """Joins a cell with the one before it, whose continuation it is: what stands in it isn't shown (17.4.22)."""
    cell = next(merge.iterancestors(f"{W}tc"), None)
    before = None if cell is None else cell.getprevious()
    if cell is None or before is None or before.tag != cell.tag or merge.get(f"{W}val", "continue") != "continue":
        return
    properties = before.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        before.insert(0, properties)
    span = properties.find(f"{W}gridSpan")
    if span is None:
        span = etree.SubElement(properties, f"{W}gridSpan")
    span.set(f"{W}val", str(_span(before) + _span(cell)))
    row = cell.getparent()
    if row is not None:
        row.remove(cell)


def _span(cell: etree._Element) -> int:
    said = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "" if said is None else said.get(f"{W}val", "")
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() and int(value) else 1


def _leaves_cell(place: etree._Element) -> bool:
    """Whether a paragraph in a cell is set so far to the left that it stands in another."""
    if next(place.iterancestors(f"{W}tc"), None) is None or next(place.iterancestors(f"{W}p"), None) is None:
        return False
    left, hanging = (_twips(place, names) for names in (("left", "start"), ("hanging",)))
    return left - hanging + _twips(place, ("firstLine",)) < _ASIDE


def _twips(place: etree._Element, names: tuple[str, ...]) -> int:
    said = next((value for name in names if (value := place.get(f"{W}{name}"))), "0")
    return int(said) if said.lstrip("-").isdecimal() and len(said) < 7 else 0


def _mark(element: etree._Element, look: Look) -> None:
    for run in element.iter(f"{W}r"):
        run.set(LOOK, look)


def _lines(body: etree._Element) -> Iterator[etree._Element]:
    """Straight lines drawn in the text, which may go through it."""
    for shape in body.iter(f"{_A}prstGeom"):
        if shape.get("prst") in _LINES:
            yield shape
    yield from body.iter(f"{_V}line")


def _settle_fields(body: etree._Element) -> None:
    """Takes the codes of fields out of the text, results of fields in them included (17.16.2)."""
    open_ = list[_Field]()
    for each in list(body.iter(f"{W}fldChar", f"{W}instrText", f"{W}t")):
        if each.tag != f"{W}fldChar":
            for field in open_:
                if field.result:
                    field.result.append(each.text or "")
                    continue
                field.code.append(each.text or "")
                field.held.extend([each] if each.tag == f"{W}t" else [])
            continue
        kind = each.get(f"{W}fldCharType")
        if kind == "begin":
            open_.append(_Field(each, [], [], []))
        elif kind == "separate" and open_:
            open_[-1].result.append("")
        elif kind == "end" and open_:
            _close(open_.pop(), each)


def _close(field: _Field, end: etree._Element) -> None:
    for text in field.held:
        text.text = ""
    code = "".join(field.code)
    shown = _chosen(field.begin) if "FORMDROPDOWN" in code else ""
    if _DRAWN.match(code) and not "".join(field.result).strip():
        shown = f"〔{' '.join(code.split())}〕"
    run = end.getparent()
    if shown and run is not None:
        _put(run, end, shown)


def _chosen(begin: etree._Element) -> str:
    """What is chosen in a drop-down field (17.16.9)."""
    held = begin.find(f"{W}ffData/{W}ddList")
    if held is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in held.iterchildren(f"{W}listEntry")]
    said = held.find(f"{W}result")
    said = held.find(f"{W}default") if said is None else said
    number = "0" if said is None else said.get(f"{W}val", "0")
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def _settle_equation(equation: etree._Element) -> None:
    """Puts a run in the place of an equation: its text if it is a line, else the text in brackets."""
    text = "".join(each.text or "" for each in equation.iter(f"{_M}t", f"{W}t")).strip()
    parent = equation.getparent()
    if parent is None or not text:
        return
    plain = all(child.tag in {f"{_M}r", f"{W}bookmarkStart", f"{W}bookmarkEnd"} for child in equation)
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text if plain else f"〔{text}〕"
    run.tail = equation.tail
    if parent.tag == f"{_M}oMathPara" and (above := parent.getparent()) is not None:
        above.insert(above.index(parent), run)
        parent.remove(equation)
    else:
        parent.replace(equation, run)


def _settle_symbol(symbol: etree._Element) -> None:
    """Puts the digit in the place of a symbol that is one: plain in the font Symbol, ringed in Wingdings."""
    try:
        code = int(symbol.get(f"{W}char", ""), 16)
    except ValueError:
        return
    font = symbol.get(f"{W}font", "").lower()
    code = code if code >= 0xF000 else code + 0xF000
    shown = {"symbol": _DIGITS, "wingdings": _RINGED}.get(font, {}).get(code)
    run = symbol.getparent()
    if shown and run is not None:
        _put(run, symbol, shown)


def _put(run: etree._Element, old: etree._Element, text: str) -> None:
    new = etree.Element(f"{W}t")
    new.text = text
    run.replace(old, new)
