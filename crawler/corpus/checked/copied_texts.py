"""Finds copied text in the corpus, year by year: the checks of `text.copied`, the rows of `copied_texts`.

What counts as common wording depends on all reports of a year, so the whole year is compared anew if
one of its reports is new or has changed. Only a sample of each text (300 numbers) is held in memory,
and only rows that differ are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crawler.corpus.checked.due import unchecked_years
from crawler.corpus.copies import check_row
from crawler.corpus.values import dumps
from crawler.database.store import Row, Store
from parsers.checks import checks_over, copied, rules
from parsers.checks.copied import COPIED, LEAST_OWN, SAMPLE, THRESHOLD, Narrative
from parsers.checks.subjects import Compared, Relation

if TYPE_CHECKING:
    from parsers.checks.copied import Pool, Prints

_RELATIONS: tuple[Relation, ...] = ("last_year", "other_issuer")
QUOTED = 2
"""How many sentences a check's message quotes; `copied_texts` has all of them."""


@dataclass(frozen=True, slots=True)
class _Text:
    report: str
    issuer: str
    sample: Prints


@dataclass(frozen=True, slots=True)
class _Found:
    """The most similar text: the other report, the share in per cent, and the row of `copied_texts`
    without its relation (None below the threshold).
    """

    other: str
    share: float
    row: Row | None


def compare(store: Store, *, everything: bool = False) -> int:
    """Compares every year in which a report is due, or with `everything` all years. Returns the same
    as `found`.
    """
    due = _years(store) if everything else unchecked_years(store, COPIED)
    texts: dict[int, list[_Text]] = {}
    for year in due:
        texts = {each: texts[each] if each in texts else list(_texts(store, each)) for each in (year - 1, year)}
        before = {each.issuer: each for each in texts[year - 1]}
        rows, checks = _of_year(store, texts[year], before)
        with store.transaction():
            _write(store, year, rows, checks)
    return found(store)


def found(store: Store) -> int:
    """The number of narratives in the whole corpus that share most of their text with another report, as
    far as they were compared.
    """
    (total,) = store.conn.execute("SELECT count(DISTINCT report_id) FROM copied_texts").fetchone()
    return int(total)


def _years(store: Store) -> list[int]:
    return [year for (year,) in store.conn.execute("SELECT DISTINCT year FROM reports ORDER BY year")]


def _texts(store: Store, year: int) -> Iterator[_Text]:
    for report, issuer, name, text in store.conn.execute(
        "SELECT r.id, r.issuer_id, r.issuer_name, group_concat(s.text, char(10))"
        " FROM reports r LEFT JOIN sections s ON s.report_id = r.id WHERE r.year = ?"
        " GROUP BY r.id ORDER BY r.id",
        (year,),
    ):
        narrative = copied.narrative(text or "", name)
        yield _Text(report, issuer, copied.sampled(copied.shingles(narrative)))


def _narrative(store: Store, report: str) -> Narrative:
    row = store.one(
        "SELECT r.issuer_name, group_concat(s.text, char(10)) FROM reports r"
        " LEFT JOIN sections s ON s.report_id = r.id WHERE r.id = ?",
        report,
    )
    assert row is not None, report
    return copied.narrative(row[1] or "", row[0])


def _of_year(store: Store, texts: list[_Text], before: dict[str, _Text]) -> tuple[list[Row], list[Row]]:
    """The rows of `copied_texts` and of `checks` for the texts of a year. `before`: the texts of the
    year before, by issuer.
    """
    pool = copied.pool([each.sample for each in texts])
    alike: dict[tuple[str, Relation], _Found] = {}
    for at, other in copied.pairs(pool) if pool.large_enough else ():
        _keep(alike, "other_issuer", texts[at], _compare(store, texts[at], texts[other], pool))
    for text, own in zip(texts, pool.own, strict=True):
        earlier = before.get(text.issuer)
        if earlier is not None and pool.large_enough and len(own):
            share = _share(own, earlier.sample)
            found = _Found(earlier.report, round(share * 100, 1), None)
            if share >= THRESHOLD - 0.2:
                found = _compare(store, text, earlier, pool)
            _keep(alike, "last_year", text, found)
    rows = [
        {**found.row, "relation": relation} for (_, relation), found in sorted(alike.items()) if found.row is not None
    ]
    checks = [
        row
        for text, own in zip(texts, pool.own, strict=True)
        for relation in _RELATIONS
        if relation != "last_year" or text.issuer in before
        for row in _checks(text, relation, len(own) * SAMPLE, pool, alike.get((text.report, relation)))
    ]
    return rows, checks


def _share(own: Prints, there: Prints) -> float:
    import numpy as np

    return float(np.isin(own, there, assume_unique=True).mean())


def _keep(alike: dict[tuple[str, Relation], _Found], relation: Relation, text: _Text, found: _Found) -> None:
    """Keeps the finding with the greatest share for each report and relation; of equals, the first by id."""
    key = (text.report, relation)
    if key not in alike or (-found.share, found.other) < (-alike[key].share, alike[key].other):
        alike[key] = found


def _compare(store: Store, text: _Text, other: _Text, pool: Pool) -> _Found:
    """Compares the full texts, not the samples."""
    likeness = copied.likeness(_narrative(store, text.report), _narrative(store, other.report), pool.common)
    share = round(likeness.share * 100, 1)
    if likeness.share < THRESHOLD or likeness.own < LEAST_OWN:
        return _Found(other.report, share, None)
    row: Row = {
        "report_id": text.report,
        "other_report": other.report,
        "share": share,
        "characters": likeness.own,
        "sentences": dumps(likeness.sentences),
    }
    return _Found(other.report, share, row)


def _checks(text: _Text, relation: Relation, own: int, pool: Pool, found: _Found | None) -> Iterator[Row]:
    """The checks of one narrative by the rules over texts, as rows."""
    compared = Compared(relation, own, pool.large_enough)
    if found:
        quotes = _quoted(found.row) if found.row else ()
        compared = replace(compared, other=found.other, share=found.share, quotes=quotes)
    for check in checks_over("texts", compared):
        yield check_row(text.report, check)


def _quoted(row: Row) -> tuple[str, ...]:
    import json

    sentences: list[str] = json.loads(str(row["sentences"]))
    longest = sorted(sentences, key=len, reverse=True)[:QUOTED]
    return tuple(each if len(each) <= 120 else each[:120] + "…" for each in longest)


def _write(store: Store, year: int, rows: list[Row], checks: list[Row]) -> None:
    """Brings the stored rows of a year to the given ones; writes only where they differ."""
    codes = [each.code for each in rules("texts")]
    its_own = f"AND t.rule IN ({', '.join('?' * len(codes))})"
    for table, key, wanted, where, given in (
        ("copied_texts", ("report_id", "other_report"), rows, "", []),
        ("checks", ("report_id", "rule", "subject"), checks, its_own, codes),
    ):
        names = (*key, *(name for name in wanted[0] if name not in key)) if wanted else key
        shown = ", ".join(f't."{name}"' for name in names)
        stored = {
            tuple(row)
            for row in store.conn.execute(
                f"SELECT {shown} FROM {table} t JOIN reports r ON r.id = t.report_id WHERE r.year = ? {where}",
                (year, *given),
            )
        }
        new = {tuple(row[name] for name in names): row for row in wanted}
        store.conn.executemany(
            f"DELETE FROM {table} WHERE {' AND '.join(f'{name} = ?' for name in key)}",
            [each[: len(key)] for each in sorted(stored - new.keys(), key=repr)],
        )
        store.insert(table, [new[each] for each in sorted(new.keys() - stored, key=repr)])
