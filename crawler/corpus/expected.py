"""应发布机关: the organs whose reports are expected, from the declarations of portals and from what was found.

- An organ that a portal declares is expected from the declared year; where none is declared, from
  2019, the first year of the national form. It is expected up to the declared last year, or else the
  last year in which its division existed.
- An organ of which a report was found is expected in every year since, up to the last year in which
  its division existed (孟津县 became 孟津区 in 2021), or until another organ took its place, or organs of
  its kind were reorganised (`crawler.dictionary.successions`: 环境保护局 up to 2018). Where not all of a kind were
  (粮食局), or no reform of its kind is known, an organ without any report since a reform is no longer expected:
  whether it still exists isn't known.
- A report that was found outside these years extends them, and so does a link to one that could not
  be read. An organ that only such links name is expected in the years of these links alone.
- What a portal says of organs that it can't speak for (`standing`) makes none of them expected.

The rows follow from the stored tables, whatever the order in which these were written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from crawler.corpus import ids
from crawler.corpus.messages import columns
from crawler.corpus.standing import of_portal, standing
from crawler.database.store import Row, Store
from crawler.dictionary import TABLES
from crawler.dictionary.divisions import division
from crawler.dictionary.successions import SUCCESSION_SOURCES, Succession, succession_of
from parsers.checks.deadlines import NEW_RULES
from parsers.interpret.whose.titles import read_title
from parsers.sentences import Message, Sentence, Words
from spiders.expected import read_expected

FIRST = NEW_RULES
"""Report year from which an organ is expected that is declared without a year."""
REFORMS = {str(row["code"]): (str(row["label"]), str(row["english"])) for row in SUCCESSION_SOURCES.rows}

DECLARED = Sentence("expected.declared", "declared by the portal", "网站声明应有")
DECLARED_UNTIL = Sentence(
    "expected.declared_until",
    "declared by the portal, until its division ended in {last}",
    "网站声明应有，至其行政区划 {last} 年撤销为止",
)
DECLARED_SINCE = Sentence(
    "expected.declared_since",
    "declared by the portal, from {first} on as no year is declared",
    "网站声明应有，未写年度，从 {first} 年度起",
)
DECLARED_SINCE_UNTIL = Sentence(
    "expected.declared_since_until",
    "declared by the portal, from {first} on as no year is declared, until its division ended in {last}",
    "网站声明应有，未写年度，从 {first} 年度起，至其行政区划 {last} 年撤销为止",
)
FOUND = Sentence(
    "expected.found",
    "its report for {first} was found: expected in every year since",
    "找到了它 {first} 年度的报告：此后每年都应有",
)
FOUND_UNTIL = Sentence(
    "expected.found_until",
    "its report for {first} was found: expected in every year since, until its division ended in {last}",
    "找到了它 {first} 年度的报告：此后每年都应有，至其行政区划 {last} 年撤销为止",
)
FOUND_SUCCEEDED = Sentence(
    "expected.found_succeeded",
    "its report for {first} was found: expected in every year since, until {successor} took its place in {since}",
    "找到了它 {first} 年度的报告：此后每年都应有，至 {since} 年度由{successor}接替为止",
)
FOUND_REFORMED = Sentence(
    "expected.found_reformed",
    "its report for {first} was found: expected in every year since, up to {last}: then organs of its kind were"
    " reorganised ({reform})",
    "找到了它 {first} 年度的报告：此后每年都应有，至 {last} 年度为止：此后同类机关已改组（{reform}）",
    reform=Words(REFORMS),
)
FOUND_PERHAPS_REFORMED = Sentence(
    "expected.found_perhaps_reformed",
    "its report for {first} was found: expected in every year since, up to {last}: then many organs of its kind were"
    " reorganised ({reform}), and no report of it since was found",
    "找到了它 {first} 年度的报告：此后每年都应有，至 {last} 年度为止：此后同类机关多已改组（{reform}），"
    "未再找到它的报告",
    reform=Words(REFORMS),
)
FOUND_BEFORE = Sentence(
    "expected.found_before",
    "its report for {first} was found: expected in every year since, up to {last}: none after the reform of 2018, in"
    " which many organs were merged or renamed, was found",
    "找到了它 {first} 年度的报告：此后每年都应有，至 {last} 年度为止：2018年机构改革多有合并更名，此后未再找到它的报告",
)
DECLARED_SUCCEEDED = Sentence(
    "expected.declared_succeeded",
    "declared by the portal, until {successor} took its place in {since}",
    "网站声明应有，至 {since} 年度由{successor}接替为止",
)
LINKED = Sentence(
    "expected.linked",
    "a link names its report, which could not be read; no other of it was found",
    "有链接提到它的报告，但未能读取；没有找到它的其他报告",
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The first and last report year in which an issuer was seen, in reports or in links to reports that
    could not be read; and the portal that has most of the reports.
    """

    first: int
    last: int
    portal: str

    def widened(self, year: int) -> _Seen:
        return _Seen(min(self.first, year), max(self.last, year), self.portal)


def fill(store: Store) -> None:
    """Brings the table `expected_issuers` up to date, and the issuer and year of each problem."""
    with store.transaction():
        links = _attribute(store)
        reports = _seen(store)
        seen = dict(reports)
        for issuer, portal, year in links:
            before = seen.get(issuer.id, _Seen(year, year, portal))
            seen[issuer.id] = before.widened(year)
        rows = list(_declared(store, seen))
        known = {row["issuer_id"] for row in rows}
        rows += _found(store, {each: s for each, s in seen.items() if each not in known})
        named = {issuer.id: issuer for issuer, _, _ in links}
        for each in sorted(named.keys() - known - reports.keys()):
            rows.append(_linked(named[each], seen[each]))
        for code in sorted({str(row["division"]) for row in rows}):
            store.ensure_division(code)
        _write(store, rows)


def _write(store: Store, rows: list[Row]) -> None:
    """Brings the table to these rows; writes only where they differ, which after most crawls is nowhere."""
    names = [column.name for column in TABLES["expected_issuers"].columns]
    wanted = {tuple(row[name] for name in names): row for row in rows}
    stored = set(store.conn.execute(f"SELECT {', '.join(names)} FROM expected_issuers"))
    store.conn.executemany(
        "DELETE FROM expected_issuers WHERE portal = ? AND issuer_id = ?",
        [each[:2] for each in sorted(stored - wanted.keys(), key=repr)],
    )
    store.insert("expected_issuers", [row for key, row in wanted.items() if key not in stored])


def declared_by(portal: str) -> tuple[str, ...]:
    """The organs that the portal of that name declares, if it comes with this program; else none."""
    from spiders.portal import shipped_portals

    return next((each.expected for each in shipped_portals() if each.name == portal), ())


def _seen(store: Store) -> dict[str, _Seen]:
    rows = store.conn.execute(
        "SELECT issuer_id, portal, min(year), max(year) FROM reports WHERE standing = 'own' GROUP BY issuer_id, portal"
        " ORDER BY issuer_id, count(*), portal DESC"
    )
    found: dict[str, _Seen] = {}
    for issuer, portal, first, last in rows:
        before = found.get(issuer, _Seen(first, last, portal))
        found[issuer] = _Seen(min(first, before.first), max(last, before.last), portal)
    return found


def _ended(store: Store) -> dict[str, tuple[int, str]]:
    """Since which year another organ stands in an issuer's place, and its name; the first that took it counts."""
    rows = store.conn.execute(
        "SELECT s.issuer_id, s.since, i.name FROM issuer_successions s JOIN issuers i ON i.id = s.successor_id"
        " ORDER BY s.issuer_id, s.since DESC, i.name DESC"
    )
    return {issuer: (since, name) for issuer, since, name in rows}


def _declared(store: Store, seen: Mapping[str, _Seen]) -> Iterator[Row]:
    done = set()
    ended = _ended(store)
    for portal, code, names in store.conn.execute(
        "SELECT id, division, expected FROM portals WHERE expected IS NOT NULL ORDER BY id"
    ).fetchall():
        for text in json.loads(names):
            wanted = read_expected(text)
            issuer = ids.issuer(wanted.name, code)
            if (portal, issuer.id) in done:
                continue
            done.add((portal, issuer.id))
            first, last = wanted.first or FIRST, wanted.last or division(issuer.division).last_year
            how = _declared_for(FIRST if not wanted.first else None, last if not wanted.last else None)
            if last is None and issuer.id in ended:
                since, successor = ended[issuer.id]
                last, how = since - 1, DECLARED_SUCCEEDED(successor=successor, since=since)
            yield _row(portal, issuer, (first, last), how, seen.get(issuer.id))


def _declared_for(first: int | None, last: int | None) -> Message:
    """The message for a declared organ. `first` is given if no first year is declared, `last` if its
    division ended.
    """
    if first and last:
        return DECLARED_SINCE_UNTIL(first=first, last=last)
    if first:
        return DECLARED_SINCE(first=first)
    return DECLARED_UNTIL(last=last) if last else DECLARED()


def reform_of(issuer: ids.Issuer) -> Succession | None:
    """The reform that ended an organ of that name everywhere; None if none is known."""
    return succession_of(ids.without_place(issuer))


def _found(store: Store, seen: Mapping[str, _Seen]) -> Iterator[Row]:
    ended = _ended(store)
    rows = store.conn.execute("SELECT id, name, division, kind FROM issuers ORDER BY id")
    for each in rows.fetchall():
        if each[0] not in seen:
            continue
        issuer, found = ids.Issuer(*each), seen[each[0]]
        last, how = _until(issuer, found, ended.get(issuer.id))
        yield _row(found.portal, issuer, (found.first, last), how, found)


def _until(issuer: ids.Issuer, found: _Seen, ended: tuple[int, str] | None) -> tuple[int | None, Message]:
    """The last year in which an organ is expected of which reports were found, and why. `ended`: since when which
    organ stands in its place.
    """
    first = found.first
    if last := division(issuer.division).last_year:
        return last, FOUND_UNTIL(first=first, last=last)
    if ended:
        since, successor = ended
        return since - 1, FOUND_SUCCEEDED(first=first, successor=successor, since=since)
    reform = reform_of(issuer)
    if reform is not None and first <= reform.last_year and reform.certainty == "certain":
        return reform.last_year, FOUND_REFORMED(first=first, last=reform.last_year, reform=reform.source)
    if reform is not None and found.last <= reform.last_year:
        return reform.last_year, FOUND_PERHAPS_REFORMED(first=first, last=reform.last_year, reform=reform.source)
    if found.last < NEW_RULES and issuer.kind in {"department", "other"}:
        return NEW_RULES - 1, FOUND_BEFORE(first=first, last=NEW_RULES - 1)
    return None, FOUND(first=first)


def _linked(issuer: ids.Issuer, seen: _Seen) -> Row:
    return _row(seen.portal, issuer, (seen.first, seen.last), LINKED(), None)


def _row(portal: str, issuer: ids.Issuer, years: tuple[int, int | None], how: Message, found: _Seen | None) -> Row:
    """A row of `expected_issuers`. `years` are the first and the last (None: no end); `found` extends them."""
    first, last = years
    if found:
        first, last = min(first, found.first), last and max(last, found.last)
    return {
        "portal": portal,
        "issuer_id": issuer.id,
        "issuer": issuer.name,
        "division": issuer.division,
        "kind": issuer.kind,
        "from_year": first,
        "to_year": last,
        "source": how.text,
        **columns(how, "source_"),
    }


def _attribute(store: Store) -> list[tuple[ids.Issuer, str, int]]:
    """Stores the issuer and the year of each problem, as far as the portal's link to the page names them.
    Returns issuer, portal and year of these.
    """
    found = {}
    rows = store.conn.execute(
        "SELECT p.id, c.link_text, c.hints, s.id, s.division FROM problems p"
        " JOIN captures c ON c.url = p.url JOIN portals s ON s.id = c.portal"
        " ORDER BY p.id, c.fetched_at, c.id"
    ).fetchall()
    for problem, link, hints, portal, code in rows:
        told = json.loads(hints) if hints else {}
        title = read_title(_without_suffix(told.get("title") or link or ""))
        name = (title.issuer if title else None) or told.get("issuer")
        if title is None or title.year is None or not name:
            continue
        with suppress(ValueError):  # a name without a word in it
            issuer = ids.issuer(name, code)
            if standing(issuer, *of_portal(store.conn, portal)) == "own":
                found[problem] = issuer, portal, title.year
    named = {problem: (issuer.id, year) for problem, (issuer, _, year) in found.items()}
    stored = store.conn.execute("SELECT id, issuer_id, year FROM problems ORDER BY id").fetchall()
    store.conn.executemany(
        "UPDATE problems SET issuer_id = ?, year = ? WHERE id = ?",
        [
            (*named.get(problem, (None, None)), problem)
            for problem, *before in stored
            if named.get(problem, (None, None)) != tuple(before)
        ],
    )
    return sorted(found.values(), key=lambda each: (each[0].id, each[2], each[1]))


def _without_suffix(title: str) -> str:
    stem, dot, suffix = title.rpartition(".")
    return stem if dot and suffix.isascii() and suffix.isalnum() else title
