"""Canned queries: the questions that users often have, as SQL that they can read, change and cite."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.dictionary.ratios import ENOUGH, REFUSED


@dataclass(frozen=True, slots=True)
class Query:
    """One query. Each `:name` in its SQL is an input field; an empty one matches everything. SQL functions that
    SQLite lacks come from `plugins`. `chinese` and `english` say what the query answers and what it leaves out.
    """

    name: str
    title: str
    chinese: str
    english: str
    sql: str

    @property
    def description(self) -> str:
        scoped = ":scope" in self.sql
        return " ".join([self.chinese, *([_SCOPE_ZH] if scoped else []), self.english, *([_SCOPE] if scoped else [])])


_ISSUERS = "JOIN reports AS r ON r.id = {id} JOIN issuers AS i ON i.id = r.issuer_id"


def _narrowed(report: str, issuer: str) -> str:
    """The SQL condition on year, kind of issuer (a code of issuer_kinds) and division (including those below)."""
    return f"""\
(:year = '' OR {report}.year = :year)
   AND (:kind = '' OR {issuer}.kind = :kind)
   AND (:division = '' OR substr({issuer}.division, 1, length(rtrim(:division, '0'))) = rtrim(:division, '0'))"""


_NARROWED = _narrowed("r", "i")
_OF_SCOPE = "(:scope = 'all' OR r.scope IS :scope OR (:scope = '' AND r.scope IS NOT 'area'))"
"""The condition that keeps apart what reports say of whom their figures cover: without a scope, those that hold
departments' or districts' figures too are left out.
"""
_RANKED = f"{_NARROWED}\n   AND {_OF_SCOPE}"
_SCOPE_ZH = "含所属部门或全地区汇总的报告不与其他报告并列：scope 填 area 只看这些，填 all 看全部。"
_SCOPE = (
    "Reports that hold their departments' or districts' figures are not ranked among the others: scope"
    " area shows those alone, all shows everything."
)
_GUARD_ZH = f"不足 {ENOUGH} 件的机关不列入：多一件少一件，比例就变三个百分点以上。"
_GUARD = f"Issuers with fewer than {ENOUGH} cases are left out: one more or less would move the share by three points."


def _share(lines: tuple[str, ...], name: str) -> str:
    """SQL that ranks reports by the share of `lines` in all requests handled, in per cent. A report in which one
    of the lines is blank is left out.
    """
    names = ", ".join(f"'{line}'" for line in lines)
    return f"""
SELECT i.name AS issuer, r.year, r.scope, sum(q.total) AS {name}, t.total AS handled,
       round(100.0 * sum(q.total) / t.total, 1) AS per_cent, r.status, r.id AS report
  FROM requests AS t {_ISSUERS.format(id="t.report_id")}
  JOIN requests AS q ON q.report_id = t.report_id AND q.outcome IN ({names})
 WHERE t.outcome = 'total' AND t.total >= {ENOUGH}
   AND {_RANKED}
 GROUP BY r.id
HAVING count(q.total) = count(*) AND sum(q.total) <= t.total
 ORDER BY per_cent DESC, handled DESC, r.id
 LIMIT 500
"""


QUERIES = (
    Query(
        "search_narrative",
        "正文检索 Search the narrative",
        "含有全部检索词的章（两个字即可），并摘出首个词所在之处；引号中的词须连在一起。",
        (
            "Sections that hold all the words (two characters are enough), with the place where the first "
            "stands. Words in quotes must stand together."
        ),
        """
SELECT r.id AS report, i.name AS issuer, r.year,
       CASE WHEN r.form IN ('2014', 'local', 'prose') THEN s.heading ELSE h.name END AS section,
       excerpt(s.text, :words) AS excerpt, r.url
  FROM sections AS s
  JOIN reports AS r ON r.id = s.report_id
  JOIN issuers AS i ON i.id = r.issuer_id
  LEFT JOIN headings AS h ON h.code = s.number
 WHERE s.id IN (SELECT rowid FROM sections_fts WHERE sections_fts MATCH match_query(:words))
 ORDER BY r.year DESC, i.id, s.id
 LIMIT 500
""",
    ),
    Query(
        "figures_over_years",
        "历年数据 Figures of an issuer over the years",
        "名称含有该词的机关历年的每一个数字。key 留空为全部，或写其开头，如 requests.new、appeals.。",
        (
            "Every figure of the issuers whose name holds the word, year by year. Leave key empty for all "
            "figures, or give the beginning of one, such as requests.new or appeals."
        ),
        """
SELECT issuer, line, "column", unit, year, value, raw, report_id, "key"
  FROM figures
 WHERE report_id IN (
         SELECT r.id FROM reports AS r JOIN issuers AS i ON i.id = r.issuer_id
          WHERE :issuer <> '' AND instr(i.name, :issuer) > 0
       )
   AND substr("key", 1, length(:key)) = :key
 ORDER BY issuer, "key", year
 LIMIT 5000
""",
    ),
    Query(
        "failed_checks",
        "勾稽不符 Reports that don't add up",
        "照原文数字不成立的每一条勾稽关系。数字照印：错在发布者，还是错在我们，由出处判断。",
        (
            "Every rule that does not hold over the figures as printed. The figures are kept as printed: the "
            "error is the publisher's, or ours; the source says which."
        ),
        """
SELECT i.name AS issuer, r.year, u.name AS rule, c.subject, c.left, c.right, c.message,
       r.id AS report, r.url
  FROM checks AS c
  JOIN reports AS r ON r.id = c.report_id
  JOIN issuers AS i ON i.id = r.issuer_id
  JOIN rules AS u ON u.code = c.rule
 WHERE c.status = 'fail'
 ORDER BY r.year DESC, i.id, u.position, c.subject
 LIMIT 2000
""",
    ),
    Query(
        "outcomes_by_year",
        "历年办理结果 Outcomes of requests by year",
        (
            "一年之内各类机关办理结果之和。空白不计入，另列其数：有空白的和是最小数。政府的报告通常已含部门，"
            "不同类别、不同统计范围（scope）不可相加。"
        ),
        (
            "How requests were handled, summed over the reports of a year and a kind of issuer. Blank cells count as"
            " nothing and are told in their own column: a sum over blanks is a least number. Governments' "
            "reports mostly hold those of their departments: don't add up kinds, nor scopes."
        ),
        """
WITH sums AS (
  SELECT r.year, i.kind, r.scope, q.outcome, sum(q.total) AS requests, count(q.total) AS reports,
         sum(q.total IS NULL) AS blank
    FROM requests AS q
    JOIN reports AS r ON r.id = q.report_id
    JOIN issuers AS i ON i.id = r.issuer_id
   WHERE (:year = '' OR r.year = :year)
   GROUP BY q.outcome, r.year, i.kind, r.scope
)
SELECT s.year, k.name AS kind, s.scope, o.name AS outcome, s.requests, s.reports, s.blank
  FROM sums AS s
  JOIN issuer_kinds AS k ON k.code = s.kind
  JOIN outcomes AS o ON o.code = s.outcome
 ORDER BY s.year DESC, k.position, s.scope, o.position
""",
    ),
    Query(
        "copies_that_differ",
        "副本不一致 Copies that differ",
        "与入库报告数字不同的副本，及各处不同。",
        "Documents that carry a report with other figures than those stored: for each, the figures that differ.",
        """
SELECT d.report_id AS report, r.url AS stored_from, d.url AS copy, d.role, d.differs
  FROM report_documents AS d
  JOIN reports AS r ON r.id = d.report_id
 WHERE d.agrees = 0
 ORDER BY d.report_id, d.url
 LIMIT 2000
""",
    ),
    Query(
        "peers",
        "同级同类机关 Peers of the same level",
        "与名称含有该词的机关同级别、同类别的机关，同一年度的收件与办理情况；机关名称留空则列出全部。",
        (
            "What issuers of the same level and kind as the one whose name holds the word received and how "
            "they answered, in one year."
        ),
        f"""
SELECT i.name AS issuer, d.name AS division, r.year, r.scope, n.total AS new_requests, t.total AS handled,
       g.total AS granted, CASE WHEN t.total >= {ENOUGH} AND g.total <= t.total
       THEN round(100.0 * g.total / t.total, 1) END AS granted_per_cent, r.status, r.id AS report
  FROM reports AS r
  JOIN issuers AS i ON i.id = r.issuer_id
  JOIN divisions AS d ON d.code = i.division
  LEFT JOIN requests AS n ON n.report_id = r.id AND n.outcome = 'new'
  LEFT JOIN requests AS t ON t.report_id = r.id AND t.outcome = 'total'
  LEFT JOIN requests AS g ON g.report_id = r.id AND g.outcome = 'granted'
 WHERE r.year = :year
   AND {_OF_SCOPE}
   AND (:issuer = '' OR (i.kind, d.level) IN (
         SELECT p.kind, pd.level FROM issuers AS p JOIN divisions AS pd ON pd.code = p.division
          WHERE instr(p.name, :issuer) > 0))
 ORDER BY n.total DESC, r.id
 LIMIT 500
""",
    ),
    Query(
        "refusal_grounds_by_division",
        "各地不予公开的理由 Refusal grounds by division",
        f"各行政区划一年之内不予公开的各项理由，按机关类别和统计范围分列；拒绝不足 {ENOUGH} 件的不算比例。",
        (
            "On which grounds requests were refused in each division, by kind of issuer and scope; shares are told "
            f"from {ENOUGH} refusals on."
        ),
        f"""
WITH grounds AS (
  SELECT i.division, i.kind, r.year, r.scope, q.outcome, sum(q.total) AS refused, sum(q.total IS NULL) AS blank
    FROM requests AS q {_ISSUERS.format(id="q.report_id")}
   WHERE q.outcome IN ({", ".join(f"'{code}'" for code in REFUSED)})
     AND {_NARROWED}
   GROUP BY i.division, i.kind, r.year, r.scope, q.outcome
)
SELECT d.name AS division, k.name AS kind, g.year, g.scope, o.name AS ground, g.refused, g.blank,
       CASE WHEN sum(g.refused) OVER w >= {ENOUGH} AND sum(g.blank) OVER w = 0
            THEN round(100.0 * g.refused / sum(g.refused) OVER w, 1) END AS per_cent_of_refusals
  FROM grounds AS g
  JOIN divisions AS d ON d.code = g.division
  JOIN issuer_kinds AS k ON k.code = g.kind
  JOIN outcomes AS o ON o.code = g.outcome
WINDOW w AS (PARTITION BY g.division, g.kind, g.year, g.scope)
 ORDER BY g.division, k.position, g.year DESC, g.scope, o.position
 LIMIT 4000
""",
    ),
    Query(
        "who_does_not_hold",
        "谁答“本机关不掌握”最多 Who answers 不掌握 most",
        f"答复“本机关不掌握相关政府信息”占办理总数的比例。{_GUARD_ZH}",
        f"Share of requests answered with: this organ does not hold it. {_GUARD}",
        _share(("unavailable_not_held",), "not_held"),
    ),
    Query(
        "who_refuses_most",
        "谁拒绝最多 Who refuses most",
        f"不予公开占办理总数的比例。{_GUARD_ZH}",
        f"Share of requests refused, of all handled. {_GUARD}",
        _share(REFUSED, "refused"),
    ),
    Query(
        "who_grants_most",
        "谁公开最多 Who grants most",
        f"予以公开和部分公开占办理总数的比例。{_GUARD_ZH}",
        f"Share of requests granted in full or in part, of all handled. {_GUARD}",
        _share(("granted", "partially_granted"), "granted"),
    ),
    Query(
        "repeated_and_vexatious",
        "重复与大量反复申请 Repeated and vexatious requests",
        f"以重复申请、无正当理由大量反复申请为由不予处理的比例。{_GUARD_ZH}",
        f"Share of requests not processed as repeats or as too many without reason. {_GUARD}",
        _share(("unprocessed_repeat", "unprocessed_vexatious"), "not_processed"),
    ),
    Query(
        "petitions_as_requests",
        "当作信访的申请 Requests taken for petitions",
        f"以信访、举报、投诉为由不予处理的比例。{_GUARD_ZH}",
        f"Share of requests not processed as petitions or complaints. {_GUARD}",
        _share(("unprocessed_petition",), "petitions"),
    ),
    Query(
        "who_is_asked_most",
        "谁收到的申请最多 Who is asked most",
        "本年新收申请最多的机关，及其中自然人、企业所提的件数。",
        (
            "Issuers by the number of requests that came in the year, and how many were made by persons and "
            "by companies."
        ),
        f"""
SELECT i.name AS issuer, r.year, r.scope, q.total AS new_requests, q.natural_person, q.company,
       r.status, r.id AS report
  FROM requests AS q {_ISSUERS.format(id="q.report_id")}
 WHERE q.outcome = 'new' AND q.total IS NOT NULL
   AND {_RANKED}
 ORDER BY q.total DESC, r.id
 LIMIT 500
""",
    ),
    Query(
        "who_asks",
        "谁在申请 Who asks",
        "一年之内各类申请人所提的新申请，按机关类别分列；不同类别、不同统计范围不可相加。空白另计。",
        (
            "New requests of a year by kind of applicant and of issuer; kinds of issuer and scopes don't add up. "
            "Blanks are told apart."
        ),
        """
SELECT r.year, k.name AS kind, r.scope, count(*) AS reports, sum(q.natural_person) AS natural_person,
       sum(q.company) AS company,
       sum(q.research_institution) AS research_institution, sum(q.social_organisation) AS social_organisation,
       sum(q.legal_service) AS legal_service, sum(q.other) AS other, sum(q.total) AS total,
       sum(q.total IS NULL) AS blank_totals
  FROM requests AS q
  JOIN reports AS r ON r.id = q.report_id
  JOIN issuers AS i ON i.id = r.issuer_id
  JOIN issuer_kinds AS k ON k.code = i.kind
 WHERE q.outcome = 'new'
 GROUP BY r.year, i.kind, r.scope
 ORDER BY r.year DESC, k.position, r.scope
""",
    ),
    Query(
        "carried_over_ledger",
        "结转台账 Ledger of what was carried over",
        "上一年报告“结转下年度”与本年报告“上年结转”并列；两者不等者在前，差额为多出或不见的申请。",
        (
            "What last year's report carried out, beside what this year's carried in: those that differ "
            "first; the difference are requests that vanished or appeared."
        ),
        f"""
SELECT i.name AS issuer, r.year, a.total AS carried_out_last_year, b.total AS carried_in_this_year,
       b.total - a.total AS difference, y.id AS last_report, r.id AS report
  FROM requests AS b {_ISSUERS.format(id="b.report_id")}
  JOIN reports AS y ON y.issuer_id = r.issuer_id AND y.year = r.year - 1
  JOIN requests AS a ON a.report_id = y.id AND a.outcome = 'carried_out'
 WHERE b.outcome = 'carried_in' AND a.total IS NOT NULL AND b.total IS NOT NULL
   AND {_NARROWED}
 ORDER BY abs(b.total - a.total) DESC, r.year DESC, r.id
 LIMIT 1000
""",
    ),
    Query(
        "late_by_days",
        "逾期几天 Late by how many days",
        "所称发布日期晚于法定期限的报告，及依据的条款；没有日期或期限不明的不在其中。certain 为 0 时，至少逾期这些天。",
        (
            "Reports that state a date after their legal deadline, with the article; those that state none, "
            "or for which the law names no certain day, are not in it. Where certain is 0 it is at least so many days."
        ),
        f"""
SELECT p.issuer, p.year, p.published_on, p.deadline, p.days_late, p.article, p.certain, p.report_id AS report
  FROM punctuality AS p
 WHERE p.days_late > 0
   AND {_narrowed("p", "p")}
 ORDER BY p.days_late DESC, p.report_id
 LIMIT 1000
""",
    ),
    Query(
        "corrected_on_reconsideration",
        "复议纠错 Corrected on reconsideration",
        f"已审结的行政复议中结果纠正的比例；尚未审结的不计。{_GUARD_ZH}",
        (
            "Share of reconsiderations that ended in a correction, of those that ended; what is pending is "
            f"in neither. {_GUARD}"
        ),
        f"""
SELECT i.name AS issuer, r.year, r.scope, a.corrected, a.upheld + a.corrected + a.other AS ended, a.pending,
       round(100.0 * a.corrected / (a.upheld + a.corrected + a.other), 1) AS per_cent, r.status, r.id AS report
  FROM appeals AS a {_ISSUERS.format(id="a.report_id")}
 WHERE a.channel = 'reconsideration' AND a.upheld + a.corrected + a.other >= {ENOUGH}
   AND {_RANKED}
 ORDER BY per_cent DESC, ended DESC, r.id
 LIMIT 500
""",
    ),
    Query(
        "lawsuits",
        "行政诉讼 Lawsuits",
        "各机关因信息公开被起诉的案件与纠正的件数，未经复议的与复议后的分列。",
        "Lawsuits against each issuer and how many were corrected; without reconsideration and after it apart.",
        f"""
SELECT i.name AS issuer, r.year, r.scope, x.total AS direct, x.corrected AS direct_corrected,
       y.total AS after_reconsideration,
       y.corrected AS after_corrected, r.status, r.id AS report
  FROM appeals AS x {_ISSUERS.format(id="x.report_id")}
  JOIN appeals AS y ON y.report_id = x.report_id AND y.channel = 'litigation_after_reconsideration'
 WHERE x.channel = 'litigation_direct' AND (x.total > 0 OR y.total > 0)
   AND {_RANKED}
 ORDER BY coalesce(x.total, 0) + coalesce(y.total, 0) DESC, r.id
 LIMIT 1000
""",
    ),
    Query(
        "no_requests",
        "没有申请的机关 Issuers nobody asked",
        "报告本年新收申请为 0 的机关，及历年有几份这样的报告；空白不作 0。",
        "Issuers that report 0 new requests, and in how many of their reports; a blank is no 0.",
        """
SELECT i.name AS issuer, count(*) AS reports, sum(q.total = 0) AS with_none, sum(q.total IS NULL) AS blank,
       group_concat(CASE WHEN q.total = 0 THEN r.year END, ', ') AS years, i.id AS issuer_id
  FROM requests AS q
  JOIN reports AS r ON r.id = q.report_id
  JOIN issuers AS i ON i.id = r.issuer_id
 WHERE q.outcome = 'new'
 GROUP BY i.id
HAVING with_none > 0
 ORDER BY with_none DESC, i.id
 LIMIT 1000
""",
    ),
    Query(
        "normative_documents",
        "规范性文件台账 Ledger of normative documents",
        "规范性文件本年制发、废止与现行有效件数（2021年格式），与上一年的现行有效件数并列。",
        "Normative documents issued, repealed and in force (form of 2021), beside those in force a year before.",
        f"""
SELECT i.name AS issuer, r.year, r.scope, max(CASE g.measure WHEN 'issued' THEN g.value END) AS issued,
       max(CASE g.measure WHEN 'repealed' THEN g.value END) AS repealed,
       max(CASE g.measure WHEN 'in_force' THEN g.value END) AS in_force,
       (SELECT b.value FROM reports AS y JOIN disclosures AS b ON b.report_id = y.id
         WHERE y.issuer_id = r.issuer_id AND y.year = r.year - 1 AND b.clause = '20.1'
           AND b.item = 'normative_documents' AND b.measure = 'in_force') AS in_force_last_year, r.id AS report
  FROM disclosures AS g {_ISSUERS.format(id="g.report_id")}
 WHERE g.clause = '20.1' AND g.item = 'normative_documents' AND g.measure IN ('issued', 'repealed', 'in_force')
   AND {_RANKED}
 GROUP BY r.id
 ORDER BY in_force DESC, r.id
 LIMIT 1000
""",
    ),
    Query(
        "fees",
        "行政事业性收费 Administrative fees",
        "报告的行政事业性收费金额，单位万元，附原文（原文的单位可能不同）。",
        "Administrative fees reported, in 万元 (10,000 yuan), with the print, which may be in another unit.",
        f"""
SELECT i.name AS issuer, r.year, r.scope, f.value, f.unit, f.raw, r.id AS report_id,
       'disclosures.' || f.clause || '.' || f.item || '.' || f.measure AS "key"
  FROM disclosures AS f {_ISSUERS.format(id="f.report_id")}
 WHERE f.item = 'fees' AND f.measure = 'amount' AND f.value > 0
   AND {_RANKED}
 ORDER BY f.value DESC, r.id
 LIMIT 1000
""",
    ),
    Query(
        "coverage_by_year",
        "覆盖情况 Coverage by year",
        "各网站各年度应有的报告：找到、无疑问、有疑问、读不出、缺失各几份。",
        "Of the reports that each portal should have, by year: how many are clean, flagged, unreadable, missing.",
        """
SELECT portal, year, count(*) AS expected, sum(state = 'clean') AS clean, sum(state = 'flagged') AS flagged,
       sum(state = 'text_only') AS text_only, sum(state = 'elsewhere') AS elsewhere,
       sum(state = 'unreadable') AS unreadable,
       sum(state = 'missing') AS missing, sum(state = 'not_due') AS not_due
  FROM coverage
 GROUP BY portal, year
 ORDER BY portal, year DESC
""",
    ),
    Query(
        "changed_after_publication",
        "公布后改动 Changed after publication",
        "公布之后改动的数字和文字，前后并列；图中识别的（ocr 为 1）可能是误读。",
        (
            "Figures and texts that changed after publication, both sides; where one was read in a picture "
            "(ocr is 1) it may be a misreading."
        ),
        f"""
SELECT i.name AS issuer, r.year, v.field AS "key", v.old, v.new, v.old_last_seen, v.noticed_at, v.ocr, v.report_id
  FROM revisions AS v {_ISSUERS.format(id="v.report_id")}
 WHERE {_NARROWED}
 ORDER BY v.noticed_at DESC, v.report_id, v.field
 LIMIT 2000
""",
    ),
    Query(
        "copied_narratives",
        "雷同文本 Copied narratives",
        "正文大半也见于另一份报告的报告；孰先孰后不作判断。",
        "Reports of which most of the narrative stands in another; which was first is not said.",
        f"""
SELECT i.name AS issuer, r.year, j.name AS other_issuer, o.year AS other_year, x.relation, x.share, x.characters,
       r.id AS report, x.other_report
  FROM copied_texts AS x {_ISSUERS.format(id="x.report_id")}
  JOIN reports AS o ON o.id = x.other_report
  JOIN issuers AS j ON j.id = o.issuer_id
 WHERE {_NARROWED}
 ORDER BY x.share DESC, r.id, o.id
 LIMIT 1000
""",
    ),
    Query(
        "wrong_form",
        "用错格式的报告 Reports on another year's form",
        "所用格式不是该年度规定格式的报告。",
        "Reports on a form that is not the one prescribed for their year.",
        """
SELECT i.name AS issuer, r.year, f.name AS form, f.first_year, f.last_year, r.status, r.id AS report
  FROM reports AS r
  JOIN issuers AS i ON i.id = r.issuer_id
  JOIN forms AS f ON f.code = r.form
 WHERE r.year < f.first_year OR r.year > f.last_year
 ORDER BY r.year DESC, r.id
 LIMIT 1000
""",
    ),
)
