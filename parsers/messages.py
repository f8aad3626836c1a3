"""What is said of a document, in both languages (`parsers.sentences`): why it gave no report, and what
a reader of its report must know.

The most frequent are here; a message that isn't is shown as it is stored, in English. To move one
here: a saying below, its name in `SAYINGS`, and its call where it was written.
"""

from __future__ import annotations

from parsers.sentences import NUMBER, TEXT, Each, OneOf, Plain, Saying, Words

EMPTY = Saying("the file is empty: fetch it again", "文件是空的：请重新抓取")
LOCKED = Saying(
    "{what} is locked with a password: ask for an open one",
    "{what}有密码保护：请索取未加密的",
    what=Words(
        {"the file": ("文件", "the file"), "the PDF": ("PDF 文件", "the PDF"), "the archive": ("压缩包", "the archive")}
    ),
)
ASK_FOR_OPEN = Saying(
    "it is locked with a password: ask whoever published it for one that is open",
    "文件有密码保护：请向发布者索取未加密的",
)
DAMAGED = Saying(
    "{what} is damaged ({error}): fetch it again",
    "{what}已损坏（{error}）：请重新抓取",
    error=TEXT,
    what=Words(
        {
            "the file": ("文件", "the file"),
            "the PDF": ("PDF 文件", "the PDF"),
            "the Word file": ("Word 文件", "the Word file"),
            "the archive": ("压缩包", "the archive"),
            "the Excel file": ("Excel 文件", "the Excel file"),
            "the picture": ("图片", "the picture"),
        }
    ),
)
NOTHING_IN_HTML = Saying("there is nothing in this HTML: fetch it again", "网页没有内容：请重新抓取")
NO_TABLE = Saying(
    "no table of the official forms of 2019 or 2021 is in it: no annual report on information"
    " disclosure, or one whose tables are pictures or an attachment; look for the attachment",
    "其中没有 2019 年或 2021 年格式的表：不是政府信息公开年度报告，或者表是图片、在附件中；请找附件",
)
ONLY_APPEALS = Saying(
    "only a table of reconsiderations and lawsuits is in it: no annual report",
    "其中只有行政复议、行政诉讼的表：不是年度报告",
)
MISNAMED = Saying(
    "it is called {file}, but is {what}, and no report: {why}",
    "名为 {file}，其实是{what}，也不是报告：{why}",
    what=Words({"a web page": ("网页", "a web page"), "text": ("纯文本", "text")}),
    why=OneOf((NO_TABLE, ONLY_APPEALS)),
)
NAMELESS = Saying(
    "the document doesn't say {what}: see the page, and how the portal links to it",
    "文件未写明{what}：请看网页，以及网站如何链接到它",
    what=Words(
        {
            "whose report it is": ("是哪个机关的报告", "whose report it is"),
            "for which year it is": ("是哪一年度的报告", "for which year it is"),
        }
    ),
)
SAYINGS = (EMPTY, LOCKED, ASK_FOR_OPEN, DAMAGED, NOTHING_IN_HTML, NO_TABLE, ONLY_APPEALS, MISNAMED, NAMELESS)

IN_NO_CELL = Saying(
    "“{print}” is in none of the form's cells: not read", "“{print}”不在表的任何一格中：未读", print=TEXT
)
IN_NO_TABLE = Saying(
    "a table that is none of the form's: not read: {prints}",
    "有一张表不属该格式：未读：{prints}",
    prints=Each(Saying("“{print}”", "“{print}”", print=TEXT), ("、", ", ")),
)
HIDDEN_SHEET = Saying("the hidden sheet “{title}” was not read", "隐藏的工作表“{title}”未读", title=TEXT)
NOT_PRINTED = Saying("the line “{label}” was not found", "未找到“{label}”一行", label=TEXT)
READ_AS = Saying("the label “{label}” is read as “{line}”", "行名“{label}”读作“{line}”", label=TEXT, line=TEXT)
NO_IDENTITY = Saying(
    "the report doesn't say its {what}",
    "报告未写明{what}",
    what=Words({"issuer": ("发布机关", "issuer"), "year": ("年度", "year")}),
)
UNSURE = Saying(
    "“{print}” was read in the picture with a confidence of {confidence}: compare it with the page",
    "“{print}”是从图片中识别的，置信度 {confidence}：请与原页对照",
    print=TEXT,
    confidence=NUMBER,
)
DIFFER = Saying(
    "independent readings differ, so it is not stored: {prints}",
    "各自独立的读取程序读法不一，故不入库：{prints}",
    prints=Each(
        Saying("“{print}” ({reader})", "“{print}”（{reader}）", print=TEXT, reader=Plain(r"\w+")), ("、", ", ")
    ),
)
NO_TEXT = Saying("it has no text", "没有文字")
UNSEEN = Saying("most of its text is not seen", "文字大多不可见")
MUTE_FONTS = Saying("its fonts don't say what they print", "字体未说明印的是什么字")
PICTURE = Saying("a picture fills it", "整页是一张图片")
OUTLINES = Saying("its letters are outlines", "字是画成的轮廓")
AS_PICTURE = Saying(
    "page {page} was read as a picture: {why}",
    "第 {page} 页按图片识别：{why}",
    page=NUMBER,
    why=OneOf((NO_TEXT, UNSEEN, MUTE_FONTS, PICTURE, OUTLINES)),
)
WARNINGS = (IN_NO_CELL, IN_NO_TABLE, HIDDEN_SHEET, NOT_PRINTED, READ_AS, NO_IDENTITY, UNSURE, DIFFER, AS_PICTURE)
