"""The tables of facts, in the order in which rows may be written (each after what it refers to), and the views."""

from __future__ import annotations

from crawler.dictionary.archive import ARCHIVE_FILES, ARCHIVE_RECORDS
from crawler.dictionary.corrections import CORRECTIONS
from crawler.dictionary.coverage import COVERAGE, EXPECTED_ISSUERS, PUNCTUALITY
from crawler.dictionary.crawled import CAPTURES, CRAWLS, DIVISIONS, DOCUMENTS, ISSUERS, PORTALS
from crawler.dictionary.figures import APPEALS, DISCLOSURES, FIGURES, INDICATORS, REQUESTS
from crawler.dictionary.findings import CHECKS, INFERENCES, PROBLEMS
from crawler.dictionary.history import CHANGES, READINGS, REVISIONS, SIGHTINGS
from crawler.dictionary.likeness import COPIED_TEXTS
from crawler.dictionary.model import Table
from crawler.dictionary.ratios import REPORT_RATIOS
from crawler.dictionary.reports import REPORT_DOCUMENTS, REPORTS, SECTIONS, SOURCE_TABLES
from crawler.dictionary.series import SERIES
from crawler.dictionary.successions import ISSUER_SUCCESSIONS

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
