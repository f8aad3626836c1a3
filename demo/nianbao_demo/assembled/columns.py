"""How the column of annual reports is divided. Each adds the column to a site, and returns its address."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from nianbao_demo.assembled.filled import FILLED
from nianbao_demo.assembled.islands import ISLANDS
from nianbao_demo.assembled.opened import OPENED
from nianbao_demo.assembled.records import RECORDS
from nianbao_demo.assembled.site import HEADINGS, ORGANS, PLACE, Item, Site
from nianbao_demo.assembled.switched import SWITCHED
from nianbao_demo.assembled.tabled import TABLED

_NAME = "政府信息公开年报"
_AT = "/zfxxgk/zfxxgknb/"


def one_list(site: Site) -> str:
    return site.list_at(_AT, _NAME, site.items(_AT, ORGANS[: site.rng.randint(2, 5)], (2021, 2022, 2023)))


def years(site: Site) -> str:
    """Years whose names are those of reports; a year may hold one."""
    links = []
    for year in (2021, 2022, 2023):
        folder = f"{_AT}nb_{year}n/"
        name = f"{year}年{_NAME}"
        items = site.items(folder, ORGANS[: site.rng.choice((1, 2, 7))], (year,))
        links.append((name, site.list_at(folder, name, items)))
    return site.put(_AT, _NAME, f"<h3>{_NAME}</h3>{site.links(links)}")


def tabs(site: Site) -> str:
    """Tabs with short names."""
    kinds = {"区政府": ("人民政府",), "部门": ORGANS[:3], "街道": ("东街道办事处", "西街道办事处")}
    links = []
    for number, (name, issuers) in enumerate(kinds.items()):
        folder = f"{_AT}k{number}/"
        links.append((name, site.list_at(folder, name, site.items(folder, issuers, (2022, 2023)))))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}")


def others(site: Site) -> str:
    """Parts of the column whose names say little, and 更多 beside the newest."""
    links, newest = [], site.items(_AT, ("财政局",), (2023,))
    names = site.rng.sample(("市直机关", "国有企业", "其他", "2016-2020年", "二〇二一年", "历年", "区直"), 3)
    for number, name in enumerate(names):
        folder = f"{_AT}q{number}/"  # its name says nothing, its place does
        links.append((name, site.list_at(folder, name, site.items(folder, (ORGANS[number + 1],), (2021, 2022)))))
    more = site.list_at("/gk/more/", "信息列表", site.items("/gk/more/", ORGANS[5:], (2022, 2023)))
    lines = "".join(site.entry(site, each) for each in newest)
    main = f'<ul>{lines}</ul><a href="{more}">更多&gt;&gt;</a>'
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}{main}")


def organs(site: Site) -> str:
    """A leaf for each organ, far from the column."""
    links = []
    for number, name in enumerate(ORGANS[:4]):
        folder = f"/dw_{number}97/ndbg/"
        links.append(
            (f"{PLACE}{name}", site.list_at(folder, f"{PLACE}{name}", site.items(folder, (name,), (2022, 2023))))
        )
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}")


def letters(site: Site) -> str:
    """An index of organs by their initials."""
    links = []
    for letter, name in zip("CJSMTLDF", ORGANS, strict=True):
        folder = f"{_AT}{letter.lower()}/"
        links.append((letter, site.list_at(folder, f"{PLACE}{name}", site.items(folder, (name,), (2023,)))))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}")


def platform(site: Site) -> str:
    """A platform that opens on its guide, with a menu on every page; the years are entries of the menu."""
    menu = [("政府信息公开指南", "/zfxxgk/zn.html"), ("政府信息公开制度", "/zfxxgk/zd.html")]
    menu += [(f"信息公开年报{year}年", f"{_AT}xxgknb{year}n/") for year in (2022, 2023)]
    head = '<ul><li><a href="javascript:;"><span>政府信息公开年报</span></a></li></ul>'
    entry = site.entry
    for year in (2022, 2023):
        folder = f"{_AT}xxgknb{year}n/"
        first = site.list_at(folder, f"信息公开年报{year}年", site.items(folder, ORGANS[:6], (year,)))
        menu = [(name, first if to == folder else to) for name, to in menu]
    for path, page in list(site.pages.items()):
        if path.startswith(_AT) and "/t20" not in path:
            site.pages[path] = page.replace('<div class="dqwz">', f'{head}{site.links(menu)}<div class="dqwz">', 1)
    site.put("/zfxxgk/zd.html", "政府信息公开制度", f"{head}{site.links(menu)}<p>规定</p>")
    assert entry is site.entry
    return site.put("/zfxxgk/zn.html", "政府信息公开指南", f"{head}{site.links(menu)}<h2>政府信息公开指南</h2>")


_SHOWN = (
    '<p><a href="{file}">附件下载</a></p>',
    '<embed src="{file}" type="application/pdf" width="800">',
    '<iframe src="/js/pdfjs/web/viewer.html?file={file}"></iframe>',
    '<object data="{file}"></object>',
)
"""How a page shows its file."""


def leaves(site: Site) -> str:
    """Organs' columns that name their entries by the year alone; each leads to a page with a file, or to the file."""
    links = []
    for number, name in enumerate(ORGANS[:4]):
        folder, entries = f"/dw_{number}97/nb/", list[tuple[str, str]]()
        for year in (2021, 2022, 2023):
            title, page, file = f"{year}年度报告", f"{folder}{year}.html", f"/files/{number}/{year}.doc"
            site.pages[file] = f"<html><body><p>{HEADINGS}</p></body></html>"
            site.reports.append(file)
            entries.append((title, file))
            if site.rng.random() < 0.8:
                shown = site.rng.choice(_SHOWN)
                if shown == _SHOWN[0] and site.rng.random() < 0.5:
                    shown_at = f"/plus/download.php?open=0&aid={number}{year}"
                    file = site.put(shown_at, "下载", f'<p>下载地址：<a href="{file}">本地下载</a></p>')
                place = f'<div class="dqwz">当前位置：首页 &gt; {PLACE}{name} &gt; {_NAME}</div>'
                site.put(page, title, f"{place}<h1>{title}</h1>{shown.format(file=file)}")
                site.reports.append(page)
                entries[-1] = title, page
        links.append((f"{PLACE}{name}", site.put(folder, _NAME, f"<h2>{_NAME}</h2>{site.links(entries)}")))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}")


def table(site: Site) -> str:
    """A table of organs and years; what its links say is nothing, or a year."""
    years, words = (2021, 2022, 2023), site.rng.choice(("查看", "点击下载", "", "√"))
    rows = "".join(f"<th>{year}年</th>" for year in years)
    lines = [f"<tr><th>单位</th>{rows}</tr>"]
    for name in ORGANS[:4]:
        items = site.items(_AT, (name,), years)
        said = [(item.path, words or f"{year}年") for item, year in zip(items, years, strict=True)]
        cells = (f'<td><a href="{path}">{each}</a></td>' for path, each in said)
        lines.append(f"<tr><td>区{name}</td>{''.join(cells)}</tr>")
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2><table>{''.join(lines)}</table>")


def ranges(site: Site) -> str:
    """An index of organs by ranges of letters, far from the column."""
    links = []
    for at, letters in enumerate(("A-F", "G-K", "L-R", "S～Z")):
        leaves = list[tuple[str, str]]()
        for number, name in enumerate(ORGANS[2 * at : 2 * at + 2]):
            folder = f"/yg/d{at}{number}/"
            leaves.append(
                (f"{PLACE}{name}", site.list_at(folder, f"{PLACE}{name}", site.items(folder, (name,), (2022, 2023))))
            )
        links.append((letters, site.put(f"/yg/z{at}/", "公开年报", site.links(leaves))))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}")


def choices(site: Site) -> str:
    """A menu of organs: an option's value is the address of its list."""
    options = []
    for number, name in enumerate(ORGANS[:5]):
        folder = f"{_AT}bm{number}/"
        first = site.list_at(folder, f"{PLACE}{name}", site.items(folder, (name,), (2021, 2022, 2023)))
        options.append(f'<option value="{first}">{PLACE}{name}</option>')
    menu = (
        f'<select onchange="window.location=this.value"><option value="">请选择单位</option>{"".join(options)}</select>'
    )
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{menu}")


def groups(site: Site) -> str:
    """Organs as headings, each with its years below; reports that name neither."""
    mark = site.rng.choice(
        ('<h4 class="t">{}</h4>', '<div class="acc-title"><a href="javascript:void(0)">{}</a></div>')
    )
    boxes = []
    for name in ORGANS[:5]:
        items = site.items(_AT, (name,), (2021, 2022, 2023))
        lines = "".join(f'<li><a href="{item.path}">{2021 + at}年</a></li>' for at, item in enumerate(items))
        boxes.append(f'<div class="box">{mark.format(PLACE + name)}<ul style="display:none">{lines}</ul></div>')
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{''.join(boxes)}")


def reaching(site: Site) -> str:
    """A table in which an organ's cell reaches down over its years."""
    lines = ["<tr><th>单位</th><th>年度</th><th>操作</th></tr>"]
    for name in ORGANS[:4]:
        for at, item in enumerate(site.items(_AT, (name,), (2021, 2022, 2023))):
            organ = f'<td rowspan="3">{PLACE}{name}</td>' if at == 0 else ""
            lines.append(f'<tr>{organ}<td>{2021 + at}年</td><td><a href="{item.path}">查看</a></td></tr>')
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2><table>{''.join(lines)}</table>")


_ASKS = """
function show(organ, page) {
  $.ajax({ url: '/xxgk/list.do', type: 'get', data: { organId: organ, code: 'nb', pageNo: page || 1 },
    success: function (res) { var html = ''; $.each(res.rows, function (i, v) { html += %s; }); $('#rows').html(html); }
  });
}
"""
_JOINS = (
    """'<li><a href="/info/' + v.infoId + '.html">' + v.infoTitle + '</a></li>'""",
    """`<li onclick="go(${v.infoId})">${v.infoTitle}</li>`""",
    """'<li><a href="/info/' + v.infoCode.replace(/-/g, '').substring(0, 4) + '.html">' + v.infoTitle + '</a></li>'""",
)


def asked(site: Site) -> str:
    """Organs to click, each of which a function asks for; answers with ids, of which a script joins the addresses."""
    by_attribute = site.rng.random() < 0.5
    tabs, number = [], 0
    for at, name in enumerate(ORGANS[:5]):
        rows = []
        for year in (2021, 2022, 2023):
            number += 1
            title = f"{PLACE}{name}{year}年政府信息公开工作年度报告"
            site.report_at(f"/info/{7000 + number}.html", title)
            rows.append({"infoId": 7000 + number, "infoCode": f"70-{number:02}-9", "infoTitle": title})
        answer = {"total": len(rows), "rows": rows}
        site.pages[f"/xxgk/list.do?organId={300 + at}&code=nb&pageNo=1"] = json.dumps(answer, ensure_ascii=False)
        click = f'data-id="{300 + at}"' if by_attribute else f'onclick="show({300 + at})"'
        tabs.append(f"<li {click}>{PLACE}{name}</li>")
    begin = "$('.tabs li').click(function () { show($(this).attr('data-id'), 1); });" if by_attribute else "show(300);"
    script = f"{_ASKS % site.rng.choice(_JOINS)}function go(id) {{ window.open('/info/' + id + '.html'); }}{begin}"
    main = f'<ul class="tabs">{"".join(tabs)}</ul><ul id="rows"></ul><script>{script}</script>'
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{main}")


def chosen(site: Site) -> str:
    """A menu of years that calls a function with the one that is chosen; the last year is there at first."""
    parts = {}
    for year in (2021, 2022, 2023):
        lines = "".join(site.entry(site, item) for item in site.items(_AT, ORGANS[:4], (year,)))
        parts[year] = site.pages[f"/api/list?year={year}"] = f"<ul>{lines}</ul>"
    options = "".join(f'<option value="{year}">{year}年</option>' for year in sorted(parts, reverse=True))
    script = "function turn(y) { $.get('/api/list?year=' + y, function (h) { $('#rows').html(h); }); }"
    main = f'<select onchange="turn(this.value)">{options}</select><div id="rows">{parts[2023]}</div>'
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{main}<script>{script}</script>")


def filtered(site: Site) -> str:
    """A form of the list's own page, sent by GET, that chooses an organ or a year; one is chosen at first."""
    by_year = site.rng.random() < 0.5
    path, name = "/xxgk/nb.jsp", "year" if by_year else "dept"
    years = (2021, 2022, 2023)
    parts: dict[str, list[Item]] = (
        {f"{year}年": site.items(_AT, ORGANS[:4], (year,)) for year in years}
        if by_year
        else {f"{PLACE}{organ}": site.items(_AT, (organ,), years) for organ in ORGANS[:4]}
    )
    options = "".join(f'<option value="{at}">{words}</option>' for at, words in enumerate(parts))
    form = f'<form method="get" action="nb.jsp"><select name="{name}">{options}</select><input type="submit"></form>'
    for at, items in reversed([*enumerate(parts.values())]):
        lines = "".join(site.entry(site, each) for each in items)
        for to in (f"{path}?{name}={at}", *(() if at else (path,))):
            site.put(to, _NAME, f"<h2>{_NAME}</h2>{form}<ul>{lines}</ul>")
    return path


def only_years(site: Site) -> str:
    """Organs as links in a line, and below each the years alone; a page names neither."""
    links = []
    for at, name in enumerate(ORGANS[:4]):
        folder = f"/nb/{50 + at}/"
        title = "政府信息公开工作年度报告"
        years = [(str(year), site.report_at(f"{folder}{year}.html", title)) for year in (2021, 2022, 2023)]
        site.put(folder, f"{PLACE}{name}", site.links(years))
        links.append(f'<a href="{folder}">{name}</a>')
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2><h3>区政府部门</h3>{' '.join(links)}")


def nameless(site: Site) -> str:
    """Years, organs, and pages with a file that is only called 附件: the breadcrumb says of which year."""
    links = []
    for year in (2021, 2022, 2023):
        folder, leaves = f"{_AT}{year}/", []
        for at, name in enumerate(ORGANS[:3]):
            file = f"/upload/{year}{at}.doc"
            site.pages[file] = f"<html><body><p>{HEADINGS}</p><table><tr><td>1</td></tr></table></body></html>"
            crumb = (
                f'<div>当前位置：<a href="/">首页</a> &gt; <a href="{_AT}">年报</a> &gt; '
                f'<a href="{folder}">{year}年</a></div>'
            )
            main = f'{crumb}<h1>政府信息公开工作年度报告</h1><p>附件：<a href="{file}">附件1.doc</a></p>'
            page = site.put(f"{folder}{at}.html", "政府信息公开工作年度报告", main)
            site.reports += [file, page]
            leaves.append((f"{PLACE}{name}", page))
        links.append((f"{year}年", site.put(folder, f"{year}年", site.links(leaves))))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}")


COLUMNS: Mapping[str, Callable[[Site], str]] = {
    each.__name__: each
    for each in (
        *(one_list, years, tabs, others, organs, letters, platform, leaves, table),
        *(
            ranges,
            choices,
            groups,
            reaching,
            asked,
            chosen,
            filtered,
            nameless,
            only_years,
            *FILLED,
            *SWITCHED,
            *RECORDS,
            *ISLANDS,
            *TABLED,
            *OPENED,
        ),
    )
}
