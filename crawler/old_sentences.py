"""Parses sentences that nianbao wrote before it stored codes and values. Corpora of schema 1 and 2, and
archives of that time, hold only the English sentence.

Sentences are parsed only here: to migrate a corpus, and to read such an archive. The templates are those
of that time, so they must not change when today's sentences do.

A template names a value and its kind, `{pages:c}`; kinds are in `_kind`. If several templates fit a
sentence, the first one counts: quotes and messages of libraries may contain anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from string import Formatter

from parsers.sentences import Json, Message

_TEMPLATES: dict[str, str] = {
    "sum.holds": "{left:n} = {right:n}",
    "sum.fails": "{left:n} ≠ {right:n}",
    "sum.blank": "{blank:n} of {cells:n} cells are blank or not read",
    "sum.follows": "{key:code} follows as {value:n}",
    "sum.known": "{blank:n} of {cells:n} cells are blank or not read; {known:follows}",
    "sum.printed_so": "{left:n} ≠ {right:n}; independent readings ({readers:words}) gave the same figures: it is printed so",
    "sum.read_alone": "{left:n} ≠ {right:n}; no second reading gave the same figures",
    "mention.in_brackets": "a remark in brackets says what is counted in",
    "mention.over_years": "it may be a count over years",
    "mention.a_part": "it is a part of another number",
    "mention.not_said": "it doesn't say that it is about disclosure",
    "structure.whole": "all six sections are there",
    "structure.missing": "section {numbers:numbers} is not found",
    "copies.agree": "{agreeing:n} of {compared:n} further copies carry the same figures",
    "copies.differ": "{agreeing:n} of {compared:n} further copies carry the same figures: report_documents says where the others differ",
    "narrative.open": "the text says {printed:w}, the table leaves it open",
    "narrative.agrees": "the text says {printed:w}, so does the table",
    "narrative.differs": "the text says {printed:w}, the table {cell:n}",
    "narrative.doubted": "the text says {printed:w}, the table {cell:n}; {doubt:mention}",
    "narrative.carried_in": "the text says {printed:w}, the table {cell:n}; requests carried in may be left out",
    "narrative.looser": "the text says {printed:w}, the table {cell:n}, but the words may mean {reading:sum}",
    "narrative.elsewhere": "{printed:w} in “{sentence:t}”",
    "narrative.stated": "{quantity:quantity}: {said:said}: “{sentence:t}”",
    "narrative.twice": "{quantity:quantity}: {said:said}: “{sentence:t}”; the text gives other numbers, too: {others:elsewhere}",
    "years.alone": "there is no report of {before:n} to compare",
    "years.no_cell": "a cell is blank, not read or not in the form",
    "years.not_counted": "the report of {before:n} doesn't count what is in force (form {form:w})",
    "years.no_count": "the report of {before:n} doesn't count what is in force (form None)",
    "years.goes_on": "{left:n} after {before:n} = {right:n} in {year:n}",
    "years.breaks": "{left:n} after {before:n} ≠ {right:n} in {year:n}",
    "change.open": "the table of either year leaves it open",
    "change.no_report": "there is no report of {before:n}",
    "change.from_none": "last year there were none",
    "change.is": "from {then:n} to {now:n} it is",
    "change.is_not": "from {then:n} to {now:n} it is {change:w}",
    "change.claimed": "{quantity:quantity}: the text claims {claim:w}, {words:change}: “{sentence:t}”",
    "deadline.no_day": "the Regulations name no day for this kind of organ ({kind:code})",
    "deadline.no_date": "due by {last:w} ({article:w}); the document states no date of publication",
    "deadline.unlikely": "the date stated, {stated:w}, is hardly that of first publication; due by {last:w} ({article:w})",
    "deadline.in_time": "published {stated:w}, due by {last:w} ({article:w})",
    "deadline.of_an_office": "published {stated:w}, after {last:w} ({article:w}); in time if it is the government's report, which its office draws up",
    "deadline.late": "published {stated:w}, {days:n} days after {last:w} ({article:w})",
    "copied.few_reports": "too few reports of the year to tell common wording from copied",
    "copied.short": "about {own:n} characters of its own are too few to judge by",
    "copied.stands": "{share:n} % of its own text stands in {other:w}",
    "copied.copies": "{share:n} % of its own text stands in {other:w}: {quotes:quoted_semicolons}",
    "copied.alone": "no other report of the year has most of its text",
    "file.empty": "the file is empty: fetch it again",
    "file.too_large": "the file has {megabytes:n} MB, more than the {most:n} MB a report may have: look whether it is one",
    "file.locked": "{what:file} is locked with a password: ask for an open one",
    "file.excel_locked": "the Excel file is locked with a password",
    "file.ask_for_open": "it is locked with a password: ask whoever published it for one that is open",
    "file.damaged": "{what:file} is damaged ({error:damage}): fetch it again",
    "file.lacks_part": "it lacks its part {part:t}",
    "file.not_words_block": "its first block is not Word's",
    "file.no_cell": "“{reference:t}” is no cell",
    "archive.empty": "there are no files in this archive: look whether it was packed empty",
    "archive.no_report": "none of the {files:n} files in this archive is an annual report ({reasons:members})",
    "archive.member": "{file:t}: {why:failure}",
    "archive.many_reports": "the archive holds {reports:n} reports: read them one by one",
    "archive.too_large": "the archive unpacks to more than reports need: look what is in it",
    "archive.too_deep": "archives in it are nested more than {levels:n} deep",
    "archive.split": "it is a part of a split archive: the first part is needed",
    "archive.many_files": "it holds {files:c} files: no archive of reports does",
    "archive.no_unrar": "no program to unpack RAR is installed: apt-get install unar (macOS: brew install unar)",
    "archive.member_damaged": "{file:t} is damaged ({error:t})",
    "archive.member_too_large": "{file:t} unpacks to more than {megabytes:n} MB",
    "package.many_parts": "it holds {files:c} files, more than {most:c}: no report does",
    "package.part_locked": "{file:t} is locked with a password: ask for an open one",
    "package.part_damaged": "{file:t} is damaged ({error:t}): fetch it again",
    "package.part_too_large": "{file:t} unpacks to more than {megabytes:n} MB: no report does",
    "package.xml_damaged": "the XML in it is damaged ({error:t}): fetch it again",
    "package.xml_entities": "the XML in it declares entities of its own, as no office program does",
    "html.nothing": "there is nothing in this HTML: fetch it again",
    "html.none": "no HTML can be made of it ({error:t}): fetch it again",
    "html.too_deep": "it is nested more than {levels:c} deep",
    "html.cells": "a table of it claims more cells than a report has",
    "mhtml.damaged": "the saved web page is damaged ({error:t}): save it again",
    "mhtml.empty": "the saved web page holds no HTML: save it again",
    "word.no_body": "the Word file has no body: fetch it again",
    "odt.empty": "the OpenDocument file holds no text: fetch it again",
    "odt.cells": "a table of more than {most:c} cells: no report's",
    "rtf.cut": "the RTF file is cut off within a picture: fetch it again",
    "rtf.slipped": "{bad:n} of {rows:n} rows of its tables have another number of cells than of edges, so that figures may have slipped: open it in Word or WPS, compare, and save it as PDF",
    "sheet.cells": "a sheet has {cells:c} cells: no report has",
    "sheet.more_cells": "a sheet has more than {most:c} cells: no report has",
    "sheet.merges": "merges in a sheet cover more than {most:c} cells: no report's do",
    "pages.none": "{what:file} has no pages: fetch it again",
    "pages.unread": "nothing can be read on the pages of {what:file}",
    "pages.unread_as": "nothing can be read on the pages of {what:file}: {why:notice}",
    "pages.no_text": "its pages have no text",
    "pages.many": "it has {pages:c} pages",
    "pdf.too_long": "the PDF has {pages:c} pages, more than the {most:n} a report may have: look whether it is one",
    "ofd.too_long": "the OFD file has {pages:c} pages: no report has",
    "pdf.many_scans": "its {pages:n} pages are too many to be read by OCR",
    "pdf.page_damaged": "page {page:n} is damaged ({error:t})",
    "pdf.characters": "a page of the PDF has {characters:c} characters: no report has",
    "pdf.objects": "a page of the PDF draws more than {most:c} things: no report does",
    "ofd.objects": "page {page:n} of the OFD file holds more than any report's",
    "pdf.strip": "page {page:n} of the PDF measures {width:f} × {height:f} cm and is a picture: no page is such a strip",
    "pdf.sheet_too_large": "page {page:n} of the PDF measures {width:c} × {height:c} cm and is a picture: too large to be read",
    "pdf.pdfminer": "pdfminer can't read it ({kind:w}: {error:t})",
    "picture.too_large": "the picture is too large to be a page ({error:t})",
    "picture.too_many_pixels": "the picture has {width:c} × {height:c} pixels: larger than a page is scanned",
    "picture.too_few_pixels": "the picture has {width:n} × {height:n} pixels: too small for a page",
    "picture.no_ocr": "it is a picture, and there is no OCR library: pip install rapidocr onnxruntime",
    "office.missing": "old Word files are read by LibreOffice, which was not found: install libreoffice-writer-nogui (Debian, Ubuntu) or LibreOffice (elsewhere), or set SOFFICE to the path of its soffice",
    "office.not_there": "{missing:no_office} (it is {path:t})",
    "office.not_started": "LibreOffice ({path:t}) does not start: try “{command:t}”",
    "office.slow": "LibreOffice took more than {seconds:n} seconds over it and was ended: save it as PDF, and try again",
    "office.crashed": "LibreOffice crashed over it, or ran out of the memory it may take: save it as PDF, and try again",
    "office.refused": "LibreOffice can't open it: it is damaged, or locked with a password; fetch it again",
    "office.grew": "it grows to {megabytes:n} MB when opened: no report does",
    "report.no_table": "no table of the official forms of 2019 or 2021 is in it: no annual report on information disclosure, or one whose tables are pictures or an attachment; look for the attachment",
    "report.only_appeals": "only a table of reconsiderations and lawsuits is in it: no annual report",
    "report.nameless": "the document doesn't say {what:identity_of}: see the page, and how the portal links to it",
    "number.not_plain": "“{print:t}” is not a plain number",
    "number.remark": "remark {remark:t} beside the number",
    "number.several": "“{print:t}” holds more than one number",
    "number.none": "“{print:t}” can't be read as a number",
    "number.signed": "“{print:t}” has a sign where only a count can stand",
    "number.perhaps_several": "“{print:t}” may be more than one number",
    "number.leading_zero": "“{print:t}” starts with 0: more than one number may have run together",
    "number.blank_inside": "“{print:t}” is read as one number, in spite of the blank in it",
    "number.one_or_dash": "“一” may be the number or a dash",
    "number.no_money": "“{print:t}” is no amount of money",
    "number.money": "“{print:t}” is an amount of money where a count belongs",
    "number.fraction": "“{print:t}” is not a whole number",
    "number.odd": "{doubts:doubts}",
    "number.too_long": "“{print:t}” is too long a number to be stored exactly",
    "table.in_no_cell": "“{print:t}” is in none of the form's cells: not read",
    "table.in_no_table": "a table that is none of the form's: not read: {prints:quoted}",
    "table.not_printed": "the line “{label:t}” was not found",
    "table.read_as": "the label “{label:t}” is read as “{line:t}”",
    "table.head_read_as": "the head “{head:t}” is read as that of form {form:w}",
    "table.other_order": "the columns stand in another order than in the form: {columns:words}",
    "table.unplaced": "“{line:t}”: the columns of its figures are not certain, so none is stored: {prints:bars}",
    "table.appeals_unplaced": "“section 4”: the columns of its figures are not certain, so none is stored: {prints:bars}",
    "table.printed_twice": "printed twice, as {prints:quoted_and}: neither is stored",
    "table.no_place": "“{print:t}” in “{line:t}” has no place in this form: not stored",
    "report.no_identity": "the report doesn't say its {what:identity}",
    "picture.unsure": "“{print:t}” was read in the picture with a confidence of {confidence:f}: compare it with the page",
    "picture.unsure_and": "{unsure:unsure}; {doubt:doubt}",
    "picture.faint": "could not be read for certain in the picture, perhaps “{print:t}”",
    "picture.no_text": "it has no text",
    "picture.unseen": "most of its text is not seen",
    "picture.mute_fonts": "its fonts don't say what they print",
    "picture.fills_page": "a picture fills it",
    "picture.outlines": "its letters are outlines",
    "picture.read_as": "page {page:n} was read as a picture: {why:picture}",
    "picture.after_others": "page {page:n} is a picture, after {others:n} others: it was not read",
    "picture.unread": "page {page:n} is a picture: it was not read",
    "picture.unreadable": "page {page:n} is a picture that can't be read ({error:failure_or_text})",
    "picture.damaged": "a picture on page {page:n} is damaged: it was not read",
    "readings.differ": "independent readings differ, so it is not stored: {prints:prints}",
    "readings.print": "“{print:t}” ({reader:w})",
    "readings.otherwise": "read again by {reader:w}: {first:w} read {figures:n} figures otherwise, and its sums don't hold",
    "readings.more": "read again by {reader:w}: {first:w} did not read {cells:n} cells",
    "file.undecoded": "{places:n} places are damaged and could not be decoded as {charset:w}",
    "word.damaged": "the Word file is damaged: {error:t}",
    "word.today": "a date or time that Word keeps up to date was left out: what it printed is not stored",
    "odt.today": "a date or time that is kept up to date was left out: what it printed is not stored",
    "word.embedded_page": "a page embedded in it (altChunk) was not read: open and save it",
    "word.drawing": "a drawing ({file:t}) was not read: it may hold a table",
    "html.as_text": "nested more than {levels:n} deep: read as text from there on",
    "odt.too_deep": "nested more than {levels:n} deep: what lies deeper was not read",
    "sheet.hidden": "the hidden sheet “{title:t}” was not read",
    "sheet.not_computed": "{cell:t} is a formula whose result was not saved: left out",
    "pdf.page_unread": "page {page:n} is damaged and was not read ({error:t})",
    "ofd.page_mute": "page {page:n} was not read: its fonts don't say what they print",
    "type.no_reader": "{what:media} ({media_type:w}): there is no reader for it; save it as PDF or as a web page, and try again",
    "type.misnamed": "it is called {file:w}, but is {what:media}, and no report: {why:no_report}",
    "type.no_word_file": "{what:media} is no Word file",
    "type.no_excel_file": "{what:media} is no Excel file",
    "guard.jiasule": "加速乐 asks for a script to be run (__jsl_clearance)",
    "guard.chuangyu": "知道创宇云防御 refuses",
    "guard.ruishu": "瑞数 asks for a script to be run ($_ts)",
    "guard.aliyun": "阿里云 asks for a script to be run (acw_sc__v2)",
    "guard.wzws": "WZWS refuses",
    "guard.unknown": "the site asks for a check, or refuses",
    "answer.refused": "blocked with status {status:n}",
    "answer.refused_by": "blocked with status {status:n}: {guard:guard}",
    "answer.error": "an error page: status {status:n}",
    "answer.empty": "an empty answer",
    "answer.no_html": "no HTML",
    "answer.soft_404": "a page that says it doesn't exist, with status 200",
    "answer.front_instead": "the site's front page came instead",
    "fetch.away": "leads away from the portal, to {host:w}: not followed",
    "fetch.unknown_name": "its name is not known (DNS)",
    "fetch.connection_refused": "the connection was refused",
    "fetch.too_late": "no answer came in time",
    "fetch.cut_off": "the answer was cut off in the middle, each time",
    "fetch.no_tls": "no TLS connection came about, see OLD_TLS_HOSTS if the server is old: {error:t}",
    "fetch.for_ever": "it redirects for ever",
    "fetch.failed": "could not be fetched: {why:silence}",
    "host.in_a_row": "{answers:n} answers in a row were refusals, or did not come",
    "host.asks_for_peace": "it asks to be left alone for {seconds:c} seconds (Retry-After)",
    "host.left_alone": "blocked: not asked for, as the host is left alone: {why:left}",
    "browser.none": "it is filled by scripts, and the extra nianbao[browser] is not installed",
    "browser.enough": "it is filled by scripts, and {pages:n} pages were opened in a browser already (BROWSER_PAGES)",
    "attachment.elsewhere": 'an attachment on {host:w}, which is not the portal\'s: not fetched; if the portal keeps its files there, add files = ["{again:w}"] to its declaration',
    "attachment.in_pictures": "the report at {url:w} is in {count:n} pictures, which are not put together: save them as one PDF, and read it with nianbao parse",
    "reading.defect": "a defect of this program stopped the reading ({kind:w}: {error:t}; {file:w}, line {line:n}): please report it with the document",
    "reading.ended": "{why:ended}",
    "reading.too_long": "reading it took more than {seconds:n} seconds (--timeout, or PARSE_TIMEOUT of a crawl, allows more)",
    "reading.too_much": "reading it took more than {megabytes:c} MB of memory (--memory, or PARSE_MEMORY of a crawl, allows more)",
    "reading.killed": "the reader was killed: by someone, or by a system that is out of memory",
    "reading.gave_up": "the reader gave up (signal {signal:n}, {name:w}), as libraries do that are refused memory beyond {megabytes:c} MB (--memory, or PARSE_MEMORY of a crawl, allows more)",
    "reading.crashed": "it crashed the reader (signal {signal:n}, {name:w}): please report it with the document",
    "reading.exited": "it ended the reader (exit status {status:n}): please report it with the document",
    "reading.unstorable": "the report was read, but its rows can't be stored ({error:t}): please report it",
    "expected.declared": "declared by the portal",
    "expected.declared_until": "declared by the portal, until its division ended in {last:n}",
    "expected.declared_since": "declared by the portal, from {first:n} on as no year is declared",
    "expected.declared_since_until": "declared by the portal, from {first:n} on as no year is declared, until its division ended in {last:n}",
    "expected.found": "its report for {first:n} was found: expected in every year since",
    "expected.found_until": "its report for {first:n} was found: expected in every year since, until its division ended in {last:n}",
    "expected.linked": "a link names its report, which could not be read; no other of it was found",
}
_QUANTITIES = {
    "本年新收": "requests.new.total",
    "受理": "requests.accepted.total",
    "上年结转": "requests.carried_in.total",
    "结转下年度": "requests.carried_out.total",
    "办理结果总计": "requests.total.total",
    "予以公开": "requests.granted.total",
    "部分公开": "requests.partially_granted.total",
    "不予公开": "requests.refused.total",
    "无法提供": "requests.unavailable.total",
    "不予处理": "requests.unprocessed.total",
    "本机关不掌握相关政府信息": "requests.unavailable_not_held.total",
    "属于国家秘密": "requests.refused_state_secret.total",
    "其他法律行政法规禁止公开": "requests.refused_prohibited_by_law.total",
    "危及三安全一稳定": "requests.refused_security_stability.total",
    "保护第三方合法权益": "requests.refused_third_party.total",
    "属于三类内部事务信息": "requests.refused_internal.total",
    "属于四类过程性信息": "requests.refused_process.total",
    "属于行政执法案卷": "requests.refused_enforcement_file.total",
    "属于行政查询事项": "requests.refused_administrative_query.total",
    "没有现成信息需要另行制作": "requests.unavailable_needs_creation.total",
    "补正后申请内容仍不明确": "requests.unavailable_unclear.total",
    "信访举报投诉类申请": "requests.unprocessed_petition.total",
    "重复申请": "requests.unprocessed_repeat.total",
    "要求提供公开出版物": "requests.unprocessed_publication.total",
    "无正当理由大量反复申请": "requests.unprocessed_vexatious.total",
    "要求行政机关确认或重新出具已获取信息": "requests.unprocessed_confirmation.total",
    "行政复议": "appeals.reconsideration.total",
    "行政复议结果维持": "appeals.reconsideration.upheld",
    "行政复议结果纠正": "appeals.reconsideration.corrected",
    "行政复议其他结果": "appeals.reconsideration.other",
    "行政复议尚未审结": "appeals.reconsideration.pending",
    "行政诉讼": "appeals.litigation.total",
    "行政诉讼结果维持": "appeals.litigation.upheld",
    "行政诉讼结果纠正": "appeals.litigation.corrected",
    "行政诉讼其他结果": "appeals.litigation.other",
    "行政诉讼尚未审结": "appeals.litigation.pending",
    "制发规章": "disclosures.20.1.regulations.issued",
    "废止规章": "disclosures.20.1.regulations.repealed",
    "现行有效规章": "disclosures.20.1.regulations.in_force",
    "制发规范性文件": "disclosures.20.1.normative_documents.issued",
    "废止规范性文件": "disclosures.20.1.normative_documents.repealed",
    "现行有效规范性文件": "disclosures.20.1.normative_documents.in_force",
    "行政事业性收费金额": "disclosures.20.8.fees.amount",
}
_MEDIA = {
    "a web page": "text/html",
    "a web page saved as one file": "multipart/related",
    "text": "text/plain",
    "a PDF file": "application/pdf",
    "an old Word or WPS file": "application/msword",
    "a Word file": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "a Word 2003 XML file": "application/vnd.ms-wordml",
    "an old Excel file": "application/vnd.ms-excel",
    "an Excel file": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "an OpenDocument text": "application/vnd.oasis.opendocument.text",
    "an RTF file": "application/rtf",
    "an OFD file": "application/ofd",
    "a ZIP archive": "application/zip",
    "a RAR archive": "application/vnd.rar",
    "an old Office file that is damaged or of another kind": "application/x-ole-storage",
    "an Office file locked with a password": "application/encrypted",
    "a 7z archive": "application/x-7z-compressed",
    "a gzip file": "application/gzip",
    "a binary file of no format known here": "application/octet-stream",
}
_FILES = {
    "the file": "file",
    "the PDF": "pdf",
    "the OFD file": "ofd",
    "the Word file": "word",
    "the Excel file": "excel",
    "the archive": "archive",
    "the picture": "picture",
}

_HEADINGS = (
    "本年新收 + 上年结转 = 总计 + 结转下年度: ",
    "各项办理结果之和 = 总计: ",
    "六类申请人之和 = 总计: ",
    "四种结果之和 = 总计: ",
    "上年结转与上年报告一致: ",
    "上年有效 + 制发 − 废止 = 现行有效: ",
)
"""Titles of rules that preceded a check's sentence."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of value: its pattern, without groups, and a function that turns a text into the value; None if
    the text isn't of this kind.
    """

    pattern: str
    read: Callable[[str], Json | None]


def _number(text: str) -> Json:
    """The number, if it prints as the same text; else the text, as decimals are stored as text."""
    try:
        number = int(text) if text.lstrip("+-").isdecimal() else float(text)
    except ValueError:
        return text
    return number if str(number) == text else text


def _rounded(text: str) -> Json:
    number = float(text.replace(",", ""))
    return int(number) if number.is_integer() else number


def _list(separator: str, *, quoted: bool = False) -> _Kind:
    def read(text: str) -> Json:
        inside = text[1:-1] if quoted else text
        return inside.split(f"”{separator}“" if quoted else separator)

    return _Kind("“.*?”" if quoted else ".+?", read)  # these match separators, too


def _one_of(words: dict[str, str]) -> _Kind:
    return _Kind("|".join(re.escape(each) for each in sorted(words, key=len, reverse=True)), words.get)


def _message(codes: Iterable[str], *, or_text: bool = False) -> _Kind:
    """A kind for a sentence within a sentence; with `or_text`, also for any text, as from a library."""
    tried = tuple(codes)

    def read(text: str) -> Json | None:
        found = _read(tried, text)
        return {"code": found[0], "values": found[1]} if found else text if or_text else None

    return _Kind(".*?" if or_text else "|".join(_pattern(each, "(?:{1})") for each in tried), read)


def _messages(codes: Iterable[str], separator: str, least: int = 1) -> _Kind:
    """A kind for a list of at least so many sentences. A piece that isn't a sentence is joined with the next
    one, as a quote may contain the separator.
    """
    tried = tuple(codes)

    def read(text: str) -> Json | None:
        found: list[Json] = []
        waiting: str | None = None
        for piece in text.split(separator):
            waiting = piece if waiting is None else f"{waiting}{separator}{piece}"
            one = _read(tried, waiting)
            if one is not None:
                found.append({"code": one[0], "values": one[1]})
                waiting = None
        return found if waiting is None and len(found) >= least else None

    return _Kind(".+", read)


def _of(*starts: str, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Codes that begin with one of `starts`. Templates with more fixed text come first, as they fit fewer
    sentences.
    """
    codes = [code for code in _TEMPLATES if code.startswith(starts) and code not in but]
    return tuple(sorted(codes, key=lambda code: -len(_BLANKS.sub("", _TEMPLATES[code]))))


_BLANKS = re.compile("{[^{}]*}")
_NUMBERS = ("number.odd", *_of("number.", but=("number.odd",)))
"""Codes of doubts about a number. The sentence for several doubts comes first, as a template for a single doubt
could fit it, too.
"""
_NOTICES = (
    "picture.",
    "table.",
    "readings.",
    "number.",
    "report.no_identity",
    "file.undecoded",
    "word.damaged",
    "word.today",
    "word.embedded_page",
    "word.drawing",
    "odt.today",
    "odt.too_deep",
    "html.as_text",
    "sheet.hidden",
    "sheet.not_computed",
    "pdf.page_unread",
    "ofd.page_mute",
)
_UNREAD = (
    "file.",
    "archive.",
    "package.",
    "html.",
    "mhtml.",
    "word.",
    "odt.",
    "rtf.",
    "sheet.",
    "pages.",
    "pdf.",
    "ofd.",
    "picture.",
    "office.",
    "report.",
    "type.",
)

CHECKS = _of(
    "sum.",
    "structure.",
    "copies.",
    "narrative.stated",
    "narrative.twice",
    "years.",
    "change.claimed",
    "deadline.",
    "copied.",
)
"""Codes that a check's message could have."""
WARNINGS = ("picture.unsure_and", *_NUMBERS, *_of(*_NOTICES, but=("picture.unsure_and", *_NUMBERS)))
FAILURES = _of(
    *_UNREAD,
    "answer.",
    "fetch.away",
    "fetch.failed",
    "host.",
    "browser.",
    "attachment.",
    "reading.",
    but=("archive.member",),
)
"""Codes that the message of a problem, or of a failed reading, could have."""
SOURCES = _of("expected.")
"""Codes of the sentences that say why a report is expected."""


@cache
def _kind(name: str) -> _Kind:
    """The kind with that name in templates."""
    plain = {
        "n": _Kind(r"[+-]?\d[\d.E+-]*", _number),
        "c": _Kind(r"\d[\d,]*", lambda text: int(text.replace(",", ""))),
        "f": _Kind(r"\d[\d,]*\.\d+", _rounded),
        "w": _Kind(r"\S+?", str),
        "t": _Kind(".*?", str),
        "code": _Kind(r"[a-z][\w.]*", str),
        "numbers": _Kind(r"\d+(?:, \d+)*", lambda text: [int(each) for each in text.split(", ")]),
        "sum": _Kind(r"-?[a-z_0-9.]+\*?(?: \+ -?[a-z_0-9.]+\*?)*", lambda text: text.split(" + ")),
        "words": _list(", "),
        "bars": _list(" | "),
        "quoted": _list(", ", quoted=True),
        "quoted_and": _list(" and ", quoted=True),
        "quoted_semicolons": _list("; ", quoted=True),
        "quantity": _one_of(_QUANTITIES),
        "file": _one_of(_FILES),
        "media": _Kind(r".+?", lambda text: _MEDIA.get(text, text)),
        "identity": _one_of({"issuer": "issuer", "year": "year"}),
        "identity_of": _one_of({"whose report it is": "issuer", "for which year it is": "year"}),
        "ended": _Kind("(?:reading it was interrupted|the process that reads|no process could be started).*", str),
    }
    return plain[name] if name in plain else _nested(name)


def _nested(name: str) -> _Kind:
    """The kind with that name, for values that are sentences themselves."""
    several = {
        "follows": (("sum.follows",), "; "),
        "elsewhere": (("narrative.elsewhere",), "; "),
        "members": (("archive.member",), "; "),
        "prints": (("readings.print",), ", "),
    }
    if name == "doubts":
        return _messages(_NUMBERS[1:], "; ", 2)
    if name in several:
        return _messages(*several[name])
    said = ("open", "agrees", "doubted", "carried_in", "looser", "differs")
    one = {
        "mention": _of("mention."),
        "said": [f"narrative.{each}" for each in said],
        "change": [f"change.{each}" for each in ("open", "no_report", "from_none", "is_not", "is")],
        "failure": _of(*_UNREAD, but=("archive.member", "archive.no_report")),
        "notice": WARNINGS,
        "no_office": ("office.missing",),
        "no_report": ("report.no_table", "report.only_appeals"),
        "unsure": ("picture.unsure",),
        "doubt": _NUMBERS,
        "picture": (
            "picture.no_text",
            "picture.unseen",
            "picture.mute_fonts",
            "picture.fills_page",
            "picture.outlines",
        ),
        "guard": _of("guard."),
    }
    if name in one:
        return _message(one[name])
    return _message(
        {
            "damage": ("file.lacks_part", "file.not_words_block", "file.no_cell"),
            "failure_or_text": _of(*_UNREAD, but=("archive.member",)),
            "silence": _of("fetch.", but=("fetch.away", "fetch.failed")),
            "left": ("answer.refused_by", "answer.refused", "host.in_a_row", "host.asks_for_peace"),
        }[name],
        or_text=True,
    )


@cache
def _pattern(code: str, group: str) -> str:
    """A template as a regular expression. `group` is the format of a value's part: {0} is its name, {1} its
    pattern.
    """
    found = ""
    for literal, name, kind, _ in Formatter().parse(_TEMPLATES[code]):
        found += re.escape(literal)
        if name and kind:
            found += group.format(name, _kind(kind).pattern)
    return found


@cache
def _whole(code: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a complete sentence, and the kinds of its values by name."""
    kinds = {name: kind for _, name, kind, _ in Formatter().parse(_TEMPLATES[code]) if name and kind}
    return re.compile(_pattern(code, "(?P<{0}>{1})"), re.DOTALL), kinds


def _read(codes: Iterable[str], text: str) -> tuple[str, dict[str, Json]] | None:
    """The first of `codes` whose template fits the text, and its values; None if none fits."""
    for code in codes:
        pattern, kinds = _whole(code)
        match = pattern.fullmatch(text)
        if match is None:
            continue
        values = {name: _kind(kind).read(match[name]) for name, kind in kinds.items()}
        if None not in values.values():
            return code, {name: value for name, value in values.items() if value is not None}
    return None


LONGEST = 1_000
"""Characters of a stored sentence that is looked at: it may quote what a stranger wrote."""


def recognised(codes: Iterable[str], text: str) -> Message:
    """A stored sentence with its code and values; without them, if it is none of the sentences of `codes`."""
    if len(text) > LONGEST:
        return Message(text)
    heading = next((each for each in _HEADINGS if text.startswith(each)), "")
    found = _read(codes, text.removeprefix(heading))
    if found is None:
        return Message(text)
    code, values = found
    if code == "type.no_reader":
        values["what"] = values["media_type"]
    return Message(text, code, values)
