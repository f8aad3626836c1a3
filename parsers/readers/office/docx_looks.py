"""How the runs of a DOCX look: hidden, struck, white, raised or lowered, by their own properties and by those of
their character, paragraph and table styles (ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from parsers.document import Look
from parsers.looks import WHITE, Colour, is_pictorial, is_seen
from parsers.readers.office.docx_settled import LOOK, W

_OFF = frozenset(("0", "false", "off"))
_TOGGLES = ("vanish", "strike")
"""Properties that a paragraph style and a character style switch off together (17.7.3)."""
_MARKING = ("vanish", "textFill", "strike", "dstrike", "vertAlign", "position", "rFonts")
_KNOWN = frozenset((*_MARKING, "sz", "color", "highlight", "shd", "w", "spacing"))
_CLOSE = -2.5
"""Twips for each half-point of type, a quarter of its size: letters that are closer lie on each other."""
_TINY = 4
"""Half-points: text of 2 pt is not legible."""
_NARROW = 5
"""Per cent of their width: letters are strokes."""
_THEME = {
    **dict.fromkeys(("background1", "light1", "bg1", "lt1"), "FFFFFF"),
    **dict.fromkeys(("text1", "dark1", "tx1", "dk1"), "000000"),
}
"""Colours of a theme that nearly all have in common. A run's theme colour comes before its own."""
_CLEAR = 95_000
"""Thousandths of a per cent of transparency: nothing is seen."""
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
        if _number(facts, "w", 100) <= _NARROW or _is_crowded(facts):
            return True
        ink = rgb(facts.get("color", ""))
        return ink is not None and not all(is_seen(ink, ground) for ground in self._grounds)

    def of(self, run: etree._Element) -> Mark | None:
        """The look of a run; None: plain print."""
        if given := run.get(LOOK):
            return Mark("unseen" if given == "unseen" else "unclear")
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
        by_table = self.of_table(run, "rPr")
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
                self._known[key] = {**above, **own_facts(_part_of(element, part))}
        return self._known[key]

    def of_table(self, run: etree._Element, part: str) -> Facts:
        """The properties that the style of the table around a run gives it, by row and column (17.7.6)."""
        style = table_style(run)
        found = self.of_style(style, part)
        kinds = self._kinds(style)
        for kind in (each for each in _places(run) if each in kinds) if kinds else ():
            found = {**found, **self.of_style(style, f"{kind}/{part}")}
        return found

    def _kinds(self, style: str) -> frozenset[str]:
        """The kinds of rows and columns for which a table style, or one it is based on, says something."""
        found, seen = set[str](), set[str]()
        while style and style not in seen and (element := self._styles.get(style)) is not None:
            seen.add(style)
            found |= {each.get(f"{W}type", "") for each in element.iterchildren(f"{W}tblStylePr")}
            style = _named(element, f"{W}basedOn")
        return frozenset(found)

    def varies(self, style: str) -> bool:
        """Whether a table style has colours of its own for some rows or columns, such as the first."""
        element = self._styles.get(style)
        return element is not None and any(
            part.find(f".//{W}shd") is not None or part.find(f".//{W}color") is not None
            for part in element.iterchildren(f"{W}tblStylePr")
        )


def _part_of(style: etree._Element, part: str) -> etree._Element | None:
    """The properties of a style, or with kind/rPr those for one kind of its rows or columns."""
    kind, _, name = part.rpartition("/")
    if not kind:
        return style.find(f"{W}{name}")
    parts = (each for each in style.iterchildren(f"{W}tblStylePr") if each.get(f"{W}type") == kind)
    return next((each.find(f"{W}{name}") for each in parts), None)


def _places(run: etree._Element) -> Iterator[str]:
    """The kinds of rows and columns that a run stands in, those that weigh more last."""
    cell, row, table = (next(run.iterancestors(f"{W}{name}"), None) for name in ("tc", "tr", "tbl"))
    yield "wholeTable"
    if cell is None or row is None or table is None:
        return
    look = table.find(f"{W}tblPr/{W}tblLook")
    rows, cells = list(table.iter(f"{W}tr")), list(row.iterchildren(f"{W}tc"))
    down, across = rows.index(row), cells.index(cell) if cell in cells else 0
    first, last, left, right, no_rows, no_columns = (_looks_at(look, name, bit) for name, bit in _LOOKS)
    if not no_columns:
        yield f"band{(across - left) % 2 + 1}Vert"
    if not no_rows:
        yield f"band{(down - first) % 2 + 1}Horz"
    if left and across == 0:
        yield "firstCol"
    if right and cell is cells[-1]:
        yield "lastCol"
    if first and down == 0:
        yield "firstRow"
    if last and row is rows[-1]:
        yield "lastRow"


_LOOKS = (
    ("firstRow", 0x20),
    ("lastRow", 0x40),
    ("firstColumn", 0x80),
    ("lastColumn", 0x100),
    ("noHBand", 0x200),
    ("noVBand", 0x400),
)


def _looks_at(look: etree._Element | None, name: str, bit: int) -> bool:
    """Whether a table uses a part of its style, by the newer attribute or the older bits."""
    if look is None:
        return False
    if said := look.get(f"{W}{name}"):
        return said not in _OFF
    try:
        return bool(int(look.get(f"{W}val", "0"), 16) & bit)
    except ValueError:
        return False


def own_facts(properties: etree._Element | None) -> Facts:
    """The values of the properties in an element such as rPr."""
    found: dict[str, str] = {}
    for each in () if properties is None else properties:
        name = str(each.tag).rpartition("}")[2]
        if name in _KNOWN:
            found[name] = _value(name, each)
    if found.get("textFill") == "none" and properties is not None:
        line = properties.find("{*}textOutline")
        if line is not None and line.find("{*}noFill") is None:
            found["textFill"] = ""  # letters of lines
    return {name: value for name, value in found.items() if value or name not in {"textFill", "rFonts"}}


def _value(name: str, each: etree._Element) -> str:
    if name == "shd":
        return _shading(each)
    if name == "textFill":
        return _filled(each)
    if name == "rFonts":
        fonts = (each.get(f"{W}{script}") for script in ("ascii", "hAnsi"))
        return "pictures" if any(map(is_pictorial, fonts)) else ""
    if name == "color" and not (each.get(f"{W}themeTint") or each.get(f"{W}themeShade")):
        return _THEME.get(each.get(f"{W}themeColor", ""), each.get(f"{W}val", "auto"))
    return each.get(f"{W}val", "true")


def _filled(fill: etree._Element) -> str:
    """The colour in hex of letters that are filled by a drawing's means (w14:textFill); "none" if they are clear, ""
    if it can't be told.
    """
    if fill.find("{*}noFill") is not None:
        return "none"
    colour = fill.find("{*}solidFill/*")
    if colour is None:
        return ""
    alpha = next((str(value) for each in colour.iterchildren("{*}alpha") for value in each.attrib.values()), "")
    if alpha.isdecimal() and int(alpha) >= _CLEAR:
        return "none"
    said = next((colour.get(key, "") for key in map(str, colour.attrib) if key.endswith("val")), "")
    return _THEME.get(said, said if rgb(said) and not len(colour) else "")


def _shading(shd: etree._Element) -> str:
    """The colour of a shading in hex; "" if it is none, "?" if it can't be told."""
    kind, fill, colour = (shd.get(f"{W}{name}", "auto") for name in ("val", "fill", "color"))
    if shd.get(f"{W}themeFill") and fill == "auto":
        return "?"
    if kind in {"clear", "nil", "auto"}:
        return "" if fill == "auto" else fill
    if kind == "solid":
        return "000000" if colour == "auto" else colour
    share = int(kind[3:]) if kind.startswith("pct") and kind[3:].isdecimal() else 0
    ink, ground = rgb("000000" if colour == "auto" else colour), rgb("FFFFFF" if fill == "auto" else fill)
    if not (share and ink and ground):
        return "?"
    mixed = ((share * a + (100 - share) * b) / 100 for a, b in zip(ink, ground, strict=True))
    return "".join(f"{round(255 * each):02X}" for each in mixed)


def _mark(facts: Facts, run: etree._Element, looks: Looks) -> Mark | None:
    tiny = _number(facts, "sz", _USUAL) <= _TINY or _number(facts, "w", 100) <= _NARROW
    if _is_on(facts, "vanish") or facts.get("textFill") == "none" or tiny:
        return Mark("unseen")
    if "rFonts" in facts or _is_crowded(facts):
        return Mark("unclear")
    ink = rgb(facts.get("textFill", facts.get("color", "")))
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


def _is_crowded(facts: Facts) -> bool:
    return _number(facts, "spacing", 0) < _CLOSE * _number(facts, "sz", _USUAL)


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
        looks.of_table(run, "tcPr").get("shd", ""),
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
