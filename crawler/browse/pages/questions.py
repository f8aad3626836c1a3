"""提问: which issuers, which years, which measures: a table, a chart, the data, the SQL, and a link to share."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from statistics import median
from typing import Any

from crawler.browse.cached import kept
from crawler.browse.charts import Chart, Point, Series
from crawler.browse.filters import choices, dicts
from crawler.browse.matrix import stem
from crawler.browse.measures import GROUPS, MEASURES, USUAL, Measure
from crawler.browse.page import Ask, Data, File, FilePage, Missing, Page, address, number_of
from crawler.browse.security import OWN
from crawler.browse.texts import t
from crawler.dictionary.ratios import ENOUGH
from parsers.forms import FORMS

MOST = 200
"""Rows of an answer; the SQL has no limit but Datasette's."""
LINES, BARS = 8, 20
"""Most issuers in a chart over years, and in one of a year."""
MOST_MEASURES = 8
_FEW = 5
"""Issuers from which on a median says anything."""

WORDS = {
    "nav.questions": ("提问", "Questions"),
    "questions.title": ("提问", "Questions"),
    "questions.lead": (
        "选定机关、年度和指标，得到表、图、数据、SQL 和可分享的链接。空白不作 0；有空白的合计不算。",
        (
            "Choose issuers, years and measures: a table, a chart, the data, the SQL, and a link to share. A blank is"
            " no 0; of sums with a blank nothing is told."
        ),
    ),
    "questions.level": ("行政级别", "Level"),
    "questions.from": ("自年度", "From year"),
    "questions.to": ("至年度", "To year"),
    "questions.form": ("格式", "Form"),
    "questions.scope": ("统计范围", "Scope"),
    "questions.scope.": ("统计范围不详", "It is not known whom it covers"),
    "questions.scope.own": ("本机关", "The organ alone"),
    "questions.scope.area": ("含所属部门或全地区汇总", "With its departments or districts"),
    "questions.scope.lead": (
        "统计范围不同的报告分表列出，互不比较。",
        "Reports that cover different things stand in tables of their own, and are never ranked against each other.",
    ),
    "questions.order": ("排序", "Order"),
    "questions.order.name": ("按机关和年度", "By issuer and year"),
    "questions.peers": ("同级同类、规模相近的机关", "Peers of the same level, kind and size"),
    "questions.peers.of": (
        "与{issuer}同级、同类、同年收到申请 {least} 至 {most} 件的机关",
        "Issuers of the level and kind of {issuer} that received {least} to {most} requests in the same year",
    ),
    "questions.peers.sizeless": ("与{issuer}同级、同类的机关", "Issuers of the level and kind of {issuer}"),
    "questions.ask": ("查询", "Ask"),
    "questions.count": ("{count} 份报告", "{count} reports"),
    "questions.one": ("1 份报告", "1 report"),
    "questions.cut": ("只列出前 {most} 份；全部见 SQL。", "The first {most} are listed; the SQL has all."),
    "questions.none": ("没有这样的报告。", "There is no such report."),
    "questions.rank": ("名次", "Rank"),
    "questions.median": ("中位数（有数者）", "Median, of those told"),
    "questions.mixed": (
        "这些报告未说明统计范围，机关类别又不同（政府的报告通常含其部门）：不排名，不画图。选定一种机关类别即可。",
        (
            "These reports don't say whom they cover, and are of several kinds of issuers (a government's mostly covers"
            " its departments): they are neither ranked nor drawn. Choose one kind of issuer."
        ),
    ),
    "questions.share": ("分享本次查询的链接", "A link to this question"),
    "questions.sql": ("查询语句（SQL）", "The SQL"),
    "questions.no_parquet": ("此处未安装 Parquet", "Parquet is not installed here"),
    "questions.year": ("{measure}，{year} 年", "{measure}, {year}"),
    "questions.over": ("{measure}，历年", "{measure}, over the years"),
}
_ASKED = ("division", "kind", "level", "name", "from", "to", "form", "scope", "peers", "order")
_SCOPES = ("own", "area", "")


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    asked = _asked(conn, ask)
    chosen = _measures(ask)
    peers = _peers(conn, asked["peers"], asked["to"])
    where, given = _condition(asked, peers)
    sql = _sql(chosen, where, asked["order"])
    # The measures are looked up only for the reports that are shown, which are found and counted in one pass.
    counted = f"SELECT r.id, count(*) OVER () {_FROM} WHERE {where} {_order(asked['order'])} LIMIT {MOST}"
    first = conn.execute(counted, given).fetchall()
    count = first[0][1] if first else 0
    shown = json.dumps([report for report, _ in first])
    rows = dicts(conn.execute(_sql(chosen, "r.id IN (SELECT value FROM json_each(?))", asked["order"]), [shown]))
    groups = [_group(scope, [row for row in rows if (row["scope"] or "") == scope], chosen, asked) for scope in _SCOPES]
    used = {name: value for name, value in asked.items() if value}
    ticked = {f"m.{each.code}": "1" for each in chosen}
    return {
        "asked": asked,
        "choices": {**choices(conn, ask, asked["division"]), **_options(conn)},
        "catalogue": [
            {
                "group": group,
                "words": list(words),
                "measures": [
                    {"code": each.code, "words": list(each.words), "chosen": each in chosen}
                    for each in MEASURES.values()
                    if each.group == group
                ],
            }
            for group, words in GROUPS.items()
        ],
        "measures": [
            {"code": each.code, "words": list(each.words), "unit": list(each.unit), "key": each.key} for each in chosen
        ],
        "peers": peers,
        "count": count,
        "most": MOST,
        "rows": rows,
        "groups": [each for each in groups if each["rows"]],
        "charts": [chart.data() for chart in _charts(rows, chosen)],
        "query": address("corpus", sql=sql, **given),
        "link": ask.site + address("questions", **used, **ticked).removeprefix("/"),
        "parquet": address("questions.parquet", **used, **ticked) if _has_parquet() else None,
    }


def _asked(conn: sqlite3.Connection, ask: Ask) -> dict[str, str]:
    asked = {name: ask.word(name) for name in _ASKED}
    if not asked["division"].strip("0"):
        asked["division"] = ""
    if asked["order"] not in MEASURES:
        asked["order"] = ""
    if asked["scope"] not in {"own", "area"}:
        asked["scope"] = ""
    if not asked["from"] and not asked["to"]:
        row = kept(ask.serving.corpus, "newest year", lambda: conn.execute("SELECT max(year) FROM reports").fetchone())
        asked["from"] = asked["to"] = str(row[0] or "")
    return asked


def _measures(ask: Ask) -> list[Measure]:
    chosen = [each for code, each in MEASURES.items() if ask.word(f"m.{code}")]
    return chosen[:MOST_MEASURES] or [MEASURES[code] for code in USUAL]


_FROM = "FROM reports r JOIN issuers i ON i.id = r.issuer_id JOIN divisions d ON d.code = i.division"


def _condition(asked: Mapping[str, str], peers: Data | None) -> tuple[str, dict[str, str | int]]:
    parts, given = ["1"], dict[str, str | int]()
    for name, sql in (
        ("kind", "i.kind = :kind"),
        ("level", "d.level = :level"),
        ("name", "instr(i.name, :name) > 0"),
        ("form", "r.form = :form"),
        ("scope", "r.scope = :scope"),
    ):
        if asked[name]:
            parts.append(sql)
            given[name] = asked[name]
    if asked["division"]:
        parts.append("i.division >= :division AND i.division < :beyond")
        given |= {"division": asked["division"], "beyond": stem(asked["division"]) + "\U0010ffff"}
    for name, sql in (("from", "r.year >= :from"), ("to", "r.year <= :to")):
        if asked[name]:
            parts.append(sql)
            given[name] = number_of(asked[name], -1)
    if peers:
        parts.append("i.kind = :peer_kind AND d.level = :peer_level")
        given |= {"peer_kind": peers["kind"], "peer_level": peers["level"]}
        if peers["least"] is not None:
            parts.append(f"(i.id = :peer OR {MEASURES['new'].sql} BETWEEN :least AND :most)")
            given |= {"peer": peers["issuer_id"], "least": peers["least"], "most": peers["most"]}
    return " AND ".join(parts), given


def _order(order: str) -> str:
    ranked = f"{MEASURES[order].sql} IS NULL, {MEASURES[order].sql} DESC, " if order else ""
    return f"ORDER BY coalesce(r.scope, ''), {ranked}i.id, r.year"


def _sql(chosen: list[Measure], where: str, order: str) -> str:
    columns = ",\n       ".join(f'{each.sql} AS "{each.code}"' for each in chosen)
    return (
        "SELECT r.id AS report, i.id AS issuer_id, i.name AS issuer, d.name AS division, d.level, i.kind, r.year,"
        f" r.form, r.scope, r.status,\n       {columns}\n  {_FROM}\n WHERE {where}\n"
        f" {_order(order)}"
    )


def _peers(conn: sqlite3.Connection, issuer: str, year: str) -> Data | None:
    """The peers of an issuer: of its level and kind, with half to twice as many new requests; up to twice `ENOUGH` for
    one that has few. Without a number of its own in that year, or the last before it, size says nothing.
    """
    if not issuer:
        return None
    row = conn.execute(
        "SELECT i.id, i.name, i.kind, d.level FROM issuers i JOIN divisions d ON d.code = i.division"
        " WHERE i.id = :issuer OR i.name = :issuer ORDER BY i.id LIMIT 1",
        {"issuer": issuer},
    ).fetchone()
    if row is None:
        raise Missing(f"{t('issuer.missing')}: {issuer}")
    size = conn.execute(
        "SELECT q.total FROM reports r JOIN requests q ON q.report_id = r.id AND q.outcome = 'new'"
        " WHERE r.issuer_id = ? AND q.total IS NOT NULL AND r.year <= ? ORDER BY r.year DESC LIMIT 1",
        (row[0], number_of(year, 9999)),
    ).fetchone()
    found: Data = dict(zip(("issuer_id", "issuer", "kind", "level"), row, strict=True))
    least, most = (int(size[0] // 2), int(max(2 * size[0], 2 * ENOUGH))) if size else (None, None)
    if least is not None and least < ENOUGH // 2:
        least = 0
    return found | {"least": least, "most": most}


def _group(scope: str, rows: list[Data], chosen: list[Measure], asked: Mapping[str, str]) -> Data:
    """The rows of one scope. Ranks count within it; equals share one, and what has no number has none."""
    ranks: list[int | None] = []
    if _comparable(scope, rows) and asked["order"] and any(each.code == asked["order"] for each in chosen):
        values = [row[asked["order"]] for row in rows]
        ranks = [None if value is None else 1 + sum(v is not None and v > value for v in values) for value in values]
    return {
        "scope": scope,
        "rows": [row["report"] for row in rows],
        "ranks": ranks,
        "comparable": _comparable(scope, rows),
        "medians": {
            each.code: median(known) if len(known) >= _FEW and _comparable(scope, rows) else None
            for each in chosen
            for known in [[row[each.code] for row in rows if row[each.code] is not None]]
        },
    }


def _comparable(scope: str, rows: list[Data]) -> bool:
    """Whether the rows may be ranked: where reports don't say whom they cover, only those of one kind of issuer, as a
    government's mostly cover its departments.
    """
    return bool(scope) or len({row["kind"] for row in rows}) <= 1


def _charts(rows: list[Data], chosen: list[Measure]) -> Iterator[Chart]:
    """A chart for each of the first measures: lines over years for a few issuers, else bars of a single year. Only of
    reports of one scope: that of which there are most.
    """
    scopes = [row["scope"] or "" for row in rows]
    scope = max(_SCOPES, key=scopes.count)
    shown = [row for row in rows if (row["scope"] or "") == scope]
    issuers = list(dict.fromkeys((row["issuer_id"], row["issuer"]) for row in shown))
    years = sorted({row["year"] for row in shown})
    for each in chosen[:3]:
        if len(years) > 1 and len(issuers) <= LINES:
            series = tuple(Series(id_, (name, name)) for id_, name in issuers)
            at = {(row["issuer_id"], row["year"]): row[each.code] for row in shown}
            every = range(years[0], years[-1] + 1)
            points = tuple(Point(year, one.code, at.get((one.code, year))) for year in every for one in series)
            title = _titled("questions.over", each)
            yield Chart(each.code, title, _lead(scope), "lines", each.unit, series, points)
        elif len(years) == 1 and _comparable(scope, shown):
            ranked = sorted((row for row in shown if row[each.code] is not None), key=lambda row: -row[each.code])
            points = tuple(Point(row["issuer"], each.code, row[each.code]) for row in ranked[:BARS])
            title = _titled("questions.year", each, year=years[0])
            one = (Series(each.code, each.words),)
            yield Chart(each.code, title, _lead(scope), "across", each.unit, one, points, heads=("机关", "Issuer"))


def _titled(key: str, measure: Measure, **values: object) -> tuple[str, str]:
    chinese, english = WORDS[key]
    one, other = measure.words
    return chinese.format(measure=one, **values), english.format(measure=other, **values)


def _lead(scope: str) -> tuple[str, str]:
    return WORDS[f"questions.scope.{scope}"]


def _options(conn: sqlite3.Connection) -> Data:
    return {
        "levels": [code for (code,) in conn.execute("SELECT code FROM levels ORDER BY position")],
        "forms": list(FORMS),
    }


def _has_parquet() -> bool:
    from importlib.util import find_spec

    return find_spec("pyarrow") is not None


def _parquet(conn: sqlite3.Connection, ask: Ask) -> Callable[[], File]:
    if not _has_parquet():
        raise Missing(t("questions.no_parquet"))
    rows, chosen = find(conn, ask)["rows"], _measures(ask)

    def make() -> File:
        import pyarrow as pa
        from pyarrow import parquet

        texts = ("report", "issuer_id", "issuer", "division", "level", "kind", "form", "scope", "status")
        fields: list[Any] = [*((name, pa.string()) for name in texts), ("year", pa.int32())]
        fields += [(each.code, pa.float64()) for each in chosen]
        out = io.BytesIO()
        parquet.write_table(pa.Table.from_pylist(rows, schema=pa.schema(fields)), out)
        return File(out.getvalue(), "application/vnd.apache.parquet", OWN, "questions.parquet")

    return make


PAGE = Page(
    "questions",
    r"/questions",
    find,
    rows="rows",
    columns=(
        "report=reports.id",
        "reports.issuer_id",
        "issuer=issuers.name",
        "division=divisions.name",
        "divisions.level",
        "issuers.kind",
        "reports.year",
        "reports.form",
        "reports.scope",
        "reports.status",
    ),
    nav="nav.questions",
    words=WORDS,
    about=("按机关、年度和指标查询。", "Issuers by years and measures."),
    query=(*_ASKED, *(f"m.{code}" for code in MEASURES)),
)
FILES = (FilePage(r"/questions\.parquet", _parquet),)
