"""Brings the rows of reports and of their copies up to date. A report's rows follow from its copies,
and these from captures and readings.

`bring_up_to_date` is called for an address after every capture or reading that may change its copies;
calling it twice changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from crawler.corpus import ids, problems
from crawler.corpus.checked.due import governments_are_due, is_due, neighbours_are_due, year_is_due
from crawler.corpus.checked.status import judge, replace_checks
from crawler.corpus.copies import REPORT_TABLES, unpack
from crawler.corpus.derived import choice, revisions
from crawler.corpus.derived.corrected import first_prints
from crawler.corpus.derived.history import Stay, moves, stays_at
from crawler.corpus.derived.sources import read_from
from crawler.corpus.messages import OF_ANOTHER
from crawler.corpus.standing import of_portal, standing
from crawler.corpus.values import dumps
from crawler.database import search
from crawler.database.errors import CorpusError
from crawler.database.store import Row, Rows, Store
from parsers.checks import checks_over
from parsers.checks.deadlines import first_stated
from parsers.checks.subjects import Copies

_SAME = ("reading", "digest", "document", "role", "parent", "portal", "standing", "first_seen", "withdrawn_at")
"""Columns of a copy that follow from its captures; when one changes, the report's copy is chosen anew."""


def portal_changed(store: Store, portal: str) -> None:
    """Judges a portal's copies anew, after its division or the organs that it declares have changed."""
    urls = store.conn.execute("SELECT DISTINCT url FROM report_documents WHERE portal = ? ORDER BY url", (portal,))
    for (url,) in urls.fetchall():
        bring_up_to_date(store, url)


def addresses_of_reports(store: Store, url: str) -> list[str]:
    """Returns the address and those of the files in the archive there, as far as they carry or carried a report."""
    rows = store.conn.execute(
        "SELECT DISTINCT url FROM report_documents WHERE url = ? OR (url > ? AND url < ?)",
        (url, url + "#", url + "$"),  # $ is the character after #
    )
    return [each for (each,) in rows.fetchall()]


def bring_up_to_date(store: Store, url: str) -> bool:
    """Brings the copies at an address, and the reports they carry, in line with its captures. Returns
    whether a copy changed.
    """
    stays = {stay.report: stay for stay in stays_at(store, url)}
    names = ", ".join(_SAME)
    before = {
        row[0]: row[1:]
        for row in store.conn.execute(f"SELECT report_id, {names} FROM report_documents WHERE url = ?", (url,))
    }
    # A copy refers to its report, which is written after it: check foreign keys when the transaction ends.
    store.conn.execute("PRAGMA defer_foreign_keys = ON")
    touched = before.keys() - stays.keys()
    late = set[str]()
    """Reports whose copy is unchanged, but of which an older capture may have been added: it can change
    only their revisions, and where a withdrawn one moved.
    """
    for report in touched:
        store.conn.execute("DELETE FROM report_documents WHERE report_id = ? AND url = ?", (report, url))
        problems.clear_comparison(store, url)
    for report, stay in stays.items():
        row = _copy_row(store, stay)
        if before.get(report) != tuple(row[name] for name in _SAME):
            store.insert("report_documents", [row], replace=True)
            touched.add(report)
        elif stay.withdrawn_at or len({each.document for each in stay.sights}) > 1:
            late.add(report)
    for report in sorted(touched | late):
        choose_copy(store, report)
    return bool(touched)


def _copy_row(store: Store, stay: Stay) -> Row:
    """A copy's row of `report_documents`, without what depends on other copies; also writes the issuer's row."""
    reading = store.one(
        "SELECT issuer, issuer_name, figures, cells, ocr, checks_failed, figures_digest, digest,"
        " media_type FROM readings WHERE id = ?",
        stay.reading.id,
    )
    assert reading is not None
    issuer = ids.Issuer(**json.loads(reading[0]))
    store.ensure_division(issuer.division)
    store.conn.execute(
        "INSERT INTO issuers (id, name, division, kind, other_names) VALUES (?, ?, ?, ?, '[]')"
        " ON CONFLICT (id) DO NOTHING",
        (issuer.id, issuer.name, issuer.division, issuer.kind),
    )
    store.conn.execute(
        "UPDATE documents SET media_type = ? WHERE sha256 = ? AND media_type <> ?",
        (reading[8], stay.document, reading[8]),
    )
    names = ("issuer_name", "figures", "cells", "ocr", "checks_failed", "figures_digest", "digest")
    return dict(zip(names, reading[1:8], strict=True)) | {
        "report_id": stay.report,
        "url": stay.url,
        "chosen": 0,
        "differs": "{}",
        "document": stay.document,
        "role": stay.role,
        "parent": stay.parent,
        "portal": stay.portal,
        "standing": standing(issuer, *of_portal(store.conn, stay.portal)),
        "reading": stay.reading.id,
        "first_seen": stay.first_seen,
        "withdrawn_at": stay.withdrawn_at,
    }


_CORRECTS = "(" + " OR ".join(f"c.link_text LIKE '%{word}%'" for word in ("更正", "勘误", "修订", "修改稿")) + ")"
"""Whether the link to a page says that it corrects an earlier print. A title may say 修订 of something else; a link to
an annual report says it of the report.
"""


def choose_copy(store: Store, report_id: str) -> None:
    """Writes the rows of the best copy into the report's tables. A report without a copy is deleted."""
    candidates = [
        choice.Candidate(*row)
        for row in store.conn.execute(
            "SELECT url, role, coalesce(cells, figures), coalesce(ocr, 0), figures, checks_failed,"
            " figures_digest, digest, portal, standing, withdrawn_at IS NOT NULL,"
            f" EXISTS (SELECT 1 FROM captures AS c WHERE c.url = report_documents.url AND {_CORRECTS})"
            " FROM report_documents WHERE report_id = ? ORDER BY url",
            (report_id,),
        )
    ]
    stored = store.one("SELECT url, digest, issuer_id, standing FROM reports WHERE id = ?", report_id)
    if not candidates:
        store.conn.execute("DELETE FROM revisions WHERE report_id = ?", (report_id,))
        _delete(store, report_id)
        name_issuer(store, stored[2] if stored else issuer_of(report_id))
        return
    candidates = _without_those_of_others(store, report_id, candidates)
    chosen = choice.best(candidates)
    if stored is None or stored[:2] != (chosen.url, chosen.digest):
        if stored:
            _delete(store, report_id)
        _write(store, report_id, chosen)
    elif stored[3] != chosen.standing:
        is_due(store, report_id)  # whose word it is counts in checks
    _compare(store, report_id, candidates, chosen)
    _date(store, report_id, candidates, chosen)
    name_issuer(store, issuer_of(report_id))


def _without_those_of_others(
    store: Store, report_id: str, candidates: Sequence[choice.Candidate]
) -> list[choice.Candidate]:
    """The candidates that are copies of the report. For each of the others, a problem says why it isn't one."""
    others = choice.of_others(candidates, lambda url: _reading(store, report_id, url))
    for each in candidates:
        if each.url not in others:
            problems.clear_comparison(store, each.url)
            continue
        where, named = others[each.url]
        issuer = issuer_of(report_id).partition("-")[2]
        row = store.one("SELECT document FROM report_documents WHERE report_id = ? AND url = ?", report_id, each.url)
        message = OF_ANOTHER(where=where, other=named, issuer=issuer)
        document = row[0] if row else None
        problems.record(store, problems.COMPARE, message, url=each.url, document=document, portal=each.portal)
        store.conn.execute(
            "UPDATE report_documents SET chosen = 0, agrees = NULL, differs = '{}', moved_from = NULL"
            " WHERE report_id = ? AND url = ?",
            (report_id, each.url),
        )
    return [each for each in candidates if each.url not in others]


def _date(store: Store, report_id: str, candidates: Sequence[choice.Candidate], chosen: choice.Candidate) -> None:
    """Writes since when a report is known, whether it was withdrawn or moved, and its revisions."""
    stays, moved = list[Stay](), dict[str, Stay]()
    many = len({each.portal for each in candidates}) > 1
    corrects = len(candidates) > 1 and any(each.corrects for each in candidates)
    if many or corrects or any(each.withdrawn for each in candidates) or _has_changed(store, report_id):
        stays = [stay for each in candidates for stay in stays_at(store, each.url) if stay.report == report_id]
        moved = moves(stays)
    for each in candidates:
        store.conn.execute(
            "UPDATE report_documents SET moved_from = ? WHERE report_id = ? AND url = ?",
            (moved[each.url].url if each.url in moved else None, report_id, each.url),
        )
    before = store.one("SELECT first_seen FROM reports WHERE id = ?", report_id)
    store.conn.execute(
        "UPDATE reports SET first_seen = d.first_seen, withdrawn_at = d.withdrawn_at,"
        " moved_from = d.moved_from, document = d.document, portal = d.portal FROM ("
        " SELECT min(first_seen) AS first_seen, max(document) FILTER (WHERE url = :url) AS document,"
        " max(portal) FILTER (WHERE url = :url) AS portal,"
        " max(moved_from) FILTER (WHERE url = :url) AS moved_from,"
        " iif(count(withdrawn_at) < count(*), NULL, max(withdrawn_at)) AS withdrawn_at"
        " FROM report_documents WHERE report_id = :report AND standing = :standing"
        " AND url IN (SELECT value FROM json_each(:copies))) AS d WHERE id = :report",
        {
            "report": report_id,
            "url": chosen.url,
            "standing": chosen.standing,
            "copies": dumps([each.url for each in candidates]),
        },
    )
    if before != store.one("SELECT first_seen FROM reports WHERE id = ?", report_id):
        is_due(store, report_id)  # it was there before a date that it states later
    _date_first(store, report_id, choice.own(candidates), chosen)
    said = {each.url for each in choice.own(candidates)}
    sources = read_from(candidates, stays) if many else ()
    own = [stay for stay in stays if stay.url in said]
    revisions.write(store, report_id, own, moved | first_prints(store, candidates, own, moved), sources)


def _date_first(store: Store, report_id: str, candidates: Sequence[choice.Candidate], chosen: choice.Candidate) -> None:
    """Writes the earliest date that a copy states, or the page that a file is attached to, where it isn't that of the
    chosen copy: a portal may print in March what the organ itself published in January, and few files state a date.
    """
    row = store.one("SELECT published_on, first_stated FROM reports WHERE id = ?", report_id)
    if row is None:
        return
    printed = {each.url: _printed(store, report_id, each.url) for each in candidates if each.url != chosen.url}
    printed[chosen.url] = row[0]
    attached = {each.url for each in candidates if each.role == "attachment"}
    stated = [day or (_beside(store, url) if url in attached else None) for url, day in printed.items()]
    first = first_stated(int(report_id.rpartition("-")[2]), [date.fromisoformat(day) for day in stated if day])
    other = first.isoformat() if first and first.isoformat() != row[0] else None
    if row[1] != other:
        store.conn.execute("UPDATE reports SET first_stated = ? WHERE id = ?", (other, report_id))
        is_due(store, report_id)


def _printed(store: Store, report_id: str, url: str) -> str | None:
    """The date of publication that a copy states itself."""
    day = _reading(store, report_id, url)["reports"][0]["published_on"]
    return str(day) if day else None


_DAY = "json_extract(hints, '$.published_on')"


def _beside(store: Store, url: str) -> str | None:
    """The earliest date that the pages state which a file is attached to, also one in an archive."""
    sql = f"SELECT min({_DAY}) FROM captures WHERE url IN (?, ?) AND date({_DAY}) = {_DAY}"
    row = store.one(sql, url, url.partition("#")[0])
    return row[0] if row else None


def _has_changed(store: Store, report_id: str) -> bool:
    """Whether one of a report's addresses ever had other content."""
    row = store.one(
        "SELECT 1 FROM report_documents d JOIN captures c ON c.url = d.url"
        " WHERE d.report_id = ? AND c.document <> d.document LIMIT 1",
        report_id,
    )
    return row is not None


def issuer_of(report_id: str) -> str:
    """The issuer's id, taken from a report's id."""
    return report_id.rsplit("-", 1)[0]


def _write(store: Store, report_id: str, chosen: choice.Candidate) -> None:
    row = store.one(
        "SELECT document, portal FROM report_documents WHERE report_id = ? AND url = ?", report_id, chosen.url
    )
    if row is None:
        raise CorpusError(f"the copy {chosen.url} went from the corpus while it was being written")
    rows = _reading(store, report_id, chosen.url)
    store.insert(
        "reports",
        [
            rows["reports"][0]
            | {
                "issuer_id": issuer_of(report_id),
                "url": chosen.url,
                "document": row[0],
                "portal": row[1],
                "digest": chosen.digest,
                "copies": 0,
                "standing": chosen.standing,
            }
        ],
    )
    for table in REPORT_TABLES:
        store.insert(table, rows[table])
    search.add(store.conn, _sections(store, report_id))
    neighbours_are_due(store, report_id)


def _delete(store: Store, report_id: str) -> None:
    """Deletes a report's rows; its copies stay."""
    neighbours_are_due(store, report_id)
    governments_are_due(store, report_id)
    store.conn.execute("DELETE FROM copied_texts WHERE report_id = ? OR other_report = ?", (report_id, report_id))
    search.remove(store.conn, _sections(store, report_id))
    for table in reversed(REPORT_TABLES):
        store.conn.execute(f"DELETE FROM {table} WHERE report_id = ?", (report_id,))
    store.conn.execute("DELETE FROM reports WHERE id = ?", (report_id,))
    year_is_due(store, int(report_id.rpartition("-")[2]))


def _sections(store: Store, report_id: str) -> list[tuple[int, str, str]]:
    return store.conn.execute("SELECT id, heading, text FROM sections WHERE report_id = ?", (report_id,)).fetchall()


def _compare(store: Store, report_id: str, candidates: Sequence[choice.Candidate], chosen: choice.Candidate) -> None:
    """Writes for each copy whether its figures agree with the chosen one's, and which differ."""
    for each in candidates:
        agrees = choice.agrees(each, chosen)
        differs = (
            choice.differences(_reading(store, report_id, chosen.url), _reading(store, report_id, each.url))
            if agrees == 0
            else {}
        )
        store.conn.execute(
            "UPDATE report_documents SET chosen = ?, agrees = ?, differs = ? WHERE report_id = ? AND url = ?",
            (int(each.url == chosen.url), agrees, dumps(differs), report_id, each.url),
        )
    agree = choice.all_agree(choice.comparable(candidates), chosen)
    _check_copies(store, report_id, candidates, chosen)
    store.conn.execute(
        "UPDATE reports SET copies = ?, copies_agree = ?, standing = ? WHERE id = ?",
        (len(candidates), agree, chosen.standing, report_id),
    )
    judge(store, report_id)


def _check_copies(
    store: Store, report_id: str, candidates: Sequence[choice.Candidate], chosen: choice.Candidate
) -> None:
    """Writes the checks of the rules over copies."""
    others = [each for each in choice.comparable(candidates) if each.url != chosen.url]
    compared = [a for each in others if (a := choice.agrees(each, chosen)) is not None]
    foreign = tuple(sorted({each.portal for each in candidates if each.standing == "foreign"}))
    checks = checks_over("copies", Copies(len(compared), sum(compared), chosen.standing == "own", foreign))
    replace_checks(store, report_id, ("copies",), checks)


def _reading(store: Store, report_id: str, url: str) -> Rows:
    row = store.one(
        "SELECT r.copy FROM report_documents d JOIN readings r ON r.id = d.reading WHERE d.report_id = ? AND d.url = ?",
        report_id,
        url,
    )
    if row is None:
        raise CorpusError(f"the copy {url} went from the corpus while it was being compared")
    return unpack(row[0])


def name_issuer(store: Store, issuer_id: str) -> None:
    """Stores the other names under which an issuer was seen; deletes an issuer without a report."""
    names = store.conn.execute(
        "SELECT DISTINCT d.issuer_name FROM report_documents d JOIN reports r ON r.id = d.report_id"
        " JOIN issuers i ON i.id = r.issuer_id WHERE r.issuer_id = ? AND d.issuer_name <> i.name"
        " ORDER BY d.issuer_name",
        (issuer_id,),
    )
    store.conn.execute("UPDATE issuers SET other_names = ? WHERE id = ?", (dumps([row[0] for row in names]), issuer_id))
    store.conn.execute(
        "DELETE FROM issuers WHERE id = ? AND NOT EXISTS (SELECT 1 FROM reports WHERE issuer_id = issuers.id)",
        (issuer_id,),
    )
