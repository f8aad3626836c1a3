"""The arithmetic of the forms as referee between independent readings of one document.

If a reading fails its sums or leaves cells unread, the fault is ours or the publisher's. A second
reader, which shares nothing with the first but the form, decides: if it reads the same figures, they
are printed so. No single figure is chosen because it would fit, only a reading of the whole document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import Literal

from parsers import notices
from parsers.checks import RULES, check
from parsers.checks.arithmetic import ALL_ALIKE, READ_AGAIN, READ_ALONE
from parsers.document import Document, Place, Table
from parsers.equations import equations
from parsers.forms import FORMS
from parsers.inference import infer
from parsers.keys import LAYOUTS, table_of
from parsers.report import Check, Dispute, Figure, Inference, Notice, Number, Report, Verdict
from parsers.seen_words import with_seen_words
from parsers.sentences import Given
from parsers.text import is_blank

_NO_PRINT = frozenset(("struck", "unseen", "unclear", "cut"))
_NOT_DIGIT = re.compile(r"\D+")
BY_EYE = frozenset(("pdf_scan",))
"""Readers that read the drawn page by OCR, after others that read the text of the file."""

_STATED = frozenset(code for form in FORMS.values() for code in form.indicator_lines)


def _of_forms(key: str) -> bool:
    """Whether a cell is of an official form. A label with digits that nobody sees makes a line that is of none."""
    return table_of(key) != "indicators" or key.split(".")[1] in _STATED


Opinion = Number | Literal["blank"] | None
"""What a reading says of a cell; None if it couldn't read it, or found no such cell."""

FEWEST = 3
"""Failures of one rule that are too many for a publisher's slip, if it holds nowhere."""

ARITHMETIC = frozenset(law.rule for form in FORMS.values() for law in form.arithmetic)
"""Codes of the rules that are sums."""


@dataclass(frozen=True)
class Attempt:
    """One reader's reading of a document."""

    reader: str
    document: Document
    report: Report

    @cached_property
    def inferences(self) -> tuple[Inference, ...]:
        return infer(self.report)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        return check(self.report, self.inferences)

    @cached_property
    def failed(self) -> int:
        """Number of sums that don't hold."""
        return sum(c.status == "fail" for c in self.checks if c.rule in ARITHMETIC)

    @cached_property
    def alike(self) -> frozenset[str]:
        """Rules that fail `FEWEST` times or more and hold nowhere that there are figures: readers may share the
        fault, which is rather ours than the publisher's.
        """
        sums = [c for c in self.checks if c.rule in ARITHMETIC and c.status != "unknown"]
        held = {c.rule for c in sums if c.status == "pass" and c.left}
        failed = Counter(c.rule for c in sums if c.status == "fail")
        return frozenset(rule for rule, times in failed.items() if times >= FEWEST and rule not in held)

    @property
    def fails_throughout(self) -> bool:
        """Whether a whole table fails, stored or not."""
        return bool(self.alike) or any(w.message.code == notices.LINES_FAIL.code for w in self.report.warnings)

    @cached_property
    def decided(self) -> int:
        """Number of sums all of whose cells were read."""
        return sum(c.status != "unknown" for c in self.checks if c.rule in ARITHMETIC)

    @cached_property
    def _unplaced(self) -> frozenset[str]:
        """The tables in which figures may stand in other columns than was read: so may their blanks."""
        codes = [w.subject for w in self.report.warnings if w.message.code == notices.LINES_FAIL.code]
        return frozenset(filter(None, codes))

    @cached_property
    def unread(self) -> int:
        """Number of cells that hold text but gave no number, or were not found at all."""
        figures = self.report.figures.values()
        return sum(f.value is None and not self._is_blank(f) for f in figures)

    @property
    def foreign(self) -> int:
        """Number of names in its heads that are none of the form's."""
        return len({w.message.text for w in self.report.warnings if w.message.code == notices.FOREIGN_COLUMN.code})

    @property
    def nameless(self) -> int:
        """How much of whose report it is, and of which year, wasn't read."""
        return (self.report.issuer is None) + (self.report.year is None)

    def _is_blank(self, figure: Figure) -> bool:
        """Whether the cell is empty or has only a dash. A cell in which OCR of a drawn page saw nothing
        doesn't count as blank, since its grid may be wrong.
        """
        seen = self.reader not in BY_EYE or bool(figure.raw)
        return seen and figure.raw is not None and is_blank(figure.raw)

    @cached_property
    def _set_aside(self) -> frozenset[Place]:
        """The places of cells in which this reader saw text that is struck out, not seen, or perhaps not."""
        tables = (block for block in self.document.blocks if isinstance(block, Table))
        cells = (cell for table in tables for cell in table.cells if cell.looks)
        return frozenset(cell.place for cell in cells if any(each.look in _NO_PRINT for each in cell.looks))

    def saw_no_print(self, key: str) -> bool:
        """Whether this reader saw text in a cell that is struck out or not seen, and left it out."""
        figure = self.report.figures.get(key)
        return figure is not None and figure.place in self._set_aside

    @property
    def is_doubtful(self) -> bool:
        missed = any(each.message.code == notices.NO_CELLS.code for each in self.report.warnings)
        return bool(self.failed or self.unread or missed)

    def lacks(self, attempts: Sequence[Attempt], counts: Callable[[str], bool] = bool) -> int:
        """Number of cells that some reading found and this one didn't read, of those whose key `counts`."""
        keys = {key for each in attempts for key in each.report.figures}
        return sum(self.opinion(key) is None for key in keys if counts(key))

    def opinion(self, key: str) -> Opinion:
        """The value of a cell in this reading, or "blank"; None if it wasn't read or wasn't found."""
        figure = self.report.figures.get(key)
        if figure is None or (figure.value is None and not self._is_blank(figure)):
            return None
        if figure.value is None:
            return None if table_of(key) in self._unplaced else "blank"
        return figure.value

    def passes_for(self, other: Attempt) -> bool:
        """Whether this reading can replace `other`.

        All its sums hold, it has at least as many, and it leaves no more cells unread. If the sums of
        `other` hold too, the two must not differ in any cell that both read. It says whose report it is, if `other`
        does.
        """
        if self.foreign < other.foreign:
            return False  # it took the figures under a foreign name for the form's
        if self.nameless > other.nameless or self.failed or self.decided < other.decided or self.unread > other.unread:
            return False
        return bool(other.failed) or not _conflicts([self, other])


@dataclass(frozen=True, slots=True)
class Judgement:
    """The reading that is used, and how it was chosen."""

    taken: Attempt
    readers: tuple[str, ...]
    verdict: Verdict
    disputes: tuple[Dispute, ...] = ()
    checks: tuple[Check, ...] = ()


def judge(first: Attempt, others: Iterable[Callable[[], Attempt | None]]) -> Judgement:
    """Chooses between the first reading of a document and further ones.

    `others` make further readings; they are called in order, only as long as they are needed, and
    return None if the reader can't read the document.
    """
    attempts = [first]
    if not first.is_doubtful:
        return Judgement(first, (first.reader,), "single", (), first.checks)
    for read in others:
        attempt = read()
        if attempt is None:
            continue
        attempts.append(attempt)
        same = next((a for a in attempts[:-1] if _says_the_same(a, attempt)), None)
        if same is not None and not _overlooked(same, attempts):
            verdict: Verdict = "single" if same.fails_throughout else "confirmed"
            return _judgement(_naming(same, attempt), attempts, verdict)
        if attempt.passes_for(first):
            return _replaced(attempt, attempts)
    if len(attempts) == 1:
        return Judgement(first, (first.reader,), "single", (), first.checks)
    return _disputed(attempts)


def _naming(one: Attempt, other: Attempt) -> Attempt:
    """A reading with the warnings of another one that says the same, for cells that neither could read: a reader that
    finds no table there has nothing to name.
    """
    named = {notice.subject for notice in one.report.warnings}
    read = {key for key, figure in one.report.figures.items() if figure.raw is not None}
    read |= {above for key in read for above in (key.rsplit(".", 1)[0], key.partition(".")[0])}
    more = [
        each
        for each in other.report.warnings
        if each.subject and each.subject.partition(".")[0] in LAYOUTS and each.subject not in {*named, *read}
    ]
    if not more:
        return one
    return replace(one, report=replace(one.report, warnings=(*one.report.warnings, *more)))


def _says_the_same(one: Attempt, other: Attempt) -> bool:
    """Whether two readings have the same value for every cell."""
    keys = one.report.figures.keys() | other.report.figures.keys()
    return all(one.report.value(key) == other.report.value(key) for key in keys)


def _overlooked(attempt: Attempt, attempts: Sequence[Attempt]) -> list[str]:
    """Keys of the cells in which a reading may have read what is struck out or not seen: another reading left it
    out, or read a part of the digits only. However many readers don't know of looks, they don't outvote one that does.
    """
    return [
        key
        for key in _conflicts(attempts)
        if not attempt.saw_no_print(key) and any(_left_out(each, attempt, key) for each in attempts)
    ]


def _left_out(one: Attempt, other: Attempt, key: str) -> bool:
    """Whether one reading left something out of a cell that the other one read."""
    if one.opinion(key) in {None, other.opinion(key)} or key not in other.report.figures:
        return False
    if one.saw_no_print(key):
        return True
    digits = [
        _NOT_DIGIT.sub("", figure.raw or "") if (figure := a.report.figures.get(key)) else "" for a in (one, other)
    ]
    return digits[0] != digits[1] and bool(digits[0]) and digits[0] in digits[1]


def _replaced(attempt: Attempt, attempts: Sequence[Attempt]) -> Judgement:
    """Uses `attempt` in place of the first reading, except for disputed cells that no sum covers: for these,
    nothing shows that it is better.
    """
    first = attempts[0]
    conflicts = _conflicts(attempts)
    covered = _covered(attempt) - set(_overlooked(attempt, attempts))
    doubts = dict.fromkeys((*conflicts, *_refused(attempt, attempts)))
    open_ = [key for key in doubts if key not in covered]
    readers: dict[str, Given] = {"reader": attempt.reader, "first": first.reader}
    words = (
        notices.READ_OTHERWISE(**readers, figures=len(conflicts))
        if first.failed
        else notices.READ_MORE(**readers, cells=first.lacks(attempts) - attempt.lacks(attempts))
    )
    judged = _without(open_, attempt, attempts)
    warnings = (*judged.report.warnings, Notice(words))
    taken = replace(judged, report=replace(judged.report, warnings=warnings))
    return _judgement(taken, attempts, "replaced", _disputes(open_, attempts))


def _covered(attempt: Attempt) -> set[str]:
    """Keys of the cells in sums that hold and all of whose cells were read."""
    passed = {(check.rule, check.subject) for check in attempt.checks if check.status == "pass"}
    return {
        key
        for law in equations(attempt.report)
        if (law.rule, law.subject) in passed
        for key in law.left + law.right
        if all(attempt.report.value(cell) is not None for cell in law.left + law.right)
    }


def _refused(attempt: Attempt, attempts: Sequence[Attempt]) -> list[str]:
    """Keys of cells that only this reading took for a number, although an earlier (preferred) reader saw
    text there and rejected it.
    """
    before = list(takewhile(lambda each: each is not attempt, attempts))
    refused = []
    for key, figure in attempt.report.figures.items():
        doubted = any(
            (f := a.report.figures.get(key)) and f.value is None and f.raw and not is_blank(f.raw) for a in before
        )
        if figure.value is None or not doubted:
            continue
        if sum(a.report.value(key) == figure.value for a in attempts) == 1:
            refused.append(key)
    return refused


def _disputed(attempts: Sequence[Attempt]) -> Judgement:
    """The result if no reading passes.

    Of conflicting values, that of the readings that left out what is struck or not seen is used, else one that two
    readings agree on, unless a part of its digits is what another one read; without such a value, the cell is left
    empty. A number that another reading rejected is used only if it is in a sum that holds. All of them are named.
    """
    best = min(
        attempts,
        key=lambda a: (
            *(a.nameless > attempts[0].nameless, -a.foreign),
            *(a.lacks(attempts, _of_forms), a.lacks(attempts), a.failed),
        ),
    )
    conflicts = _conflicts(attempts)
    covered = _covered(best)
    lost = [key for key in _refused(best, attempts) if key not in covered and key not in conflicts]
    if not conflicts and not lost:  # the other readings have too little to contradict it
        return _judgement(best, attempts, "single")
    figures = dict(best.report.figures)
    for key in conflicts:
        agreed = _agreed([a for a in attempts if a.opinion(key) is not None], key)
        if agreed is None:
            lost.append(key)
        elif key in figures:
            figures[key] = agreed
    best = replace(best, report=replace(best.report, figures=figures))
    best = _without(lost, best, attempts)
    settled = [key for key in conflicts if key not in lost]
    best = _with_warnings(settled, best, attempts)
    return _judgement(best, attempts, "disputed", _disputes((*settled, *lost), attempts))


def _conflicts(attempts: Sequence[Attempt]) -> list[str]:
    """Keys of the cells for which the readings that read them differ."""
    keys = dict.fromkeys(key for a in attempts for key in a.report.figures)
    return [key for key in keys if len({a.opinion(key) for a in attempts} - {None}) > 1]


def _agreed(attempts: Sequence[Attempt], key: str) -> Figure | None:
    """The figure that two readings agree on; None if no two do, or if two pairs agree on different ones, or if
    another reading shows a part of its digits only. The reading of those who saw something to be left out comes first.
    """
    seeing = [attempt for attempt in attempts if attempt.saw_no_print(key)]
    if seeing:
        return seeing[0].report.figures[key] if len({a.opinion(key) for a in seeing}) == 1 else None
    opinions = [attempt.opinion(key) for attempt in attempts]
    twice = {opinion for opinion in opinions if opinions.count(opinion) > 1}
    if len(twice) != 1:
        return None
    agreed = next(a for a in attempts if a.opinion(key) in twice)
    return None if any(_left_out(each, agreed, key) for each in attempts) else agreed.report.figures[key]


def _without(keys: Sequence[str], attempt: Attempt, attempts: Sequence[Attempt]) -> Attempt:
    """The attempt without values at `keys`. The printed text stays, and a warning lists all readings."""
    figures = dict(attempt.report.figures)
    warnings = list(attempt.report.warnings)
    for each in _disputes(keys, attempts):
        if each.key in figures:
            figures[each.key] = figures[each.key]._replace(value=None)
            prints = [notices.PRINT_BY(print=raw or "", reader=name) for name, raw in each.readings]
            words = notices.DIFFER(prints=prints)
            warnings.append(Notice(words, each.key, figures[each.key].place))
    return replace(attempt, report=replace(attempt.report, figures=figures, warnings=tuple(warnings)))


def _with_warnings(keys: Sequence[str], attempt: Attempt, attempts: Sequence[Attempt]) -> Attempt:
    """The attempt with a warning for each of `keys` that names what all readings read, and which of it is used."""
    warnings = list(attempt.report.warnings)
    for each in _disputes(keys, attempts):
        figure = attempt.report.figures.get(each.key)
        if figure is not None:
            prints = [notices.PRINT_BY(print=raw or "", reader=name) for name, raw in each.readings]
            words = notices.DIFFER_SETTLED(prints=prints, print=figure.raw or "")
            warnings.append(Notice(words, each.key, figure.place))
    return replace(attempt, report=replace(attempt.report, warnings=tuple(warnings)))


def _disputes(keys: Iterable[str], attempts: Sequence[Attempt]) -> tuple[Dispute, ...]:
    return tuple(
        Dispute(key, tuple((a.reader, figure.raw if (figure := a.report.figures.get(key)) else None) for a in attempts))
        for key in keys
    )


def _judgement(
    taken: Attempt, attempts: Sequence[Attempt], verdict: Verdict, disputes: tuple[Dispute, ...] = ()
) -> Judgement:
    readers = tuple(attempt.reader for attempt in attempts)
    taken = replace(taken, report=with_seen_words(taken.report, attempts[0].report))
    return Judgement(taken, readers, verdict, disputes, _with_words(taken, attempts))


def _with_words(taken: Attempt, attempts: Sequence[Attempt]) -> tuple[Check, ...]:
    """The checks of the reading; sums that fail say whether a second reading gave the same figures."""
    cells = {(law.rule, law.subject): law.left + law.right for law in equations(taken.report)}
    told = []
    for each in taken.checks:
        keys = cells.get((each.rule, each.subject))
        if each.status == "fail" and keys:
            values = [taken.report.value(key) for key in keys]
            same = [a.reader for a in attempts if [a.report.value(key) for key in keys] == values]
            assert each.left is not None
            assert each.right is not None
            sides: dict[str, Given] = {"left": each.left, "right": each.right}
            words = READ_AGAIN(**sides, readers=same) if len(same) > 1 else READ_ALONE(**sides)
            words = ALL_ALIKE(**sides) if each.rule in taken.alike else words
            each = each._replace(message=RULES[each.rule].says(words))  # noqa: PLW2901
        told.append(each)
    return tuple(told)
