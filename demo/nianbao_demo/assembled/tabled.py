"""Columns of years or organs whose addresses a script looks up in a table, writes year by year, or asks for with what
is chosen in menus.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urlencode

from nianbao_demo.assembled.site import ORGANS, PLACE, Site

_NAME = "政府信息公开年报"
_AT = "/zfxxgk/zfxxgknb/"
_YEARS = (2021, 2022, 2023)


def _lines(site: Site, year: int) -> str:
    return "".join(site.entry(site, each) for each in site.items(_AT, ORGANS[:3], (year,)))


def _pages(site: Site, folder: str) -> dict[int, str]:
    """A page for each year; `folder` has a place for it."""
    return {year: site.put(folder.format(year), f"{year}年", f"<ul>{_lines(site, year)}</ul>") for year in _YEARS}


def tables(site: Site) -> str:
    """A menu, tabs or links that look up an address in a table of the script."""
    pages = _pages(site, f"{_AT}n{{}}x/")
    entries = ", ".join(f"{year}: '{to}'" for year, to in pages.items())
    puts = "".join(f"to['{year}'] = '{path}';" for year, path in pages.items())
    table = site.rng.choice((f"var to = {{{entries}}};", f"var to = new Object(); {puts}"))
    options = "".join(f'<option value="{year}">{year}年</option>' for year in _YEARS)
    tabs = "".join(f'<li class="tab" data-y="{year}">{year}年</li>' for year in _YEARS)
    links = "".join(f'<a href="javascript:void(0)" onclick="go(\'{year}\')">{year}年</a>' for year in _YEARS)
    first = '<option value="">请选择年度</option>'
    ways = (
        (f'<select id="y" onchange="go(this.value)">{options}</select>', "function go(y) { location.href = to[y]; }"),
        (f"<div>{links}</div>", "function go(y) { window.open(to[y]); }"),
        (
            f'<ul>{tabs}</ul><iframe id="f"></iframe>',
            "$('.tab').click(function () { var y = $(this).data('y'); $('#f').attr('src', to[y]); });",
        ),
        (
            f'<select id="y">{first}{options}</select>',
            "$('#y').change(function () { var v = $(this).val(); if (to[v]) location.href = to[v]; });",
        ),
    )
    shown, script = site.rng.choice(ways)
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{shown}<script>{table} {script}</script>")


def by_file(site: Site) -> str:
    """Beside the list of the newest year, a script file writes the links to the others."""
    pages = _pages(site, f"{_AT}{{}}/")
    links = [f'<li><a href="{to}">{year}年</a></li>' for year, to in pages.items()]
    written = "\n".join(f"document.write('{each}');" for each in links)
    data = json.dumps([{"name": f"{year}年", "href": to} for year, to in pages.items()], ensure_ascii=False)
    loop = "for (var y = 2023; y >= 2021; y--) { h += '<li><a href=\"" + _AT + "' + y + '/\">' + y + '年</a></li>'; }"
    put = "document.getElementById('nbtab').innerHTML = h;"
    drawn = f"var list = {data}; var h = ''; for (var i = 0; i < list.length; i++) {{ h += one(list[i]); }} {put}"
    place = '<ul id="nbtab"></ul>{}<script src="/js/nbtab.js"></script>'
    inside = '<div class="tabs"><script src="/js/nbtab.js"></script></div>{}'
    way = site.rng.choice(((inside, written), (place, drawn), (place, f"var h = ''; {loop} {put}")))
    site.pages["/js/nbtab.js"] = way[1]
    return site.put(_AT, _NAME, way[0].format(f"<ul>{_lines(site, 2023)}</ul>"))


def year_by_year(site: Site) -> str:
    """The page's own script writes a link for each year, to that of today or to one that it names."""
    _pages(site, f"{_AT}{{}}/")
    begins = site.rng.choice(("2023", "new Date().getFullYear()", "now - 1"))
    link = f'<li><a href=\'{_AT}" + y + "/\'>" + y + "年</a></li>'
    writes = site.rng.choice((f'$("#ys").append("{link}");', f'document.getElementById("ys").innerHTML += "{link}";'))
    script = f"var now = new Date().getFullYear(); for (var y = {begins}; y >= 2021; y--) {{ {writes} }}"
    lines = _lines(site, 2023)
    return site.put(_AT, _NAME, f'<ul id="ys"></ul><ul>{lines}</ul><p>更新：2024-02-01</p><script>{script}</script>')


def by_menu(site: Site) -> str:
    """A menu of years with a button 查询: the script asks for JSON with what is chosen, by POST or GET."""
    posts = site.rng.random() < 0.5
    options = "".join(f'<option value="{year}">{year}年</option>' for year in reversed(_YEARS))
    for year in _YEARS:
        items = site.items(_AT, ORGANS[:4], (year,))
        asked = {"nd": str(year), "type": "nb"}
        sent = f" {json.dumps(asked)}" if posts else f"?{urlencode(asked)}"
        rows = [{"title": each.title, "url": each.path} for each in items]
        site.pages[f"/xxgk/queryList{sent}"] = json.dumps({"total": len(rows), "data": rows}, ensure_ascii=False)
    given = '{nd: $("#nd option:selected").val(), type: "nb"}'
    how = f'type: "POST", contentType: "application/json", data: JSON.stringify({given})' if posts else f"data: {given}"
    script = f'function query() {{ $.ajax({{url: "/xxgk/queryList", {how}, success: draw}}); }} query();'
    menu = f'<select id="nd">{options}</select><button onclick="query()">查询</button><ul id="rows"></ul>'
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{menu}<script>{script}</script>")


def by_name(site: Site) -> str:
    """A script writes links of a table of addresses by the organs' names."""
    found = {}
    for at, organ in enumerate(ORGANS[:3]):
        lines = "".join(site.entry(site, each) for each in site.items(_AT, (organ,), _YEARS))
        found[f"{PLACE}{organ}"] = site.put(f"/bm{at}/", f"{PLACE}{organ}", f"<ul>{lines}</ul>")
    script = f"var bm = {json.dumps(found, ensure_ascii=False)}; for (var k in bm) {{ draw(k, bm[k]); }}"
    return site.put(_AT, _NAME, f'<h2>{_NAME}</h2><div id="bm"></div><script>{script}</script>')


def tree_by_file(site: Site) -> str:
    """Beside the first organ's list, a script file builds the tree of all of them (dTree)."""
    columns = {}
    for at, organ in enumerate(ORGANS[:3]):
        lines = "".join(site.entry(site, each) for each in site.items(_AT, (organ,), _YEARS))
        name = f"{PLACE}{organ}"
        columns[name] = site.put(f"/bm/{at}/nb.html", f"{name}{_NAME}", f"<ul>{lines}</ul>"), lines
    adds = "".join(f'd.add({at}, 0, "{name}", "{to}");' for at, (name, (to, _)) in enumerate(columns.items(), 1))
    site.pages["/js/dwdata.js"] = f'd = new dTree("d"); d.add(0, -1, "目录"); {adds} document.write(d);'
    first = next(lines for _, lines in columns.values())
    main = f'<div id="dtree"></div><ul>{first}</ul><script src="/js/dwdata.js"></script>'
    return site.put(_AT, _NAME, main)


def chained(site: Site) -> str:
    """A page for each year, which leads to the year before it alone."""
    for year in _YEARS:
        before = f'<a href="{year - 1}.html">上一年</a>' if year > _YEARS[0] else ""
        lines = _lines(site, year)
        site.put(f"{_AT}{year}.html", f"{year}年{_NAME}", f"<h2>{year}年{_NAME}</h2>{before}<ul>{lines}</ul>")
    return f"{_AT}{_YEARS[-1]}.html"


def nobody_yet(site: Site) -> str:
    """A form that asks for an organ first, sent by POST or GET with a mark of its own; until then, no list."""
    method, names = site.rng.choice(("get", "post")), [f"{PLACE}{organ}" for organ in ORGANS[:3]]

    def shown(chosen: str, lines: str) -> str:
        options = "".join(
            f'<option value="{at}"{" selected" if name == chosen else ""}>{name}</option>'
            for at, name in enumerate(names)
        )
        menu = f'<select name="dept"><option value="">请选择单位</option>{options}</select>'
        hidden = '<input type="hidden" name="_csrf" value="a1b2">'
        button = '<button type="submit">查询</button>'
        form = f'<form method="{method}" action="{_AT}">{hidden}{menu}{button}</form>'
        return f"<h2>{_NAME}</h2>{form}<ul>{lines}</ul>"

    for at, organ in enumerate(ORGANS[:3]):
        lines = "".join(site.entry(site, each) for each in site.items(_AT, (organ,), _YEARS))
        sent = urlencode({"_csrf": "a1b2", "dept": at})
        site.put(f"{_AT}{'?' if method == 'get' else ' '}{sent}", _NAME, shown(names[at], lines))
    return site.put(_AT, _NAME, shown("", ""))


def boxes(site: Site) -> str:
    """A form with years of which one is ticked; the newest is shown."""
    to = f"{_AT}list.jsp"
    for year in _YEARS:
        labels = "".join(
            f'<label><input type="radio" name="nd" value="{each}"{" checked" if each == year else ""}>{each}年</label>'
            for each in _YEARS
        )
        form = f'<form action="{to}">{labels}<input type="submit" value="查询"></form>'
        main = f"<h2>{_NAME}</h2>{form}<ul>{_lines(site, year)}</ul>"
        for path in (f"{to}?nd={year}", *((_AT,) if year == _YEARS[-1] else ())):
            site.put(path, _NAME, main)
    return _AT


def asked_by_loop(site: Site) -> str:
    """A script asks for each year's piece of the list in a loop."""
    for year in _YEARS:
        site.pages[f"{_AT}{year}.inc"] = f"<ul>{_lines(site, year)}</ul>"
    ask = f'$.get("{_AT}" + y + ".inc", function (h) {{ $("#rows").append(h); }});'
    begins = site.rng.choice(("2023", "new Date().getFullYear() - 1"))
    script = f"for (var y = {begins}; y >= 2021; y--) {{ {ask} }}"
    return site.put(_AT, _NAME, f'<ul id="rows"></ul><p>更新：2024-02-01</p><script>{script}</script>')


TABLED: tuple[Callable[[Site], str], ...] = (
    tables,
    by_file,
    year_by_year,
    by_menu,
    by_name,
    tree_by_file,
    chained,
    nobody_yet,
)
