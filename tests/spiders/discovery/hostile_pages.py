"""Pages that a stranger writes to keep a crawl busy: each kind with as many characters as asked for."""

from __future__ import annotations

from collections.abc import Callable

TITLE = "西工区财政局2023年政府信息公开工作年度报告"


def _often(unit: str, begin: str = "", end: str = "") -> Callable[[int], str]:
    return lambda n: begin + unit * (max(n - len(begin) - len(end), 0) // len(unit)) + end


def _numbered(unit: str, begin: str = "", end: str = "") -> Callable[[int], str]:
    """`unit` with a number for {}, each time another."""
    return lambda n: begin + "".join(unit.format(i) for i in range(n // len(unit))) + end


_COLUMN = "<h1>政府信息公开年报</h1>"
PAGES: dict[str, Callable[[int], str]] = {
    # Trees
    "deep": _often("<div>", end="公开"),
    "deep tables": _often("<table><tr><td>"),
    "deep bold": _often("<p><b>"),
    "wrong ends": lambda n: "<div>" * (n // 10) + "</p></span></x>" * (n // 30),
    "wide spans": _often("<td colspan=1000000000 rowspan=1000000000>1", "<table><tr>"),
    "links in links": _often("<a href=x><div>"),
    "links in links around much": lambda n: "<a href=x><div>" * 900 + "<b></b>" * (n // 7),
    "headings in headings": _often("<h1>a"),
    "forms in forms": _often("<form><input name=__VIEWSTATE>", "__doPostBack"),
    "attributes": _numbered(" a{}", "<p>公开<a", ">x</a>"),
    "attributes and wrong ends": lambda n: (
        "<a" + "".join(f" a{i}" for i in range(200)) + ">" + "<div>" * (n // 10) + "</p></span></x>" * (n // 30)
    ),
    "attributes in many tags": _often("<a " + " ".join(f"a{i}" for i in range(3000)) + ">"),
    "tags in tags": _often("<a"),
    "quotes in tags": _often("<a b='\""),
    "unclosed": _often("<"),
    "comments": _often("<!--"),
    "scripts": _often("<script>"),
    "metas": _numbered("<meta name=a{} content=b>"),
    # Links
    "links": _numbered("<a href=/zfxxgk/{}>政务公开</a>"),
    "links to reports": _numbered("<a href=/{}>" + TITLE + "</a>", _COLUMN),
    "links to files": _numbered("<a href=/{}.pdf>" + TITLE + "</a>", f"<h1>{TITLE}</h1>"),
    "links to one page": _often("<a href=/a>政务公开</a>"),
    "links by script": _often("<a onclick=\"open('/x')\">公开</a>"),
    "a long text": _often("公开", "<a href=/a>", "</a>"),
    "a long text of notices": _often("公开编制", "<a href=/a>", "</a>"),
    "a long text in marks": _often("<b>公开</b>", "<a href=/a>", "</a>"),
    "a long address": _often("page_pc/", "<a href='/", "'>公开</a>"),
    "long addresses": _often("<a href='/" + "page_pc/f_asc" * 150 + "'>公开年报</a>"),
    "turns with orders": _often("<a href='?order=" + "_asc" * 500 + "!'>下一页</a>", _COLUMN),
    "a long script": _often('open("', "<a onclick='", "'>公开</a>"),
    "frames": _numbered("<iframe src=/{}></iframe>"),
    "pictures": _numbered("<img src=/{}.jpg>", f"<h1>{TITLE}</h1>"),
    # Texts
    "a long title": _often(" - 公开", "<title>", "</title>"),
    "a long title of blanks": _often(" ", "<title>公开", "-</title>"),
    "a long heading": _often("公开编制", "<h1>", "</h1>"),
    "breadcrumbs": _often("当前位置"),
    "a publisher": _often("<aaaa>", f"<h1>{TITLE}</h1>发布机构", "x"),
    "publishers": _often("发布机构<td>", f"<h1>{TITLE}</h1>"),
    "blank publishers": _often(" ", f"<h1>{TITLE}</h1>发布机构：", "<"),
    "a guard": _often("<", "arg1 acw_sc__v2"),
    "a guard's script": _often("<script ", "arg1 acw_sc__v2"),
    # Scripts that name addresses
    "files in scripts": _numbered('"/{}.pdf",', f"<h1>{TITLE}</h1><script>"),
    "a file in a script": _often(".pdf?", f'<h1>{TITLE}</h1><script>"'),
    "options": _often("?", f'{_COLUMN}<option value="'),
    "options of pages": _numbered('<option value="?p={}">第1页</option>', _COLUMN),
    "option tags": _often("<option ", _COLUMN),
    "pages": _often("createPageHTML", _COLUMN),
    "a number of pages": _often("9", f"{_COLUMN}<script>createPageHTML("),
    "an entity": _often("9", f'{_COLUMN}<option value="?&#', ';">1<"'),
    # Content systems
    "records": _often("<record> ", f"{_COLUMN}<datastore>"),
    "blank records": _often(" ", f"{_COLUMN}<datastore><record>"),
    "records in CDATA": _often("<record><![CDATA[x]]></record>", f"{_COLUMN}<datastore>"),
    "next group": _often(" ", f"{_COLUMN}<datastore><nextgroup>"),
    "parameters": _often("ajaxParam={", f"{_COLUMN}dataproxy.jsp"),
    "pairs": _often("a", f"{_COLUMN}dataproxy.jsp ajaxParam={{'", "}"),
    "total": _often("9", f"{_COLUMN}dataproxy.jsp totalrecord="),
    "blank total": _often(" ", f"{_COLUMN}dataproxy.jsp totalrecord="),
    "module": _often("tree.jsp?", f"{_COLUMN}/module/xxgk/search.jsp"),
    "searches": _often("/module/xxgk/search.jsp", f'{_COLUMN}"'),
    "units": _often("a", f"{_COLUMN}jpaas-publish-server <"),
    "full text": _often("/getFullTextDataNew", f'{_COLUMN}"'),
    "labels": _often("/site/label/1?", f'{_COLUMN}labelName="publicInfoList" "'),
    "page counts": _often("9", f'{_COLUMN}labelName="publicInfoList" pageCount='),
    "tree": _often("[", f"{_COLUMN}_CONFIG SID=1 TREE="),
    "trees": _often('{"id":1,"name":"政府信息公开年报"},', f"{_COLUMN}_CONFIG SID=1 TREE=[", "0]"),
    "posts": _numbered(
        "<a href=\"javascript:__doPostBack('p{}','100')\">100</a>", f"{_COLUMN}<form><input name=__VIEWSTATE>"
    ),
    "an application": _often("<div ", "<script></script>"),
}

ANSWERS: dict[str, Callable[[int], str]] = {
    "call": _often(" ", "a(", "x"),
    "nested": _often("["),
    "nested objects": _often('{"a":'),
    "a number": _often("9", '{"endPage": ', "}"),
    "infinite": lambda n: '{"endPage": 1e999, "totalPage": 1e999, "list": []}',
    "a title": _often("<", '{"list": [{"title": "公开年报', '", "url": "/a"}]}'),
    "records": _often("<record> ", "<recordset>"),
    "blank records": _often(" ", "<recordset><record>"),
    "turns": _often("共<a>", "<a >"),
    "results": _often('{"title": "' + TITLE + '", "url": "/a"},', '{"list": [', "{}]}"),
    "html": _often("<a href=x><div>", '{"data": {"html": "', '"}}'),
    "articles": _often(
        '{"title": "' + TITLE + '", "linkurl": "/a"},', '{"result": {"totalcount": 1, "records": [', "{}]}}"
    ),
}
"""Answers to a content system's requests."""
