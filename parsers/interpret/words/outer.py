"""章次: headings that are no known wording, told by where they stand.

An outer heading whose number continues those of the others, and that stands beside the table of its
section (1: before the tables; 5 and 6: after them), is that section whatever its words: what follows it
never belongs to the section before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from parsers.interpret.words.signs import NUMERALS, plain_sign
from parsers.interpret.words.stream import Item, Row
from parsers.text import squeeze

LAST = 6
"""Number of the last section."""
_OUTER = re.compile(rf"第?([{NUMERALS}])(?:[、.,:]|部分[、:]?)")
_LONGEST = 40
"""Characters of a heading; the longest real ones have some thirty."""
_ENDS = re.compile(r"[。:：;；]")


class Found(NamedTuple):
    """A heading that is known by its number: where in the stream, as printed, and the text after it in its line."""

    at: int
    number: int
    heading: str
    rest: str


class Known(NamedTuple):
    """A heading that is known by its words; `is_in_step` if it also prints the number of its section."""

    at: int
    number: int
    is_in_step: bool


def outer_headings(
    items: Sequence[Item], tables: Mapping[int, str], chosen: Sequence[Known], own: Mapping[int, str]
) -> Iterator[Found]:
    """The headings of the sections that none of the `chosen` begins. `own` are the sections with a table."""
    numbered = list(_numbered(items, tables))
    for number in range(1, LAST + 1):
        if any(each.number == number for each in chosen):
            continue
        before = next((each for each in reversed(chosen) if each.number < number), None)
        after = next((each for each in chosen if each.number > number), None)
        if any(each is not None and not each.is_in_step for each in (before, after)) or before is after is None:
            continue
        if before and after and before.at > after.at:
            continue
        start, end = before.at if before else -1, after.at if after else len(items)
        inside = [each for each in numbered if start < each.at < end]
        found = next((each for each in inside if each.number == number), None)
        if found is None or _is_inner(found, inside, number):
            continue
        headings = [each.at for each in inside] + [each.at for each in chosen]
        if not _is_beside(found, headings, tables, own):
            continue
        yield found
        chosen = sorted((*chosen, Known(found.at, number, is_in_step=True)))


def _numbered(items: Sequence[Item], tables: Mapping[int, str]) -> Iterator[Found]:
    """The lines that look like an outer heading."""
    for index, item in enumerate(items):
        if index in tables:
            continue
        line = item.lone_text if isinstance(item, Row) else item
        match = line and _OUTER.match(plain_sign(squeeze(line.text[: 2 * _LONGEST])))
        if line is None or not match:
            continue
        end = _ENDS.search(line.text)
        cut = end.start() if end else len(line.text)
        if cut <= _LONGEST:
            heading, rest = line.text[:cut].rstrip(), line.text[cut + 1 :].strip()
            yield Found(index, NUMERALS.index(match[1]) + 1, heading, rest)


def _is_inner(found: Found, inside: Sequence[Found], number: int) -> bool:
    """Whether a line belongs to a list of its own within a section: another number stands before it there, or, where
    the next section is known, the next number after it.
    """
    others = [each.number for each in inside if each.at < found.at]
    if number == 1:
        return any(each.number == number + 1 for each in inside)
    return any(each not in {number - 1} for each in others)


def _is_beside(found: Found, headings: Sequence[int], tables: Mapping[int, str], own: Mapping[int, str]) -> bool:
    """Whether a heading stands where its section belongs: before its own table, before all, or after all.

    `headings` is where it and the others stand.
    """
    later = min((at for at in headings if at > found.at), default=max(tables, default=0) + 1)
    if found.number in own:
        first = next((tables[index] for index in sorted(tables) if found.at < index < later), None)
        return first == own[found.number]
    if found.number == 1:
        return found.at < later <= min(tables, default=0)
    return found.at > max(tables, default=-1)
