"""The order of the columns of a text that lost its cells, as far as its heads and the sums of its lines tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from parsers.interpret.labels import CHANNELS, MEASURES, REQUEST_COLUMNS, RESULTS
from parsers.interpret.nesting import in_form_order
from parsers.interpret.pairs import Pair, sums_of
from parsers.interpret.tokens import Token
from parsers.text import across, word_key

_CLEAR = 3
"""Rows whose sums contradict the order in the head, at least, for it to be doubted; one may be a misprint."""
_ON_A_LINE = 3
"""Names of columns, at least, on some line of a head that is laid out as on paper."""
_SUITS = word_key("行政诉讼")

Order = tuple[str, ...]
"""Codes of the columns of section 3, from left to right."""

FORM_ORDER: Order = tuple(dict.fromkeys(REQUEST_COLUMNS.values()))
_ORGANISATIONS = word_key("法人或其他组织")
_OUTER = (FORM_ORDER[0], _ORGANISATIONS, FORM_ORDER[-1])
"""What stands in the upper row of the head of section 3, in the form's order."""
_OPEN: Order = ("",)


def in_order(measures: Sequence[Token]) -> bool:
    """Whether the heads of a block of section 2 give the order of its columns: they stand in one line, or in the
    form's order. Broken heads are read line by line: 现行有效数|量 before 本年|制发件数.
    """
    if len({token.start[0] for token in measures} | {token.end[0] for token in measures}) == 1:
        return True
    keys = [token.key for token in measures]
    for codes in MEASURES.values():
        if all(key in codes for key in keys):
            form = list(dict.fromkeys(codes.values()))
            places = [form.index(codes[key]) for key in keys]
            return places == sorted(places)
    return False


def order_of(pairs: Sequence[Pair]) -> Order | None:
    """The order of the columns of section 3; None if it can't be told. Text has lost where they stand; so what the
    head says must agree with the sums of the rows, and the sums must tell it from the form's.
    """
    heads = (_of_head([token for token in pair.labels if token is not pair.own]) for pair in pairs)
    said = {order for order in heads if order is not None}
    if len(said) > 1:
        return None
    order, sums = next(iter(said), FORM_ORDER), sums_of(pairs)
    for_form = max(sums[:-1]) < max(_CLEAR, sums[-1] + 1)
    if order == FORM_ORDER:
        return FORM_ORDER if for_form else None
    if order == _OPEN:
        return FORM_ORDER if for_form and sums[-1] >= _CLEAR else None
    by_sums = sums.index(max(sums))
    is_told = (
        bool(order) and by_sums == order.index(FORM_ORDER[-1]) != len(FORM_ORDER) - 1 and sums.count(max(sums)) == 1
    )
    return order if is_told else None


def _of_head(labels: Sequence[Token]) -> Order | None:
    """The order in which a head names the columns of section 3; empty if it names another than the form's, but not
    whole; `_OPEN` if it was read column by column; None if it is no head.
    """
    head = list(dict.fromkeys(REQUEST_COLUMNS.get(token.key, token.key) for token in labels))
    outer = [name for name in head if name in _OUTER]
    inner = [name for name in head if name in FORM_ORDER[1:-1]]
    if len(outer) + len(inner) < len(_OUTER):
        return None
    if inner != [code for code in FORM_ORDER if code in inner]:
        return ()
    if outer == [name for name in _OUTER if name in outer]:
        return FORM_ORDER
    named = [name for name in head if name in outer or name in inner]
    if named[: len(outer)] != outer or _is_higher(labels):
        return _OPEN
    if len(outer) < len(_OUTER) or len(inner) < len(FORM_ORDER[1:-1]):
        return ()
    return tuple(code for name in outer for code in (inner if name == _ORGANISATIONS else [name]))


def _is_higher(labels: Sequence[Token]) -> bool:
    """Whether 法人或其他组织 is printed higher up than 自然人 and 总计, which stand on one line beside it."""
    lines = {REQUEST_COLUMNS.get(token.key, token.key): token.start[0] for token in reversed(labels)}
    natural, organisations, total = (lines.get(name) for name in _OUTER)
    return None not in {natural, organisations} and natural == total and lines[_ORGANISATIONS] < lines[FORM_ORDER[0]]


def broken_in_order(found: Sequence[Token], lines: Sequence[tuple[str, int]]) -> bool:
    """Whether the names of organisations, where a head breaks some over lines (法律服务机|构), stand from left to right
    as in the form; what is whole of such a head may follow the form while the rest does not. `lines` are the texts with
    what stands blank before each.
    """
    for is_head, group in groupby(found, key=lambda token: token.kind in {"label", "part"}):
        head = list(group) if is_head else []
        if all(token.kind == "label" for token in head):
            continue
        pieces = [(token.start[0], place) for token in head for place in _named_in(token, lines)]
        if max(Counter(line for line, _ in pieces).values(), default=0) < _ON_A_LINE:
            continue  # nearly a line for each name: where they stand says nothing
        named = sorted(place for _, place in pieces)
        inner = [code for code in dict.fromkeys(code for _, code in named) if code in FORM_ORDER[1:-1]]
        if inner != [code for code in FORM_ORDER if code in inner]:
            return False
    return True


def _named_in(token: Token, lines: Sequence[tuple[str, int]]) -> Iterator[tuple[int, str]]:
    """The columns that a token names or begins to name, each with what stands to its left, in columns of a terminal."""
    text, blank = lines[token.start[0]]
    if token.kind == "label":
        if token.key in REQUEST_COLUMNS:
            yield blank + across(text[: token.start[1]]), REQUEST_COLUMNS[token.key]
        return
    for piece in re.finditer(r"\S+", token.text):
        key = word_key(piece[0])
        codes = {code for name, code in REQUEST_COLUMNS.items() if len(key) > 1 and name.startswith(key)}
        if len(codes) == 1:
            yield blank + across(text[: token.start[1]] + token.text[: piece.start()]), codes.pop()


def results_below(head: Sequence[Token]) -> int:
    """How many figures stand below a head of section 4: all results of each channel that it names."""
    channels = {token.key for token in head if token.key in CHANNELS or token.key == _SUITS}
    return len(set(RESULTS.values())) * (len(set(CHANNELS.values())) if len(channels) > 1 else 1)


def as_in_form(head: Sequence[Token]) -> bool:
    """Whether a head of section 4 names channels and results in the form's order. Text has lost which result stands
    below which channel; but if 总计 comes first, it isn't last.
    """
    channels = [key for token in head if (key := token.key) in CHANNELS or key == _SUITS]
    codes = [CHANNELS[key] for key in dict.fromkeys(channels) if key in CHANNELS]
    first = next((at for at, token in enumerate(head) if token.key == channels[0]), 0) if channels else 0
    results = [RESULTS[token.key] for token in head[first:] if token.key in RESULTS]
    form, whole = list(dict.fromkeys(CHANNELS.values())), list(dict.fromkeys(RESULTS.values()))
    if codes != [code for code in form if code in codes] or channels[:1] == [_SUITS]:
        return False
    # The last of them stand above the figures; before them may be pieces of names that are printed in two lines.
    places = [whole.index(result) for result in results[-len(form) * len(whole) :]]
    turns = sum(one >= other for one, other in pairwise(places))
    return results[-1:] == whole[-1:] and turns < max(len(codes), 1)


def with_further(found: Sequence[Token]) -> set[str]:
    """The names of columns, and 信息内容, in lines that have other words, too: names of further columns, or names in
    two lines that were read as one. Those that still follow each other as in the form say no more than that.
    """
    keys: set[str] = set()
    for _, group in groupby(found, key=lambda token: token.start[0]):
        line = list(group)
        if any(token.kind == "other" for token in line):
            text = "".join(token.text for token in line)
            usual = in_form_order(text) and _LETTERS.issuperset(text)
            keys |= set() if usual else {token.key for token in line if token.kind == "label"}
    return keys


_LETTERS = frozenset("".join((*REQUEST_COLUMNS, "申请人情况法人或其他组织"))) | frozenset(" \u3000")
