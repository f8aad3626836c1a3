"""The reasons why a document gave no report, in both languages (`parsers.sentences`). The message of a
library is a value, `error`, in one of these sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.sentences import Listed, Message, Sentence, Words

FILES = Words(
    {
        "file": ("文件", "the file"),
        "pdf": ("PDF 文件", "the PDF"),
        "ofd": ("OFD 文件", "the OFD file"),
        "word": ("Word 文件", "the Word file"),
        "excel": ("Excel 文件", "the Excel file"),
        "archive": ("压缩包", "the archive"),
        "picture": ("图片", "the picture"),
    }
)

# the file

EMPTY = Sentence("file.empty", "the file is empty: fetch it again", "文件是空的：请重新抓取")
TOO_LARGE = Sentence(
    "file.too_large",
    "the file has {megabytes} MB, more than the {most} MB a report may have: look whether it is one",
    "文件有 {megabytes} MB，超过报告可有的 {most} MB：请看是否真是报告",
)
ENDLESS = Sentence(
    "file.endless",
    "it goes on after the {most} MB a report may have: look whether it is one",
    "超过报告可有的 {most} MB 仍未结束：请看是否真是报告",
)
NO_FILE_IN_FOLDER = Sentence(
    "file.folder",
    "there is no file in this folder: look whether it is the right one",
    "文件夹中没有文件：请看是否选错了文件夹",
)
NO_SUCH_FILE = Sentence(
    "file.missing", "there is no such file: look at its spelling", "没有这个文件：请检查文件名是否写对"
)
NOT_OPENED = Sentence(
    "file.not_opened", "can't be opened ({error}): look at its permissions", "无法打开（{error}）：请检查访问权限"
)
LOCKED = Sentence(
    "file.locked",
    "{what} is locked with a password: ask for an open one",
    "{what}有密码保护：请索取未加密的",
    what=FILES,
)
EXCEL_LOCKED = Sentence("file.excel_locked", "the Excel file is locked with a password", "Excel 文件有密码保护")
ASK_FOR_OPEN = Sentence(
    "file.ask_for_open",
    "it is locked with a password: ask whoever published it for one that is open",
    "文件有密码保护：请向发布者索取未加密的",
)
DAMAGED = Sentence(
    "file.damaged", "{what} is damaged ({error}): fetch it again", "{what}已损坏（{error}）：请重新抓取", what=FILES
)
LACKS_PART = Sentence("file.lacks_part", "it lacks its part {part}", "缺少其中的 {part}")
NOT_WORDS_BLOCK = Sentence("file.not_words_block", "its first block is not Word's", "首个数据块不是 Word 的格式")
NO_CELL = Sentence("file.no_cell", "“{reference}” is no cell", "“{reference}”不是单元格")

# archives, and files that are packages

NO_FILES = Sentence(
    "archive.empty",
    "there are no files in this archive: look whether it was packed empty",
    "压缩包中没有文件：请看是否打包时就是空的",
)
NO_REPORT_IN_IT = Sentence(
    "archive.no_report",
    "none of the {files} files in this archive is an annual report ({reasons})",
    "压缩包中的 {files} 个文件都不是年度报告（{reasons}）",
    reasons=Listed(("；", "; ")),
)
MEMBER = Sentence("archive.member", "{file}: {why}", "{file}：{why}")
MANY_REPORTS = Sentence(
    "archive.many_reports",
    "the archive holds {reports} reports: read them one by one",
    "压缩包中有 {reports} 份报告：请逐份读取",
)
MANY_IN_ONE = Sentence(
    "report.many",
    "it holds {reports} reports, of other organs or years: read them one by one",
    "其中有 {reports} 份报告，机关或年度不同：请逐份读取",
)
UNPACKS_TOO_FAR = Sentence(
    "archive.too_large",
    "the archive unpacks to more than reports need: look what is in it",
    "压缩包解开后大得不像报告：请看里面是什么",
)
TOO_DEEP = Sentence(
    "archive.too_deep", "archives in it are nested more than {levels} deep", "压缩包套压缩包，超过 {levels} 层"
)
SPLIT = Sentence(
    "archive.split", "it is a part of a split archive: the first part is needed", "这是分卷压缩包的一卷：还需要第一卷"
)
MANY_FILES = Sentence(
    "archive.many_files",
    "it holds {files:,} files: no archive of reports does",
    "其中有 {files:,} 个文件：报告的压缩包不会有这么多",
)
NO_UNRAR = Sentence(
    "archive.no_unrar",
    "no program to unpack RAR is installed: apt-get install unar (macOS: brew install unar)",
    "没有安装解开 RAR 的程序：apt-get install unar（macOS：brew install unar）",
)
MEMBER_DAMAGED = Sentence("archive.member_damaged", "{file} is damaged ({error})", "{file} 已损坏（{error}）")
MEMBER_TOO_LARGE = Sentence(
    "archive.member_too_large", "{file} unpacks to more than {megabytes} MB", "{file} 解开后超过 {megabytes} MB"
)
MANY_PARTS = Sentence(
    "package.many_parts",
    "it holds {files:,} files, more than {most:,}: no report does",
    "其中有 {files:,} 个文件，超过 {most:,} 个：报告不会有这么多",
)
PART_LOCKED = Sentence(
    "package.part_locked", "{file} is locked with a password: ask for an open one", "{file} 有密码保护：请索取未加密的"
)
PART_DAMAGED = Sentence(
    "package.part_damaged", "{file} is damaged ({error}): fetch it again", "{file} 已损坏（{error}）：请重新抓取"
)
PART_TOO_LARGE = Sentence(
    "package.part_too_large",
    "{file} unpacks to more than {megabytes} MB: no report does",
    "{file} 解开后超过 {megabytes} MB：报告不会这么大",
)
XML_DAMAGED = Sentence(
    "package.xml_damaged",
    "the XML in it is damaged ({error}): fetch it again",
    "其中的 XML 已损坏（{error}）：请重新抓取",
)
XML_ENTITIES = Sentence(
    "package.xml_entities",
    "the XML in it declares entities of its own, as no office program does",
    "其中的 XML 自行声明了实体，办公软件不会这样做",
)

# the content of the file

NOTHING_IN_HTML = Sentence("html.nothing", "there is nothing in this HTML: fetch it again", "网页没有内容：请重新抓取")
NO_HTML = Sentence(
    "html.none", "no HTML can be made of it ({error}): fetch it again", "无法解析为网页（{error}）：请重新抓取"
)
HTML_TOO_DEEP = Sentence("html.too_deep", "it is nested more than {levels:,} deep", "嵌套超过 {levels:,} 层")
HTML_CELLS = Sentence(
    "html.cells", "a table of it claims more cells than a report has", "其中一张表自称的格数超过报告可有的"
)
SAVED_PAGE_DAMAGED = Sentence(
    "mhtml.damaged", "the saved web page is damaged ({error}): save it again", "保存的网页已损坏（{error}）：请重新保存"
)
SAVED_PAGE_EMPTY = Sentence(
    "mhtml.empty", "the saved web page holds no HTML: save it again", "保存的网页中没有 HTML：请重新保存"
)
NO_BODY = Sentence("word.no_body", "the Word file has no body: fetch it again", "Word 文件没有正文：请重新抓取")
ODT_EMPTY = Sentence(
    "odt.empty", "the OpenDocument file holds no text: fetch it again", "OpenDocument 文件没有文字：请重新抓取"
)
ODT_CELLS = Sentence(
    "odt.cells", "a table of more than {most:,} cells: no report's", "有一张表超过 {most:,} 格：报告没有这样的表"
)
RTF_CUT = Sentence(
    "rtf.cut", "the RTF file is cut off within a picture: fetch it again", "RTF 文件在一张图片中间断开：请重新抓取"
)
RTF_SLIPPED = Sentence(
    "rtf.slipped",
    "{bad} of {rows} rows of its tables have another number of cells than of edges, so that"
    " figures may have slipped: open it in Word or WPS, compare, and save it as PDF",
    "表中 {rows} 行有 {bad} 行的格数与边线数不同，数字可能错位：请用 Word 或 WPS 打开对照，另存为 PDF",
)
SHEET_CELLS = Sentence(
    "sheet.cells", "a sheet has {cells:,} cells: no report has", "一张工作表有 {cells:,} 格：报告没有这么多"
)
SHEET_MORE_CELLS = Sentence(
    "sheet.more_cells",
    "a sheet has more than {most:,} cells: no report has",
    "一张工作表超过 {most:,} 格：报告没有这么多",
)
SHEET_MERGES = Sentence(
    "sheet.merges",
    "merges in a sheet cover more than {most:,} cells: no report's do",
    "一张工作表中合并的格超过 {most:,} 格：报告不会这样",
)
NO_PAGES = Sentence("pages.none", "{what} has no pages: fetch it again", "{what}没有页面：请重新抓取", what=FILES)
NOTHING_ON_PAGES = Sentence(
    "pages.unread", "nothing can be read on the pages of {what}", "{what}的页面上什么也读不出", what=FILES
)
NOTHING_ON_PAGES_AS = Sentence(
    "pages.unread_as",
    "nothing can be read on the pages of {what}: {why}",
    "{what}的页面上什么也读不出：{why}",
    what=FILES,
)
PAGES_WITHOUT_TEXT = Sentence("pages.no_text", "its pages have no text", "页面上没有文字")
MANY_PAGES = Sentence("pages.many", "it has {pages:,} pages", "共有 {pages:,} 页")
PDF_TOO_LONG = Sentence(
    "pdf.too_long",
    "the PDF has {pages:,} pages, more than the {most} a report may have: look whether it is one",
    "PDF 文件有 {pages:,} 页，超过报告可有的 {most} 页：请看是否真是报告",
)
OFD_TOO_LONG = Sentence(
    "ofd.too_long", "the OFD file has {pages:,} pages: no report has", "OFD 文件有 {pages:,} 页：报告没有这么多"
)
MANY_SCANS = Sentence(
    "pdf.many_scans", "its {pages} pages are too many to be read by OCR", "共 {pages} 页，太多，无法逐页识别图片"
)
PAGE_DAMAGED = Sentence("pdf.page_damaged", "page {page} is damaged ({error})", "第 {page} 页已损坏（{error}）")
PDF_CHARACTERS = Sentence(
    "pdf.characters",
    "a page of the PDF has {characters:,} characters: no report has",
    "PDF 文件中一页有 {characters:,} 个字符：报告没有这么多",
)
PDF_OBJECTS = Sentence(
    "pdf.objects",
    "a page of the PDF draws more than {most:,} things: no report does",
    "PDF 文件中一页所画的超过 {most:,} 件：报告不会这样",
)
OFD_OBJECTS = Sentence(
    "ofd.objects", "page {page} of the OFD file holds more than any report's", "OFD 文件第 {page} 页的内容多得不像报告"
)
STRIP = Sentence(
    "pdf.strip",
    "page {page} of the PDF measures {width:,.1f} × {height:,.1f} cm and is a picture: no page is such a strip",
    "PDF 文件第 {page} 页为 {width:,.1f} × {height:,.1f} 厘米的图片：没有这样长条的页",
)
SHEET_TOO_LARGE = Sentence(
    "pdf.sheet_too_large",
    "page {page} of the PDF measures {width:,.0f} × {height:,.0f} cm and is a picture: too large to be read",
    "PDF 文件第 {page} 页为 {width:,.0f} × {height:,.0f} 厘米的图片：太大，无法识别",
)
PDFMINER = Sentence("pdf.pdfminer", "pdfminer can't read it ({kind}: {error})", "pdfminer 无法读取（{kind}：{error}）")
PICTURE_TOO_LARGE = Sentence(
    "picture.too_large", "the picture is too large to be a page ({error})", "图片太大，不像一页（{error}）"
)
PIXELS_TOO_MANY = Sentence(
    "picture.too_many_pixels",
    "the picture has {width:,} × {height:,} pixels: larger than a page is scanned",
    "图片有 {width:,} × {height:,} 像素：大于一页的扫描",
)
PIXELS_TOO_FEW = Sentence(
    "picture.too_few_pixels",
    "the picture has {width} × {height} pixels: too small for a page",
    "图片有 {width} × {height} 像素：太小，不像一页",
)
NO_OCR = Sentence(
    "picture.no_ocr",
    "it is a picture, and there is no OCR library: pip install rapidocr openvino",
    "这是图片，而没有安装识别程序：pip install rapidocr openvino",
)

# LibreOffice

OFFICE_MISSING = Sentence(
    "office.missing",
    "old Word files are read by LibreOffice, which was not found: install libreoffice-writer-nogui"
    " (Debian, Ubuntu) or LibreOffice (elsewhere), or set SOFFICE to the path of its soffice",
    "旧版 Word 文件由 LibreOffice 读取，而没有找到它：请安装 libreoffice-writer-nogui（Debian、Ubuntu）"
    "或 LibreOffice（其他系统），或将 SOFFICE 设为 soffice 的路径",
)
OFFICE_NOT_THERE = Sentence("office.not_there", "{missing} (it is {path})", "{missing}（现为 {path}）")
OFFICE_NOT_STARTED = Sentence(
    "office.not_started",
    "LibreOffice ({path}) does not start: try “{command}”",
    "LibreOffice（{path}）启动不了：请试 “{command}”",
)
OFFICE_SLOW = Sentence(
    "office.slow",
    "LibreOffice took more than {seconds} seconds over it and was ended: save it as PDF, and try again",
    "LibreOffice 处理超过 {seconds} 秒，已被终止：请另存为 PDF 再试",
)
OFFICE_CRASHED = Sentence(
    "office.crashed",
    "LibreOffice crashed over it, or ran out of the memory it may take: save it as PDF, and try again",
    "LibreOffice 处理时崩溃，或用尽了许可的内存：请另存为 PDF 再试",
)
OFFICE_REFUSED = Sentence(
    "office.refused",
    "LibreOffice can't open it: it is damaged, or locked with a password; fetch it again",
    "LibreOffice 无法打开：文件已损坏，或有密码保护；请重新抓取",
)
OFFICE_GREW = Sentence(
    "office.grew", "it grows to {megabytes} MB when opened: no report does", "打开后变为 {megabytes} MB：报告不会这么大"
)

# documents that were read but aren't a report

NO_TABLE = Sentence(
    "report.no_table",
    "no table of an official form is in it: no annual report on information"
    " disclosure, or one whose tables are pictures or an attachment; look for the attachment",
    "其中没有规定格式的表：不是政府信息公开年度报告，或者表是图片、在附件中；请找附件",
)
TITLE_ALONE = Sentence(
    "report.title_alone",
    "it is titled as a report, and no table of a report is in it: a script may fill it in, or it is a picture or an"
    " attachment; look at the page",
    "题名是年度报告，其中却没有报告的表：可能由脚本填入，或是图片，或在附件中；请看网页",
)
NO_TEXT = Sentence(
    "report.no_text",
    "it is titled as the report of {year}, from before the forms of 2019, and holds neither a table of figures nor"
    " the text of a report: look whether the report is attached, or is a picture",
    "题名是 {year} 年度报告（早于 2019 年格式），其中既没有统计表，也没有报告正文：请看报告是否在附件中或为图片",
)
ONLY_APPEALS = Sentence(
    "report.only_appeals",
    "only a table of reconsiderations and lawsuits is in it: no annual report",
    "其中只有行政复议、行政诉讼的表：不是年度报告",
)
NAMELESS = Sentence(
    "report.nameless",
    "the document doesn't say {what}: see the page, and how the portal links to it",
    "文件未写明{what}：请看网页，以及网站如何链接到它",
    what=Words(
        {"issuer": ("是哪个机关的报告", "whose report it is"), "year": ("是哪一年度的报告", "for which year it is")}
    ),
)


def nothing_on(what: str, notices: Sequence[Message]) -> Message:
    """The message that nothing was read on the pages of a file; the first of `notices`, if any, gives the reason."""
    return NOTHING_ON_PAGES_AS(what=what, why=notices[0]) if notices else NOTHING_ON_PAGES(what=what)
