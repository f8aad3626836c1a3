"""数据字典的中文说明: what every table and column says, in Chinese.

A column is described once under its own name where it says the same in every table, or under
`table.column`. To add one: a line here; the test of the dictionary names what is missing.
"""

from __future__ import annotations

from parsers.dictionary.codes import APPLICANTS, RESULTS
from parsers.dictionary.model import Column, Table

_TABLES = {
    "divisions": "行政区划，以国家标准 GB/T 2260 代码为准。",
    "portals": "所抓取的政府网站。",
    "crawls": "对某一网站的一次抓取。",
    "documents": "内容互不相同的网页和文件，按内容区分。",
    "captures": "对某一网址的一次访问。",
    "issuers": "发布年度报告的机关。",
    "reports": "一个机关一个年度的政府信息公开工作年度报告。",
    "report_documents": "载有某份报告的每一个文件：网页、附件、其他网站上的同一报告。",
    "source_tables": "来源文件中的原表，逐格照录。",
    "sections": "报告各章的正文。",
    "disclosures": "第二章“主动公开政府信息情况”，每个数据一行。",
    "requests": "第三章“收到和处理政府信息公开申请情况”，表中每行一行。",
    "appeals": "第四章“政府信息公开行政复议、行政诉讼情况”，每种救济渠道一行。",
    "indicators": "2014—2018年度“政府信息公开情况统计表”的各项指标。",
    "checks": "对报告逐条核对勾稽关系的结果；任何数据均不因此改动。",
    "inferences": "空白或无法辨认的单元格，按勾稽关系只能取的值；与原文并列，不取代原文。",
    "revisions": "同一报告前后两次抓取之间的变动。",
    "problems": "未能抓取、读取或识别的网页和文件；一经成功即予删除。",
    "figures": "视图：全部报告的全部数据，附行名、列名、原文和出处。",
    "forms": "年度报告的官方格式。",
    "headings": "报告的六个法定章节。",
    "clauses": "第二章所依据的《条例》第二十条各项。",
    "items": "第二章各行（信息内容）。",
    "measures": "第二章各列（指标）。",
    "outcomes": "第三章各行：新收、结转和办理结果。",
    "applicants": "第三章各列：申请人类别和总计。",
    "channels": "第四章的救济渠道：行政复议、行政诉讼。",
    "results": "第四章各列：复议、诉讼结果。",
    "rules": "用以核对报告的勾稽关系和其他规则。",
    "statuses": "报告的状态。",
    "verdicts": "核对的结果。",
    "refereed": "由另一读取程序复读的结果。",
    "issuer_kinds": "发布机关的类别，由名称判断。",
    "levels": "行政区划的级别。",
    "roles": "抓取到的网页属于何种类型。",
    "crawl_outcomes": "一次抓取如何结束。",
    "stages": "问题发生在哪一阶段。",
    "deadlines": "报告应于何日前公布：机关类别、报告年度、条款。",
    "coverage_states": "应有的报告是否找到、状态如何。",
    "expected_issuers": "某网站应有其报告的机关，以及应有的年度。",
    "punctuality": "视图：每份报告所称发布日期、首次发现日期和公布期限，三者分列。",
    "coverage": "视图：每个应发布机关、每个年度的报告是否找到、状态如何。",
}

_COLUMNS = {
    "report_id": "所属报告。",
    "position": "在该报告各行中的次序，按格式顺序，从1起。",
    "url": "网址。",
    "document": "所读取的内容（SHA-256）。",
    "portal": "发现该项的网站。",
    "raw": "单元格原文；空文本：印为空白；NULL：没有该单元格。",
    "source_table": "该数据所在的原表。",
    "place": "JSON：单元格在来源中的表、行、列（从0起），文本行（从1起），或页码和坐标（点）。",
    "places": "JSON：各列单元格在来源中的位置。",
    "value": "数据；空：原文空白或无法识别为数字（绝不作0处理）。",
    "parent": "附件所属的网页。",
    "role": "网页类型。",
    "status": "状态。",
    "issuer_name": "该文件自称的机关名称。",
    "digest": "全部读取结果的摘要；内容有变则变。",
    "figures": "读到的数据个数，空白不计。",
    "checks_failed": "不成立的规则数。",
    "media_type": "媒体类型。",
    "unit": "计量单位：件、项或万元。",
    "message": "结论说明。",
    "code": "代码。",
    "name": "名称，中英文并列。",
    "label": "中文标签，照官方格式。",
    "english": "英文名称。",
    "form": "使用该代码的官方格式，由旧到新；空：不属于格式。",
    "meaning": "代码的含义（英文）。",
    "source": "规则所依据的法规或格式。",
    "notice": "规定该格式的文号。",
    "part_of": "所属的栏目组，如“不予公开”。",
    "clause": "《条例》第二十条第（X）项。",
    "divisions.code": "六位区划代码（GB/T 2260）。",
    "divisions.name": "正式名称；名录中没有的，即为代码本身。",
    "divisions.level": "级别。",
    "divisions.parent": "上级区划。",
    "divisions.last_year": "该区划存在的最后一年；空：现仍存在。",
    "divisions.became": "撤并后的区划。",
    "portals.id": "网站代号，即爬虫名称。",
    "portals.name": "网站中文名称。",
    "portals.base_url": "首页网址。",
    "portals.division": "主办政府所属区划。",
    "portals.last_crawl": "最近一次抓取。",
    "crawls.id": "网站和开始时间，如 luoyang-20261120T223300Z。",
    "crawls.portal": "所抓取的网站。",
    "crawls.started_at": "开始时间（UTC）。",
    "crawls.ended_at": "结束时间（UTC）；空：仍在进行，或中途被终止。",
    "crawls.outcome": "结果。",
    "crawls.reason": "何以如此结束。",
    "crawls.mirror": "代为应答的本地镜像；空：网站本身。",
    "crawls.counts": "JSON：各项计数。",
    "documents.sha256": "内容的 SHA-256，十六进制。",
    "documents.media_type": "由内容判断的媒体类型。",
    "documents.size": "长度。",
    "documents.first_seen": "首次抓取时间（UTC）。",
    "captures.id": "抓取时间和网址摘要。",
    "captures.url": "在该网站上的网址。",
    "captures.fetched_at": "抓取时间（UTC）。",
    "captures.status": "HTTP 状态码。",
    "captures.reason": "何以判为该类型。",
    "captures.link_text": "指向该页的链接文字。",
    "captures.referrer": "链接所在的网页。",
    "captures.crawl": "所属抓取批次；空：无。",
    "captures.document": "所得内容；空：应答无内容。",
    "captures.media_type": "服务器所称的媒体类型。",
    "captures.etag": "应答的 ETag。",
    "captures.last_modified": "应答的 Last-Modified。",
    "captures.hints": "JSON：网站在报告之外所称的机关、标题、发布日期。",
    "captures.archive": "其字节在归档中的位置；空：未归档。",
    "issuers.id": "区划代码和规范名称，如 410300-洛阳市财政局。",
    "issuers.name": "规范名称。",
    "issuers.division": "所服务的行政区划。",
    "issuers.kind": "机关类别。",
    "issuers.other_names": "JSON 列表：曾见的其他名称。",
    "reports.id": "机关和年度，如 410300-洛阳市财政局-2023。",
    "reports.issuer_id": "发布机关。",
    "reports.year": "报告年度，不是发布年份。",
    "reports.form": "第二章所用的官方格式；第二章没有的，依第三章。",
    "reports.status": "是否存疑。",
    "reports.title": "标题，照原文。",
    "reports.url": "来源网址。",
    "reports.published_on": "所称发布日期。",
    "reports.warning_count": "提示数。",
    "reports.warnings": "JSON 列表：读者须知的提示，含说明、所涉数据、位置。",
    "reports.copies": "载有该报告的文件数。",
    "reports.copies_agree": "1：各副本数据一致；0：不一致（见 report_documents）；空：无可比较。",
    "reports.issuer_name": "报告自称的机关名称。",
    "reports.evidence": "JSON：据以认定机关、年度、日期的原文。",
    "reports.reader": "采用其结果的读取程序。",
    "reports.readers": "JSON 列表：依次读过该文件的读取程序。",
    "reports.verdict": "复读结果。",
    "reports.disputes": "JSON：各读取程序读法不一的数据及各自读法；该单元格为空。",
    "reports.parser_version": "解析程序的判定版本。",
    "report_documents.url": "副本所在网址；每一网址以最近一次抓取为准。",
    "report_documents.chosen": "1：报告数据取自该副本；0：取自其他副本。",
    "report_documents.agrees": "1：数据与所取副本一致；0：不一致；空：其中一方没有数据。",
    "report_documents.differs": "JSON：不一致的各项数据，所取副本的值和该副本的值。",
    "report_documents.cells": "该副本印出的格式单元格数，含空白。",
    "report_documents.ocr": "1：数据读自图片；0：均为文本。",
    "report_documents.figures_digest": "全部数据的摘要；空：没有数据。",
    "report_documents.reading": "读取的全部结果（压缩的 JSON）。",
    "source_tables.id": "报告和次序，如 410300-洛阳市财政局-2023/2。",
    "source_tables.section": "所在章；空：第一章之前。",
    "source_tables.position": "在文件各表中的次序，从0起。",
    "source_tables.page": "起始页码，从1起；空：来源不分页。",
    "source_tables.flattened": "1：合并单元格已丢失，列可能错位；0：未丢失。",
    "source_tables.cells": "JSON 列表：各单元格的原文、行、列、合并情况，以及已知的文本行、页码、坐标或置信度。",
    "sections.id": "由报告派生的编号，同一报告各章相连。",
    "sections.number": "六个法定章节中的第几章。",
    "sections.heading": "标题，照原文。",
    "sections.text": "正文各段，每段一行，不含表格。",
    "disclosures.item": "信息内容。",
    "disclosures.measure": "指标。",
    "requests.outcome": "表中的行（办理结果）。",
    "requests.raw": "JSON：该行各单元格原文，按列；空文本：空白；null：没有该单元格。",
    "appeals.channel": "救济渠道。",
    "appeals.raw": "JSON：该渠道各单元格原文，按列；空文本：空白；null：没有该单元格。",
    "indicators.indicator": "统计指标代码。",
    "indicators.unit": "计量单位，照原表。",
    "checks.rule": "规则。",
    "checks.subject": "规则所用于的行、列或部分。",
    "checks.status": "核对结果。",
    "checks.left": "等式左边；空：不详。",
    "checks.right": "等式右边；空：不详。",
    "inferences.cell": "数据的键，如 requests.new.natural_person。",
    "inferences.value": "按勾稽关系只能取的值。",
    "inferences.rules": "JSON 列表：所依据的规则。",
    "revisions.field": "变动的数据的键，或变动的文字。",
    "revisions.new_capture": "读到新值的抓取。",
    "revisions.old_capture": "读到旧值的抓取。",
    "revisions.old": "原值。",
    "revisions.new": "新值。",
    "revisions.noticed_at": "发现时间（UTC）。",
    "problems.id": "阶段和网址（或文件）的摘要。",
    "problems.stage": "阶段。",
    "problems.message": "出了什么问题，如何处理。",
    "problems.document": "所涉内容；空：无。",
    "figures.issuer": "发布机关名称。",
    "figures.year": "报告年度。",
    "figures.key": "数据的键：表、行、列，如 requests.new.total。",
    "figures.line": "表中的行，中英文并列。",
    "figures.column": "表中的列，中英文并列。",
    "portals.expected": "JSON 列表：该网站应有其报告的机关，照声明，附已知年度。",
    "problems.issuer_id": "据链接判断，属于哪个机关的报告；空：链接未提及。",
    "problems.year": "据链接判断，属于哪个报告年度；空：链接未提及。",
    "deadlines.kind": "机关类别。",
    "deadlines.first_year": "适用的第一个报告年度。",
    "deadlines.last_year": "适用的最后一个报告年度；空：仍然有效。",
    "deadlines.month_day": "报告年度次年的最后期限（月-日）。",
    "article": "《条例》的有关条款。",
    "certain": "1：条款为该类机关明定该日；0：未明定，取《条例》所知的最晚之日。",
    "issuer_id": "发布机关。",
    "issuer": "发布机关的规范名称。",
    "kind": "机关类别。",
    "year": "报告年度，不是发布年份。",
    "deadline": "最后期限；空：当年尚无法规要求。",
    "published_on": "所称发布日期。",
    "first_seen": "我们首次抓到其副本之日（北京时间）。",
    "days_late": "所称发布日期晚于期限的天数；0：按时；空：不详。绝不以发现日期计算。",
    "expected_issuers.portal": "应有其报告的网站。",
    "expected_issuers.issuer_id": "机关编号；尚未找到其报告时，issuers 中没有该机关。",
    "expected_issuers.division": "所服务的行政区划。",
    "expected_issuers.from_year": "应有报告的第一个年度。",
    "expected_issuers.to_year": "应有报告的最后一个年度；空：直到最近已到期的年度。",
    "expected_issuers.source": "何以得知（英文）。",
    "coverage.portal": "应有该报告的网站。",
    "coverage.state": "状态，见 coverage_states。",
    "coverage.report_id": "报告；空：未找到。",
    "coverage.problem": "无法读取的：出了什么问题。",
    "coverage.url": "报告的网址，或未能读取的网址。",
    "coverage.source": "何以得知应有该报告（英文）。",
    "forms.first_year": "适用的第一个报告年度。",
    "forms.last_year": "适用的最后一个报告年度；空：仍在使用。",
    "measures.unit": "数据的计量单位。",
}


def of_table(table: Table) -> str:
    """Its description in Chinese, or its title."""
    return _TABLES.get(table.name, table.title)


def of_column(table: Table, column: Column) -> str:
    """Its description in Chinese, with the unit; empty where there is none."""
    words, unit = described(table, column), unit_of(column)
    return f"{words}单位：{unit}。" if words and unit else words


def described(table: Table, column: Column) -> str:
    """Its description in Chinese, without the unit; empty where there is none."""
    for key in (f"{table.name}.{column.name}", column.name):
        words = _COLUMNS.get(key) or _HEADS.get(key)
        if words:
            return words
    return ""


def unit_of(column: Column) -> str:
    """Its unit in Chinese; empty where it counts nothing."""
    return _UNITS.get(column.unit, column.unit) if column.unit else ""


_HEADS = {
    f"{table}.{row['code']}": f"{row['label']}。"
    for table, codes in (("requests", APPLICANTS), ("appeals", RESULTS))
    for row in codes.rows
}
_UNITS = {
    "requests (件)": "件", "cases (件)": "件", "bytes": "字节", "figures": "个", "checks": "条",
    "warnings": "条", "documents": "个", "report year": "年度", "year": "年", "cells": "个",
    "as in the column unit": "见 unit 列", "days": "天", "reports": "份", "that of the subject": "同规则所用于的数据", "that of the cell": "同该数据",
}  # fmt: skip


def missing(tables: tuple[Table, ...]) -> list[str]:
    """Tables and columns without a Chinese description, as `table` or `table.column`."""
    lacking = [table.name for table in tables if table.name not in _TABLES]
    lacking += [f"{t.name}.{c.name}" for t in tables for c in t.columns if not described(t, c)]
    return lacking
