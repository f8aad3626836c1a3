"""Number formats of Excel (ISO/IEC 29500-1, 18.8.30 f.): how a cell shows its number.

The report prints what is shown: 0 may show as “-”, 251000 as “251000元”, 12345 as “12” in thousands,
12.345 as “12.35”. Not supported, as no figure needs them: fractions and Chinese numerals (both show
as plain numbers), and the width of the column.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\[\]-]*+)[^\[\]]*+\]'
    r"|\[(?P<condition>[<>=]+-?[\d.]+)\]|\[(?P<bracket>[^\[\]]*+)\]|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])"
    r"|(?P<sign>[0#?.,%@;])|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_COLOUR = re.compile(
    r"(?:black|white|red|green|blue|yellow|magenta|cyan|color ?\d{1,2}|[黑白]色|颜色 ?\d{1,2})", re.IGNORECASE
)
_DIGITS = frozenset("0#?")
_TESTS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)
"""Excel stores 15 significant digits, so 0.1 + 0.2 is 0.3."""
_WIDE = Context(prec=400)
"""Enough digits for any float: 1E+308 has 309 before the decimal point."""
_MOST_PLACES = 30


class _Token(NamedTuple):
    kind: str
    """`text`, or the format's sign itself: 0 # ? . , % @ E General."""
    text: str = ""


class _Section(NamedTuple):
    tokens: tuple[_Token, ...]
    condition: tuple[str, Decimal] | None
    colour: str | None = None
    """The name of the colour in which it prints, if it says one."""


def number_shown(number: float | Decimal, pattern: str) -> str:
    """The number as a cell with this format shows it."""
    pattern = pattern or "General"  # some writers leave it out
    value = _EXACT.create_decimal(repr(number) if isinstance(number, float) else number)
    if not value.is_finite():
        return str(value)
    sections = _sections(pattern)
    at = _chosen(sections, value)
    tokens = sections[at].tokens
    # The second section is for negative numbers and includes their sign.
    sign = "-" if value < 0 and not (at == 1 and sections[1].condition is None) else ""
    return _written(abs(value), tokens, sign).strip()


def colour_shown(number: float | Decimal, pattern: str) -> str | None:
    """The name of the colour that the format gives a number, such as White or Color2; None for the font's own."""
    value = _EXACT.create_decimal(repr(number) if isinstance(number, float) else number)
    sections = _sections(pattern)
    return sections[_chosen(sections, value)].colour if value.is_finite() else None


def text_shown(text: str, pattern: str) -> str:
    """A text as a cell with this format shows it. The format's fourth section, if any, is for text."""
    sections = _sections(pattern)
    own = sections[3] if len(sections) > 3 else sections[-1]
    kinds = [token.kind for token in own.tokens]
    if len(sections) <= 3 and "@" not in kinds:
        return text
    return "".join(text if t.kind == "@" else t.text for t in own.tokens).strip()


@lru_cache(maxsize=1_024)
def _sections(pattern: str) -> Sequence[_Section]:
    found: list[list[_Token]] = [[]]
    conditions: dict[int, tuple[str, Decimal]] = {}
    colours: dict[int, str] = {}
    for match in _TOKEN.finditer(pattern):
        kind, text = match.lastgroup, match.group(match.lastgroup) if match.lastgroup else ""
        if kind == "sign" and text == ";":
            found.append([])
        elif kind == "condition":
            test = re.match(r"[<>=]+", text)
            if test and test[0] in _TESTS and re.fullmatch(r"-?\d++(?:\.\d*+)?", text[test.end() :]):
                conditions[len(found) - 1] = (test[0], Decimal(text[test.end() :]))
        elif kind == "sign":
            found[-1].append(_Token(text))
        elif kind == "bracket":
            if _COLOUR.fullmatch(text):
                colours[len(found) - 1] = text
        elif kind in {"general", "exponent"}:
            found[-1].append(_Token("General" if kind == "general" else "E"))
        elif kind is not None:
            found[-1].append(_Token("text", text))
        elif match[0][:1] == "_":
            found[-1].append(_Token("text", " "))
    return tuple(_Section(tuple(t), conditions.get(n), colours.get(n)) for n, t in enumerate(found))


def _chosen(sections: Sequence[_Section], value: Decimal) -> int:
    """The index of the section that applies to a number."""
    last = min(len(sections), 3) - 1
    for at, section in enumerate(sections[:last]):
        if section.condition is not None:
            test, limit = section.condition
            fits = _TESTS[test](value, limit)
        elif at == 0:
            fits = value > 0 or (value == 0 and last == 1)
        else:
            fits = value < 0
        if fits:
            return at
    return last


def _written(value: Decimal, tokens: Sequence[_Token], sign: str) -> str:
    kinds = [token.kind for token in tokens]
    if "General" in kinds or "@" in kinds:
        shown = "".join(sign + _general(value) if t.kind in {"General", "@"} else t.text for t in tokens)
        return shown if shown.strip() else sign + _general(value)
    if not _DIGITS & set(kinds):
        # A section with only text shows that text in place of the number; an empty one, nothing.
        return "".join(token.text for token in tokens)
    if "E" in kinds:
        places = sum(k in _DIGITS for k in kinds[: kinds.index("E")]) - 1
        digits, _, power = f"{value:.{max(places, 0)}E}".partition("E")
        return f"{sign}{digits}E{int(power):+03d}"
    return _placed(value, tokens, sign)


def _general(value: Decimal) -> str:
    return f"{value.normalize(_WIDE):f}" if value else "0"


def _placed(value: Decimal, tokens: Sequence[_Token], sign: str) -> str:
    """The number with its digits put into the places of the format, from the decimal point outwards."""
    kinds = [token.kind for token in tokens]
    point = kinds.index(".") if "." in kinds else len(kinds)
    whole = [n for n in range(point) if kinds[n] in _DIGITS]
    after = [n for n in range(point, len(kinds)) if kinds[n] in _DIGITS][:_MOST_PLACES]
    end = whole[-1] if whole else point
    scales = sum(_run_of_commas(kinds, ends[-1]) for ends in (whole, after) if ends)
    value = value.scaleb(2 * kinds.count("%") - 3 * scales, _WIDE)
    value = value.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP, _WIDE)
    digits, _, decimals = f"{value:f}".partition(".")
    thousands = any(kinds[n] == "," for n in range(whole[0], end)) if whole else False
    shown = {n: token.text for n, token in enumerate(tokens)}
    shown |= _whole("" if digits == "0" else digits, whole, kinds, thousands=thousands)
    shown |= _decimals(decimals, after, kinds)
    shown |= {n: "%" for n, kind in enumerate(kinds) if kind == "%"}
    if any(shown[n].strip() for n in after):
        shown[point] = "."
    first = min([*whole, *after])
    shown[first] = (sign if value else "") + shown[first]
    return "".join(shown.values())


def _run_of_commas(kinds: Sequence[str], end: int) -> int:
    """The number of commas directly after the digit place `end`; each divides the number by 1,000."""
    count = 0
    while end + count + 1 < len(kinds) and kinds[end + count + 1] == ",":
        count += 1
    return count


def _whole(digits: str, places: Sequence[int], kinds: Sequence[str], *, thousands: bool) -> dict[int, str]:
    """The integer digits by place, assigned from the right; the first place takes all remaining ones."""
    shown: dict[int, str] = {}
    written = 0

    def grouped(some: str) -> str:
        nonlocal written
        out = ""
        for digit in reversed(some):
            comma = "," if thousands and written and written % 3 == 0 else ""
            out, written = digit + comma + out, written + 1
        return out

    for place in reversed(places):
        own = digits if place == places[0] else digits[-1:]
        digits = digits[: len(digits) - len(own)]
        shown[place] = grouped(own or ("0" if kinds[place] == "0" else ""))
    return shown


def _decimals(digits: str, places: Sequence[int], kinds: Sequence[str]) -> dict[int, str]:
    """The decimals by place; trailing zeros only where the format requires them."""
    shown = {place: digits[n : n + 1] for n, place in enumerate(places)}
    for place in reversed(places):
        if kinds[place] == "0" or shown[place] != "0":
            break
        shown[place] = ""
    return shown
