"""What a crawl brought, counted for people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over one portal's pages, or over the whole corpus."""

    reports: int
    clean: int
    flagged: int
    issuers: int
    first_year: int | None
    last_year: int | None
    figures: int
    blanks: int
    copies: int
    lookalikes: int
    pages: int
    checks: dict[str, int]
    """Checks by their status."""
    failed_rules: tuple[tuple[str, int], ...]
    """Rules that fail, in words, with the number of reports; most first."""
    problems: tuple[tuple[str, int], ...]
    """What could not be read and why, with the number of documents; most first."""


def summary(db: Any, portal: str | None) -> Summary:
    """`db` is the corpus's database; `portal` None counts everything."""
    reports = (
        "select distinct d.report_id from report_documents d join captures c on c.url = d.url"
        " where :portal is null or c.portal = :portal"
    )
    args = {"portal": portal}

    def one(sql: str) -> tuple[Any, ...]:
        return tuple(db.execute(sql.replace("{reports}", reports), args).fetchone())

    def many(sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in db.execute(sql.replace("{reports}", reports), args).fetchall()]

    count, clean, issuers, first, last, figures, blanks = one(
        "select count(*), coalesce(sum(status = 'clean'), 0), count(distinct issuer_id), min(year), max(year),"
        " coalesce(sum(figures_read), 0), coalesce(sum(figures_blank), 0) from reports where id in ({reports})"
    )
    pages, lookalikes = one(
        "select count(distinct url), count(distinct case when role = 'lookalike' then url end) from captures"
        " where :portal is null or portal = :portal"
    )
    (copies,) = one("select count(*) from report_documents where report_id in ({reports})")
    checks = many("select status, count(*) from checks where report_id in ({reports}) group by status")
    rules = many(
        "select r.english, count(distinct c.report_id) as n from checks c join rules r on r.code = c.rule"
        " where c.status = 'fail' and report_id in ({reports}) group by r.code order by n desc, r.position"
    )
    problems = many("select message from problems where :portal is null or portal = :portal order by message")
    reasons = Counter(str(row[0]) for row in problems)
    return Summary(
        count, clean, count - clean, issuers, first, last, figures, blanks, copies, lookalikes, pages,
        {str(status): int(n) for status, n in checks},
        tuple((str(words), int(n)) for words, n in rules),
        tuple(sorted(reasons.items(), key=lambda each: (-each[1], each[0]))),
    )  # fmt: skip
