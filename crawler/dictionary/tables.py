"""The tables of facts, in the order in which rows may be written (each after what it refers to)."""

from __future__ import annotations

from crawler.dictionary.archive import ARCHIVE_FILES, ARCHIVE_RECORDS
from crawler.dictionary.codes import APPLICANTS, RESULTS
from crawler.dictionary.corrections import CORRECTIONS
from crawler.dictionary.coverage import COVERAGE, EXPECTED_ISSUERS, PROBLEM_COLUMNS, PUNCTUALITY
from crawler.dictionary.history import CHANGES, READINGS, REVISIONS, SIGHTINGS
from crawler.dictionary.likeness import COPIED_TEXTS
from crawler.dictionary.model import SENTENCE, Column, Table, integer, json, number, text
from crawler.dictionary.ratios import REPORT_RATIOS
from crawler.dictionary.series import SERIES
from crawler.dictionary.successions import ISSUER_SUCCESSIONS
from parsers.keys import LAYOUTS

_PLACE = "JSON: table, row and column of the source (from 0), line (from 1), or page and box in points"


def _counts(codes: Table, what: str) -> tuple[Column, ...]:
    """A number column for each code of a code table, as sections 3 and 4 have them."""
    return tuple(
        number(str(row["code"]), f"{row['english']} ({row['label']}).", f"{row['label']}。", unit=what)
        for row in codes.rows
    )


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

REPORTS = Table(
    "reports",
    "年度报告",
    "One issuer's annual report for one year (政府信息公开工作年度报告).",
    "一个机关一个年度的政府信息公开工作年度报告。",
    (
        text(
            "id",
            "Issuer and year, such as 410300-洛阳市财政局-2023.",
            "机关和年度，如 410300-洛阳市财政局-2023。",
            required=True,
        ),
        text("issuer_id", "The organ that publishes it (发布机关).", "发布机关。", references="issuers", required=True),
        integer(
            "year",
            "The year reported on (报告年度), not that of publication.",
            "报告年度，不是发布年份。",
            unit="report year",
            required=True,
        ),
        text(
            "form",
            "The official form of section 2's wording, else of section 3's (报表格式).",
            "第二章所用的官方格式；第二章没有的，依第三章。",
            references="forms",
        ),
        text(
            "scope",
            "Whom its figures cover (统计范围), as it says itself, or as the sums of the reports below it leave no doubt: `own`, the organ alone; `area`, with its departments or districts; empty: not known.",
            "统计范围，据报告自述，或由下属报告之和确定：own 本机关；area 含所属部门或全地区汇总；空：不详。",
        ),
        text(
            "scope_evidence",
            "The sentence of the report that says so (原句); where `scope_code` is filled, what it follows from.",
            "说明统计范围的原句；scope_code 不空时，为推断的依据。",
        ),
        text(
            "scope_code",
            "Which sentence of ours `scope_evidence` is, where the scope follows from sums; empty: the report says it itself.",
            "统计范围由加总得出时，scope_evidence 是本程序的哪一句；空：报告自述。",
        ),
        json("scope_values", "JSON: what stands in that sentence, by name.", "JSON：该语句中各处所填的内容，按名称。"),
        text("status", "Whether anything is in doubt (状态).", "是否存疑。", references="statuses", required=True),
        text("title", "Title as printed (标题).", "标题，照原文。"),
        text("url", "Where it was read (来源网址).", "来源网址。", required=True),
        text("published_on", "Date of publication as stated, YYYY-MM-DD (发布日期).", "所称发布日期。"),
        integer(
            "figures",
            "Figures read (数据个数), blanks not counted.",
            "读到的数据个数，空白不计。",
            unit="figures",
            required=True,
        ),
        integer(
            "checks_failed",
            "Rules that do not hold and put a figure in doubt (不符项); being late, or copied, does not.",
            "不成立的规则数。",
            unit="checks",
            required=True,
        ),
        integer("warning_count", "Warnings (提示).", "提示数。", unit="warnings", required=True),
        json(
            "warnings",
            "JSON list of what a reader must know: message with its code and values, subject (key of the figure), place.",
            "JSON 列表：读者须知的提示，含说明及其 code 和 values、所涉数据、位置。",
            required=True,
        ),
        integer(
            "copies",
            "Documents found that carry this report (副本数).",
            "载有该报告的文件数。",
            unit="documents",
            required=True,
        ),
        integer(
            "copies_agree",
            "1: all copies with figures carry the same; 0: they differ (see report_documents); empty: nothing to compare.",
            "1：各副本数据一致；0：不一致（见 report_documents）；空：无可比较。",
        ),
        text("portal", "The portal it was read from.", "发现该项的网站。", references="portals", required=True),
        text(
            "standing",
            "Whether that portal may speak for the issuer (谁的网站); foreign: the report is known from other portals alone, and is flagged.",
            "该网站能否代表该机关发布；foreign：仅见于他处网站，状态为有疑问。",
            references="standings",
            required=True,
        ),
        text(
            "document",
            "The content it was read from.",
            "所读取的内容（SHA-256）。",
            references="documents",
            required=True,
        ),
        text("issuer_name", "The issuer's name as this report gives it.", "报告自称的机关名称。", required=True),
        json(
            "evidence",
            "JSON: the printed text from which issuer, year and date were taken; issuer_from and year_from: the places where"
            " it stands (title, metadata, opening, signature, period, compiled, contact, above, narrative, link, publisher,"
            " breadcrumb, column, site), most trusted first; issuer.PLACE: what another place says of the issuer.",
            "JSON：据以认定机关、年度、日期的原文；issuer_from、year_from：原文所在（标题、网页标题、开头一句、落款、统计期限、编制、联系方式、"
            "标题上一行、正文首句、链接、发布机构、当前位置、栏目、网站），按可信程度排列；issuer.所在：别处所称的机关。",
            required=True,
        ),
        text("reader", "The reader whose reading this is.", "采用其结果的读取程序。", required=True),
        json(
            "readers",
            "JSON list: all readers that read the document, in order.",
            "JSON 列表：依次读过该文件的读取程序。",
        ),
        text("verdict", "What came of reading it again (复读结果).", "复读结果。", references="refereed"),
        json(
            "disputes",
            "JSON: for each figure that independent readers read differently, what each read; a cell is empty unless one of them is taken (see warnings).",
            "JSON：各读取程序读法不一的数据及各自读法；除非取其一（见提示），该单元格为空。",
        ),
        text("parser_version", "Version of the parsers' judgement.", "解析程序的判定版本。", required=True),
        text(
            "digest",
            "Digest of everything read: it changes when anything read changes.",
            "全部读取结果的摘要；内容有变则变。",
            required=True,
        ),
        text(
            "first_seen",
            "When a copy of it was first seen, UTC (首次发现); for when it was last, see the view sightings.",
            "首次见到其副本的时间（UTC）。",
        ),
        text(
            "withdrawn_at",
            "When its last copy was first missed, UTC (撤下时间); empty: a copy was there when we last looked.",
            "最后一个副本首次不见的时间（UTC）；空：最近一次查看时仍在。",
        ),
        text(
            "moved_from",
            "The address it stood at before it moved to where it was read (原网址).",
            "移到现网址之前的网址。",
        ),
    ),
    ("id",),
    label="id",
    sort="-year",
    facets=("year", "form", "status"),
    indices=(
        ("issuer_id", "year"),
        ("year",),
        ("form",),
        ("status",),
        ("portal", "issuer_id", "year"),
        ("document",),
        ("url",),
        ("first_seen",),
    ),
    unique=(("issuer_id", "year"),),
)

REPORT_DOCUMENTS = Table(
    "report_documents",
    "副本",
    "Every document that carries a report (副本), or carried it: page, attachment, the same report on another site.",
    "载有某份报告的每一个文件：网页、附件、其他网站上的同一报告。",
    (
        text("report_id", "The report it carries.", "所属报告。", references="reports", required=True),
        text(
            "url",
            "Where the copy is, or was; the latest capture of it counts.",
            "副本所在网址；每一网址以最近一次抓取为准。",
            required=True,
        ),
        integer(
            "chosen",
            "1: the report's rows were read from this copy; 0: from another.",
            "1：报告数据取自该副本；0：取自其他副本。",
            required=True,
        ),
        integer(
            "agrees",
            "1: its figures are those of the chosen copy; 0: they differ; empty: it has none, or the chosen one has none.",
            "1：数据与所取副本一致；0：不一致；空：其中一方没有数据。",
        ),
        json(
            "differs",
            "JSON: for each figure that differs, the chosen copy's number and this one's.",
            "JSON：不一致的各项数据，所取副本的值和该副本的值。",
            required=True,
        ),
        text("document", "Its content.", "所读取的内容（SHA-256）。", references="documents", required=True),
        text("role", "Page or attachment.", "网页类型。", references="roles", required=True),
        text("parent", "For an attachment: the page it belongs to.", "附件所属的网页。"),
        text("portal", "The portal it was found on.", "发现该项的网站。", references="portals", required=True),
        text(
            "standing",
            "Whether that portal may speak for the issuer (谁的网站): no report is read from a foreign copy while an own one is, or was, there.",
            "该网站能否代表该机关发布：机关自己的网站有过副本的，不采用他处网站的副本。",
            references="standings",
            required=True,
        ),
        text("issuer_name", "The issuer's name as this copy gives it.", "该文件自称的机关名称。", required=True),
        integer("figures", "Figures read from it.", "读到的数据个数，空白不计。", unit="figures", required=True),
        integer("checks_failed", "Rules that do not hold in it.", "不成立的规则数。", unit="checks", required=True),
        integer(
            "cells",
            "Cells of the form that it prints, blank ones too.",
            "该副本印出的格式单元格数，含空白。",
            unit="cells",
        ),
        integer("ocr", "1: figures were read in a picture; 0: all are text.", "1：数据读自图片；0：均为文本。"),
        text("figures_digest", "Digest of its figures; empty: it has none.", "全部数据的摘要；空：没有数据。"),
        text("digest", "Digest of everything read from it.", "全部读取结果的摘要；内容有变则变。", required=True),
        text(
            "reading",
            "Everything read from it: with it the choice among copies can be made again.",
            "读取的全部结果（压缩的 JSON）。",
            references="readings",
            required=True,
        ),
        text(
            "first_seen",
            "When the report was first seen there, UTC (首次发现).",
            "首次在此见到的时间（UTC）。",
            required=True,
        ),
        text(
            "withdrawn_at",
            "When it was first missed there, UTC (撤下时间): the page is gone, or carries something else; empty: it was there when we last looked.",
            "首次不见的时间（UTC）：网页已删除，或内容已换；空：最近一次查看时仍在。",
        ),
        text(
            "moved_from",
            "The address this copy stood at before (原网址); empty: it didn't move.",
            "该副本先前的网址；空：没有移动。",
        ),
    ),
    ("report_id", "url"),
    label="url",
    sort="report_id",
    indices=(("url",), ("document",), ("portal",), ("agrees",), ("reading",)),
)

SOURCE_TABLES = Table(
    "source_tables",
    "原表",
    "Tables as they stood in the source (原表), cell by cell.",
    "来源文件中的原表，逐格照录。",
    (
        text(
            "id",
            "Report and position, such as 410300-洛阳市财政局-2023/2.",
            "报告和次序，如 410300-洛阳市财政局-2023/2。",
            required=True,
        ),
        text("report_id", "The report.", "所属报告。", references="reports", required=True),
        Column(
            "section",
            "integer",
            "The section it stood in (章); empty: before the first.",
            "所在章；空：第一章之前。",
            references="headings",
        ),
        integer(
            "position",
            "Its place among the tables of the document, from 0.",
            "在文件各表中的次序，从0起。",
            required=True,
        ),
        integer(
            "page",
            "The page it begins on, from 1; empty: the source has no pages.",
            "起始页码，从1起；空：来源不分页。",
        ),
        integer(
            "flattened",
            "1: merged cells were lost on the way, columns may be shifted; 0: not.",
            "1：合并单元格已丢失，列可能错位；0：未丢失。",
            required=True,
        ),
        json(
            "cells",
            "JSON list of cells: text as printed, row, column, rowspan, colspan; line, page, box or confidence where known;"
            " looks: what else stands in it (struck, unseen, raised, lowered).",
            "JSON 列表：各单元格的原文、行、列、合并情况，以及已知的文本行、页码、坐标或置信度；looks：格中另有的文字（划去、看不见、上标、下标）。",
            required=True,
        ),
    ),
    ("id",),
    label="id",
    sort="id",
    indices=(("report_id",), ("section",)),
)

SECTIONS = Table(
    "sections",
    "章",
    "The narrative of one section of a report (章).",
    "报告各章的正文。",
    (
        integer(
            "id",
            "A number derived from the report; its sections follow each other.",
            "由报告派生的编号，同一报告各章相连。",
            required=True,
        ),
        text("report_id", "The report.", "所属报告。", references="reports", required=True),
        integer(
            "number",
            "Which of the six statutory sections (章); in reports from before 2019, which prescribed none, the number printed; 0: the text above the first heading.",
            "六个法定章节中的第几章；2019年以前无统一章节，为所印的序号；0：第一个标题之前的文字。",
            required=True,
        ),
        text("heading", "Heading as printed (标题).", "标题，照原文。", required=True),
        text(
            "text",
            "Its paragraphs, one a line; without its tables (正文).",
            "正文各段，每段一行，不含表格。",
            required=True,
        ),
    ),
    ("id",),
    label="heading",
    sort="report_id",
    indices=(("report_id",), ("number",)),
)

_SOURCE_TABLE = text(
    "source_table", "The table of the source it is printed in (原表).", "该数据所在的原表。", references="source_tables"
)

DISCLOSURES = Table(
    "disclosures",
    "主动公开",
    "Section 2: proactive disclosure (主动公开政府信息情况), one row per figure.",
    "第二章“主动公开政府信息情况”，每个数据一行。",
    (
        text("report_id", "The report.", "所属报告。", references="reports", required=True),
        integer(
            "position",
            "Place among the lines of the report, in the order of the form, from 1.",
            "在该报告各行中的次序，按格式顺序，从1起。",
            required=True,
        ),
        text(
            "clause",
            "Clause of article 20 (第二十条第（X）项).",
            "《条例》第二十条第（X）项。",
            references="clauses",
            required=True,
        ),
        text("item", "What is counted (信息内容).", "信息内容。", references="items", required=True),
        text("measure", "What is counted of it (指标).", "指标。", references="measures", required=True),
        number(
            "value",
            "The figure; empty: blank in the print, or not readable as a number (never 0).",
            "数据；空：原文空白或无法识别为数字（绝不作0处理）。",
            unit="as in the column unit",
        ),
        text(
            "unit",
            "件 cases, 项 items, or 万元 (10,000 yuan), whatever unit was printed.",
            "计量单位：件、项或万元。",
            required=True,
        ),
        text(
            "raw",
            "The cell as printed (原文); empty text: a blank cell; NULL: no such cell.",
            "单元格原文；空文本：印为空白；NULL：没有该单元格。",
        ),
        _SOURCE_TABLE,
        json(
            "place",
            f"{_PLACE} of the cell; NULL: no such cell.",
            "JSON：单元格在来源中的表、行、列（从0起），文本行（从1起），或页码和坐标（点）。",
        ),
    ),
    ("report_id", "position"),
    unique=(("report_id", *LAYOUTS["disclosures"].codes),),
    indices=(("clause",), ("item",), ("measure",), ("source_table",)),
)

REQUESTS = Table(
    "requests",
    "依申请公开",
    "Section 3: requests received and handled (收到和处理政府信息公开申请情况), one row per line of the form.",
    "第三章“收到和处理政府信息公开申请情况”，表中每行一行。",
    (
        text("report_id", "The report.", "所属报告。", references="reports", required=True),
        integer(
            "position",
            "Place among the lines of the report, in the order of the form, from 1.",
            "在该报告各行中的次序，按格式顺序，从1起。",
            required=True,
        ),
        text(
            "outcome",
            "The line of the form (办理结果).",
            "表中的行（办理结果）。",
            references="outcomes",
            required=True,
        ),
        *_counts(APPLICANTS, "requests (件)"),
        json(
            "raw",
            'JSON: each cell of the line as printed (原文), by column; "": blank; null: no such cell.',
            "JSON：该行各单元格原文，按列；空文本：空白；null：没有该单元格。",
            required=True,
        ),
        _SOURCE_TABLE,
        json("places", f"{_PLACE}, by column.", "JSON：各列单元格在来源中的位置。", required=True),
    ),
    ("report_id", "position"),
    unique=(("report_id", *LAYOUTS["requests"].codes),),
    across=APPLICANTS.name,
    # The first two let SQLite compute sums over many reports from the index alone.
    indices=(("outcome", "report_id", "total"), ("report_id", "outcome", "total"), ("source_table",)),
)

APPEALS = Table(
    "appeals",
    "复议诉讼",
    "Section 4: administrative reconsideration and litigation (行政复议、行政诉讼情况), one row per channel.",
    "第四章“政府信息公开行政复议、行政诉讼情况”，每种救济渠道一行。",
    (
        text("report_id", "The report.", "所属报告。", references="reports", required=True),
        integer(
            "position",
            "Place among the lines of the report, in the order of the form, from 1.",
            "在该报告各行中的次序，按格式顺序，从1起。",
            required=True,
        ),
        text(
            "channel", "Reconsideration or litigation (救济渠道).", "救济渠道。", references="channels", required=True
        ),
        *_counts(RESULTS, "cases (件)"),
        json(
            "raw",
            'JSON: each cell of the channel as printed (原文), by column; "": blank; null: no such cell.',
            "JSON：该渠道各单元格原文，按列；空文本：空白；null：没有该单元格。",
            required=True,
        ),
        _SOURCE_TABLE,
        json("places", f"{_PLACE}, by column.", "JSON：各列单元格在来源中的位置。", required=True),
    ),
    ("report_id", "position"),
    unique=(("report_id", *LAYOUTS["appeals"].codes),),
    across=RESULTS.name,
    indices=(("channel",), ("source_table",)),
)

INDICATORS = Table(
    "indicators",
    "统计表指标",
    "Figures of reports from before 2019: of the table of statistics (政府信息公开情况统计表), of local and older tables, and of sentences of reports without a table; one row per figure.",
    "2019年以前报告的数据：统计表、地方或更早的表，以及无表报告正文中的数据；每个数据一行。",
    (
        text("report_id", "The report.", "所属报告。", references="reports", required=True),
        integer(
            "position",
            "Place among the figures of the report, in the order of print, from 1.",
            "在该报告各数据中的次序，按原表顺序，从1起。",
            required=True,
        ),
        text(
            "line",
            "What the line is called in keys: its code, or the words of its label.",
            "键中该行的名称：代码；无代码者为行名文字。",
            required=True,
        ),
        text(
            "indicator",
            "Code of the line (统计指标); empty: no line of a national form certainly counts the same.",
            "统计指标代码；空：全国格式中没有确定相同的指标。",
            references="indicator_codes",
        ),
        text("label", "The line as printed, or what the sentence states (行名).", "行名，照原文。", required=True),
        text(
            "column",
            "`year`: the report year (本年); `cumulative`: all years (历年累计); else the words of the head.",
            "year：本年；cumulative：历年累计；其余为列名文字。",
            required=True,
        ),
        number(
            "value",
            "The figure; empty: blank or not readable (never 0).",
            "数据；空：原文空白或无法识别为数字（绝不作0处理）。",
            unit="as in the column unit",
        ),
        text(
            "unit",
            "Unit as the table prints it (单位); money is in 万元; empty text: a heading, or none is printed.",
            "计量单位，照原表；金额均为万元；空文本：标题行，或未印单位。",
            required=True,
        ),
        text("raw", "The cell as printed (原文).", "单元格原文；空文本：印为空白；NULL：没有该单元格。"),
        text(
            "source",
            "`table`, or `narrative`: stated by a sentence of a report without a table.",
            "table：表；narrative：无表报告正文中的语句。",
            required=True,
        ),
        text("sentence", "The sentence that states it (原句).", "所出语句；空：出自表。"),
        _SOURCE_TABLE,
        json(
            "place",
            f"{_PLACE} of the cell.",
            "JSON：单元格在来源中的表、行、列（从0起），文本行（从1起），或页码和坐标（点）。",
        ),
    ),
    ("report_id", "position"),
    unique=(("report_id", *LAYOUTS["indicators"].codes),),
    indices=(("indicator", "column", "report_id", "value"), ("source_table",)),
)

CHECKS = Table(
    "checks",
    "核对",
    "One rule applied to one subject of a report (核对). No figure is altered by it.",
    "对报告逐条核对勾稽关系的结果；任何数据均不因此改动。",
    (
        text("report_id", "The report.", "所属报告。", references="reports", required=True),
        text("rule", "The rule (勾稽关系).", "规则。", references="rules", required=True),
        text(
            "subject",
            "The line, column or part it was applied to, such as requests.natural_person.",
            "规则所用于的行、列或部分。",
            required=True,
        ),
        text("status", "What was found.", "核对结果。", references="verdicts", required=True),
        number("left", "One side of the rule; empty: not known.", "等式左边；空：不详。", unit="that of the subject"),
        number("right", "The other side; empty: not known.", "等式右边；空：不详。", unit="that of the subject"),
        text("message", "The finding in words.", "结论说明。", required=True),
        *SENTENCE,
    ),
    ("report_id", "rule", "subject"),
    sort="report_id",
    indices=(("rule", "status", "report_id"), ("status", "report_id")),
)

INFERENCES = Table(
    "inferences",
    "推断",
    "What the arithmetic leaves for a cell that is blank or could not be read (推断). It stands beside the print.",
    "空白或无法辨认的单元格，按勾稽关系只能取的值；与原文并列，不取代原文。",
    (
        text("report_id", "The report.", "所属报告。", references="reports", required=True),
        text(
            "cell",
            "Key of the figure, such as requests.new.natural_person.",
            "数据的键，如 requests.new.natural_person。",
            required=True,
        ),
        number("value", "The only value the arithmetic allows.", "按勾稽关系只能取的值。", unit="that of the cell"),
        json(
            "rules",
            "JSON list: the rules it follows from, as rule:subject.",
            "JSON 列表：所依据的规则。",
            required=True,
        ),
    ),
    ("report_id", "cell"),
)

PROBLEMS = Table(
    "problems",
    "问题",
    "What could not be fetched, read or recognised (问题); cleared once it succeeds.",
    "未能抓取、读取或识别的网页和文件；一经成功即予删除。",
    (
        text("id", "Digest of stage and URL (or document).", "阶段和网址（或文件）的摘要。", required=True),
        text("stage", "Where on the way it arose (阶段).", "阶段。", references="stages", required=True),
        text("url", "The address; empty: it has none.", "网址。"),
        text("message", "What went wrong and what helps, in words.", "出了什么问题，如何处理。", required=True),
        *SENTENCE,
        text("document", "The content concerned; empty: there is none.", "所涉内容；空：无。", references="documents"),
        text("portal", "The portal it was found on; empty: not known.", "发现该项的网站。", references="portals"),
        *PROBLEM_COLUMNS,
    ),
    ("id",),
    label="message",
    sort="url",
    facets=("stage", "portal"),
    indices=(("url",), ("stage",), ("portal",), ("document",), ("issuer_id", "year")),
)

FIGURES = Table(
    "figures",
    "数据",
    "A view: every figure of every report in one list, with its words, its print and its place.",
    "视图：全部报告的全部数据，附行名、列名、原文和出处。",
    (
        text("report_id", "The report.", "所属报告。"),
        text("issuer", "Name of the organ (发布机关).", "发布机关名称。"),
        integer("year", "The year reported on (报告年度).", "报告年度。", unit="report year"),
        text(
            "key",
            "Key of the figure: table, line and column, such as requests.new.total.",
            "数据的键：表、行、列，如 requests.new.total。",
        ),
        text("line", "The line of the form, in Chinese and English (行).", "表中的行，中英文并列。"),
        text("column", "The column of the form, in Chinese and English (列).", "表中的列，中英文并列。"),
        number(
            "value",
            "The figure; empty: blank or not readable (never 0).",
            "数据；空：原文空白或无法识别为数字（绝不作0处理）。",
            unit="as in the column unit",
        ),
        text("unit", "件 cases, 项 items, or 万元 (10,000 yuan).", "计量单位：件、项或万元。"),
        text(
            "raw",
            "The cell as printed (原文); empty text: blank; NULL: no such cell.",
            "单元格原文；空文本：印为空白；NULL：没有该单元格。",
        ),
        number(
            "corrected",
            "What a person read there (订正), beside the print; empty: no correction, or that the cell is blank.",
            "人工读数，与原文并列；空：无订正，或订正为空白。",
            unit="as in the column unit",
        ),
        text(
            "correction",
            "Why, who and when, for a cell that a person corrected; empty: none did.",
            "订正的理由、何人、何时；空：无订正。",
        ),
        text("source_table", "Id of the table of the source it is printed in.", "该数据所在的原表。"),
        json(
            "place",
            f"{_PLACE} of the cell.",
            "JSON：单元格在来源中的表、行、列（从0起），文本行（从1起），或页码和坐标（点）。",
        ),
        text("url", "Where the report was read.", "网址。"),
    ),
    (),
)

FACT_TABLES: tuple[Table, ...] = (
    DIVISIONS,
    PORTALS,
    CRAWLS,
    ARCHIVE_FILES,
    ARCHIVE_RECORDS,
    DOCUMENTS,
    CAPTURES,
    READINGS,
    ISSUERS,
    REPORTS,
    REPORT_DOCUMENTS,
    SOURCE_TABLES,
    SECTIONS,
    DISCLOSURES,
    REQUESTS,
    APPEALS,
    INDICATORS,
    CHECKS,
    INFERENCES,
    COPIED_TEXTS,
    REVISIONS,
    PROBLEMS,
    EXPECTED_ISSUERS,
    ISSUER_SUCCESSIONS,
    CORRECTIONS,
)

VIEWS: tuple[Table, ...] = (FIGURES, SIGHTINGS, CHANGES, PUNCTUALITY, COVERAGE, REPORT_RATIOS, SERIES)
