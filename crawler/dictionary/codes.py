"""The code tables: every code of the corpus with its names. What a form prints: `form_codes`."""

from __future__ import annotations

from crawler.dictionary.corrections import CORRECTION_STATES
from crawler.dictionary.coverage import COVERAGE_STATES, DEADLINES
from crawler.dictionary.form_codes import (
    APPLICANTS,
    CHANNELS,
    CLAUSES,
    FORM_CODES,
    HEADINGS,
    INDICATOR_CODES,
    ITEMS,
    MEASURES,
    OUTCOMES,
    RESULTS,
    RULE_CODES,
)
from crawler.dictionary.model import Code, Table, code_table, text
from crawler.dictionary.ratios import RATIO_CODES
from crawler.dictionary.series import COMPARISONS, SERIES_MEASURES, SERIES_POINTS
from crawler.dictionary.successions import SUCCESSION_SOURCES


def _simple(*codes: tuple[str, str, str, str]) -> tuple[Code, ...]:
    """Codes that aren't from a form. Each is given as code, Chinese name, English name, meaning."""
    return tuple(Code(code, label, english, more={"meaning": means}) for code, label, english, means in codes)


_MEANING = text("meaning", "What the code says, in words.", "代码的含义（英文）。")
STATUSES = code_table(
    "statuses",
    "状态",
    "The state of a report.",
    "报告的状态。",
    _simple(
        ("clean", "无疑问", "Clean", "No rule fails that puts a figure in doubt, and nothing had to be warned of."),
        (
            "flagged",
            "有疑问",
            "Flagged",
            "A rule of arithmetic, over years or over text and tables fails, a cell or label could not be read, or the report is known from other portals than its issuer's alone: see its checks and warnings. A report that is late or copied has figures as good as others, and is not flagged for it.",
        ),
    ),
    _MEANING,
)

STANDINGS = code_table(
    "standings",
    "谁的网站",
    "Whether a portal may speak for the issuer whose report it publishes.",
    "网站能否代表该机关发布其报告。",
    _simple(
        (
            "own",
            "本机关的网站",
            "Own",
            "The portal of the issuer's division, of one above it, or one that declares the issuer; or the portal of the place that a branch has in its name.",
        ),
        (
            "foreign",
            "他处网站",
            "Foreign",
            "Any other portal: its copy is kept, shown and compared, and chosen only where no own copy was ever seen.",
        ),
    ),
    _MEANING,
)

VERDICTS = code_table(
    "verdicts",
    "核对结果",
    "What a check found.",
    "核对的结果。",
    _simple(
        ("pass", "相符", "Pass", "The rule holds over the figures as printed."),
        ("fail", "不符", "Fail", "The rule does not hold over the figures as printed."),
        ("unknown", "无法核对", "Unknown", "A figure the rule needs is blank or could not be read."),
    ),
    _MEANING,
)

REFEREED = code_table(
    "refereed",
    "复读结果",
    "What came of reading a document again by independent readers.",
    "由另一读取程序复读的结果。",
    _simple(
        (
            "single",
            "未复读",
            "Single",
            "Nothing called for a second reading, or no other reader could read what matters.",
        ),
        (
            "confirmed",
            "一致",
            "Confirmed",
            "A second, independent reading gave the same figures: what fails is the publisher's.",
        ),
        (
            "replaced",
            "已换读法",
            "Replaced",
            "The first reading failed its sums, or left cells unread; a second one did not and was taken.",
        ),
        (
            "disputed",
            "不一致",
            "Disputed",
            "Readings differ and no sum decides: the cells in which they differ are empty.",
        ),
    ),
    _MEANING,
)

ISSUER_KINDS = code_table(
    "issuer_kinds",
    "机关类别",
    "Kinds of issuer (发布机关类别), told from the name.",
    "发布机关的类别，由名称判断。",
    _simple(
        ("government", "人民政府", "Government", "A people's government from the county upwards."),
        ("office", "政府办公室", "Government office", "The general office of a government (办公室, 办公厅)."),
        ("department", "政府部门", "Department", "A department of a government (局, 委, 厅 …)."),
        ("township", "乡镇街道", "Township or subdistrict", "A township, town or subdistrict office (乡, 镇, 街道)."),
        ("other", "其他", "Other", "Any other organ: management committees of zones, institutions, enterprises."),
    ),
    _MEANING,
)

LEVELS = code_table(
    "levels",
    "行政级别",
    "Levels of administrative divisions (行政区划级别).",
    "行政区划的级别。",
    _simple(
        ("country", "国家", "Country", "The whole country."),
        ("province", "省级", "Province", "Provinces, autonomous regions, municipalities under the centre."),
        ("prefecture", "地级", "Prefecture", "Prefecture-level cities and prefectures."),
        ("county", "县级", "County", "Counties, districts, county-level cities."),
    ),
    _MEANING,
)

ROLES = code_table(
    "roles",
    "网页类型",
    "What a fetched page was taken for.",
    "抓取到的网页属于何种类型。",
    _simple(
        ("front", "首页", "Front page", "A page a portal starts from."),
        ("hub", "导航页", "Way", "A page on the way to what is disclosed: neither a front page nor a column."),
        ("column", "年报栏目", "Column", "A column of annual reports: a list of them, or of further columns."),
        ("answer", "接口答复", "Answer", "What a content system's interface answers: a piece of such a list."),
        ("report", "年度报告", "Report", "A page that looks like a report: it is parsed."),
        ("attachment", "附件", "Attachment", "A file linked from a report's page: it is parsed."),
        ("lookalike", "近似网页", "Look-alike", "A page that resembles a report and is none."),
        ("other", "其他", "Other", "A page that was worth a look and led nowhere."),
        ("blocked", "被拦截", "Blocked", "The host answered, but refused."),
        ("broken", "错误网页", "Broken", "An error page, an empty page."),
        (
            "soft_404",
            "软404",
            "Soft 404",
            "A page that says it is not there, or the front page in its place, with a status that says otherwise.",
        ),
    ),
    _MEANING,
)

CRAWL_OUTCOMES = code_table(
    "crawl_outcomes",
    "抓取结果",
    "How a crawl ended.",
    "一次抓取如何结束。",
    _simple(
        ("done", "完成", "Done", "It came to its end and found reports."),
        (
            "partial",
            "不完整",
            "Partial",
            "It came to its end and found reports, but something is known not to have been read: the reason names it.",
        ),
        ("empty", "无报告", "Empty", "It came to its end, and the portal has no reports."),
        ("broken", "中断", "Broken", "It did not come to its end, or its result can't be believed: see the reason."),
    ),
    _MEANING,
)

TRANSPORTS = code_table(
    "transports",
    "传输方式",
    "How an answer came from the server, and so whether somebody on the way could have changed it.",
    "应答如何从服务器传来，途中可否被他人改动。",
    _simple(
        (
            "verified",
            "已验证的加密连接",
            "TLS, certificate verified",
            "Over TLS, and the server's certificate is right.",
        ),
        (
            "unverified",
            "未验证的加密连接",
            "TLS, certificate not verified",
            "Over TLS with a server whose certificate could not be verified: somebody on the way could have changed it.",
        ),
        (
            "plain_after_tls",
            "加密连接失败后未加密",
            "Not encrypted, after TLS failed",
            "Over HTTP, as HTTPS had failed: somebody on the way could have changed it, and could have seen to that.",
        ),
        ("plain", "未加密", "Not encrypted", "Over HTTP: somebody on the way could have changed it."),
    ),
    _MEANING,
)

STAGES = code_table(
    "stages",
    "阶段",
    "Where on the way from page to rows a problem arose.",
    "问题发生在哪一阶段。",
    _simple(
        ("fetch", "抓取", "Fetch", "The page or file could not be fetched."),
        ("read", "读取", "Read", "The bytes could not be read: empty, damaged, or of a format without a reader."),
        (
            "recognise",
            "识别",
            "Recognise",
            "The document was read, but it is no report, or not whose or for which year.",
        ),
        ("write", "入库", "Write", "The report was read, but its rows could not be written."),
        (
            "compare",
            "比对",
            "Compare",
            "The report was read, but it is hardly its issuer's: another of the same year names that issuer itself.",
        ),
    ),
    _MEANING,
)

READING_OUTCOMES = code_table(
    "reading_outcomes",
    "读取结果",
    "What came of reading a document.",
    "读取一个文件的结果。",
    _simple(
        ("report", "年度报告", "Report", "It is a report, and known whose and for which year."),
        ("nameless", "机关或年份不明", "Nameless", "It is a report, but not known whose or for which year."),
        ("failed", "未读出", "Failed", "It could not be read, or is no report: see stage and message."),
    ),
    _MEANING,
)

CODE_TABLES: tuple[Table, ...] = (
    FORM_CODES,
    HEADINGS,
    CLAUSES,
    ITEMS,
    MEASURES,
    OUTCOMES,
    APPLICANTS,
    CHANNELS,
    RESULTS,
    INDICATOR_CODES,
    SERIES_MEASURES,
    SERIES_POINTS,
    COMPARISONS,
    RULE_CODES,
    STATUSES,
    STANDINGS,
    VERDICTS,
    REFEREED,
    ISSUER_KINDS,
    LEVELS,
    ROLES,
    CRAWL_OUTCOMES,
    TRANSPORTS,
    STAGES,
    READING_OUTCOMES,
    DEADLINES,
    COVERAGE_STATES,
    RATIO_CODES,
    CORRECTION_STATES,
    SUCCESSION_SOURCES,
)
