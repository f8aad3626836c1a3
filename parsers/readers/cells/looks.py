"""How a text on a sheet looks (XLSX, XLS): its font, and its colour on the colour of its cell.

What a conditional format or a narrow column hides, `sheet_rules` says. Not evaluated: the styles of tables
(ListObjects), patterns and gradients, pictures and shapes over cells.
"""

from __future__ import annotations

import colorsys
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from parsers.document import Look, SetAside
from parsers.errors import Unreadable
from parsers.looks import Piece, is_pictorial, printed
from parsers.package import xml
from parsers.readers.cells.number_formats import colour_shown, number_shown, text_shown
from parsers.readers.cells.sheets import Sheet

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
_ALIKE = 24
"""Of 255. Colours that differ by less in each part can't be told apart on paper."""
_SPECK = 2.0
"""Points. Smaller type is no print; Excel's smallest is 1."""
LOW = 3.0
"""Points. A row that is lower shows no digit of any size that can be read."""
NARROW = 0.4
"""Characters. A column that is narrower shows nothing."""
_ROOM = 0.3
"""Characters. A column's width holds its margins, of some 0.7; fonts differ by less than the rest."""
_NAMED: Mapping[str, Colour] = {
    "black": BLACK, "黑色": BLACK, "white": WHITE, "白色": WHITE,
    "red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255),
    "yellow": (255, 255, 0), "magenta": (255, 0, 255), "cyan": (0, 255, 255),
}  # fmt: skip
_COLOURS = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
    "003366 339966 003300 333300 993300 993366 333399 333333"
)
_STANDARD = _COLOURS.split()
"""Colours 8 to 63 of the palette (ISO/IEC 29500-1, 18.8.27); 0 to 7 repeat the first eight."""
_OFFICE = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1",
    "954F72",
)  # fmt: skip
"""The theme of a workbook that holds none, in the order in which cells refer to it."""
APART = "?"
"""Between two prints of a cell of which can't be told which is seen."""
_MOST_RANGES = 1_000
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")


class Font(NamedTuple):
    """What of a font decides how its text looks. `colour` is None where it is automatic: black."""

    struck: bool = False
    colour: Colour | None = None
    align: str | None = None
    """`superscript` or `subscript`."""
    size: float | None = None
    """Points."""
    name: str | None = None


PLAIN = Font()


class Seen(NamedTuple):
    """What a cell shows, and what it holds beside."""

    text: str
    looks: tuple[SetAside, ...] = ()
    doubtful: bool = False
    """Whether it can't be told what is seen; the text then gives both prints."""


def look_of(font: Font, paper: Colour | None = WHITE) -> Look | None:
    """How text in this font looks on a cell of the colour `paper`; None for one that can't be told."""
    ink = font.colour or BLACK
    tiny = font.size is not None and font.size <= _SPECK
    if tiny or (paper is not None and all(abs(a - b) < _ALIKE for a, b in zip(ink, paper, strict=True))):
        return "unseen"
    if font.struck:
        return "struck"
    if is_pictorial(font.name):
        return "unclear"
    if font.align == "superscript":
        return "raised"
    return "lowered" if font.align == "subscript" else None


def seen_text(runs: Sequence[tuple[str, Font]], pattern: str, paper: Colour | None) -> Seen:
    """A text in runs as a cell shows it. Where all of it is raised, there is no line that it is raised above."""
    runs = [(text.replace("_x000D_", ""), font) for text, font in runs]
    looks = [look_of(font, paper) for _, font in runs]
    if {look for look, (text, _) in zip(looks, runs, strict=True) if text.strip()} in ({"raised"}, {"lowered"}):
        looks = [None] * len(runs)
    found = printed(Piece(text, look) for (text, _), look in zip(runs, looks, strict=True))
    text = found.text.strip()
    shown = text_shown(text, pattern)
    return Seen(shown, (*found.looks, *_gone(text, shown)))


def seen_number(number: float, pattern: str, font: Font, paper: Colour | None, *, zeros: bool = True) -> Seen:
    """A number as a cell shows it; without `zeros`, the sheet shows none."""
    shown = number_shown(number, pattern)
    if not zeros and number == 0:
        return Seen("", aside(shown or "0", "unseen"))
    own = colour_of_name(colour_shown(number, pattern))
    look = look_of(font._replace(align=None, colour=own or font.colour), paper)
    if look is not None:
        return Seen(shown if look == "unclear" else "", aside(shown, look))
    return Seen(shown, _gone(number_shown(number, "General"), shown))


def uncertain(seen: Seen) -> Seen:
    """A cell of which can't be told how its figure looks."""
    return seen._replace(looks=(*seen.looks, SetAside(seen.text, "unclear")))


def seen_word(text: str, font: Font, paper: Colour | None) -> Seen:
    """Another value, such as a date or an error, whose text is `text`."""
    look = look_of(font._replace(align=None), paper)
    return Seen(text) if look is None else Seen("", aside(text, look))


def sheet_of(
    title: str,
    cells: Mapping[tuple[int, int], Seen],
    merges: Sequence[tuple[int, int, int, int]],
    hidden_rows: set[int],
    hidden_columns: set[int],
) -> Sheet:
    """A sheet from what its cells show."""
    return Sheet(
        title,
        {at: seen.text for at, seen in cells.items()},
        merges,
        hidden_rows,
        hidden_columns,
        {at: seen.looks for at, seen in cells.items() if seen.looks},
        frozenset(at for at, seen in cells.items() if seen.doubtful),
    )


def aside(text: str, look: Look) -> tuple[SetAside, ...]:
    return (SetAside(text.strip(), look),) if text.strip() else ()


def _gone(held: str, shown: str) -> tuple[SetAside, ...]:
    """What a number format hides altogether."""
    return aside(held, "unseen") if held and not shown.strip() else ()


def colour_of_name(name: str | None) -> Colour | None:
    """The colour that a number format names: White, 白色, Color2."""
    if name is None:
        return None
    number = name.lower().removeprefix("color").removeprefix("颜色").strip()
    if number.isdecimal() and 1 <= int(number) <= len(_STANDARD):
        return rgb(_STANDARD[int(number) - 1])
    return _NAMED.get(name.lower())


def rgb(text: str | None) -> Colour | None:
    """A colour from RRGGBB or AARRGGBB. Excel takes no notice of the alpha."""
    digits = (text or "").lstrip("#")[-6:]
    try:
        return (int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)) if len(digits) == 6 else None
    except ValueError:
        return None


def too_narrow(text: str, width: float, scale: float = 1.0) -> bool:
    """Whether a number has no room in a column: `width` in characters of the usual font, `scale` the size of the
    cell's type, measured by it. Excel then shows ####.
    """
    return bool(text) and sum(1.0 if each.isdigit() else 0.5 for each in text) * scale > width + _ROOM


class Palette:
    """The colours that cells of a workbook refer to."""

    def __init__(self, theme: Sequence[str] = (), own: Sequence[str] = ()) -> None:
        self.theme = [rgb(each) for each in theme or _OFFICE]
        self.indexed = [rgb(each) for each in own or (*_STANDARD[:8], *_STANDARD)]

    def colour(self, attributes: Mapping[str, str]) -> Colour | None:
        """The colour that `rgb`, `theme`, `indexed`, `tint` or `auto` give; None if it is automatic."""
        found: Colour | None = None
        if "theme" in attributes:
            at = _whole(attributes["theme"])
            found = self.theme[at] if 0 <= at < len(self.theme) else None
        elif "indexed" in attributes:
            at = _whole(attributes["indexed"])
            found = self.indexed[at] if 0 <= at < len(self.indexed) else WHITE if at == 65 else None
        elif "rgb" in attributes:
            found = rgb(attributes["rgb"])
        return found if found is None else _tinted(found, attributes.get("tint", "0"))


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else -1


def _tinted(colour: Colour, tint: str) -> Colour:
    """The colour made darker (to -1) or lighter (to 1), as 18.8.19 says."""
    try:
        by = max(-1.0, min(float(tint), 1.0))
    except ValueError:
        return colour
    if not by:
        return colour
    hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    light = light * (1 + by) if by < 0 else light * (1 - by) + by
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(hue, light, full))
    return (red, green, blue)


def colours_of_theme(part: bytes) -> list[str]:
    """A theme's colours in the order in which cells refer to them; none of a damaged one."""
    try:
        root = xml(part)
    except Unreadable:
        return []
    known = {
        etree.QName(each).localname: next((str(c.get("lastClr") or c.get("val")) for c in each), "")
        for each in root.iterfind("{*}themeElements/{*}clrScheme/*")
        if isinstance(each.tag, str)
    }
    return [known.get(name, office) for name, office in zip(_THEME, _OFFICE, strict=True)]


Range = tuple[int, int, int, int]
"""Top, left, bottom, right."""


class Overlays:
    """Ranges whose colours a conditional format or the style of a table decides."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self.ranges = list(itertools.islice(dict.fromkeys(ranges), _MOST_RANGES))

    def seen(self, row: int, column: int, seen: Callable[[Colour | None], Seen], paper: Colour | None) -> Seen:
        """What a cell shows, from what it shows on a paper. In these ranges the paper's colour isn't known: where
        it matters, the cell is in doubt.
        """
        plain = seen(paper)
        hides = any(each.look == "unseen" for each in plain.looks)
        if not hides or not any(a <= row <= c and b <= column <= d for a, b, c, d in self.ranges):
            return plain
        other = seen(None)
        if other.text == plain.text:
            return plain
        return Seen(f"{plain.text}{APART}{other.text}", other.looks, doubtful=True)
