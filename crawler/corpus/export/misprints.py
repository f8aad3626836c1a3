"""The errors of print as a data set: CSV and JSON Lines of what `crawler.corpus.misprints` finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from crawler.corpus.export.formats import Exported, Format, Watch, exported, watched
from crawler.corpus.export.snapshot import Record, Snapshot
from crawler.corpus.export.text import write_csv, write_jsonl
from crawler.corpus.misprints import CORRECTIONS, as_record, corrected, standing
from crawler.dictionary.misprints import MISPRINTS


def records(snap: Snapshot) -> Iterator[Record]:
    """Those of the selected reports, in the order of their ids."""
    wrong = {row[0] for row in snap.conn.execute("SELECT DISTINCT report_id FROM checks WHERE status = 'fail'")}
    mended = {row[0] for row in snap.conn.execute(f"SELECT DISTINCT report_id FROM ({CORRECTIONS})")}
    for report in snap.reports():
        if report in wrong:
            yield from map(as_record, standing(snap.conn, report))
        if report in mended:
            yield from map(as_record, corrected(snap.conn, report))


def _write(snap: Snapshot, folder: Path, watch: Watch, *, guard: bool = True) -> Exported:
    csv, lines = folder / "misprints.csv", folder / "misprints.jsonl"
    written = write_csv(csv, MISPRINTS, watched(records(snap), MISPRINTS, watch), guard=guard)
    return exported((written, write_jsonl(lines, MISPRINTS, records(snap))))


FORMAT = Format(
    "Errors of print",
    ".csv, .jsonl",
    "the sums of printed reports that don't hold, with hints and since when they stand, as CSV and JSON Lines",
    "anything; its columns are in docs/misprints.md",
    _write,
    raw=partial(_write, guard=False),
)
