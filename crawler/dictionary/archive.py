"""The tables that say where each record is in the archive (WARC files, ISO 28500)."""

from __future__ import annotations

from crawler.dictionary.model import Table, integer, text

ARCHIVE_FILES = Table(
    "archive_files",
    "档案文件",
    "The WARC files of the archive (档案文件); one or more for each crawl.",
    "WARC 归档文件；每次抓取一个或数个。",
    (
        text(
            "name",
            "Path in the archive's folder: portal, year, crawl (文件名).",
            "文件名，含所在文件夹。",
            required=True,
        ),
        text(
            "crawl", "The crawl whose answers it holds.", "所存应答属于哪一次抓取。", references="crawls", required=True
        ),
        integer(
            "size", "How much of it the corpus knows (已登记长度).", "语料库已登记的长度。", unit="bytes", required=True
        ),
        integer(
            "settled",
            "How much of it has become rows: after a kill, the rest is taken up (已入库长度).",
            "已入库的长度：抓取中途被终止后，其余部分下次补入。",
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
    "归档文件中的各条记录：请求、应答，以及由此得出的抓取。",
    (
        text(
            "id",
            "File and offset, such as luoyang/2026/luoyang-20261120T223300Z-00001.warc.gz:1234.",
            "文件名和起始位置，如 luoyang/2026/luoyang-20261120T223300Z-00001.warc.gz:1234。",
            required=True,
        ),
        text("file", "The file it lies in.", "所在文件。", references="archive_files", required=True),
        integer("offset", "Where in the file it begins.", "在文件中的起始位置。", unit="bytes", required=True),
        integer("length", "Its length there, compressed.", "压缩后的长度。", unit="bytes", required=True),
        text(
            "kind",
            "WARC's type of record: warcinfo, request, response, revisit (an answer whose body is that of an earlier one), metadata.",
            "WARC 记录类型。",
            required=True,
        ),
        text("url", "The address asked, on the real portal; empty: of the crawl as a whole.", "网址。"),
        text("method", "GET or POST; empty: no request or answer.", "GET 或 POST；空：既非请求也非应答。"),
        text(
            "fetched_at",
            "When, UTC: the same for a request, its answer and their capture.",
            "时间（UTC）：请求、应答和由此得出的抓取，时间相同。",
            required=True,
        ),
        integer("status", "HTTP status; empty: no answer.", "HTTP 状态码；空：不是应答。"),
        text(
            "payload",
            "WARC's digest of the body as it was transferred: sha1 and Base32; empty: it has none.",
            "WARC 对传输内容的摘要（sha1，Base32）；空：没有内容。",
        ),
        text(
            "sha256",
            "SHA-256 of the body as it was decoded, as in documents; empty: no answer, or no body.",
            "解码后内容的 SHA-256，与 documents 一致；空：不是应答，或没有内容。",
        ),
        text(
            "refers_to",
            "For a revisit: the record with the body. For metadata: the answer it is about.",
            "revisit 记录：存有内容的记录；metadata 记录：所说明的应答。",
            references="archive_records",
        ),
    ),
    ("id",),
    label="id",
    sort="-fetched_at",
    indices=(("file",), ("url",), ("payload",), ("sha256",), ("refers_to",)),
)
