"""The tables of what is crawled: places, portals, runs, fetches, contents, and the organs that publish."""

from __future__ import annotations

from crawler.dictionary.model import Table, integer, json, text

DIVISIONS = Table(
    "divisions",
    "行政区划",
    "Administrative divisions (行政区划), by their GB/T 2260 code.",
    "行政区划，以国家标准 GB/T 2260 代码为准。",
    (
        text("code", "GB/T 2260 code, six digits (区划代码).", "六位区划代码（GB/T 2260）。", required=True),
        text(
            "name",
            "Official name (名称); the code itself where the name is not in our list.",
            "正式名称；名录中没有的，即为代码本身。",
            required=True,
        ),
        text("level", "Level (级别).", "级别。", references="levels", required=True),
        text("parent", "The division it belongs to (上级).", "上级区划。", references="divisions"),
        integer(
            "last_year",
            "Last year in which the division existed; empty: it exists.",
            "该区划存在的最后一年；空：现仍存在。",
            unit="year",
        ),
        text("became", "The division that took its place (撤并后).", "撤并后的区划。", references="divisions"),
    ),
    ("code",),
    label="name",
    sort="code",
)

PORTALS = Table(
    "portals",
    "政府网站",
    "Government websites that are crawled (政府网站).",
    "所抓取的政府网站。",
    (
        text("id", "Name of the portal, as the spider is called.", "网站代号，即爬虫名称。", required=True),
        text("name", "Name in Chinese (网站名称).", "网站中文名称。", required=True),
        text("base_url", "Address of its front page (网址).", "首页网址。", required=True),
        text(
            "division",
            "The division whose government runs it (所属区划).",
            "主办政府所属区划。",
            references="divisions",
        ),
        text("last_crawl", "The latest crawl of it (最近抓取).", "最近一次抓取。", references="crawls"),
        json(
            "expected",
            "JSON list: organs of which it should have reports, as its declaration says it, with years where they are known.",
            "JSON 列表：该网站应有其报告的机关，照声明，附已知年度。",
        ),
    ),
    ("id",),
    label="name",
    sort="id",
)

CRAWLS = Table(
    "crawls",
    "抓取批次",
    "Runs of a spider over a portal (抓取批次).",
    "对某一网站的一次抓取。",
    (
        text(
            "id",
            "Portal and start, such as luoyang-20261120T223300Z.",
            "网站和开始时间，如 luoyang-20261120T223300Z。",
            required=True,
        ),
        text("portal", "The portal crawled.", "所抓取的网站。", references="portals", required=True),
        text("started_at", "Start, UTC (开始时间).", "开始时间（UTC）。", required=True),
        text(
            "ended_at",
            "End, UTC (结束时间); empty: running, or killed before its end.",
            "结束时间（UTC）；空：仍在进行，或中途被终止。",
        ),
        text("outcome", "How it ended (结果).", "结果。", references="crawl_outcomes"),
        text("reason", "Why it ended so, in words.", "何以如此结束。"),
        text(
            "mirror",
            "The local mirror it was answered by; empty: the portal itself.",
            "代为应答的本地镜像；空：网站本身。",
        ),
        json("counts", "JSON: what was counted, by name.", "JSON：各项计数。"),
    ),
    ("id",),
    label="id",
    sort="-started_at",
    facets=("portal", "outcome"),
    indices=(("portal", "started_at"),),
)

DOCUMENTS = Table(
    "documents",
    "文件",
    "Distinct contents: page bodies and files (文件), by what they hold.",
    "内容互不相同的网页和文件，按内容区分。",
    (
        text("sha256", "SHA-256 of the bytes, hexadecimal.", "内容的 SHA-256，十六进制。", required=True),
        text("media_type", "Media type as detected from the bytes.", "由内容判断的媒体类型。", required=True),
        integer("size", "Length.", "长度。", unit="bytes", required=True),
        text("first_seen", "When it was first fetched, UTC.", "首次抓取时间（UTC）。", required=True),
    ),
    ("sha256",),
    label="sha256",
    sort="-first_seen",
)

CAPTURES = Table(
    "captures",
    "抓取",
    "One fetch of one URL (抓取).",
    "对某一网址的一次访问。",
    (
        text("id", "Time of the fetch and a digest of the URL.", "抓取时间和网址摘要。", required=True),
        text("url", "Address on the real portal.", "在该网站上的网址。", required=True),
        text("fetched_at", "When, UTC.", "抓取时间（UTC）。", required=True),
        integer("status", "HTTP status.", "HTTP 状态码。", required=True),
        text("role", "What the page was taken for.", "网页类型。", references="roles", required=True),
        text("reason", "Why it was taken for that, in words.", "何以判为该类型。", required=True),
        text("link_text", "Text of the link that led to it.", "指向该页的链接文字。"),
        text("referrer", "The page that links to it.", "链接所在的网页。"),
        text("parent", "For an attachment: the page of the report it belongs to.", "附件所属的网页。"),
        text("portal", "The portal it was found on.", "发现该项的网站。", references="portals", required=True),
        text("crawl", "The crawl it belongs to; empty: none.", "所属抓取批次；空：无。", references="crawls"),
        text(
            "document", "Its content; empty: the answer had none.", "所得内容；空：应答无内容。", references="documents"
        ),
        text("media_type", "Media type as the server said it.", "服务器所称的媒体类型。"),
        text("etag", "ETag of the answer.", "应答的 ETag。"),
        text("last_modified", "Last-Modified of the answer.", "应答的 Last-Modified。"),
        json(
            "hints",
            "JSON: what the portal says of the report outside it: issuer, title, column, published_on.",
            "JSON：网站在报告之外所称的机关、标题、所在栏目的机关、发布日期。",
        ),
        text(
            "archive",
            "The answer in the archive (档案) that holds its bytes; empty: not archived.",
            "其字节在归档中的位置；空：未归档。",
            references="archive_records",
        ),
        text(
            "transport",
            "How it came from the server (传输方式); empty: from a mirror, or not recorded.",
            "如何从服务器传来；空：来自镜像，或没有记录。",
            references="transports",
        ),
    ),
    ("id",),
    label="url",
    sort="-fetched_at",
    indices=(("url", "document"), ("crawl",), ("document",), ("role",), ("portal",)),
)

ISSUERS = Table(
    "issuers",
    "发布机关",
    "Organs that publish reports (发布机关).",
    "发布年度报告的机关。",
    (
        text(
            "id",
            "Division code and canonical name, such as 410300-洛阳市财政局.",
            "区划代码和规范名称，如 410300-洛阳市财政局。",
            required=True,
        ),
        text("name", "Canonical name (规范名称).", "规范名称。", required=True),
        text(
            "division",
            "The division it works for (行政区划).",
            "所服务的行政区划。",
            references="divisions",
            required=True,
        ),
        text("kind", "Kind of organ (机关类别).", "机关类别。", references="issuer_kinds", required=True),
        json(
            "other_names",
            "JSON list: other names it was seen under (曾见名称).",
            "JSON 列表：曾见的其他名称。",
            required=True,
        ),
    ),
    ("id",),
    label="name",
    sort="id",
    facets=("kind", "division"),
    indices=(("division",), ("kind",)),
)
