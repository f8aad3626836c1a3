"""Columns whose records an interface of the content system gives; seen in its templates and in crawlers."""

from __future__ import annotations

import json
from collections.abc import Callable

from nianbao_demo.assembled.site import ORGANS, PLACE, Site

_NAME = "政府信息公开年报"
_AT = "/zfxxgk/zfxxgknb/"
_YEARS = (2022, 2023, 2024)


def truecms(site: Site) -> str:
    """The plugin jpage asks for records by their numbers; the answer is XML in JSON."""
    items, size = site.items(_AT, ORGANS[:4], _YEARS), site.rng.choice((4, 5))
    groups = site.rng.choice((1, 2))
    lines = [site.entry(site, each) for each in items]
    asks = "/truecms/messageController/getMessage.do"
    for start in range(1, len(items) + 2):
        part = lines[start - 1 : start - 1 + size * groups]
        records = "".join(f"<record><![CDATA[{each}]]></record>" for each in part)
        xml = f"<datastore><totalrecord>{len(items)}</totalrecord><recordset>{records}</recordset></datastore>"
        query = f"startrecord={start}&endrecord={start - 1 + size * groups}&perpage={size}&columnId=5a43"
        site.pages[f"{asks}?{query}"] = json.dumps({"result": xml}, ensure_ascii=False)
    plugin = (
        f"$('#content').jpage({{ totalRecord: {len(items)}, proxyUrl: '{asks}', perPage: {size}, groupSize: {groups},"
        " ajaxParam: { columnId: '5a43' } });"
    )
    return site.put(f"{_AT}zfxxgknb.html", _NAME, f'<div id="content"></div><script>{plugin}</script>')


def two_scripts(site: Site) -> str:
    """新点 Epoint: one script asks for the list with what another one holds; the number of the column is the page's."""
    items, asks = site.items(_AT, ORGANS[:4], _YEARS), "/EWB-FRONT/rest/lightfrontaction/getgovinfolist"
    for page in range(len(items) // 5 + 2):
        rows = [{"infourl": each.path, "realtitle": each.title} for each in items[page * 5 : page * 5 + 5]]
        sent = f'{{"categorynum": "003007", "siteGuid": "7eb5-f7f1", "pageIndex": {page}, "pageSize": 5}}'
        site.pages[f"{asks} {sent}"] = json.dumps({"custom": {"total": len(items), "data": rows}}, ensure_ascii=False)
    site.pages["/js/webBuilderCommon.js"] = 'var siteInfo = {"projectName": "/EWB-FRONT", "siteGuid": "7eb5-f7f1"};'
    site.pages["/js/govlist.js"] = (
        "function getData(pageIndex) { $.ajax({ url: siteInfo.projectName + '/rest/lightfrontaction/getgovinfolist',"
        " type: 'post', contentType: 'application/json', data: JSON.stringify({ categorynum:"
        " Util.getUrlParams('categorynum'), siteGuid: siteInfo.siteGuid, pageIndex: pageIndex, pageSize: 5 }),"
        " success: function (r) { $.each(r.custom.data, function (i, v) {"
        " $('#list').append('<li><a href=\"' + v.infourl + '\">' + v.realtitle + '</a></li>'); }); } }); } getData(0);"
    )
    files = "".join(f'<script src="/js/{each}.js"></script>' for each in ("webBuilderCommon", "govlist"))
    return site.put("/zwgk/govInfoPub.html?categorynum=003007", _NAME, f'<ul id="list"></ul>{files}')


def numbered_files(site: Site) -> str:
    """A file beside the page for each page of the list, of which the first has a name without a number."""
    items, begin = site.items(_AT, ORGANS[:4], _YEARS), site.rng.choice((0, 1))
    for number in range(begin, begin + 3):
        rows = [{"title": each.title, "url": each.path} for each in items[(number - begin) * 4 :][:4]]
        name = "list.json" if number == begin else f"list{number}.json"
        site.pages[f"{_AT}{name}"] = json.dumps({"pageCount": 3, "docs": rows}, ensure_ascii=False)
    script = (
        f'function show(n) {{ var u = n == {begin} ? "list.json" : "list" + n + ".json"; $.getJSON(u, fill); }}'
        " function fill(d) { $.each(d.docs, function (i, o) {"
        " $('#docs').append('<a href=\"' + o.url + '\">' + o.title + '</a>'); }); }"
    )
    return site.put(_AT, _NAME, f'<ul id="docs"></ul><script>{script} show({begin});</script>')


def single(site: Site) -> str:
    """An organ's column with a page for each year, whose only entry is named as the column is."""
    links = []
    for number, name in enumerate(ORGANS[:3]):
        folder, years = f"/bm{number}/nb/", []
        for year in _YEARS:
            title, to = "政府信息公开工作年度报告", f"{folder}{year}/"
            crumb = f"<div>当前位置：首页 &gt; {PLACE}{name} &gt; 政府信息公开年报 &gt; {year}年</div>"
            article = site.report_at(f"{to}article.html", title)
            site.pages[article] = site.pages[article].replace("<h1>", f"{crumb}<h1>", 1)
            site.put(to, f"{year}年", f'{crumb}<ul><li><a href="{article}">{title}</a></li></ul>')
            years.append((f"{year}年", to))
        links.append((f"{PLACE}{name}", site.put(folder, _NAME, f"<h2>{PLACE}{name}</h2>{site.links(years)}")))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}")


def second_names(site: Site) -> str:
    """An index of organs, some of which have a second name in brackets."""
    links = []
    for number, name in enumerate(
        ("人民政府（办公室）", "财政局（国有资产监督管理局）", "教育局", "水利局（某某湖管理处）")
    ):
        folder, plain = f"/public/column/{6301 + number}/", name.partition("（")[0]
        items = site.items(folder, (plain,), (2022, 2023))
        links.append((f"{PLACE}{name}", site.list_at(folder, f"{PLACE}{name}", items)))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}")


def bare(site: Site) -> str:
    """The government's own column, with bare titles, and organs' bare titles below pages that name them."""
    links = [(f"{year}年政府信息公开工作年度报告", f"{_AT}{year}.html") for year in _YEARS]
    for title, path in links:
        site.report_at(path, title)
    for number, name in enumerate(ORGANS[:2]):
        folder = f"/bm{number}/"
        own = [(title, site.report_at(f"{folder}nb/{path.rpartition('/')[2]}", title)) for title, path in links]
        site.put(f"{folder}nb/", _NAME, site.links(own))
        site.put(folder, f"{PLACE}{name}", site.links([(_NAME, f"{folder}nb/")]))
    parts = [(f"{PLACE}{name}", f"/bm{number}/") for number, name in enumerate(ORGANS[:2])]
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}<h3>部门信息公开年报</h3>{site.links(parts)}")


RECORDS: tuple[Callable[[Site], str], ...] = (truecms, two_scripts, numbered_files, single, second_names, bare)
