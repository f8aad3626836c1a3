"""How the runs of a DOCX look: hidden, struck, white, raised or lowered, by their own properties and by those of
their character, paragraph and table styles (ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from parsers.document import Look
from parsers.looks import WHITE, Colour, is_seen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset(("0", "false", "off"))
_TOGGLES = ("vanish", "strike")
"""Properties that a paragraph style and a character style switch off together (17.7.3)."""
_MARKING = ("vanish", "textFill", "strike", "dstrike", "vertAlign", "position")
_KNOWN = frozenset((*_MARKING, "sz", "color", "highlight", "shd"))
_TINY = 2
"""Half-points: text of 1 pt is not legible."""
_USUAL = 21
"""Half-points: 五号, the type size where none is given."""
_HIGHLIGHTS: dict[str, Colour] = {
    "black": (0.0, 0.0, 0.0),
    "white": WHITE,
    "yellow": (1.0, 1.0, 0.0),
    "red": (1.0, 0.0, 0.0),
    "green": (0.0, 1.0, 0.0),
    "blue": (0.0, 0.0, 1.0),
    "cyan": (0.0, 1.0, 1.0),
    "magenta": (1.0, 0.0, 1.0),
    "darkGray": (0.5, 0.5, 0.5),
    "lightGray": (0.75, 0.75, 0.75),
}

Facts = Mapping[str, str]
"""The values of run properties by name; of shading its colour, or "?"."""


class Mark(NamedTuple):
    """The look of a run; whether it is `sure`, `parsers.looks.Piece` says."""

    look: Look
    sure: bool = True


class Looks:
    """The looks of runs, with the styles of a document."""

    def __init__(self, styles: etree._Element | None, body: etree._Element) -> None:
        """`body` is the body of the document, as far as its shadings are concerned."""
        each = [] if styles is None else list(styles.iter(f"{W}style"))
        self._styles = {style.get(f"{W}styleId", ""): style for style in each}
        self._paragraph = next((key for key, style in self._styles.items() if _is_default(style)), "")
        self._usual = own_facts(None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._known: dict[tuple[str, str], Facts] = {}
        self._grounds = {WHITE, *_HIGHLIGHTS.values()}
        for part in (body, *each):
            self._grounds |= {ground for shd in part.iter(f"{W}shd") if (ground := rgb(_shading(shd)))}
        inside = (own_facts(properties) for style in each for properties in style.iter(f"{W}rPr"))
        self._plain = not any(map(self._counts, (self._usual, *inside)))

    def _counts(self, facts: Facts) -> bool:
        """Whether properties may make more of a text than plain print."""
        if any(name in facts for name in _MARKING) or _number(facts, "sz", _USUAL) <= _TINY:
            return True
        ink = rgb(facts.get("color", ""))
        return ink is not None and not all(is_seen(ink, ground) for ground in self._grounds)

    def of(self, run: etree._Element) -> Mark | None:
        """The look of a run; None: plain print."""
        properties = run.find(f"{W}rPr")
        own = own_facts(properties)
        if self._plain and not (own and self._counts(own)):
            return None
        return _mark(self._whole(run, properties, own), run, self)

    def _whole(self, run: etree._Element, properties: etree._Element | None, own: Facts) -> Facts:
        """All properties of a run: its own before those of its styles."""
        paragraph = next(run.iterancestors(f"{W}p"), None)
        by_paragraph = self.of_style(_named(paragraph, f"{W}pPr/{W}pStyle") or self._paragraph)
        by_run = self.of_style("" if properties is None else _named(properties, f"{W}rStyle"))
        by_table = self.of_style(table_style(run))
        whole = {**self._usual, **by_table, **by_paragraph, **by_run}
        for name in _TOGGLES:
            if _is_on(by_paragraph, name) and _is_on(by_run, name):
                whole[name] = "0"
        return {**whole, **own}

    def of_style(self, style: str, part: str = "rPr") -> Facts:
        """The properties of a style, its own and inherited ones; of a table style those of all its cells."""
        if not style:
            return {}
        key = (style, part)
        if key not in self._known:
            self._known[key] = {}  # a style that is based on itself
            element = self._styles.get(style)
            if element is not None:
                above = self.of_style(_named(element, f"{W}basedOn"), part)
                self._known[key] = {**above, **own_facts(element.find(f"{W}{part}"))}
        return self._known[key]

    def varies(self, style: str) -> bool:
        """Whether a table style has colours of its own for some rows or columns, such as the first."""
        element = self._styles.get(style)
        return element is not None and any(
            part.find(f".//{W}shd") is not None or part.find(f".//{W}color") is not None
            for part in element.iterchildren(f"{W}tblStylePr")
        )


def own_facts(properties: etree._Element | None) -> Facts:
    """The values of the properties in an element such as rPr."""
    found: dict[str, str] = {}
    for each in () if properties is None else properties:
        name = str(each.tag).rpartition("}")[2]
        if name in _KNOWN:
            found[name] = _shading(each) if name == "shd" else each.get(f"{W}val", "true")
            if name == "textFill" and each.find("{*}noFill") is None:
                del found[name]
    return found


def _shading(shd: etree._Element) -> str:
    """The colour of a shading in hex; "" if it is none, "?" if it can't be told."""
    kind, fill, colour = (shd.get(f"{W}{name}", "auto") for name in ("val", "fill", "color"))
    if shd.get(f"{W}themeFill") and fill == "auto":
        return "?"
    if kind in {"clear", "nil", "auto"}:
        return "" if fill == "auto" else fill
    if kind == "solid":
        return "000000" if colour == "auto" else colour
    return "?"


def _mark(facts: Facts, run: etree._Element, looks: Looks) -> Mark | None:
    if _is_on(facts, "vanish") or "textFill" in facts or _number(facts, "sz", _USUAL) <= _TINY:
        return Mark("unseen")
    ink = rgb(facts.get("color", ""))
    if ink is not None:
        ground, known = _ground(facts, run, looks)
        if ground is not None and not is_seen(ink, ground):
            return Mark("unseen", known)
    if _is_on(facts, "strike") or _is_on(facts, "dstrike"):
        return Mark("struck")
    if facts.get("vertAlign") in {"superscript", "subscript"}:
        return Mark("raised" if facts["vertAlign"] == "superscript" else "lowered")
    by = _number(facts, "position", 0)
    if abs(by) < 0.2 * _number(facts, "sz", _USUAL):
        return None
    return Mark("raised" if by > 0 else "lowered", sure=False)


def _ground(facts: Facts, run: etree._Element, looks: Looks) -> tuple[Colour | None, bool]:
    """The colour on which a run is printed, None if it can't be told; and whether nothing else may be below it."""
    if facts.get("highlight", "none") != "none":
        return _HIGHLIGHTS.get(facts["highlight"]), True
    paragraph = next(run.iterancestors(f"{W}p"), None)
    cell = next(run.iterancestors(f"{W}tc"), None)
    style = table_style(run)
    shadings = [
        facts.get("shd", ""),
        *(
            own_facts(each.find(f"{W}{name}")).get("shd", "")
            for each, name in ((paragraph, "pPr"), (cell, "tcPr"))
            if each is not None
        ),
        looks.of_style(_named(paragraph, f"{W}pPr/{W}pStyle"), "pPr").get("shd", ""),
        looks.of_style(style, "tcPr").get("shd", ""),
        looks.of_style(style, "tblPr").get("shd", ""),
    ]
    shading = next((each for each in shadings if each), "")
    if shading:
        return rgb(shading), True
    boxed = next(run.iterancestors(f"{W}txbxContent"), None) is not None
    return WHITE, not boxed and not looks.varies(style)


def _shaded(element: etree._Element | None, part: str) -> str:
    return "" if element is None else own_facts(element.find(f"{W}{part}")).get("shd", "")


def table_style(element: etree._Element) -> str:
    """The name of the style of the table around an element."""
    table = next(element.iterancestors(f"{W}tbl"), None)
    return _named(table, f"{W}tblPr/{W}tblStyle")


def rgb(code: str) -> Colour | None:
    """A colour in hex; None for any other text, such as auto."""
    try:
        value = int(code, 16) if len(code) == 6 else -1
    except ValueError:
        return None
    return None if value < 0 else (value // 65536 / 255, value // 256 % 256 / 255, value % 256 / 255)


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in _OFF


def _is_on(facts: Facts, name: str) -> bool:
    return facts.get(name, "0") not in _OFF


def _named(element: etree._Element | None, path: str) -> str:
    found = None if element is None else element.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def _number(facts: Facts, name: str, usual: int) -> int:
    value = facts.get(name, "")
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 7 else usual
