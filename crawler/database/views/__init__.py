"""The SQL of the views, written from the dictionary and the code tables."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.database.views import coverage, ratios, series
from crawler.dictionary import TABLES
from parsers.keys import COUNT, CUMULATIVE, LAYOUTS, YEAR


def _corrected(key: str) -> str:
    """The columns `corrected` and `correction` of a figure, as SQL. `key` is its key, as SQL."""
    where = f"FROM corrections c WHERE c.report_id = f.report_id AND c.cell = {key} AND c.status = 'applied'"
    words = "c.why || ' (' || c.who || ', ' || c.made_on || ')'"
    return f"(SELECT c.value {where}) AS corrected, (SELECT {words} {where}) AS correction,"


def _text(expression: str) -> str:
    """The same SQL expression with the affinity of a text column. SQLite pushes a query's conditions into
    a UNION ALL only if its columns have the same affinity in each SELECT; otherwise it first makes all
    rows, which takes minutes on 100,000 reports.
    """
    return f"CAST({expression} AS TEXT)"


def _figures() -> Iterator[str]:
    """The SELECTs of the view `figures`."""
    for table, layout in LAYOUTS.items():
        if table == "indicators":
            yield _indicators()
        elif all(TABLES[table].column(code).references for code in layout.codes):
            yield from _rows(table, layout.line, layout.column) if layout.column else _lines(table, layout.line)


def _key(table: str, line: tuple[str, ...], ending: str) -> str:
    """The key of a figure, as SQL. `ending` is the dot and the column, also as SQL."""
    codes = " || '.' || ".join(f"f.{code}" for code in line)
    return f"'{table}.' || {codes} || {ending}"


def _rows(table: str, line: tuple[str, ...], column: str) -> Iterator[str]:
    """The SELECT for a table that has a row for each figure."""
    key = _key(table, line, f"'.' || f.{column}")
    lines, columns = (TABLES[table].column(code).references for code in (line[-1], column))
    yield (
        "SELECT f.report_id, i.name AS issuer, r.year,"
        f' {key} AS "key",'
        ' n.name AS "line", m.name AS "column", f.value, f.unit, f.raw,'
        f" {_corrected(key)}"
        " f.source_table, f.place, r.url"
        f" FROM {table} f JOIN reports r ON r.id = f.report_id"
        " JOIN issuers i ON i.id = r.issuer_id"
        f" JOIN {lines} n ON n.code = f.{line[-1]} JOIN {columns} m ON m.code = f.{column}"
    )


def _lines(table: str, line: tuple[str, ...]) -> Iterator[str]:
    """One SELECT for each number column of a table that has a row for each line of the form."""
    lines, across = TABLES[table].column(line[-1]).references, TABLES[table].across
    for row in TABLES[across].rows if across else ():
        code, name = row["code"], str(row["name"]).replace("'", "''")
        key = _key(table, line, f"'.{code}'")
        column, unit = _text(f"'{name}'"), _text(f"'{COUNT}'")
        raw, place = (_text(f"json_extract(f.{each}, '$.{code}')") for each in ("raw", "places"))
        yield (
            f"SELECT f.report_id, i.name, r.year, {key},"
            f' n.name, {column}, f."{code}", {unit}, {raw},'
            f" {_corrected(key)}"
            f" f.source_table, {place}, r.url"
            f" FROM {table} f JOIN reports r ON r.id = f.report_id"
            " JOIN issuers i ON i.id = r.issuer_id"
            f" JOIN {lines} n ON n.code = f.{line[-1]}"
        )


def _indicators() -> str:
    """The SELECT for `indicators`, whose lines and columns may have no code: they go by their print."""
    key = _key("indicators", ("line",), """'.' || f."column\"""")
    line = _text("coalesce(n.name, f.label)")
    column = _text(
        f"""CASE f."column" WHEN '{YEAR}' THEN '本年 Year' WHEN '{CUMULATIVE}' THEN '历年累计 All years'"""
        """ ELSE f."column" END"""
    )
    return (
        f"SELECT f.report_id, i.name, r.year, {key}, {line}, {column}, f.value, f.unit, f.raw,"
        f" {_corrected(key)}"
        " f.source_table, f.place, r.url"
        " FROM indicators f JOIN reports r ON r.id = f.report_id"
        " JOIN issuers i ON i.id = r.issuer_id"
        " LEFT JOIN indicator_codes n ON n.code = f.indicator"
    )


_SIGHTINGS = """\
SELECT d.report_id, i.name AS issuer, r.year, d.url, d.chosen, d.document, d.first_seen,
       (SELECT max(c.fetched_at) FROM captures c WHERE c.url = d.url AND c.document = d.document)
       AS last_seen, d.withdrawn_at, d.moved_from
  FROM report_documents d JOIN reports r ON r.id = d.report_id JOIN issuers i ON i.id = r.issuer_id"""

_CHANGES = """\
SELECT v.report_id, i.name AS issuer, r.year, v.field, v.old, v.new, v.old_value, v.new_value,
       v.old_first_seen, v.old_last_seen, v.noticed_at AS new_first_seen,
       coalesce(
         (SELECT min(n.old_last_seen) FROM revisions n
           WHERE n.report_id = v.report_id AND n.field = v.field AND n.stands_at = v.stands_at
             AND n.old_first_seen = v.noticed_at),
         (SELECT max(c.fetched_at) FROM report_documents d
            JOIN captures c ON c.url = d.url AND c.document = d.document
           WHERE d.report_id = v.report_id AND d.url = v.stands_at)) AS new_last_seen,
       v.ocr, v.url, v.old_url
  FROM revisions v JOIN reports r ON r.id = v.report_id JOIN issuers i ON i.id = r.issuer_id"""

SQL = {
    "figures": "\nUNION ALL\n".join(_figures()),
    "sightings": _SIGHTINGS,
    "changes": _CHANGES,
    **coverage.SQL,
    **ratios.SQL,
    **series.SQL,
}
"""The SELECT of each view, by name."""
