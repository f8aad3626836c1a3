"""沿革: tables and views of what was read from each document, and what changed between captures.

What changes with every capture (when something was last seen) is computed by views and not stored, so
that a crawl in which nothing changed writes captures and nothing else.
"""

from __future__ import annotations

from crawler.dictionary.model import SENTENCE, Column, Table, integer, json, number, text
from crawler.dictionary.shared import REPORT

READINGS = Table(
    "readings",
    "读取",
    "What was read from a document (读取), once for each version of the parsers: nothing is read twice.",
    "从一个文件读到的内容，每个解析版本一次：同一文件不重复读取。",
    (
        text(
            "id",
            "Key, parser version, and place among what was read from the same document.",
            "键、解析版本和在同一文件读取结果中的次序。",
            required=True,
        ),
        text(
            "key",
            "Digest of the document and of what the parser was told of it.",
            "文件和告知解析程序的内容的摘要。",
            required=True,
        ),
        text(
            "source",
            "The document that was read, or the archive that holds it.",
            "所读取的文件，或装有它的压缩包。",
            references="documents",
            required=True,
        ),
        json(
            "hints",
            "JSON: what the parser was given beside the bytes: name, title, issuer, division; url where there is no name.",
            "JSON：字节之外告知解析程序的内容：文件名、标题、机关、区划；没有文件名的，为网址。",
            required=True,
        ),
        text("parser_version", "Version of the parsers' judgement.", "解析程序的判定版本。", required=True),
        integer(
            "position",
            "Its place among what was read from the same source, from 0.",
            "在同一来源的读取结果中的次序，从0起。",
            required=True,
        ),
        text("member", "For a file in an archive: its path there.", "压缩包中的文件：其路径。"),
        text(
            "document",
            "The document whose reading it is; for a file in an archive, that file.",
            "读取结果所属的文件；压缩包中的，为该文件。",
            references="documents",
            required=True,
        ),
        text("outcome", "What came of it.", "读取的结果。", references="reading_outcomes", required=True),
        text("stage", "Where it failed (阶段); empty: it didn't.", "失败的阶段；空：没有失败。", references="stages"),
        text("message", "Why there is no report, in words.", "没有读出报告的原因。"),
        *SENTENCE,
        text("media_type", "Media type as detected from the bytes.", "媒体类型。"),
        text(
            "report_id",
            "Id of the report it carries; whether it stands in the corpus depends on where it was found.",
            "所载报告的编号；是否入库，视其在何处发现。",
        ),
        text("issuer_name", "The issuer's name as printed.", "该文件自称的机关名称。"),
        json("issuer", "JSON: the organ: id, name, division, kind.", "JSON：机关的编号、名称、区划、类别。"),
        integer("figures", "Figures read from it.", "读到的数据个数，空白不计。", unit="figures"),
        integer(
            "cells", "Cells of the form that it prints, blank ones too.", "印出的格式单元格数，含空白。", unit="cells"
        ),
        integer("ocr", "1: figures were read in a picture; 0: all are text.", "1：数据读自图片；0：均为文本。"),
        integer("checks_failed", "Rules that do not hold in it.", "不成立的规则数。", unit="checks"),
        text("figures_digest", "Digest of its figures; empty: it has none.", "全部数据的摘要；空：没有数据。"),
        text("digest", "Digest of everything read from it.", "全部读取结果的摘要；内容有变则变。"),
        Column(
            "copy",
            "blob",
            "Everything read from it: its rows by table, as zlib-compressed JSON. With it rows can be made again without reading it again.",
            "读取的全部结果（压缩的 JSON），据此可重新入库，无须再读。",
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
    "同一报告前后两次抓取之间的变动。",
    (
        REPORT,
        text(
            "field",
            "Key of the figure as in figures; or sections.1 to sections.6, title, published_on.",
            "变动的数据的键，或变动的文字。",
            required=True,
        ),
        text(
            "new_capture",
            "The first capture with the new reading.",
            "读到新值的抓取。",
            references="captures",
            required=True,
        ),
        text(
            "old_capture",
            "The last capture with the old reading.",
            "读到旧值的抓取。",
            references="captures",
            required=True,
        ),
        text("old", "What stood there before, as printed (原文); empty text: blank; NULL: nothing.", "原值。"),
        text("new", "What stands there since, as printed.", "新值。"),
        number(
            "old_value", "The number before; empty: none was read.", "原来的数；空：没有读到。", unit="as the figure's"
        ),
        number(
            "new_value", "The number since; empty: none was read.", "现在的数；空：没有读到。", unit="as the figure's"
        ),
        text(
            "old_first_seen",
            "When the old reading was first seen, UTC.",
            "首次见到原内容的时间（UTC）。",
            required=True,
        ),
        text("old_last_seen", "When it was last seen, UTC.", "最后一次见到原内容的时间（UTC）。", required=True),
        text(
            "noticed_at",
            "When the new reading was first seen, UTC; see the view changes for when it was last.",
            "发现时间（UTC）。",
            required=True,
        ),
        text("url", "Where the new reading stands.", "网址。", required=True),
        text(
            "old_url",
            "Where the old one stood: another address where the report moved.",
            "原内容所在网址；报告移动过的，与现网址不同。",
            required=True,
        ),
        text(
            "stands_at",
            "The last address of this copy: the new reading's, unless it moved again.",
            "该副本最后所在的网址；此后未再移动的，即新内容所在网址。",
            required=True,
        ),
        integer(
            "ocr",
            "1: one of them was read in a picture, so that a difference may be a misreading; 0: both are text.",
            "1：其中一方读自图片，差异可能是误读；0：均为文本。",
            required=True,
        ),
        text(
            "parser_version",
            "The version of the parsers whose readings are compared.",
            "用以比较的两次读取的解析版本。",
            required=True,
        ),
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
    "视图：已发布报告的每一处变动，属于谁，前后两种内容各存在多久。",
    (
        text("report_id", "The report.", "所属报告。"),
        text("issuer", "Name of the organ (发布机关).", "发布机关的规范名称。"),
        integer("year", "The year reported on (报告年度).", "报告年度，不是发布年份。", unit="report year"),
        text(
            "field",
            "Key of the figure as in figures; or sections.1 to sections.6, title, published_on.",
            "数据的键，与 figures 一致；或 sections.1 至 sections.6、title、published_on。",
        ),
        text("old", "What stood there before, as printed (原文).", "原来的内容，照原文。"),
        text("new", "What stands there since, as printed.", "现在的内容，照原文。"),
        number(
            "old_value", "The number before; empty: none was read.", "原来的数；空：没有读到。", unit="as the figure's"
        ),
        number(
            "new_value", "The number since; empty: none was read.", "现在的数；空：没有读到。", unit="as the figure's"
        ),
        text("old_first_seen", "When the old reading was first seen, UTC.", "首次见到原内容的时间（UTC）。"),
        text("old_last_seen", "When it was last seen, UTC.", "最后一次见到原内容的时间（UTC）。"),
        text("new_first_seen", "When the new reading was first seen, UTC.", "首次见到新内容的时间（UTC）。"),
        text("new_last_seen", "When it was last seen, UTC.", "最近一次见到新内容的时间（UTC）。"),
        integer("ocr", "1: one of them was read in a picture; 0: both are text.", "1：其中一方读自图片；0：均为文本。"),
        text("url", "Where the new reading stands.", "网址。"),
        text("old_url", "Where the old one stood.", "原内容所在网址。"),
    ),
    (),
)

SIGHTINGS = Table(
    "sightings",
    "在网情况",
    "A view: since when, until when and where each copy of a report was seen.",
    "视图：报告的每个副本何时何地见到，直到何时。",
    (
        text("report_id", "The report.", "所属报告。"),
        text("issuer", "Name of the organ (发布机关).", "发布机关的规范名称。"),
        integer("year", "The year reported on (报告年度).", "报告年度，不是发布年份。", unit="report year"),
        text("url", "Where the copy is, or was.", "网址。"),
        integer(
            "chosen",
            "1: the report's rows were read from this copy; 0: from another.",
            "1：报告数据取自该副本；0：取自其他副本。",
        ),
        text("document", "Its content, as last seen.", "所读取的内容（SHA-256）。"),
        text("first_seen", "When the report was first seen there, UTC.", "首次在此见到该内容的时间（UTC）。"),
        text(
            "last_seen", "When it was last seen there, with this content, UTC.", "最近一次在此见到该内容的时间（UTC）。"
        ),
        text(
            "withdrawn_at",
            "When it was first missed there, UTC; empty: it was there when we last looked.",
            "首次不见的时间（UTC）；空：最近一次查看时仍在。",
        ),
        text("moved_from", "The address it stood at before.", "先前的网址。"),
    ),
    (),
)

__all__ = ["CHANGES", "READINGS", "REVISIONS", "SIGHTINGS"]
