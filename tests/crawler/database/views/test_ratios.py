"""Ratios: the SQL view agrees with a separate computation from the forms, over random figures."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.dictionary import TABLES
from crawler.dictionary.ratios import RATIOS
from tests.crawler.corpus.samples import page, write

KINDS = ["natural_person", "company", "research_institution", "social_organisation", "legal_service", "other", "total"]
GROUNDS = [
    "state_secret",
    "prohibited_by_law",
    "security_stability",
    "third_party",
    "internal",
    "process",
    "enforcement_file",
    "administrative_query",
]
CHANNELS = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
RESULTS = ["upheld", "corrected", "other", "pending", "total"]

Number = int | None
Lines = Mapping[str, Mapping[str, Number]]


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """A corpus with one report; each example replaces its figures."""
    path: Path = tmp_path_factory.mktemp("ratios") / "c.db"
    write(path, [page(1)])
    return sqlite3.connect(path, isolation_level=None)


def fill(conn: sqlite3.Connection, requests: Lines, appeals: Lines, documents: Mapping[str, Number]) -> None:
    (report,) = conn.execute("SELECT id FROM reports").fetchone()
    conn.execute("BEGIN")
    for table in ("requests", "appeals", "disclosures"):
        conn.execute(f"DELETE FROM {table}")
    for table, code, lines in (("requests", "outcome", requests), ("appeals", "channel", appeals)):
        for position, (line, values) in enumerate(lines.items(), 1):
            names = ", ".join(f'"{name}"' for name in values)
            conn.execute(
                f"INSERT INTO {table} (report_id, position, {code}, {names}, raw, places)"
                f" VALUES (?, ?, ?, {', '.join('?' * len(values))}, '{{}}', '{{}}')",
                (report, position, line, *values.values()),
            )
    for position, (measure, value) in enumerate(documents.items(), 1):
        conn.execute(
            "INSERT INTO disclosures (report_id, position, clause, item, measure, value, unit)"
            " VALUES (?, ?, '20.1', 'normative_documents', ?, ?, '件')",
            (report, position, measure, value),
        )
    conn.execute("COMMIT")


def total(*values: Number) -> Number:
    """The sum; None if a value is None."""
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def share(above: Number, below: Number, *, rate: bool = False) -> Fraction | None:
    if above is None or not below or (above > below and not rate):
        return None
    return Fraction(above, below)


def by_hand(lines: Lines, appeals: Lines, documents: Mapping[str, Number]) -> dict[tuple[str, str], Fraction | None]:
    """The expected value of each ratio, computed from the forms."""
    found: dict[tuple[str, str], Fraction | None] = {}

    def of(line: str, kind: str) -> Number:
        return lines.get(line, {}).get(kind)

    for kind in KINDS if lines else ():
        all_ = of("total", kind)
        refused = total(*(of(f"refused_{ground}", kind) for ground in GROUNDS))
        found["disclosure_rate", kind] = share(total(of("granted", kind), of("partially_granted", kind)), all_)
        found["full_disclosure_rate", kind] = share(of("granted", kind), all_)
        found["refused_share", kind] = share(refused, all_)
        for ground in GROUNDS:
            found[f"refusal_{ground}", kind] = share(of(f"refused_{ground}", kind), refused)
        unavailable = [of(f"unavailable_{n}", kind) for n in ("not_held", "needs_creation", "unclear")]
        found["unavailable_share", kind] = share(total(*unavailable), all_)
        found["not_held_share", kind] = share(of("unavailable_not_held", kind), all_)
        unprocessed = ("petition", "repeat", "publication", "vexatious", "confirmation")
        found["unprocessed_share", kind] = share(
            total(*(of(f"unprocessed_{name}", kind) for name in unprocessed)), all_
        )
        three = total(*(of(f"other_{n}", kind) for n in ("no_correction", "fee_unpaid", "misc")))
        one = of("other", kind)
        other = three if one is None else one if three is None or three == one else None
        found["other_share", kind] = share(other, all_)
        found["carried_over_share", kind] = share(
            of("carried_out", kind), total(of("new", kind), of("carried_in", kind))
        )
    if appeals:
        handled = of("total", "total")

        def case(channel: str, result: str) -> Number:
            return appeals.get(channel, {}).get(result)

        suits = total(*(case(channel, "total") for channel in CHANNELS[1:]))
        found["reconsideration_rate", "total"] = share(case(CHANNELS[0], "total"), handled, rate=True)
        found["litigation_rate", "total"] = share(suits, handled, rate=True)
        for name, channels in (("reconsideration", CHANNELS[:1]), ("litigation", CHANNELS[1:])):
            won = total(*(case(channel, "corrected") for channel in channels))
            ended = total(*(case(c, r) for c in channels for r in ("upheld", "corrected", "other")))
            found[f"{name}_corrected_share", "total"] = share(won, ended)
    if documents:
        net = (documents.get("issued"), documents.get("repealed"))
        found["normative_documents_net", "total"] = None if None in net else Fraction((net[0] or 0) - (net[1] or 0))
    return found


counts = st.one_of(st.none(), st.integers(0, 3), st.integers(0, 4000))
outcomes = st.sets(st.sampled_from([str(row["code"]) for row in TABLES["outcomes"].rows]), max_size=31)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Lines, Lines, dict[str, Number]]:
    full = draw(st.booleans())  # most ratios need most lines
    codes = [str(row["code"]) for row in TABLES["outcomes"].rows]
    chosen = [code for code in codes if full or code in draw(outcomes)]
    known = st.integers(0, 40) if full else counts
    lines = {code: {kind: draw(known) for kind in KINDS} for code in chosen}
    if full and draw(st.booleans()):
        lines["other"] = {
            kind: sum(lines[f"other_{n}"][kind] or 0 for n in ("no_correction", "fee_unpaid", "misc")) for kind in KINDS
        }
    for line in ("total", "new") if full else ():
        lines[line] = {kind: draw(st.integers(0, 2000)) for kind in KINDS}
    cases = {channel: {result: draw(counts) for result in RESULTS} for channel in CHANNELS if draw(st.booleans())}
    documents = {measure: draw(counts) for measure in ("issued", "repealed", "in_force", "made") if draw(st.booleans())}
    return lines, cases, documents


@settings(max_examples=60, deadline=None)
@given(tables())
def test_every_ratio_is_what_it_is_by_hand(
    conn: sqlite3.Connection, drawn: tuple[Lines, Lines, dict[str, Number]]
) -> None:
    fill(conn, *drawn)
    rows = conn.execute(
        "SELECT ratio, applicant, value, numerator, denominator, low, high, enough FROM report_ratios"
    ).fetchall()
    wanted = by_hand(*drawn)
    assert {(row[0], row[1]) for row in rows} == wanted.keys()
    for ratio, applicant, value, above, below, low, high, enough in rows:
        exact = wanted[ratio, applicant]
        assert (value is None) == (exact is None), (ratio, applicant, above, below)
        if exact is not None:
            assert value == pytest.approx(float(exact), abs=1e-12)
        if ratio == "normative_documents_net":
            assert enough is None
        elif below is not None:
            assert enough == int(below >= 30)
        if not ratio.endswith("corrected_share"):
            assert (low, high) == (None, None)
        elif low is not None and value is not None:
            assert low <= value <= high


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=4, max_size=4))
def test_pending_cases_are_in_the_bounds_and_nowhere_else(conn: sqlite3.Connection, cases: list[int]) -> None:
    upheld, corrected, other, pending = cases
    line = dict(zip(RESULTS, (*cases, sum(cases)), strict=True))
    fill(conn, {}, {"reconsideration": line}, {})
    ((value, low, high, below),) = conn.execute(
        "SELECT value, low, high, denominator FROM report_ratios WHERE ratio = 'reconsideration_corrected_share'"
    ).fetchall()
    assert below == upheld + corrected + other
    if below:
        assert value == pytest.approx(corrected / below)
    # Whatever becomes of the pending cases, the share stays within the bounds.
    for lost in {0, pending // 2, pending}:
        if sum(cases):
            assert low - 1e-12 <= (corrected + lost) / sum(cases) <= high + 1e-12


def test_a_blank_part_is_never_taken_for_nothing(conn: sqlite3.Connection) -> None:
    """With one blank among its parts a ratio is empty; with the print in place it isn't."""
    newest = [str(r["code"]) for r in TABLES["outcomes"].rows if r["code"] != "other"]
    lines = {code: dict.fromkeys(KINDS, 1) for code in newest} | {"total": dict.fromkeys(KINDS, 40)}
    lines["new"] = dict.fromkeys(KINDS, 40)
    for ratio in (each for each in RATIOS if each.by_applicant):
        for part in {*ratio.numerator, *ratio.denominator}:
            cell = "other_misc" if part == "other_handling" else part
            for printed in (None, lines[cell]["total"]):
                fill(conn, lines | {cell: lines[cell] | {"total": printed}}, {}, {})
                ((value,),) = conn.execute(
                    "SELECT value FROM report_ratios WHERE ratio = ? AND applicant = 'total'", (ratio.code,)
                ).fetchall()
                assert (value is None) == (printed is None), (ratio.code, cell)


def test_form_2019_and_2021_meet_in_other_handling(conn: sqlite3.Connection) -> None:
    def other(*printed: str) -> object:
        lines = {code: dict.fromkeys(KINDS, 2) for code in printed} | {"total": dict.fromkeys(KINDS, 60)}
        fill(conn, lines, {}, {})
        sql = "SELECT value FROM report_ratios WHERE ratio = 'other_share' AND applicant = 'total'"
        return conn.execute(sql).fetchone()[0]

    three = ("other_no_correction", "other_fee_unpaid", "other_misc")
    assert other("other") == pytest.approx(2 / 60)
    assert other(*three) == pytest.approx(6 / 60)
    assert other(*three[:2]) is None
    assert other("other", *three) is None  # 2 and 6: it isn't known which is right


def test_normative_documents_of_2019_are_not_those_of_2021(conn: sqlite3.Connection) -> None:
    fill(conn, {}, {}, {"made": 5, "published": 4, "total_public": 90})
    assert conn.execute("SELECT value FROM report_ratios WHERE ratio = 'normative_documents_net'").fetchall() == [
        (None,)
    ]


def test_every_ratio_names_lines_that_there_are() -> None:
    lines = {str(row["code"]) for row in TABLES["outcomes"].rows} | {"other_handling"}
    pairs = {f"{c}.{r}" for c in CHANNELS for r in RESULTS} | {
        f"normative_documents.{row['code']}" for row in TABLES["measures"].rows
    }
    for ratio in RATIOS:
        parts = {*ratio.numerator, *ratio.denominator, *ratio.pending}
        assert parts <= lines | pairs, ratio.code
        assert ratio.beware
        assert ratio.source
