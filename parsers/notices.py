"""Warnings for the readers of a report, in both languages (`parsers.sentences`): cells that were not
read, labels that are not known, damage in spite of which a document could be read.
"""

from __future__ import annotations

from parsers.sentences import Code, Listed, Sentence, Words

# numbers

NOT_PLAIN = Sentence("number.not_plain", "“{print}” is not a plain number", "“{print}”不是普通数字")
REMARK = Sentence("number.remark", "remark {remark} beside the number", "数字旁有附注 {remark}")
SEVERAL = Sentence("number.several", "“{print}” holds more than one number", "“{print}”不止一个数字")
NO_NUMBER = Sentence("number.none", "“{print}” can't be read as a number", "“{print}”读不出数字")
SIGNED = Sentence(
    "number.signed", "“{print}” has a sign where only a count can stand", "“{print}”带正负号，而此处只能是件数"
)
PERHAPS_SEVERAL = Sentence(
    "number.perhaps_several", "“{print}” may be more than one number", "“{print}”可能不止一个数字"
)
LEADING_ZERO = Sentence(
    "number.leading_zero",
    "“{print}” starts with 0: more than one number may have run together",
    "“{print}”以 0 开头：可能是几个数字连在了一起",
)
BLANK_INSIDE = Sentence(
    "number.blank_inside",
    "“{print}” is read as one number, in spite of the blank in it",
    "“{print}”中间有空格，仍读作一个数字",
)
ONE_OR_DASH = Sentence("number.one_or_dash", "“一” may be the number or a dash", "“一”可能是数字，也可能是横线")
NO_MONEY = Sentence("number.no_money", "“{print}” is no amount of money", "“{print}”不是金额")
MONEY = Sentence(
    "number.money", "“{print}” is an amount of money where a count belongs", "“{print}”是金额，而此处应为件数"
)
FRACTION = Sentence("number.fraction", "“{print}” is not a whole number", "“{print}”不是整数")
ODD = Sentence("number.odd", "{doubts}", "{doubts}", doubts=Listed(("；", "; ")))
"""Several of the above."""
STRUCK = Sentence(
    "number.struck",
    "{struck} is struck out, “{stands}” stands",
    "{struck}已划去，现为“{stands}”",
    struck=Listed(quoted=True),
)
ALL_STRUCK = Sentence(
    "number.all_struck",
    "{struck} is struck out, and nothing stands in its place: left blank",
    "{struck}已划去，未另写数字：按空白处理",
    struck=Listed(quoted=True),
)
ONLY_UNSEEN = Sentence(
    "number.only_unseen",
    "{unseen} stands in the file but isn't seen: left blank",
    "文件中有{unseen}，但看不见：按空白处理",
    unseen=Listed(quoted=True),
)
PICTURE_IN_CELL = Sentence(
    "number.picture",
    "a picture stands in this cell, and no text: what it shows was not read",
    "此格中是图片，没有文字：未读",
)
CUT = Sentence(
    "number.cut",
    "the document breaks off inside this cell, after {cut}: not stored",
    "文件在此格中{cut}之后中断：不入库",
    cut=Listed(quoted=True),
)
UNCLEAR = Sentence(
    "number.unclear",
    "how {unclear} looks can't be told from the file, so “{stands}” is not stored",
    "从文件看不出{unclear}显示成什么样，故“{stands}”不入库",
    unclear=Listed(quoted=True),
)
OVER_LINES = Sentence(
    "number.over_lines",
    "“{print}” stands in one cell beside several lines ({lines}): whose it is can't be told, so it is not stored",
    "“{print}”所在的一格跨{lines}等行：无法判断属哪一行，不入库",
    lines=Listed(quoted=True),
)
TOO_LONG = Sentence(
    "number.too_long", "“{print}” is too long a number to be stored exactly", "“{print}”位数太多，无法准确入库"
)

# cells, lines and tables

IN_NO_CELL = Sentence(
    "table.in_no_cell", "“{print}” is in none of the form's cells: not read", "“{print}”不在表的任何一格中：未读"
)
IN_NO_TABLE = Sentence(
    "table.in_no_table",
    "a table that is none of the form's: not read: {prints}",
    "有一张表不属该格式：未读：{prints}",
    prints=Listed(quoted=True),
)
MIXED_FORMS = Sentence(
    "table.mixed_forms",
    "the report has tables of two forms, {form} and {other}: each is kept as its own",
    "报告中有两种格式（{form}、{other}）的表：各按其格式保存",
)
TEXT_ALONE = Sentence(
    "report.text_alone",
    "the reports of {year} have tables of figures, and this document has none: only its text is kept",
    "{year} 年的报告应有统计表，此文件中没有：只保存其正文",
)
NOT_PRINTED = Sentence("table.not_printed", "the line “{label}” was not found", "未找到“{label}”一行")
NO_COLUMN = Sentence("table.no_column", "the column “{label}” is not printed", "表中没有“{label}”一列")
FOREIGN_COLUMN = Sentence(
    "table.foreign_column",
    "“{name}” stands in the place of “{label}”: its figures are not that column's",
    "“{name}”印在“{label}”的位置：其下数字不属该列",
)
BREAKS_OFF = Sentence(
    "table.breaks_off",
    "the table breaks off after “{line}”: {lines} lines of the form are not there",
    "表在“{line}”之后中断：缺少格式中的 {lines} 行",
)
NO_CELLS = Sentence(
    "table.no_cells",
    "{table}: the words of the table are printed, but not as cells that can be told: none of its figures is stored",
    "{table}：表中文字已印出，但分不清各格：其数字都不入库",
    table=Code("tables"),
)
ONLY_HEAD = Sentence(
    "table.only_head",
    "{table}: only the head of the table is printed, and no figure below it",
    "{table}：只印出表头，表头下没有数字",
    table=Code("tables"),
)
NO_TABLE = Sentence(
    "table.not_found",
    "{table}: the heading of the section is there, but no table below it was found",
    "{table}：有章标题，但其下未找到表格",
    table=Code("tables"),
)
READ_AS = Sentence("table.read_as", "the label “{label}” is read as “{line}”", "行名“{label}”读作“{line}”")
HEAD_READ_AS = Sentence(
    "table.head_read_as", "the head “{head}” is read as that of form {form}", "表头“{head}”读作 {form} 年格式的表头"
)
OTHER_ORDER = Sentence(
    "table.other_order",
    "the columns stand in another order than in the form: {columns}",
    "各列的次序与格式不同：{columns}",
    columns=Listed(of=Code("columns")),
)
FURTHER_COLUMN = Sentence(
    "table.further_column",
    "“{column}” is no column of the form: its cells are not read: {prints}",
    "“{column}”不是格式中的列，其各格未读：{prints}",
    prints=Listed((" | ", " | ")),
)
FURTHER_LINE = Sentence(
    "table.further_line",
    "“{line}” is no line of the form: its figures are not read: {prints}",
    "“{line}”不是格式中的行，其数字未读：{prints}",
    prints=Listed((" | ", " | ")),
)
UNPLACED = Sentence(
    "table.unplaced",
    "“{line}”: the columns of its figures are not certain, so none is stored: {prints}",
    "“{line}”：数字属哪一列不能确定，故都不入库：{prints}",
    prints=Listed((" | ", " | ")),
)
LABEL_FROM_FIGURES = Sentence(
    "table.label_from_figures",
    "“{label}”: the text doesn't show whether the figures after it are its own, so none is stored: {prints}",
    "“{label}”：从文本看不出其后的数字是否属于这一行，故都不入库：{prints}",
    prints=Listed((" | ", " | ")),
)
APPEALS_UNPLACED = Sentence(
    "table.appeals_unplaced",
    "“section 4”: the columns of its figures are not certain, so none is stored: {prints}",
    "“第四部分”：数字属哪一列不能确定，故都不入库：{prints}",
    prints=Listed((" | ", " | ")),
)
LINES_FAIL = Sentence(
    "table.lines_fail",
    "no line of the table adds up, so its figures may stand in other columns than was read: none is stored",
    "表中没有一行合计相符，数字所属的列可能读错：都不入库",
)
STATISTICS_IN_TEXT = Sentence(
    "table.statistics_in_text",
    "{lines} lines of the table of statistics stand in the text, whose cells can't be told apart: not read",
    "正文中有统计表的{lines}行，单元格无法分辨：未读",
)
STATED_DIFFERENTLY = Sentence(
    "text.stated_differently",
    "the text states different numbers of it: {prints}",
    "正文对此写了不同的数：{prints}",
    prints=Listed(quoted=True),
)
BLANK_TEMPLATE = Sentence(
    "table.template",
    "the form is printed again without figures behind the report: a template, of which nothing is read",
    "报告后面又印了一份没有数字的空表，是模板，不读",
)
PRINTED_TWICE = Sentence(
    "table.printed_twice",
    "printed twice, as {prints}: neither is stored",
    "印了两次，为{prints}：都不入库",
    prints=Listed(("和", " and "), quoted=True),
)
NO_PLACE = Sentence(
    "table.no_place",
    "“{print}” in “{line}” has no place in this form: not stored",
    "“{line}”中的“{print}”在该格式中没有位置：不入库",
)
NO_IDENTITY = Sentence(
    "report.no_identity",
    "the report doesn't say its {what}",
    "报告未写明{what}",
    what=Words({"issuer": ("发布机关", "issuer"), "year": ("年度", "year")}),
)
PLACES_OF_IDENTITY = Words(
    {
        "title": ("标题", "its title"),
        "metadata": ("网页标题", "the page's title of it"),
        "opening": ("开头一句", "the sentence that opens it"),
        "signature": ("落款", "the name over its date"),
        "period": ("统计期限", "the period of its figures"),
        "compiled": ("“由……编制”", "the words on who compiled it"),
        "table": ("表头或表尾", "the line at its table"),
        "contact": ("联系方式", "the words on whom to ask"),
        "above": ("标题上一行", "the line above its title"),
        "narrative": ("正文首句", "the first sentence of its text"),
        "link": ("链接文字", "the words of the link to it"),
        "publisher": ("发布机构", "the publisher stated"),
        "breadcrumb": ("当前位置", "the breadcrumb"),
        "column": ("所在栏目", "the column it is listed in"),
        "site": ("网站名称", "the site's name"),
    }
)
"""Where a document says whose report it is, or for which year."""
ANOTHER_ISSUER = Sentence(
    "report.another_issuer",
    "taken as the report of {taken}, as {place} says; {where} says {other}",
    "按{place}作为{taken}的报告；{where}则为{other}",
    place=PLACES_OF_IDENTITY,
    where=PLACES_OF_IDENTITY,
)
ANOTHER_YEAR = Sentence(
    "report.another_year",
    "taken as the report for {taken}, as {place} says; {where} says {other}",
    "按{place}作为 {taken} 年度的报告；{where}则为 {other} 年",
    place=PLACES_OF_IDENTITY,
    where=PLACES_OF_IDENTITY,
)
UNLIKELY_ISSUER = Sentence(
    "report.unlikely_issuer",
    "{where} says {other}, but the text doesn't read like that organ's: not taken",
    "{where}为{other}，但正文不像该机关所写：不采用",
    where=PLACES_OF_IDENTITY,
)

# pictures

UNSURE = Sentence(
    "picture.unsure",
    "“{print}” was read in the picture with a confidence of {confidence:.2f}: compare it with the page",
    "“{print}”是从图片中识别的，置信度 {confidence:.2f}：请与原页对照",
)
UNSURE_AND = Sentence("picture.unsure_and", "{unsure}; {doubt}", "{unsure}；{doubt}")
FAINT = Sentence(
    "picture.faint",
    "could not be read for certain in the picture, perhaps “{print}”",
    "图片中的字无法确认，可能是“{print}”",
)
NO_TEXT = Sentence("picture.no_text", "it has no text", "没有文字")
UNSEEN = Sentence("picture.unseen", "most of its text is not seen", "文字大多不可见")
MUTE_FONTS = Sentence("picture.mute_fonts", "its fonts don't say what they print", "字体未说明印的是什么字")
OTHER_DIGITS = Sentence(
    "picture.other_digits", "a font draws other digits than it says", "有一种字体画出的数字与其所称的不同"
)
PICTURE = Sentence("picture.fills_page", "a picture fills it", "整页是一张图片")
OUTLINES = Sentence("picture.outlines", "its letters are outlines", "字是画成的轮廓")
AS_PICTURE = Sentence("picture.read_as", "page {page} was read as a picture: {why}", "第 {page} 页按图片识别：{why}")
PICTURE_AFTER_OTHERS = Sentence(
    "picture.after_others",
    "page {page} is a picture, after {others} others: it was not read",
    "第 {page} 页是图片，前面已有 {others} 页图片：未读",
)
PICTURE_UNREAD = Sentence("picture.unread", "page {page} is a picture: it was not read", "第 {page} 页是图片：未读")
PICTURE_UNREADABLE = Sentence(
    "picture.unreadable",
    "page {page} is a picture that can't be read ({error})",
    "第 {page} 页是图片，读不出（{error}）",
)
PICTURE_DAMAGED = Sentence(
    "picture.damaged", "a picture on page {page} is damaged: it was not read", "第 {page} 页上有一张图片已损坏：未读"
)

# several readings

DIFFER = Sentence(
    "readings.differ",
    "independent readings differ, so it is not stored: {prints}",
    "各自独立的读取程序读法不一，故不入库：{prints}",
)
DIFFER_SETTLED = Sentence(
    "readings.differ_settled",
    "independent readings differ ({prints}): “{print}” is taken",
    "各自独立的读取程序读法不一（{prints}）：取“{print}”",
    prints=Listed(),
)
PRINT_BY = Sentence("readings.print", "“{print}” ({reader})", "“{print}”（{reader}）")
READ_OTHERWISE = Sentence(
    "readings.otherwise",
    "read again by {reader}: {first} read {figures} figures otherwise, and its sums don't hold",
    "由 {reader} 重读：{first} 有 {figures} 个数字读法不同，且勾稽不符",
)
READ_MORE = Sentence(
    "readings.more",
    "read again by {reader}: {first} did not read {cells} cells",
    "由 {reader} 重读：{first} 有 {cells} 格未读出",
)

# damage and omissions in files

UNDECODED = Sentence(
    "file.undecoded",
    "{places} places are damaged and could not be decoded as {charset}",
    "有 {places} 处损坏，无法按 {charset} 解码",
)
WORD_DAMAGED = Sentence("word.damaged", "the Word file is damaged: {error}", "Word 文件已损坏：{error}")
TODAY_LEFT_OUT = Sentence(
    "word.today",
    "a date or time that Word keeps up to date was left out: what it printed is not stored",
    "有一处由 Word 自动更新的日期或时间已略去：原来印的是什么，文件中没有",
)
NOW_LEFT_OUT = Sentence(
    "odt.today",
    "a date or time that is kept up to date was left out: what it printed is not stored",
    "有一处自动更新的日期或时间已略去：原来印的是什么，文件中没有",
)
EMBEDDED_PAGE = Sentence(
    "word.embedded_page",
    "a page embedded in it (altChunk) was not read: open and save it",
    "其中嵌入的一页（altChunk）未读：请打开后另存",
)
DRAWING = Sentence(
    "word.drawing", "a drawing ({file}) was not read: it may hold a table", "有一幅图（{file}）未读：其中可能有表"
)
CUT_OFF = Sentence(
    "page.cut_off",
    "the page ends inside a table: its last figure may be cut off, and what follows is missing",
    "网页在表格中间中断：最后一个数字可能不全，其后内容缺失",
)
READ_AS_TEXT = Sentence(
    "html.as_text",
    "nested more than {levels} deep: read as text from there on",
    "嵌套超过 {levels} 层：自此按纯文本读取",
)
DEEPER_UNREAD = Sentence(
    "odt.too_deep", "nested more than {levels} deep: what lies deeper was not read", "嵌套超过 {levels} 层：更深处未读"
)
HIDDEN_TABLES_READ = Sentence(
    "html.hidden_tables_read",
    "{tables} tables are hidden until a script shows them: they were read; compare them with the page",
    "有 {tables} 张表在脚本显示之前是隐藏的：已读取，请与网页对照",
)
HIDDEN_TABLES_UNREAD = Sentence(
    "html.hidden_tables_unread",
    "{tables} hidden tables, which have the words of tables that are shown, were not read",
    "有 {tables} 张隐藏的表与显示的表文字相同：未读",
)
SHEET_TOO_LARGE = Sentence(
    "html.sheet_too_large",
    "its style sheets are too large to be applied to all of the page: struck or hidden text may have been read",
    "样式表过大，未能用于整个网页：可能读入了划去或隐藏的文字",
)
HIDDEN_SHEET = Sentence("sheet.hidden", "the hidden sheet “{title}” was not read", "隐藏的工作表“{title}”未读")
RULES_UNREAD = Sentence(
    "sheet.rules_unread",
    "the workbook has conditional formats, which may hide or strike figures, and they could not be evaluated",
    "工作簿中有条件格式，可能使数字隐去或划掉：未能判断",
)
BOX_UNREAD = Sentence(
    "sheet.box_unread",
    "a text box on the sheet “{title}” (at {cell}) with “{print}” was not read",
    "工作表“{title}”上有一个文本框（在 {cell} 处），写有“{print}”：未读",
)
NOT_COMPUTED = Sentence(
    "sheet.not_computed",
    "{cell} is a formula whose result was not saved: left out",
    "{cell} 是公式，文件中没有存结果：略去",
)
PAGE_DAMAGED = Sentence(
    "pdf.page_unread", "page {page} is damaged and was not read ({error})", "第 {page} 页已损坏，未读（{error}）"
)
FIELD_UNREAD = Sentence(
    "pdf.field_unread",
    "“{print}” stands in a form field or note on page {page} that says nothing of how it is shown: it was not read",
    "第 {page} 页的表单域或批注中有“{print}”，文件未说明如何显示：未读",
)
ATTACHED_UNREAD = Sentence(
    "pdf.attached_unread", "the file “{file}” is embedded in it: it was not read", "其中嵌有文件“{file}”：未读"
)
COMPOSITE_UNREAD = Sentence(
    "ofd.composite_unread",
    "page {page} shows a composite object that the file doesn't hold: it was not read",
    "第 {page} 页有一个复合对象，文件中没有其内容：未读",
)
PAGE_MUTE = Sentence(
    "ofd.page_mute",
    "page {page} was not read: its fonts don't say what they print",
    "第 {page} 页未读：字体未说明印的是什么字",
)
