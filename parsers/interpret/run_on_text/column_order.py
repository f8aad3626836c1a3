"""The order of the columns of a text that lost its cells, as far as its heads and the sums of its lines tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from parsers.interpret.run_on_text.pairs import Pair, sums_of
from parsers.interpret.table_heads.broken_heads import Head, Said
from parsers.interpret.words.headings import names_section
from parsers.interpret.words.labels import CAPTIONS, CHANNELS, CLAUSES, MEASURE_KEYS, MEASURES, REQUEST_COLUMNS, RESULTS
from parsers.interpret.words.nesting import in_form_order
from parsers.interpret.words.tokens import Token
from parsers.text import numbering, word_key

_CLEAR = 3
"""Rows whose sums contradict the order in the head, at least, for it to be doubted; one may be a misprint."""
_SUITS = word_key("行政诉讼")
SUITS = frozenset((*CHANNELS, _SUITS))
"""What stands over the results of section 4."""
_CONTENT = word_key("信息内容")

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
    return in_form(measures)


def measures_of(found: Sequence[Token]) -> list[Token]:
    """The names of columns in the last head of section 2 among these tokens."""
    last: list[Token] = []
    for token in found:
        if token.key == _CONTENT or token.key in CLAUSES:
            last = []
        elif token.key in MEASURE_KEYS:
            last.append(token)
    return last


def in_form(measures: Sequence[Token]) -> bool:
    """Whether names of columns of section 2 stand in the form's order; also if there are none."""
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
    heads = [[token for token in pair.labels if token is not pair.own] for pair in pairs]
    said = {order for head in heads if (order := _on_one_line(head) or _of_head(head)) is not None}
    if len(said) > 1:
        return None
    order, sums = next(iter(said), FORM_ORDER), sums_of(pairs)
    if order in map(_on_one_line, heads):
        return order if max(sums) <= sums[order.index(FORM_ORDER[-1])] else None
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


def names_applicants(pairs: Sequence[Pair]) -> bool:
    """Whether labels before figures are the head of section 3."""
    heads = ([token for token in pair.labels if token is not pair.own] for pair in pairs)
    return any((_on_one_line(head) or _of_head(head)) is not None for head in heads)


def _on_one_line(head: Sequence[Token]) -> Order | None:
    """The order in which a single line names all columns of section 3."""
    for _, group in groupby(head, key=lambda token: token.start[0]):
        line = [REQUEST_COLUMNS[token.key] for token in group if token.key in REQUEST_COLUMNS]
        if sorted(line) == sorted(FORM_ORDER):
            return tuple(line)
    return None


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


class _Named(NamedTuple):
    """A table whose head may be broken: the names of its columns with their codes, the orders in which the form has
    them, words of the head that name no column, and how many names, at least, make a head.
    """

    names: Mapping[str, str]
    orders: Sequence[Order]
    beside: frozenset[str]
    fewest: int


def _in_turn(codes: Mapping[str, str]) -> Order:
    return tuple(dict.fromkeys(codes.values()))


_REQUESTS = _Named(REQUEST_COLUMNS, [FORM_ORDER], CAPTIONS | {_ORGANISATIONS}, 3)
_CHANNELS = range(1, len(set(CHANNELS.values())) + 1)
_APPEALS = _Named(RESULTS, [n * _in_turn(RESULTS) for n in _CHANNELS], frozenset((*CHANNELS, _SUITS)), 1)
_DISCLOSURES = [_Named(codes, [_in_turn(codes)], frozenset((_CONTENT, *CLAUSES)), 2) for codes in MEASURES.values()]


def is_torn(pair: Pair, found: Sequence[Token], lines: Sequence[Said]) -> bool:
    """Whether the head above the figures of a pair breaks the names of some columns, and they can't be put together in
    the form's order with certainty. `found` are its tokens, `lines` its lines.
    """
    count = len(pair.figures)
    if pair.heads_appeals:
        kinds = [_APPEALS]
    elif pair.is_request:
        kinds = [_REQUESTS]
    else:
        kinds = [kind for kind in _DISCLOSURES if len(kind.orders[0]) > 1] if pair.is_disclosure else []
    told = [_is_read(kind, found, Head(lines), count) for kind in kinds]
    return (False in told and True not in told) or _is_longer(found)


def _is_longer(found: Sequence[Token]) -> bool:
    """Whether a name in a head is only the end of a longer one, which is another column's: 上年处理决定数量."""
    beside = ((one, other) for one, other in pairwise(found) if one.end == other.start)
    return any(one.kind in {"other", "part"} and other.key in MEASURE_KEYS for one, other in beside)


def _is_read(kind: _Named, found: Sequence[Token], head: Head, count: int) -> bool | None:
    """Whether a head names all columns of its table, in the form's order if some names are broken; None if it names
    none of them.
    """
    whole = [kind.names[token.key] for token in found if token.kind == "label" and token.key in kind.names]
    order = head.columns(kind.names, kind.beside)
    if set(whole) == set(kind.orders[0]) and len(whole) >= min(count, len(kind.orders[-1])):
        return order is None or kind is not _REQUESTS or tuple(order) == FORM_ORDER or order[:1] == [FORM_ORDER[-1]]
    first = next((at for at, token in enumerate(found) if token.key in kind.names), len(found))
    if whole and set(whole) < set(kind.orders[0]) and any(token.kind == "other" for token in found[first:]):
        return False  # a name that is none of the form's may stand in the place of one
    if head.named(kind.names) < kind.fewest or head.most_on_a_line(kind.names) < kind.fewest:
        return None
    return order is not None and tuple(order) in kind.orders


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


def is_beside_more(found: Sequence[Token]) -> bool:
    """Whether another name stands in a line beside 申请人情况, over all columns of section 3: that of a further column
    (申请人情况 上年数).
    """
    for _, group in groupby(found, key=lambda token: token.start[0]):
        line = list(group)
        others = [word_key(token.text) for token in line if token.kind == "other"]
        if any(token.key == _APPLICANTS for token in line) and any(each not in _BALANCE for each in others):
            return True
    return False


def is_below_more(text: str) -> bool:
    """Whether the line over a head of section 4 is a name alone: that of a further column before all others (年度)."""
    return _ALONE.fullmatch(text.strip()) is not None and not names_section(text)


def names_more(found: Sequence[Token]) -> bool:
    """Whether words stand in the head of section 4 that are no part of its names: a further column's (年度)."""
    words = (word_key(token.text) for token in found if token.kind in {"other", "part"})
    return any(not any(each in name for name in _OF_APPEALS) for each in words)


_OF_APPEALS = (*RESULTS, *SUITS)


def is_title(text: str) -> bool:
    """Whether a line that names channels of section 4 is its title: it has a number, or says 情况."""
    return "情况" in text or numbering(text) != ""


_ALONE = re.compile(r"[\u4e00-\u9fff]{2,6}(?<![表况件项）])")
_APPLICANTS = word_key("申请人情况")
_BALANCE = word_key("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
"""What stands to the left of 申请人情况; lines may hold a part of it."""
_LETTERS = frozenset("".join((*REQUEST_COLUMNS, "申请人情况法人或其他组织"))) | frozenset(" \u3000")
