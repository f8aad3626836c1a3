"""The tables of reports: the report, its copies, its tables as printed, its narrative."""

from __future__ import annotations

from crawler.dictionary.model import Column, Table, integer, json, text
from crawler.dictionary.shared import REPORT

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
        text(
            "first_stated",
            "The earliest date of publication that a copy of it states, or the page that a file is attached to, where that is another than `published_on`; empty: it is the same.",
            "各副本（或附件所在页面）所称发布日期中最早的一个，仅在不同于 published_on 时填写；空：相同。",
        ),
        integer(
            "redated",
            "1: reports of other years on that portal state the same day (the organ's own, or those of three years), as where a site sets its dates anew; empty: not so.",
            "1：该网站上其他年度的报告也写同一天（同一机关的报告，或涉及三个年度），可能是改版时重新标注；空：否。",
        ),
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
            " it stands (title, metadata, opening, signature, period, compiled, table, contact, above, narrative, link, publisher,"
            " breadcrumb, column, site), most trusted first; issuer.PLACE: what another place says of the issuer.",
            "JSON：据以认定机关、年度、日期的原文；issuer_from、year_from：原文所在（标题、网页标题、开头一句、落款、统计期限、编制、表头、联系方式、"
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
        ("issuer_id", "first_stated", "published_on", "year", "portal", "id"),
        ("redated", "id"),
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
    indices=(("url",), ("document",), ("portal",), ("agrees",), ("reading",), ("chosen", "report_id", "portal")),
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
        REPORT,
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
            " looks: what else stands in it (struck, unseen, raised, lowered, of unclear look, cut off, a picture).",
            "JSON 列表：各单元格的原文、行、列、合并情况，以及已知的文本行、页码、坐标或置信度；looks：格中另有的文字（划去、看不见、上标、下标、外观不明、中断、图片）。",
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
        REPORT,
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
