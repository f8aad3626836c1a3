"""Columns whose lists a library fills, or whose parts a menu asks for; seen in the libraries' documentation and in
crawlers of portals that use them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urlencode

from nianbao_demo.assembled.site import ORGANS, PLACE, Item, Site

_NAME = "政府信息公开年报"
_AT = "/zfxxgk/zfxxgknb/"
_YEARS = (2022, 2023, 2024)
_SIZE = 5


def _items(site: Site, organs: int = 4) -> list[Item]:
    return site.items(_AT, ORGANS[:organs], _YEARS)


def _column(site: Site, main: str) -> str:
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{main}")


_Table = tuple[str, Callable[[int], str], Callable[[list[dict[str, object]], int], object]]
_TABLES: dict[str, _Table] = {
    "layui": (
        (
            '<table id="t"></table><script type="text/html" id="tpl"><a href="{{d.path}}">{{d.bt}}</a></script><script>'
            "table.render({ elem: '#t', url: '/api/list', where: {code: 'nb'}, page: true, limit: 5,"
            " cols: [[{field: 'bt', templet: '#tpl'}]] });</script>"
        ),
        lambda page: f"/api/list?{urlencode({'code': 'nb', 'page': page, 'limit': _SIZE})}",
        lambda rows, total: {"code": 0, "count": total, "data": rows},
    ),
    "bootstrap": (
        (
            '<table data-toggle="table" data-url="/api/list" data-side-pagination="server" data-pagination="true"'
            ' data-page-size="5"><thead><tr><th data-field="bt" data-formatter="link">标题</th></tr></thead></table>'
            "<script>function link(v, row) { return '<a href=\"' + row.path + '\">' + v + '</a>'; }</script>"
        ),
        lambda page: f"/api/list?{urlencode({'order': 'asc', 'offset': _SIZE * (page - 1), 'limit': _SIZE})}",
        lambda rows, total: {"total": total, "rows": rows},
    ),
    "easyui": (
        (
            '<table class="easyui-datagrid" data-options="url:\'/api/list?c=nb\',pagination:true,pageSize:5"><thead>'
            "<tr><th data-options=\"field:'bt',formatter:link\">标题</th></tr></thead></table>"
            "<script>function link(v, row) { return '<a href=\"' + row.path + '\">' + v + '</a>'; }</script>"
        ),
        lambda page: f"/api/list?c=nb {urlencode({'page': page, 'rows': _SIZE})}",
        lambda rows, total: {"total": total, "rows": rows},
    ),
    "datatables": (
        (
            "<table id='t'><thead><tr><th>标题</th></tr></thead><tbody></tbody></table><script>$('#t').dataTable("
            '{"bServerSide": true, "sAjaxSource": "/api/list", "iDisplayLength": 5});</script>'
        ),
        lambda page: f"/api/list?sEcho=1&iDisplayStart={_SIZE * (page - 1)}&iDisplayLength={_SIZE}",
        lambda rows, total: {
            "iTotalDisplayRecords": total,
            "aaData": [[f'<a href="{each["path"]}">{each["bt"]}</a>'] for each in rows],
        },
    ),
}
"""Tables of layui, bootstrap-table, EasyUI and DataTables: the markup, what the library asks for, the answer."""


def library(site: Site) -> str:
    """A table that a library fills."""
    main, asks, answers = _TABLES[site.rng.choice(sorted(_TABLES))]
    items = _items(site)
    for page in range(1, len(items) // _SIZE + 3):
        part = items[_SIZE * (page - 1) : _SIZE * page]
        rows: list[dict[str, object]] = [
            {"id": number, "bt": each.title, "path": each.path} for number, each in enumerate(part)
        ]
        site.pages[asks(page)] = json.dumps(answers(rows, len(items)), ensure_ascii=False)
    return _column(site, main)


def beside(site: Site) -> str:
    """A list in one file beside the page, as JSON or XML."""
    items = _items(site)
    if site.rng.random() < 0.5:
        rows = [{"FILENAME": each.title, "URL": each.path, "DOCRELTIME": each.day} for each in items]
        site.pages[f"{_AT}wj/nb.json"] = "\ufeff" + json.dumps({"data": rows}, ensure_ascii=False)
        script = (
            "$.getJSON('./wj/nb.json', function (r) { $.each(r.data, function (i, v) { show(v.URL, v.FILENAME); }); });"
        )
    else:
        rows_of = "".join(f"<info><title><![CDATA[{i.title}]]></title><url>{i.path}</url></info>" for i in items)
        site.pages["/xml/nb.xml"] = f"<?xml version='1.0' encoding='UTF-8'?><infos>{rows_of}</infos>"
        script = (
            "$.ajax({url: '/xml/nb.xml', dataType: 'xml', success: function (x) { $(x).find('info').each(function () {"
            " show($(this).find('url').text(), $(this).find('title').text()); }); }});"
        )
    return _column(site, f'<ul id="list"></ul><script>{script}</script>')


def feed(site: Site) -> str:
    """A column that is a feed."""
    inner = "".join(f"<item><title>{each.title}</title><link>{each.path}</link></item>" for each in _items(site))
    path = f"{_AT}rss.xml"
    site.pages[path] = f"<?xml version='1.0'?><rss version='2.0'><channel><title>{_NAME}</title>{inner}</channel></rss>"
    return path


def loaded_tabs(site: Site) -> str:
    """Tabs that load pieces of a page: $(…).load($(this).data('src'))."""
    tabs = ""
    for number, (name, organs) in enumerate(
        (("县政府", ("人民政府",)), ("县级部门", ORGANS[:3]), ("乡镇", ORGANS[5:7]))
    ):
        site.pages[f"{_AT}tab{number}.html"] = "".join(
            site.entry(site, each) for each in site.items(_AT, organs, (2022, 2023))
        )
        tabs += f'<li data-src="tab{number}.html">{name}</li>'
    script = "$('.hd li').click(function () { $('#bd').load($(this).data('src')); });"
    return _column(site, f'<ul class="hd">{tabs}</ul><div id="bd"></div><script>{script}</script>')


def looked_up(site: Site) -> str:
    """A year's list names the other years in a menu, at which a button looks."""
    options = "".join(f'<option value="{year}">{year}年</option>' for year in _YEARS)
    script = (
        "function query() { var y = document.getElementById('year').value; location.href = '/nb/list_' + y + '.html'; }"
    )
    menu = f'<select id="year">{options}</select><button onclick="query()">查询</button><script>{script}</script>'
    for year in _YEARS:
        lines = "".join(site.entry(site, each) for each in site.items(_AT, ORGANS[:4], (year,)))
        site.put(f"/nb/list_{year}.html", _NAME, f"{menu}<ul>{lines}</ul>")
    return f"/nb/list_{_YEARS[-1]}.html"


def switched(site: Site) -> str:
    """No list: the newest report, with years and organs to choose from beside each."""
    organs = {str(700 + at): f"{PLACE}{name}" for at, name in enumerate(ORGANS[:3])}
    options = "".join(f'<option value="{code}">{name}</option>' for code, name in organs.items())
    go = "<script>function go(v) { location.href = '/gk/nb.jsp?year=2024&area=' + v; }</script>"
    menu = f'<select onchange="go(this.value)">{options}</select>{go}'
    for code, name in organs.items():
        years = "".join(f'<a href="/gk/nb.jsp?year={year}&amp;area={code}">{year}年</a>' for year in _YEARS)
        for year in _YEARS:
            path = f"/gk/nb.jsp?year={year}&area={code}"
            site.report_at(path, f"{name}{year}年政府信息公开工作年度报告")
            site.pages[path] = site.pages[path].replace("<h1>", f"{years}{menu}<h1>", 1)
    return "/gk/nb.jsp?year=2024&area=700"


def past(site: Site) -> str:
    """Reports of the last year; those of earlier years behind 往年回顾."""
    before = site.list_at("/wn/", "历年", site.items("/wn/", ORGANS[:3], (2021, 2022)))
    lines = "".join(site.entry(site, each) for each in site.items(_AT, ORGANS[:3], (2023,)))
    return _column(site, f'<ul>{lines}</ul><p><a href="{before}">往年回顾</a></p>')


def cut_off(site: Site) -> str:
    """Titles that the list cuts anywhere, without a mark."""
    lines = "".join(f'<li><a href="{each.path}">{each.title[:12]}</a></li>' for each in _items(site))
    return _column(site, f"<ul>{lines}</ul>")


def posted_menu(site: Site) -> str:
    """ASP.NET: a menu of organs that posts the page as soon as one is chosen."""
    path = "/Annual.aspx"
    for at, _ in enumerate(ORGANS[:3]):
        lines = "".join(site.entry(site, each) for each in site.items(_AT, (ORGANS[at],), _YEARS))
        options = "".join(
            f'<option value="{n}"{" selected" if n == at else ""}>{PLACE}{name}</option>'
            for n, name in enumerate(ORGANS[:3])
        )
        menu = f"<select name=\"dept\" onchange=\"setTimeout('__doPostBack(\\'dept\\',\\'\\')', 0)\">{options}</select>"
        state = f'<input type="hidden" name="__VIEWSTATE" value="vs{at}">'
        main = f'<form method="post" action="{path}">{state}{menu}</form><ul>{lines}</ul>'
        for before in range(3) if at else ():
            asked = {"__EVENTTARGET": "dept", "__EVENTARGUMENT": "", "__VIEWSTATE": f"vs{before}", "dept": at}
            site.put(f"{path} {urlencode(asked)}", _NAME, main)
        if not at:
            site.put(path, _NAME, main)
    return path


FILLED: tuple[Callable[[Site], str], ...] = (
    *(library, beside, feed, loaded_tabs, looked_up, switched, past, cut_off, posted_menu),
)
