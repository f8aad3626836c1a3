"""The views, from the dictionary and the code tables."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.corpus import coverage, ratios
from parsers.dictionary.codes import APPLICANTS, RESULTS
from parsers.dictionary.model import Table

_KEY = "'disclosures.' || f.clause || '.' || f.item || '.' || f.measure"


def _corrected(key: str) -> str:
    """The columns corrected and correction, of the figure of that key."""
    where = f"FROM corrections c WHERE c.report_id = f.report_id AND c.cell = {key} AND c.status = 'applied'"
    words = "c.why || ' (' || c.who || ', ' || c.made_on || ')'"
    return f"(SELECT c.value {where}) AS corrected, (SELECT {words} {where}) AS correction,"


def _disclosures() -> str:
    return (
        "SELECT f.report_id, i.name AS issuer, r.year,"
        f' {_KEY} AS "key",'
        ' n.name AS "line", m.name AS "column", f.value, f.unit, f.raw,'
        f" {_corrected(_KEY)}"
        " f.source_table, f.place, r.url"
        " FROM disclosures f JOIN reports r ON r.id = f.report_id"
        " JOIN issuers i ON i.id = r.issuer_id"
        " JOIN items n ON n.code = f.item JOIN measures m ON m.code = f.measure"
    )


def _columns(table: str, line: str, lines: str, columns: Table) -> Iterator[str]:
    """One SELECT for each number column of section 3 or 4."""
    for row in columns.rows:
        code, name = row["code"], str(row["name"]).replace("'", "''")
        key = f"'{table}.' || f.{line} || '.{code}'"
        yield (
            f"SELECT f.report_id, i.name, r.year, {key},"
            f" n.name, '{name}', f.\"{code}\", '件', json_extract(f.raw, '$.{code}'),"
            f" {_corrected(key)}"
            f" f.source_table, json_extract(f.places, '$.{code}'), r.url"
            f" FROM {table} f JOIN reports r ON r.id = f.report_id"
            " JOIN issuers i ON i.id = r.issuer_id"
            f" JOIN {lines} n ON n.code = f.{line}"
        )


SQL = {
    "figures": "\nUNION ALL\n".join(
        (
            _disclosures(),
            *_columns("requests", "outcome", "outcomes", APPLICANTS),
            *_columns("appeals", "channel", "channels", RESULTS),
        )
    ),
    **coverage.SQL,
    **ratios.SQL,
}  # fmt: skip
"""The SELECT of each view, by name."""
