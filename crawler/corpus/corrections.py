"""订正: corrections as data, in corrections/PORTAL.csv: a line for each cell that a person read differently.

A correction names the printed text it corrects. If the corpus has another text in that cell, the page
has changed or is read differently now, and the correction is stale: it is stored and reported, but not
applied. No figure is ever altered: the view `figures` shows the correction next to the figure.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from crawler.corpus.values import exact
from crawler.database.errors import CorpusError
from crawler.database.store import Row, Store

HEAD = ("report", "cell", "printed", "read", "why", "who", "when")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

Status = Literal["applied", "stale"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a file. `value` is what the person read; None means that the cell is blank."""

    file: str
    line: int
    report: str
    cell: str
    printed: str
    value: int | float | None
    why: str
    who: str
    when: str

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Corrected:
    """The result for all files: how many corrections apply, and a message for each that is stale or
    wrong.
    """

    applied: int = 0
    stale: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


def apply(store: Store, folder: Path) -> Corrected:
    """Writes the table `corrections` anew from the files of a folder; a missing folder empties it.

    Raises `CorpusError` if a file can't be opened.
    """
    with store.transaction():
        rows, done = _judged(store, folder)
        store.conn.execute("DELETE FROM corrections")
        store.insert("corrections", rows)
    return done


def check(store: Store, folder: Path) -> Corrected:
    """The same as `apply`, without writing anything."""
    return _judged(store, folder)[1]


def _judged(store: Store, folder: Path) -> tuple[list[Row], Corrected]:
    rows, stale, errors = list[Row](), list[str](), list[str]()
    seen: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("*.csv")):
        for each in _read(path):
            if isinstance(each, str):
                errors.append(each)
                continue
            before = seen.setdefault((each.report, each.cell), each.where)
            words = f"{each.cell} of {each.report} is corrected in {before}, too"
            trouble = words if before != each.where else _trouble(store, each, path.stem)
            if trouble:
                errors.append(f"{each.where}: {trouble}")
                continue
            raw = _print(store, each.report, each.cell)
            status: Status = "applied" if (raw or "") == each.printed else "stale"
            now = f"“{raw}”" if raw else "a blank cell" if raw == "" else "no such cell"
            message = "the print is as it was" if status == "applied" else f"the print is {now} now"
            rows.append(_row(each, status, message))
            if status == "stale":
                stale.append(
                    f"{each.where}: {each.cell} of {each.report}: “{each.printed}” was corrected,"
                    f" but {message}: look at it again"
                )
    applied = sum(row["status"] == "applied" for row in rows)
    return rows, Corrected(applied, tuple(stale), tuple(errors))


def _trouble(store: Store, correction: Correction, portal: str) -> str | None:
    """Why a correction doesn't fit this corpus; None if it does."""
    row = store.one("SELECT portal FROM reports WHERE id = ?", correction.report)
    if row is None:
        return f"there is no report {correction.report} in the corpus"
    copies = store.conn.execute("SELECT portal FROM report_documents WHERE report_id = ?", (correction.report,))
    if portal not in {row[0], *(copy[0] for copy in copies)}:
        return f"{correction.report} was read from {row[0]}: it belongs into {row[0]}.csv"
    if store.one(_CELL, correction.report, correction.cell) is None:
        return f"{correction.report} has no cell {correction.cell}: the view figures lists its keys"
    return None


_CELL = 'SELECT raw FROM figures WHERE report_id = ? AND "key" = ?'


def _print(store: Store, report: str, cell: str) -> str | None:
    row = store.one(_CELL, report, cell)
    return None if row is None else row[0]


def _read(path: Path) -> Iterator[Correction | str]:
    """The lines of a file; in place of a wrong line, a message that says what is wrong."""
    name = f"{path.parent.name}/{path.name}"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file, strict=True)
            head = next(lines, [])
            if tuple(head) != HEAD:
                yield f"{name}:1: the first line must be {','.join(HEAD)}, not {','.join(head)}"
                return
            for cells in lines:
                if cells:
                    yield _correction(name, lines.line_num, cells)
    except (csv.Error, UnicodeDecodeError) as error:
        yield f"{name}: is no CSV in UTF-8: {error}"
    except OSError as error:
        raise CorpusError(f"{name} can't be read: {error.strerror or error}") from error


def _correction(file: str, line: int, cells: list[str]) -> Correction | str:
    where = f"{file}:{line}"
    if len(cells) != len(HEAD):
        return f"{where}: {len(cells)} columns, not {len(HEAD)} ({', '.join(HEAD)})"
    given = dict(zip(HEAD, map(str.strip, cells), strict=True))
    empty = [name for name in ("report", "cell", "why", "who", "when") if not given[name]]
    if empty:
        return f"{where}: {', '.join(empty)} is empty: say it"
    try:
        day = date.fromisoformat(given["when"])
    except ValueError:
        return f"{where}: when must be a day such as 2024-05-31, not {given['when']!r}"
    if given["read"] and not _NUMBER.fullmatch(given["read"]):
        return (
            f"{where}: read must be a number such as 12 or 25.1 (in the unit of the cell),"
            f" or nothing for a blank cell, not {given['read']!r}"
        )
    value = exact(Decimal(given["read"])) if given["read"] else None
    if given["read"] and value is None:
        return f"{where}: {given['read']} is too long a number to be stored exactly"
    # The printed text keeps its blanks, as it must equal that in the corpus.
    return Correction(
        file, line, given["report"], given["cell"], cells[2], value, given["why"], given["who"], day.isoformat()
    )


def _row(correction: Correction, status: Status, message: str) -> Row:
    return {
        "report_id": correction.report,
        "cell": correction.cell,
        "status": status,
        "printed": correction.printed,
        "value": correction.value,
        "why": correction.why,
        "who": correction.who,
        "made_on": correction.when,
        "file": correction.file,
        "line": correction.line,
        "message": message,
    }
