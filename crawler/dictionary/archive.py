"""The tables that say where in the archive everything lies (WARC files, ISO 28500)."""

from __future__ import annotations

from crawler.dictionary.model import Table, integer, text

ARCHIVE_FILES = Table(
    "archive_files",
    "档案文件",
    "The WARC files of the archive (档案文件); one or more for each crawl.",
    (
        text("name", "Path in the archive's folder: portal, year, crawl (文件名).", required=True),
        text("crawl", "The crawl whose answers it holds.", references="crawls", required=True),
        integer("size", "How much of it the corpus knows (已登记长度).", unit="bytes", required=True),
        integer(
            "settled",
            "How much of it has become rows: after a kill, the rest is taken up (已入库长度).",
            unit="bytes",
            required=True,
        ),
    ),
    ("name",),
    label="name",
    sort="-name",
    indices=(("crawl",),),
)

ARCHIVE_RECORDS = Table(
    "archive_records",
    "档案记录",
    "The records of the WARC files (档案记录): requests, answers, and what was made of them.",
    (
        text("id", "File and offset, such as luoyang/2026/luoyang-20261120T223300Z-00001.warc.gz:1234.", required=True),
        text("file", "The file it lies in.", references="archive_files", required=True),
        integer("offset", "Where in the file it begins.", unit="bytes", required=True),
        integer("length", "Its length there, compressed.", unit="bytes", required=True),
        text(
            "kind",
            "WARC's type of record: warcinfo, request, response, revisit (an answer whose body is that of an earlier one), metadata.",
            required=True,
        ),
        text("url", "The address asked, on the real portal; empty: of the crawl as a whole."),
        text("method", "GET or POST; empty: no request or answer."),
        text("fetched_at", "When, UTC: the same for a request, its answer and their capture.", required=True),
        integer("status", "HTTP status; empty: no answer."),
        text("payload", "WARC's digest of the body as it was transferred: sha1 and Base32; empty: it has none."),
        text("sha256", "SHA-256 of the body as it was decoded, as in documents; empty: no answer, or no body."),
        text(
            "refers_to",
            "For a revisit: the record with the body. For metadata: the answer it is about.",
            references="archive_records",
        ),
    ),
    ("id",),
    label="id",
    sort="-fetched_at",
    indices=(("file",), ("url",), ("payload",), ("sha256",), ("refers_to",)),
)
