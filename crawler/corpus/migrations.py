"""Schema versions: a corpus of an older version is migrated automatically to the current one, on a copy.

The copy is migrated step by step and checked; only then does it replace the corpus, atomically. The
old file stays next to it as corpus.db.v1.bak, until the user deletes it. Whatever happens on the way,
the corpus is either the old one or the new one.

To add a version: count up `SCHEMA_VERSION`, add a step for what can't stay as it is (new tables and
columns are added automatically), and add a dump of the version before to the tests.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import unquote

from crawler import old_sentences, permissions
from crawler.archive.earlier import role_before_3
from crawler.corpus.messages import columns
from crawler.database.errors import CorpusError
from crawler.database.replace import InUse, into_one_file, put_in_place
from crawler.old_sentences import recognised
from parsers.sentences import Message

log = logging.getLogger(__name__)

_SPACE = 2.5
"""Free space that a migration needs, as a multiple of the corpus's size: for the copy and the log of its
changes.
"""

Step = Callable[[sqlite3.Connection], None]


def migrate(path: Path, version: int, finish: Callable[[sqlite3.Connection], None]) -> None:
    """Migrates the corpus at `path` from `version` to the version after the last step. `finish` brings
    tables, views and derived rows up to date. If it raises `CorpusError`, nothing has changed.
    """
    copy = path.with_name(f"{path.name}.migrating")
    with _alone(path), closing(sqlite3.connect(path, isolation_level=None, timeout=5)) as conn:
        (now,) = conn.execute("PRAGMA user_version").fetchone()
        if now != version:
            return  # another process has migrated it in the meantime
        _has_space(path)
        _into_one_file(conn, path)
        conn.execute("BEGIN IMMEDIATE")  # blocks writers while the file is copied
        try:
            copy.unlink(missing_ok=True)
            _copy(path, copy)
            _on_the_copy(copy, version, finish)
            backup = _free(path, version)
            put_in_place(copy, path, backup)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
        finally:
            conn.execute("ROLLBACK")
    log.warning(
        "%s was brought from schema %d to %d; the corpus as it was is %s: delete it once you are content",
        path,
        version,
        version + len(_steps(version)),
        backup,
    )


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """A lock: one process at a time migrates in a folder, others wait."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
        os.fsync(folder)
    except (OSError, sqlite3.Error) as error:
        raise CorpusError(
            f"{path} is of an older version, and can't be brought up to date ({error}); it is as it was"
        ) from error
    finally:
        os.close(folder)


def _into_one_file(conn: sqlite3.Connection, path: Path) -> None:
    try:
        into_one_file(conn)
    except InUse as error:
        raise CorpusError(
            f"{path} is of an older version, and open in another program: stop `nianbao serve`"
            " and crawls, and try again"
        ) from error


def _has_space(path: Path) -> None:
    needed = int(_SPACE * path.stat().st_size)
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise CorpusError(
            f"{path} is of an older version; to bring it up to date takes {needed / 1e6:,.0f} MB on"
            f" its disk, and {free / 1e6:,.0f} MB are free: make room, or move the corpus"
        )


def _copy(path: Path, copy: Path) -> None:
    permissions.make_file(copy)  # it gets the corpus's own permissions in the end
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _on_the_copy(copy: Path, version: int, finish: Callable[[sqlite3.Connection], None]) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("PRAGMA synchronous = OFF")  # a copy that a crash damages is thrown away
        for step in _steps(version):
            conn.execute("BEGIN")
            step(conn)
            conn.execute("COMMIT")
        finish(conn)
        _check(conn, copy)


def _steps(version: int) -> list[Step]:
    return [step for number, step in sorted(STEPS.items()) if number >= version]


def _check(conn: sqlite3.Connection, copy: Path) -> None:
    (integrity,) = conn.execute("PRAGMA integrity_check(1)").fetchone()
    dangling = conn.execute("PRAGMA foreign_key_check").fetchone()
    if integrity != "ok" or dangling:
        found = integrity if integrity != "ok" else f"a row of {dangling[0]} refers to nothing"
        raise CorpusError(
            f"the corpus was brought up to date in {copy.name}, but then {found}: nothing was changed; please report it"
        )


def _free(path: Path, version: int) -> Path:
    """A path for the backup that no file has yet."""
    backup = path.with_name(f"{path.name}.v{version}.bak")
    number = 1
    while backup.exists():
        number += 1
        backup = path.with_name(f"{path.name}.v{version}-{number}.bak")
    return backup


def remake(conn: sqlite3.Connection, tables: Mapping[str, str]) -> None:
    """Makes tables anew whose CREATE statement isn't the given one, and copies the columns that both have.
    This drops their indices and all views; the caller must create these again.
    """
    old = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    changed = [name for name in tables if name in old and old[name] != tables[name]]
    if not changed:
        return
    for (view,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        conn.execute(f'DROP VIEW "{view}"')
    for name in changed:
        conn.execute(tables[name].replace(f'"{name}"', f'"new_{name}"', 1))
        there = {row[1] for row in conn.execute(f'PRAGMA table_info("{name}")')}
        wanted = [row[1] for row in conn.execute(f'PRAGMA table_info("new_{name}")')]
        shared = ", ".join(f'"{column}"' for column in wanted if column in there)
        conn.execute(f'INSERT INTO "new_{name}" ({shared}) SELECT {shared} FROM "{name}"')
        conn.execute(f'DROP TABLE "{name}"')
        conn.execute(f'ALTER TABLE "new_{name}" RENAME TO "{name}"')


# the steps


def _readings_become_a_table(conn: sqlite3.Connection) -> None:
    """1 to 2: moves what was read from a copy from `report_documents` to `readings`, with the document and
    the parser's hints as its key. The time when a copy was first seen is taken from its captures.
    """
    conn.execute(_READINGS_2)
    conn.execute("ALTER TABLE report_documents RENAME COLUMN reading TO packed")
    for column in ("reading", "first_seen", "withdrawn_at", "moved_from"):
        conn.execute(f"ALTER TABLE report_documents ADD COLUMN {column} TEXT")
    conn.execute("DELETE FROM revisions")  # version 1 recorded none
    for row in conn.execute("SELECT url, document FROM report_documents").fetchall():
        _reading_of_copy(conn, *row)


def _reading_of_copy(conn: sqlite3.Connection, url: str, document: str) -> None:
    # Keys are made by the current code, which may change: another key only means that a document is read again.
    from crawler.corpus.copies import unpack
    from crawler.corpus.readings import Source, hints_of, reading_id

    archive_url, _, member = url.partition("#")
    captured = conn.execute(
        "SELECT c.link_text, c.hints, p.division, c.fetched_at, a.document, a.link_text, a.hints"
        " FROM captures c JOIN portals p ON p.id = c.portal"
        " LEFT JOIN captures a ON a.url = ? AND a.url <> c.url AND a.fetched_at = c.fetched_at"
        " WHERE c.url = ? AND c.document = ? ORDER BY c.fetched_at DESC",
        (archive_url, url, document),
    ).fetchone()
    if captured is None:
        raise CorpusError(f"the copy {url} was never captured: the corpus is damaged, crawl anew")
    link_text, hints, division, _, archive, archive_text, archive_hints = captured
    if archive is None:
        hints = hints_of(url, link_text, json.loads(hints or "{}"), division)
    else:
        hints = hints_of(archive_url, archive_text, json.loads(archive_hints or "{}"), division)
    source = archive or document
    key = Source(source, hints).key
    (copy,) = conn.execute("SELECT packed FROM report_documents WHERE url = ?", (url,)).fetchone()
    version = str(unpack(copy)["reports"][0]["parser_version"])
    (position,) = conn.execute(
        "SELECT count(*) FROM readings WHERE key = ? AND parser_version = ?", (key, version)
    ).fetchone()
    name = unquote(member) if archive else None
    known = conn.execute(
        "SELECT id FROM readings WHERE key = ? AND parser_version = ? AND member IS ?", (key, version, name)
    ).fetchone()
    reading = known[0] if known else reading_id(key, version, position)
    if not known:
        conn.execute(
            "INSERT INTO readings SELECT ?, ?, ?, ?, ?, ?, ?, d.document, 'report', NULL, NULL,"
            " f.media_type, d.report_id, d.issuer_name, json_object('id', i.id, 'name', i.name,"
            " 'division', i.division, 'kind', i.kind), d.figures, coalesce(d.cells, d.figures),"
            " coalesce(d.ocr, 0), d.checks_failed, d.figures_digest, d.digest, d.packed"
            " FROM report_documents d JOIN documents f ON f.sha256 = d.document"
            " JOIN reports r ON r.id = d.report_id JOIN issuers i ON i.id = r.issuer_id"
            " WHERE d.url = ?",
            (reading, key, source, hints.dumps(), version, position, name, url),
        )
    conn.execute("UPDATE report_documents SET reading = ?, first_seen = ? WHERE url = ?", (reading, captured[3], url))


_READINGS_2 = """
CREATE TABLE readings (
  id TEXT PRIMARY KEY, key TEXT, source TEXT, told TEXT, parser_version TEXT, position INTEGER,
  member TEXT, document TEXT, outcome TEXT, stage TEXT, message TEXT, media_type TEXT,
  report_id TEXT, issuer_name TEXT, issuer TEXT, figures INTEGER, cells INTEGER, ocr INTEGER,
  checks_failed INTEGER, figures_digest TEXT, digest TEXT, copy BLOB
) STRICT
"""

_ROWS = 10_000
"""Rows that are updated at a time."""

_DISORDERED = "section  is not found"
"""The old, wrong message for a report that has all six sections, but one twice or out of order."""


def _messages_are_data(conn: sqlite3.Connection) -> None:
    """2 to 3: adds code and values to each message; messages that aren't a known sentence stay without.
    A copy contains its messages, so its digest changes, in every table that has it.
    """
    conn.execute("ALTER TABLE readings RENAME COLUMN told TO hints")
    for table in ("checks", "problems", "readings"):
        conn.execute(f"ALTER TABLE {table} ADD COLUMN code TEXT")
        conn.execute(f'ALTER TABLE {table} ADD COLUMN "values" TEXT')
    _say_again(conn, "checks", "message", old_sentences.CHECKS)
    for (report,) in conn.execute("SELECT report_id FROM checks WHERE message = ?", (_DISORDERED,)).fetchall():
        sections = conn.execute("SELECT number FROM sections WHERE report_id = ? ORDER BY id", (report,))
        _say(conn, "checks", "report_id = ? AND message = ?", (report, _DISORDERED), _order_of(sections))
    _say_again(conn, "problems", "message", old_sentences.FAILURES)
    _say_again(conn, "readings", "message", old_sentences.FAILURES)
    if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'expected_issuers'").fetchone():
        conn.execute("ALTER TABLE expected_issuers ADD COLUMN source_code TEXT")
        conn.execute("ALTER TABLE expected_issuers ADD COLUMN source_values TEXT")
        _say_again(conn, "expected_issuers", "source", old_sentences.SOURCES, "source_")
    conn.executemany(
        "UPDATE reports SET warnings = ? WHERE id = ?",
        [
            (_warnings(stored), report)
            for report, stored in conn.execute("SELECT id, warnings FROM reports WHERE warning_count > 0").fetchall()
        ],
    )
    _pack_again(conn)


def _say_again(conn: sqlite3.Connection, table: str, column: str, sentences: tuple[str, ...], prefix: str = "") -> None:
    """Adds code and values to all messages in a column of a table."""
    last = -1
    while True:
        rows = conn.execute(
            f"SELECT rowid, {column} FROM {table} WHERE rowid > ? AND {column} IS NOT NULL ORDER BY rowid LIMIT ?",
            (last, _ROWS),
        ).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        known = {text: recognised(sentences, text) for text in {text for _, text in rows}}
        conn.executemany(
            f'UPDATE {table} SET "{prefix}code" = ?, "{prefix}values" = ? WHERE rowid = ?',
            [(*columns(known[text]).values(), rowid) for rowid, text in rows],
        )


def _order_of(sections: Iterable[tuple[int]]) -> Message:
    """The right message for a report with all six sections, from their numbers in the order of print."""
    from parsers.checks.structure import what_is_wrong

    return what_is_wrong([number for (number,) in sections], range(1, 7)) or Message(_DISORDERED)


def _say(conn: sqlite3.Connection, table: str, where: str, given: tuple[object, ...], message: Message) -> None:
    conn.execute(
        f'UPDATE {table} SET message = ?, code = ?, "values" = ? WHERE {where}',
        (message.text, *columns(message).values(), *given),
    )


def _warnings(stored: str) -> str:
    """Adds code and values to the messages in a value of the column `reports.warnings`."""
    from crawler.corpus.values import dumps

    notices = []
    for each in json.loads(stored):
        message = recognised(old_sentences.WARNINGS, each["message"])
        rest = {name: value for name, value in each.items() if name != "message"}
        known = message.as_json if message.code else {"message": message.text}
        notices.append({**known, **rest})
    return dumps(notices)


def _pack_again(conn: sqlite3.Connection) -> None:
    """Adds code and values to the messages inside the compressed copies."""
    from crawler.corpus.copies import packed, unpack

    for (reading,) in conn.execute("SELECT id FROM readings WHERE copy IS NOT NULL").fetchall():
        copy, document = conn.execute("SELECT copy, document FROM readings WHERE id = ?", (reading,)).fetchone()
        rows = unpack(copy)
        for check in rows["checks"]:
            message = recognised(old_sentences.CHECKS, str(check["message"]))
            if message.text == _DISORDERED:
                message = _order_of([(int(str(each["number"])),) for each in rows["sections"]])
            check |= {"message": message.text, **columns(message)}
        (report,) = rows["reports"]
        report["warnings"] = _warnings(str(report["warnings"]))
        digest, again = packed(rows, document)
        conn.execute("UPDATE readings SET copy = ?, digest = ? WHERE id = ?", (again, digest, reading))
    conn.execute("UPDATE report_documents SET digest = (SELECT digest FROM readings WHERE id = reading)")
    conn.execute(
        "UPDATE reports SET digest ="
        " (SELECT digest FROM report_documents d WHERE d.report_id = reports.id AND d.chosen)"
    )


def _hubs_have_a_role(conn: sqlite3.Connection) -> None:
    """2 to 3: gives roles of their own to hubs and answers of content systems, which counted as columns,
    and to soft 404s, which counted as error pages. The counts of earlier crawls stay as they were
    written, with fewer roles.
    """
    conn.create_function("role_before_3", 2, role_before_3, deterministic=True)
    conn.execute("UPDATE captures SET role = role_before_3(role, reason) WHERE role IN ('column', 'broken')")


def _to_3(conn: sqlite3.Connection) -> None:
    """2 to 3: messages are data; hubs, answers and soft 404s have roles of their own."""
    _messages_are_data(conn)
    _hubs_have_a_role(conn)


def _copies_have_a_standing(conn: sqlite3.Connection) -> None:
    """3 to 4: copies and reports say whether their portal may speak for the issuer. It is derived anew when
    all steps are done.
    """
    for table in ("report_documents", "reports"):
        conn.execute(f"ALTER TABLE {table} ADD COLUMN standing TEXT")
        conn.execute(f"UPDATE {table} SET standing = 'foreign'")


def _years_before_2019(conn: sqlite3.Connection) -> None:
    """4 to 5: an indicator has a label, a column and a source, and the sections of a report from before 2019 have
    numbers of their own. No indicator was ever stored; the tables are defined anew when all steps are done.
    """
    conn.execute("DELETE FROM indicators")


_WORDED_ANEW_IN_6 = ("report.no_table",)
"""Codes of sentences whose words are others since schema 6."""


def _words_follow_their_codes(conn: sqlite3.Connection) -> None:
    """5 to 6: makes the messages that are, or quote, a sentence whose words have changed anew from code and values."""
    from crawler.corpus.translation import SENTENCES
    from parsers.sentences import Translator

    translator = Translator(SENTENCES)
    for table in ("problems", "readings"):
        for code in _WORDED_ANEW_IN_6:
            stored = conn.execute(
                f'SELECT rowid, code, "values" FROM {table} WHERE code = ? OR instr("values", ?) > 0',
                (code, f'"code":"{code}"'),
            ).fetchall()
            for rowid, its, values in stored:
                said = translator.message(its, json.loads(values or "{}"))
                if said is not None:
                    conn.execute(f"UPDATE {table} SET message = ? WHERE rowid = ?", (said[1], rowid))


def _scope_follows_from_sums(conn: sqlite3.Connection) -> None:
    """6 to 7: whom a government's figures cover may follow from the reports below it. It is derived when the reports
    are checked next, for which they are due.
    """
    conn.execute(
        "DELETE FROM checks WHERE rule = 'timeliness.deadline' AND report_id IN"
        " (SELECT r.id FROM reports r JOIN issuers i ON i.id = r.issuer_id WHERE i.kind = 'government')"
    )


def _dates_of_moves(conn: sqlite3.Connection) -> None:
    """7 to 8: a date that a site set anew makes no report late. All reports are due to be checked, and what several
    copies state is derived anew when all steps are done, for which their rows are made to differ here.
    """
    conn.execute("DELETE FROM checks WHERE rule = 'timeliness.deadline'")
    conn.execute(
        "UPDATE report_documents SET withdrawn_at = ''"
        " WHERE role = 'attachment' OR report_id IN (SELECT id FROM reports WHERE copies > 1)"
    )


STEPS: dict[int, Step] = {
    1: _readings_become_a_table,
    2: _to_3,
    3: _copies_have_a_standing,
    4: _years_before_2019,
    5: _words_follow_their_codes,
    6: _scope_follows_from_sums,
    7: _dates_of_moves,
}
"""The migration steps, by the version from which each starts."""
