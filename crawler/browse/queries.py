"""Canned queries: the questions people come with, as SQL they can read, change and cite."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """`:name` in the SQL asks for a word. Functions beyond SQLite's come from `plugins`."""

    name: str
    title: str
    description: str
    sql: str


QUERIES = (
    Query(
        "search_narrative",
        "正文检索 Search the narrative",
        "Sections that hold all the words (two characters are enough), with the place where the first stands."
        " Words in quotes must stand together.",
        """
SELECT r.id AS report, i.name AS issuer, r.year, h.name AS section,
       excerpt(s.text, :words) AS excerpt, r.url
  FROM sections AS s
  JOIN reports AS r ON r.id = s.report_id
  JOIN issuers AS i ON i.id = r.issuer_id
  JOIN headings AS h ON h.code = s.number
 WHERE s.id IN (SELECT rowid FROM sections_fts WHERE sections_fts MATCH match_query(:words))
 ORDER BY r.year DESC, i.id, s.id
 LIMIT 500
""",
    ),
    Query(
        "figures_over_years",
        "历年数据 Figures of an issuer over the years",
        "Every figure of the issuers whose name holds the word, year by year. Leave key empty for all figures,"
        " or give the beginning of one, such as requests.new or appeals.",
        """
SELECT issuer, line, "column", unit, year, value, raw, report_id
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
        "Every rule that does not hold over the figures as printed. The figures are kept as printed:"
        " the error is the publisher's, or ours; the source says which.",
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
        "How requests were handled, summed over all reports of a year. Blank cells count as nothing and are"
        " told in their own column: a sum over blanks is a least number, not the number.",
        """
SELECT r.year, o.name AS outcome, sum(q.total) AS requests, count(q.total) AS reports,
       sum(q.total IS NULL) AS blank
  FROM requests AS q
  JOIN reports AS r ON r.id = q.report_id
  JOIN outcomes AS o ON o.code = q.outcome
 GROUP BY r.year, o.code
 ORDER BY r.year DESC, o.position
""",
    ),
    Query(
        "copies_that_differ",
        "副本不一致 Copies that differ",
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
)
