"""A report's rows follow from its copies: here they are brought to what the copies say.

Called after any change to the copies of a report; calling it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.corpus import choose, search
from crawler.corpus.crosscheck import neighbours_are_due
from crawler.corpus.errors import CorpusError
from crawler.corpus.judge import judge
from crawler.corpus.likeness import year_is_due
from crawler.corpus.rows import REPORT_TABLES, Rows, dumps, unpack
from crawler.corpus.store import Store
from parsers.checks.copies import AGREE


def settle(store: Store, report_id: str) -> None:
    """The rows of the best copy stand in the report's tables; a report without a copy goes."""
    candidates = [
        choose.Candidate(*row)
        for row in store.conn.execute(
            "SELECT url, role, coalesce(cells, figures), coalesce(ocr, 0), figures, checks_failed,"
            " figures_digest, digest FROM report_documents"
            " WHERE report_id = ? ORDER BY url",
            (report_id,),
        )
    ]
    stored = store.one("SELECT url, digest, issuer_id FROM reports WHERE id = ?", report_id)
    if not candidates:
        _delete(store, report_id)
        if stored:
            name_issuer(store, stored[2])
        return
    chosen = choose.best(candidates)
    if stored is None or stored[:2] != (chosen.url, chosen.digest):
        if stored:
            _delete(store, report_id)
        _write(store, report_id, chosen)
    _compare(store, report_id, candidates, chosen)
    name_issuer(store, issuer_of(report_id))


def issuer_of(report_id: str) -> str:
    """The issuer's id in a report's id."""
    return report_id.rsplit("-", 1)[0]


def _write(store: Store, report_id: str, chosen: choose.Candidate) -> None:
    row = store.one("SELECT document, portal FROM report_documents WHERE url = ?", chosen.url)
    if row is None:
        raise CorpusError(f"the copy {chosen.url} went from the corpus while it was being written")
    rows = _reading(store, chosen.url)
    store.insert("reports", [rows["reports"][0] | {
        "issuer_id": issuer_of(report_id), "url": chosen.url, "document": row[0], "portal": row[1],
        "digest": chosen.digest, "copies": 0,
    }])  # fmt: skip
    for table in REPORT_TABLES:
        store.insert(table, rows[table])
    search.add(store.conn, _sections(store, report_id))
    neighbours_are_due(store, report_id)


def _delete(store: Store, report_id: str) -> None:
    """A report's rows, without its copies."""
    neighbours_are_due(store, report_id)
    store.conn.execute(
        "DELETE FROM copied_texts WHERE report_id = ? OR other_report = ?", (report_id, report_id)
    )
    search.remove(store.conn, _sections(store, report_id))
    for table in reversed(REPORT_TABLES):
        store.conn.execute(f"DELETE FROM {table} WHERE report_id = ?", (report_id,))
    store.conn.execute("DELETE FROM reports WHERE id = ?", (report_id,))
    year_is_due(store, int(report_id.rpartition("-")[2]))


def _sections(store: Store, report_id: str) -> list[tuple[int, str, str]]:
    return store.conn.execute(
        "SELECT id, heading, text FROM sections WHERE report_id = ?", (report_id,)
    ).fetchall()


def _compare(
    store: Store, report_id: str, candidates: Sequence[choose.Candidate], chosen: choose.Candidate
) -> None:
    """Say of each copy whether it carries the chosen one's figures, and where not."""
    for each in candidates:
        agrees = choose.agrees(each, chosen)
        differs = (
            choose.differences(_reading(store, chosen.url), _reading(store, each.url))
            if agrees == 0
            else {}
        )
        store.conn.execute(
            "UPDATE report_documents SET chosen = ?, agrees = ?, differs = ? WHERE url = ?",
            (int(each.url == chosen.url), agrees, dumps(differs), each.url),
        )
    agree = choose.all_agree(candidates, chosen)
    _check_copies(store, report_id, candidates, chosen)
    store.conn.execute(
        "UPDATE reports SET copies = ?, copies_agree = ? WHERE id = ?",
        (len(candidates), agree, report_id),
    )
    judge(store, report_id)


def _check_copies(
    store: Store, report_id: str, candidates: Sequence[choose.Candidate], chosen: choose.Candidate
) -> None:
    """The row of `copies.agree`, where there is anything to compare."""
    store.conn.execute(
        "DELETE FROM checks WHERE report_id = ? AND rule = ?", (report_id, AGREE.code)
    )
    others = [each for each in candidates if each.url != chosen.url]
    compared = [a for each in others if (a := choose.agrees(each, chosen)) is not None]
    if not compared:
        return
    failed = sum(compared) < len(compared)
    words = f"{sum(compared)} of {len(compared)} further copies carry the same figures"
    if failed:
        words += ": report_documents says where the others differ"
    store.insert("checks", [{
        "report_id": report_id, "rule": AGREE.code, "subject": "copies",
        "status": "fail" if failed else "pass",
        "left": sum(compared), "right": len(compared), "message": words,
    }])  # fmt: skip


def _reading(store: Store, url: str) -> Rows:
    row = store.one("SELECT reading FROM report_documents WHERE url = ?", url)
    if row is None:
        raise CorpusError(f"the copy {url} went from the corpus while it was being compared")
    return unpack(row[0])


def name_issuer(store: Store, issuer_id: str) -> None:
    """Keep the names an issuer is seen under; one without a report goes."""
    names = store.conn.execute(
        "SELECT DISTINCT d.issuer_name FROM report_documents d JOIN reports r ON r.id = d.report_id"
        " JOIN issuers i ON i.id = r.issuer_id WHERE r.issuer_id = ? AND d.issuer_name <> i.name"
        " ORDER BY d.issuer_name",
        (issuer_id,),
    )
    store.conn.execute(
        "UPDATE issuers SET other_names = ? WHERE id = ?",
        (dumps([row[0] for row in names]), issuer_id),
    )
    store.conn.execute(
        "DELETE FROM issuers WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM reports WHERE issuer_id = issuers.id)",
        (issuer_id,),
    )
