"""沿革: what was read from each document, and what changed from one capture to the next.

The views are here because what grows with every capture (when something was last seen) is not
stored: a crawl in which nothing changed writes captures and nothing else.
"""

from __future__ import annotations

from crawler.dictionary.model import SENTENCE, Column, Table, integer, json, number, text

READINGS = Table(
    "readings",
    "读取",
    "What was read from a document (读取), once for each version of the parsers: nothing is read twice.",
    (
        text("id", "Key, parser version, and place among what was read from the same document.", required=True),
        text("key", "Digest of the document and of the hints.", required=True),
        text(
            "source", "The document that was read, or the archive that holds it.", references="documents", required=True
        ),
        json(
            "hints",
            "JSON: what the parser was given beside the bytes: name, title, issuer, division; url where there is no name.",
            required=True,
        ),
        text("parser_version", "Version of the parsers' judgement.", required=True),
        integer("position", "Its place among what was read from the same source, from 0.", required=True),
        text("member", "For a file in an archive: its path there."),
        text(
            "document",
            "The document whose reading it is; for a file in an archive, that file.",
            references="documents",
            required=True,
        ),
        text("outcome", "What came of it.", references="reading_outcomes", required=True),
        text("stage", "Where it failed (阶段); empty: it didn't.", references="stages"),
        text("message", "Why there is no report, in words."),
        *SENTENCE,
        text("media_type", "Media type as detected from the bytes."),
        text(
            "report_id", "Id of the report it carries; whether it stands in the corpus depends on where it was found."
        ),
        text("issuer_name", "The issuer's name as printed."),
        json("issuer", "JSON: the organ: id, name, division, kind."),
        integer("figures", "Figures read from it.", unit="figures"),
        integer("cells", "Cells of the form that it prints, blank ones too.", unit="cells"),
        integer("ocr", "1: figures were read in a picture; 0: all are text."),
        integer("checks_failed", "Rules that do not hold in it.", unit="checks"),
        text("figures_digest", "Digest of its figures; empty: it has none."),
        text("digest", "Digest of everything read from it."),
        Column(
            "copy",
            "blob",
            "Everything read from it: its rows by table, as zlib-compressed JSON. With it rows can be made again without reading it again.",
        ),
    ),
    ("id",),
    label="report_id",
    sort="id",
    facets=("outcome", "parser_version"),
    indices=(("key",), ("source",), ("document",), ("report_id",), ("outcome",), ("stage",)),
)

REVISIONS = Table(
    "revisions",
    "更正",
    "What changed in a report between two captures (更正): one row per cell of the form, section, title or date."
    " Both sides are readings of one version of the parsers, so that what changed is the document.",
    (
        text("report_id", "The report.", references="reports", required=True),
        text(
            "field", "Key of the figure as in figures; or sections.1 to sections.6, title, published_on.", required=True
        ),
        text("new_capture", "The first capture with the new reading.", references="captures", required=True),
        text("old_capture", "The last capture with the old reading.", references="captures", required=True),
        text("old", "What stood there before, as printed (原文); empty text: blank; NULL: nothing."),
        text("new", "What stands there since, as printed."),
        number("old_value", "The number before; empty: none was read.", unit="as the figure's"),
        number("new_value", "The number since; empty: none was read.", unit="as the figure's"),
        text("old_first_seen", "When the old reading was first seen, UTC.", required=True),
        text("old_last_seen", "When it was last seen, UTC.", required=True),
        text(
            "noticed_at",
            "When the new reading was first seen, UTC; see the view changes for when it was last.",
            required=True,
        ),
        text("url", "Where the new reading stands.", required=True),
        text("old_url", "Where the old one stood: another address where the report moved.", required=True),
        text("stands_at", "The last address of this copy: the new reading's, unless it moved again.", required=True),
        integer(
            "ocr",
            "1: one of them was read in a picture, so that a difference may be a misreading; 0: both are text.",
            required=True,
        ),
        text("parser_version", "The version of the parsers whose readings are compared.", required=True),
    ),
    ("report_id", "field", "new_capture"),
    sort="-noticed_at",
    facets=("ocr",),
    indices=(("new_capture",), ("old_capture",), ("noticed_at",)),
)

CHANGES = Table(
    "changes",
    "更正一览",
    "A view: every change of a published report, with whose it is and how long each side stood.",
    (
        text("report_id", "The report."),
        text("issuer", "Name of the organ (发布机关)."),
        integer("year", "The year reported on (报告年度).", unit="report year"),
        text("field", "Key of the figure as in figures; or sections.1 to sections.6, title, published_on."),
        text("old", "What stood there before, as printed (原文)."),
        text("new", "What stands there since, as printed."),
        number("old_value", "The number before; empty: none was read.", unit="as the figure's"),
        number("new_value", "The number since; empty: none was read.", unit="as the figure's"),
        text("old_first_seen", "When the old reading was first seen, UTC."),
        text("old_last_seen", "When it was last seen, UTC."),
        text("new_first_seen", "When the new reading was first seen, UTC."),
        text("new_last_seen", "When it was last seen, UTC."),
        integer("ocr", "1: one of them was read in a picture; 0: both are text."),
        text("url", "Where the new reading stands."),
        text("old_url", "Where the old one stood."),
    ),
    (),
)

SIGHTINGS = Table(
    "sightings",
    "在网情况",
    "A view: since when, until when and where each copy of a report was seen.",
    (
        text("report_id", "The report."),
        text("issuer", "Name of the organ (发布机关)."),
        integer("year", "The year reported on (报告年度).", unit="report year"),
        text("url", "Where the copy is, or was."),
        integer("chosen", "1: the report's rows were read from this copy; 0: from another."),
        text("document", "Its content, as last seen."),
        text("first_seen", "When the report was first seen there, UTC."),
        text("last_seen", "When it was last seen there, with this content, UTC."),
        text("withdrawn_at", "When it was first missed there, UTC; empty: it was there when we last looked."),
        text("moved_from", "The address it stood at before."),
    ),
    (),
)

__all__ = ["CHANGES", "READINGS", "REVISIONS", "SIGHTINGS"]
