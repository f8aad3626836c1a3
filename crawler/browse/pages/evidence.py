"""出处: the place in the page, scan or table where one figure was read."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.archive import Archive, ArchiveError
from crawler.archive.reading import Inside, member
from crawler.browse.page import Ask, Data, File, FilePage, Missing, Page, address, safe_url
from crawler.browse.pages.report import report_of
from crawler.browse.printed import by_key, findings_of, inferred
from crawler.browse.security import ARCHIVED, OWN
from crawler.browse.sums import spelled_out
from crawler.browse.texts import t
from crawler.corpus.copies import unpack
from crawler.corpus.figures import StoredFigure, figures_in, figures_of
from crawler.evidence import sanitised
from crawler.evidence.in_a_process import apart
from crawler.evidence.names import name_of
from crawler.evidence.sheets import has_pages
from crawler.pool import Lost
from parsers import messages
from parsers.errors import Unreadable
from parsers.keys import key_of, table_of

if TYPE_CHECKING:
    from crawler.evidence.pictures import View

_log = logging.getLogger(__name__)

WORDS = {
    "evidence.title": ("数字出处", "Where this figure stood"),
    "evidence.missing": ("这份报告没有这个数字", "The report has no such figure"),
    "evidence.value": ("数值", "Value"),
    "evidence.null": ("无（空白不作 0）", "none (a blank is no 0)"),
    "evidence.raw": ("原文", "Print"),
    "evidence.raw.blank": ("空白格", "a blank cell"),
    "evidence.raw.absent": ("原表没有这一格", "the source has no such cell"),
    "evidence.line": ("行名", "Label"),
    "evidence.sentence": ("原句", "Sentence"),
    "evidence.place": ("位置", "Place"),
    "evidence.place.page": ("第 {page} 页", "page {page}"),
    "evidence.place.line": ("第 {line} 行文字", "line {line}"),
    "evidence.place.cell": (
        "第 {table} 张表，第 {row} 行，第 {column} 列",
        "table {table}, row {row}, column {column}",
    ),
    "evidence.reader": ("读取程序", "Reader"),
    "evidence.confidence": ("识别置信度", "Confidence (OCR)"),
    "evidence.looks": ("格中另有", "Also in the cell"),
    "evidence.looks.struck": ("已划去", "struck out"),
    "evidence.looks.unseen": ("看不见", "not seen"),
    "evidence.looks.raised": ("上标", "raised"),
    "evidence.looks.lowered": ("下标", "lowered"),
    "evidence.looks.unclear": ("外观不明", "of unclear look"),
    "evidence.looks.picture": ("图片", "a picture"),
    "evidence.looks.cut": ("在此中断", "broken off here"),
    "evidence.second": ("复读", "Second reading"),
    "evidence.inferred": ("推断", "Inference"),
    "evidence.inferred.from": ("{value}，依据 {rules}", "{value}, from {rules}"),
    "evidence.disputed": ("读法不一致", "Readings differ"),
    "evidence.warnings": ("提示", "Warnings"),
    "evidence.checks": ("涉及的勾稽关系", "Checks that concern it"),
    "evidence.checks.none": ("没有涉及它的勾稽关系。", "No check concerns it."),
    "evidence.corrections": ("人工订正", "Read by a person"),
    "evidence.revisions": ("公布后的更正", "Changed after publication"),
    "evidence.readings": ("各副本中的读数", "What each copy says"),
    "evidence.years": ("历年", "In other years"),
    "evidence.picture": ("原页", "The page"),
    "evidence.picture.alt": ("第 {page} 页，{name} 所在格已框出", "Page {page} with the cell of {name} framed"),
    "evidence.cut.alt": ("放大：{name}", "The cell of {name}, cut out"),
    "evidence.web": ("存档网页", "The archived page"),
    "evidence.web.lead": (
        "脚本、图片和链接均已去除；所在格已标出。",
        "Without its scripts, pictures and links; the cell is marked.",
    ),
    "evidence.table": ("原表", "The table as it stood"),
    "evidence.table.lead": ("所在行列已标出。", "The cell's row and column are marked."),
    "evidence.table.none": ("没有保存它所在的表。", "The table it stood in is not stored."),
    "evidence.archive.none": (
        "这里没有原文件存档，以下为入库时保存的原表。",
        "The archive with the file itself is not at hand; this is the table as it was stored.",
    ),
    "evidence.transport": ("传输", "How it came"),
    "evidence.original": ("下载原文件", "Download the file itself"),
}


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    report = report_of(conn, ask.path["report"])
    key, form = ask.path["key"], report["form"]
    figures = figures_of(conn, report["id"])
    if key not in figures:
        raise Missing(f"{t('evidence.missing')}: {key}")
    figure, findings = figures[key], findings_of(conn, report["id"], form, figures)
    name = name_of(key, form)
    source = _source(conn, figure)
    cell = source["cell"] if source else None
    concern = [findings[number] for number in by_key(findings).get(key, ())]
    return {
        "report": report,
        "key": key,
        "name": {"chinese": list(name.chinese), "english": list(name.english)},
        "figure": {
            "value": figure.value,
            "raw": figure.raw,
            "unit": figure.unit,
            "state": figure.state,
            "place": dict(figure.place),
            "confidence": (cell or {}).get("confidence"),
            "looks": (cell or {}).get("looks") or [],
        },
        "line": _printed_line(conn, report["id"], key),
        "inference": inferred(conn, report["id"]).get(key),
        "dispute": (report["disputes"] or {}).get(key),
        "warnings": [
            each
            for each in report["warnings"] or []
            if each.get("subject") == key or (cell and _same_spot(each.get("place"), figure))
        ],
        "checks": [spelled_out(each, form, figures) for each in concern],
        "transport": _transport(conn, report),
        "source": source,
        "view": _view(ask, report, figure, cell),
        "corrections": _rows_of(conn, "corrections", "cell", report["id"], key),
        "revisions": _rows_of(conn, "revisions", "field", report["id"], key),
        "readings": _readings(conn, report["id"], key),
        "years": _years(conn, report["issuer_id"], key),
    }


def _printed_line(conn: sqlite3.Connection, report: str, key: str) -> Data | None:
    """The label of a figure of a table of statistics as printed, and the sentence if it is from the narrative."""
    if table_of(key) != "indicators":
        return None
    at = key_of(key)
    row = conn.execute(
        'SELECT label, sentence FROM indicators WHERE report_id = ? AND line = ? AND "column" = ?',
        [report, at.line, at.column],
    ).fetchone()
    return {"label": row[0], "sentence": row[1]} if row else None


def _same_spot(place: Any, figure: StoredFigure) -> bool:
    names = ("table", "row", "column")
    return bool(place) and all(place.get(name) == figure.place.get(name) for name in names)


def _source(conn: sqlite3.Connection, figure: StoredFigure) -> Data | None:
    """The source table of a figure as rows of cells, and as `cell` the one it was read from. None: not stored."""
    row = conn.execute(
        "SELECT id, section, position, page, cells FROM source_tables WHERE id = ?", [figure.source_table]
    ).fetchone()
    if row is None:
        return None
    cells = json.loads(row[4])
    place = figure.place
    cell = next(
        (each for each in cells if (each["row"], each["column"]) == (place.get("row"), place.get("column"))), None
    )
    rows: dict[int, list[Data]] = {}
    for each in cells:
        rows.setdefault(each["row"], []).append(each)
    return {
        "id": row[0],
        "section": row[1],
        "position": row[2],
        "page": row[3],
        "cell": cell,
        "rows": [rows[number] for number in sorted(rows)],
    }


def _transport(conn: sqlite3.Connection, report: Data) -> str | None:
    """How the document last came from the server; None: not known."""
    row = conn.execute(
        "SELECT transport FROM captures WHERE url = ? AND document = ? ORDER BY fetched_at DESC LIMIT 1",
        [report["url"], report["document"]],
    ).fetchone()
    return row[0] if row else None


def _view(ask: Ask, report: Data, figure: StoredFigure, cell: Data | None) -> Data:
    """How the source can be shown, as `kind`: none (there is no archive), table (only the stored table and a
    download), page (a picture of the page) or web (the archived page).
    """
    id_, place = report["id"], figure.place
    if ask.serving.archive is None:
        return {"kind": "none"}
    shown: Data = {"kind": "table", "original": address("original", id_)}
    if cell and cell.get("box") and has_pages(report["media_type"], report["reader"]):
        shown |= {
            "kind": "page",
            "page": cell["page"],
            "picture": address("picture", id_, f"{figure.key}.jpg"),
            "cut": address("cut", id_, f"{figure.key}.png"),
        }
    elif report["media_type"] in sanitised.PAGES and "row" in place:
        shown |= {"kind": "web", "page": address("archived", id_, figure=figure.key) + "#cell"}
    return shown


def _rows_of(conn: sqlite3.Connection, table: str, column: str, report: str, key: str) -> list[Data]:
    """The rows of a table for this figure of the report; `column` is the table's column with the key."""
    cursor = conn.execute(f'SELECT * FROM {table} WHERE report_id = ? AND "{column}" = ?', [report, key])
    names = [each[0] for each in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _readings(conn: sqlite3.Connection, report: str, key: str) -> list[Data]:
    """What was read for this figure in each copy of the report, the chosen copy first."""
    rows = conn.execute(
        "SELECT d.url, d.role, d.chosen, c.media_type, y.copy FROM report_documents d"
        " JOIN documents c ON c.sha256 = d.document JOIN readings y ON y.id = d.reading"
        " WHERE d.report_id = ? AND y.copy IS NOT NULL"
        " ORDER BY d.chosen DESC, d.url",
        [report],
    )
    found = []
    for url, role, chosen, media_type, packed in rows:
        copy = unpack(packed)
        figure = figures_in(copy).get(key)
        (report_row,) = copy["reports"]
        found.append(
            {
                "url": url,
                "link": safe_url(url),
                "role": role,
                "chosen": bool(chosen),
                "media_type": media_type,
                "reader": report_row["reader"],
                "value": figure.value if figure else None,
                "raw": figure.raw if figure else None,
            }
        )
    return found


def _years(conn: sqlite3.Connection, issuer: str, key: str) -> list[Data]:
    """The same figure in all reports of the issuer that contain it, by year."""
    at = key_of(key)
    named = " AND ".join(f'f."{column}" = ?' for column in at.codes)
    rows = conn.execute(
        f'SELECT r.id, r.year, f."{at.value_column}" FROM reports r JOIN {at.table} f ON f.report_id = r.id'
        f" WHERE r.issuer_id = ? AND {named} ORDER BY r.year",
        [issuer, *at.codes.values()],
    )
    return [{"report": id_, "year": year, "value": value} for id_, year, value in rows]


PAGE = Page(
    "evidence",
    r"/evidence/(?P<report>[^/]+)/(?P<key>[^/]+?)",
    find,
    rows="readings",
    columns=(
        "report_documents.url",
        "report_documents.role",
        "documents.media_type",
        "reports.reader",
        "figures.value",
        "figures.raw",
    ),
    words=WORDS,
    about=("一个数字的出处。", "Where one figure stood."),
)


# the source itself


def _document(folder: Path, record: str, sha256: str, inside: Inside | None = None) -> bytes:
    """The bytes of a document from its archive. Raises `Unreadable` if it lacks them. `inside` unpacks those of a
    file in an archive, by default in this process.
    """
    try:
        body = Archive(folder).document(record, sha256, inside)
    except ArchiveError as error:
        _log.warning("%s", error)  # it names files of this machine, which visitors needn't know
        raise Unreadable(messages.DAMAGED(what="file", error=record)) from None
    if body is None:
        raise Unreadable(messages.LACKS_PART(part=record))
    return body


def _stored(conn: sqlite3.Connection, ask: Ask, sha256: str) -> partial[bytes]:
    """The function that reads a document from the archive, in this process or another. Raises `Missing` if there is
    no archive or it lacks the document.
    """
    folder = ask.serving.archive
    record = Archive.record_with(conn, sha256) if folder is not None else None
    if folder is None or record is None:
        raise Missing(t("evidence.archive.none"))
    return partial(_document, folder, record, sha256)


def _read(document: partial[bytes]) -> bytes:
    """The document's bytes; what is packed is unpacked in another process. Raises `Missing`."""
    try:
        return document(inside=lambda wanted: apart(member, wanted))
    except (Unreadable, Lost) as error:
        raise Missing(str(error)) from error


def _figure(conn: sqlite3.Connection, ask: Ask, report: Data, key: str) -> StoredFigure:
    figure = figures_of(conn, report["id"]).get(key)
    if figure is None:
        raise Missing(f"{t('evidence.missing')}: {key}")
    return figure


def _picture(conn: sqlite3.Connection, ask: Ask) -> Callable[[], File]:
    return _drawn(conn, ask, "page", "image/jpeg")


def _cut(conn: sqlite3.Connection, ask: Ask) -> Callable[[], File]:
    """The cell with its surroundings; with `?only=cell` the cell alone, as input for a program such as OCR."""
    return _drawn(conn, ask, "cell" if ask.word("only") == "cell" else "cut", "image/png")


def _drawn(conn: sqlite3.Connection, ask: Ask, view: View, content_type: str) -> Callable[[], File]:
    report = report_of(conn, ask.path["report"])
    source = _source(conn, _figure(conn, ask, report, ask.path["key"]))
    cell = source["cell"] if source else None
    if not cell or not cell.get("box"):
        raise Missing(t("evidence.table.none"))
    sha256, page = report["document"], cell["page"]
    document = _stored(conn, ask, sha256)

    def draw() -> File:
        from crawler.evidence.pictures import NoPicture, PageOf, picture

        of = PageOf(document, sha256, report["media_type"], report["reader"], page, "confidence" in cell)
        try:
            return File(picture(of, tuple(cell["box"]), view), content_type, OWN)
        except NoPicture as error:
            raise Missing(str(error)) from error

    return draw


def _archived(conn: sqlite3.Connection, ask: Ask) -> Callable[[], File]:
    """The archived page, sanitised, with the cell of `?figure=` marked."""
    report = report_of(conn, ask.path["report"])
    if report["media_type"] not in sanitised.PAGES:
        raise Missing(t("error.missing"))
    spot, raw = None, None
    if ask.word("figure"):
        figure = _figure(conn, ask, report, ask.word("figure"))
        place, raw = figure.place, figure.raw
        if "row" in place:
            spot = (place["table"], place["row"], place["column"])
    document = _stored(conn, ask, report["document"])
    archived = sanitised.Archived(document, report["media_type"], report["reader"], spot, raw)

    def make() -> File:
        try:
            text = apart(sanitised.page, archived)
        except (Lost, Unreadable) as error:
            raise Missing(str(error)) from error
        return File(text.encode(), "text/html; charset=utf-8", ARCHIVED)

    return make


def _original(conn: sqlite3.Connection, ask: Ask) -> Callable[[], File]:
    report = report_of(conn, ask.path["report"])
    document = _stored(conn, ask, report["document"])
    name = f"{report['id']}.{_SUFFIXES.get(report['media_type'], 'bin')}"
    return lambda: File(_read(document), "application/octet-stream", ARCHIVED, name)


_SUFFIXES = {
    "text/html": "html",
    "application/pdf": "pdf",
    "application/ofd": "ofd",
    "multipart/related": "mht",
    "text/plain": "txt",
    "application/vnd.ms-excel": "xls",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/rtf": "rtf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
}

FILES = (
    FilePage(r"/picture/(?P<report>[^/]+)/(?P<key>[^/]+)\.jpg", _picture),
    FilePage(r"/cut/(?P<report>[^/]+)/(?P<key>[^/]+)\.png", _cut),
    FilePage(r"/archived/(?P<report>[^/]+)", _archived),
    FilePage(r"/original/(?P<report>[^/]+)", _original),
)
