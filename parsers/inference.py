"""推断: values that follow from the arithmetic for cells that are blank or could not be read.

Nothing is repaired: an inference is stored in addition to the printed text. Counts are not negative,
so if the unknown cells of a sum add up to 0, each of them is 0. An inference that the arithmetic
contradicts elsewhere is withdrawn. Of lines that the document doesn't print nothing is inferred: a table
that breaks off says nothing of its rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parsers import notices
from parsers.equations import equations
from parsers.forms import FORMS, Equation
from parsers.glued import split
from parsers.report import Inference, Number, Report

_LATEST = next(reversed(FORMS.values()))
_UNPLACED = frozenset((notices.UNPLACED.code, notices.APPEALS_UNPLACED.code))


def infer(report: Report) -> tuple[Inference, ...]:
    """The inferences for a report, in the order of the form. Each names the rules it follows from, as rule:subject."""
    printed: dict[str, Number] = {k: f.value for k, f in report.figures.items() if f.value is not None}
    if len(printed) == len(report.figures):
        return ()
    # Sums without a blank determine nothing, and no inference can break them.
    absent = _absent(report)
    laws = [
        law
        for law in equations(report)
        if not all(map(printed.__contains__, law.left + law.right)) and absent.isdisjoint(law.left + law.right)
    ]
    divided = split(report, laws)
    known, origins = _propagate(laws, printed | {key: value for key, (value, _) in divided.items()})
    origins |= {key: list(from_) for key, (_, from_) in divided.items()}
    wrong = _contradicted(laws, known, origins)
    while wrong:
        # Inferences from a withdrawn cell are withdrawn too.
        origins = {key: laws_ for key, laws_ in origins.items() if key not in wrong}
        wrong = {key for key, from_ in origins.items() if not any(_given(law, key, printed, origins) for law in from_)}
    return tuple(
        Inference(key, known[key], tuple(f"{law.rule}:{law.subject}" for law in origins[key]))
        for key in report.figures
        if key in origins
    )


def _absent(report: Report) -> set[str]:
    """Keys of the cells in lines that the document doesn't print. A line whose columns aren't certain is printed."""
    unplaced = {w.subject for w in report.warnings if w.message.code in _UNPLACED}
    lines: dict[str, list[str]] = {}
    for key in report.figures:
        lines.setdefault(key.rpartition(".")[0], []).append(key)
    return {
        key
        for line, keys in lines.items()
        if line not in unplaced and line.partition(".")[0] not in unplaced
        for key in keys
        if all(report.figures[each].raw is None for each in keys)
    } | _foreign(report)


def _foreign(report: Report) -> set[str]:
    """Keys of the cells in columns in whose place another name stands: the sums are those of that."""
    said = [w for w in report.warnings if w.message.code == notices.FOREIGN_COLUMN.code]
    told = {(w.subject, w.message.values["label"]) for w in said}
    codes = {
        (table, term.code)
        for table, terms in (("requests", _LATEST.request_columns), ("appeals", _LATEST.results))
        for term in terms
        if (table, term.label) in told
    }
    return {key for key in report.figures if (key.partition(".")[0], key.rpartition(".")[2]) in codes}


def _propagate(
    laws: Iterable[Equation], printed: Mapping[str, Number]
) -> tuple[dict[str, Number], dict[str, list[Equation]]]:
    """All known values by key and, for the inferred ones, the equations that gave them."""
    known = dict(printed)
    origins: dict[str, list[Equation]] = {}
    concerned: dict[str, list[Equation]] = {}
    for law in laws:
        for key in law.left + law.right:
            if key not in printed:
                concerned.setdefault(key, []).append(law)
    waiting = dict.fromkeys(laws)
    while waiting:
        law = next(iter(waiting))
        del waiting[law]
        for key, value in _solve(law, known).items():
            known[key] = value
            origins[key] = [law]
            # Another equation that gives the same value is an origin too.
            others = [other for other in concerned[key] if other is not law]
            origins[key] += [other for other in others if _holds(other, known)]
            waiting.update(dict.fromkeys(other for other in others if other not in origins[key]))
    return known, origins


def _holds(law: Equation, known: Mapping[str, Number]) -> bool:
    """Whether all cells of an equation are known and its sides are equal."""
    if any(other not in known for other in law.left + law.right):
        return False
    return sum(known[k] for k in law.left) == sum(known[k] for k in law.right)


def _solve(law: Equation, known: Mapping[str, Number]) -> dict[str, Number]:
    """The values that one equation determines for its unknown cells, by key."""
    unknown = [key for key in law.left + law.right if key not in known]
    if not unknown:
        return {}
    left = sum(known[key] for key in law.left if key in known)
    right = sum(known[key] for key in law.right if key in known)
    on_left = [key for key in unknown if key in law.left]
    missing = right - left if on_left else left - right
    if len(on_left) not in {0, len(unknown)}:
        return {}
    if missing == 0:
        return dict.fromkeys(unknown, 0)
    if len(unknown) == 1 and missing > 0:
        return {unknown[0]: missing}
    return {}


def _contradicted(
    laws: Iterable[Equation], known: Mapping[str, Number], origins: Mapping[str, list[Equation]]
) -> set[str]:
    """Inferred cells in equations that fail with them, or can't hold as no unknown count is negative."""
    wrong: set[str] = set()
    for law in laws:
        cells = law.left + law.right
        inferred = {key for key in cells if key in origins}
        if not inferred:
            continue
        left = sum(known[key] for key in law.left if key in known)
        right = sum(known[key] for key in law.right if key in known)
        open_left = any(key not in known for key in law.left)
        open_right = any(key not in known for key in law.right)
        holds = (left <= right or open_right) if open_left else (right <= left if open_right else left == right)
        if not holds:
            wrong |= inferred
    return wrong


def _given(law: Equation, key: str, printed: Mapping[str, Number], origins: Mapping[str, list[Equation]]) -> bool:
    """Whether all other cells of an equation are still known, so that it determines the cell."""
    return all(other in printed or other in origins for other in law.left + law.right if other != key)
