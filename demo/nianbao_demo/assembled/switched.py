"""Columns that show one year or organ at a time: others are asked for by a form, a tab, or a button beside a menu; and
tables whose cells are pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from nianbao_demo.assembled.site import ORGANS, PLACE, Item, Site

_NAME = "政府信息公开年报"
_AT = "/zfxxgk/zfxxgknb/"
_YEARS = (2021, 2022, 2023)


def _parts(site: Site) -> dict[str, list[Item]]:
    """Entries by year, by kind of organs, or by organ."""
    chance = site.rng.random()
    if chance < 0.2:
        towns = ("红山乡", "东风街道办事处", "王城镇")
        kinds = zip(("县直部门", "乡", "街道", "镇"), ((*ORGANS[:2],), *((each,) for each in towns)), strict=True)
        return {kind: site.items(_AT, organs, _YEARS) for kind, organs in kinds}
    if chance < 0.5:
        return {f"{year}年": site.items(_AT, ORGANS[:4], (year,)) for year in _YEARS}
    return {f"{PLACE}{organ}": site.items(_AT, (organ,), _YEARS) for organ in ORGANS[:4]}


def _lines(site: Site, items: list[Item]) -> str:
    return "".join(site.entry(site, each) for each in items)


def by_form(site: Site) -> str:
    """A form that is sent to a page beside the list's, by GET or POST; the list may be missing at first."""
    parts, method, shows = _parts(site), site.rng.choice(("get", "post")), site.rng.random() < 0.5
    to, given = f"{_AT}list.jsp", {"code": "nb"} if method == "post" else {}
    hidden = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in given.items())
    options = "".join(f'<option value="{at}">{words}</option>' for at, words in enumerate(parts))
    form = (
        f'<form action="{to}" method="{method}">{hidden}<select name="k">{options}</select><input type="submit"></form>'
    )
    lists = [_lines(site, items) for items in parts.values()]
    for at, lines in enumerate(lists):
        sent = urlencode({**given, "k": at})
        site.put(f"{to}{'?' if method == 'get' else ' '}{sent}", _NAME, f"<h2>{_NAME}</h2>{form}<ul>{lines}</ul>")
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{form}<ul>{lists[0] if shows else ''}</ul>")


def paired(site: Site) -> str:
    """A form with a menu of years and one of organs, sent by GET or POST: each pair has its list."""
    to, method = f"{_AT}search.jsp", site.rng.choice(("get", "post"))
    marks = site.rng.random() < 0.5
    found = {(year, organ): _lines(site, site.items(_AT, (organ,), (year,))) for year in _YEARS for organ in ORGANS[:3]}

    def shown(year: int, organ: str) -> str:
        def menu(name: str, words: list[str], chosen: str) -> str:
            picked = [" selected" if marks and each == chosen else "" for each in words]
            options = (f'<option value="{at}"{picked[at]}>{each}</option>' for at, each in enumerate(words))
            return f'<select name="{name}">{"".join(options)}</select>'

        years = menu("nd", [f"{each}年" for each in _YEARS], f"{year}年")
        organs = menu("dw", [f"{PLACE}{each}" for each in ORGANS[:3]], f"{PLACE}{organ}")
        form = f'<form action="{to}" method="{method}">{years}{organs}<input type="submit" value="查询"></form>'
        return f"<h2>{_NAME}</h2>{form}<ul>{found[year, organ]}</ul>"

    for at, year in enumerate(_YEARS):
        for number, organ in enumerate(ORGANS[:3]):
            sent = urlencode({"nd": at, "dw": number})
            site.put(f"{to}{'?' if method == 'get' else ' '}{sent}", _NAME, shown(year, organ))
    return site.put(_AT, _NAME, shown(_YEARS[0], ORGANS[0]))


def framed(site: Site) -> str:
    """龙讯: a menu of organs and one of years; a form elsewhere is sent, or a script opens a report in a frame."""
    to, organs = "/xxgkAnnualReport/yearReportDetail/", ORGANS[:3]
    for number, organ in enumerate(organs):
        for year in _YEARS:
            title = f"{PLACE}{organ}{year}年政府信息公开工作年度报告"
            site.report_at(f"{to}?branch_id={61 + number}&year={year}", title)
    sent = site.rng.random() < 0.5
    names = ("name", "branch_id", "year") if sent else ("id", "bm", "nd")
    named = "".join(f'<option value="{61 + at}">{PLACE}{each}</option>' for at, each in enumerate(organs))
    bodies = (named, "".join(f"<option>{year}</option>" for year in reversed(_YEARS)))
    first, second = (f'<select {names[0]}="{names[at + 1]}" onchange="go()">{bodies[at]}</select>' for at in range(2))
    if sent:
        form = f'<form action="{to}" method="get">{first}{second}<input type="submit" value="查询"></form>'
        return site.put("/xxgkAnnualReport/index/", _NAME, f"<h2>{_NAME}</h2>{form}")
    script = (
        "function go() { var b = $('#bm').val(); var y = document.getElementById('nd').value;"
        f' document.getElementById("f").src = "{to}?branch_id=" + b + "&year=" + y; }}'
    )
    frame = f'<iframe id="f" src="{to}?branch_id=61&year={_YEARS[-1]}"></iframe>'
    return site.put(
        "/xxgkAnnualReport/index/", _NAME, f"<h2>{_NAME}</h2>{first}{second}{frame}<script>{script}</script>"
    )


def buttoned(site: Site) -> str:
    """A menu, and a button whose click joins the address."""
    options = []
    for at, (words, items) in enumerate(_parts(site).items()):
        site.put(f"{_AT}{at}.html", words, f"<h2>{words}</h2><ul>{_lines(site, items)}</ul>")
        options.append(f'<option value="{at}">{words}</option>')
    click = f"location.href='{_AT}'+document.getElementById('k').value+'.html'"
    button = f'<input type="button" value="查看" onclick="{click}">'
    return site.put(_AT, _NAME, f'<h2>{_NAME}</h2><select id="k">{"".join(options)}</select>{button}')


def placed(site: Site) -> str:
    """Tabs that a script tells apart by their places: in a list of addresses, or in the names of files."""
    parts, first = _parts(site), site.rng.choice((0, 1))
    for at, (words, items) in enumerate(parts.items(), first):
        site.put(f"{_AT}{at}.html", words, f"<h2>{words}</h2><ul>{_lines(site, items)}</ul>")
    tabs = "".join(f"<li>{words}</li>" for words in parts)
    urls = ", ".join(f'"{at}.html"' for at in range(first, first + len(parts)))
    goes = (
        f'var urls = [{urls}]; $(".tab li").click(function () {{ $("#f").attr("src", urls[$(this).index()]); }});'
        if site.rng.random() < 0.5
        else f'$(".tab li").click(function () {{ location.href = "{_AT}" + ($(this).index() + {first}) + ".html"; }});'
    )
    frame = f'<iframe id="f" src="{first}.html"></iframe>'
    return site.put(_AT, _NAME, f'<h2>{_NAME}</h2><ul class="tab">{tabs}</ul>{frame}<script>{goes}</script>')


def pressed(site: Site) -> str:
    """Buttons of a form, each with an address or a value of its own."""
    asks, buttons = site.rng.random() < 0.5, []
    for at, (words, items) in enumerate(_parts(site).items()):
        path = f"{_AT}list.jsp?k={at}" if asks else f"{_AT}{at}.html"
        site.put(path, words, f"<h2>{words}</h2><ul>{_lines(site, items)}</ul>")
        own = f'name="k" value="{at}"' if asks else f'formaction="{path}"'
        buttons.append(f'<button type="submit" {own}>{words}</button>')
    return site.put(_AT, _NAME, f'<h2>{_NAME}</h2><form action="{_AT}list.jsp">{"".join(buttons)}</form>')


def posted_back(site: Site) -> str:
    """ASP.NET: tabs whose links post the page back."""
    parts, path = _parts(site), f"{_AT}nb.aspx"
    tabs = "".join(f"<a href=\"javascript:__doPostBack('tab${at}','')\">{words}</a>" for at, words in enumerate(parts))
    for shown, items in enumerate(parts.values()):
        state = f'<input type="hidden" name="__VIEWSTATE" value="vs{shown}">'
        form = f'<form method="post" action="nb.aspx">{state}{tabs}</form><ul>{_lines(site, items)}</ul>'
        site.put(path if shown == 0 else f"{path}#{shown}", _NAME, f"<h2>{_NAME}</h2>{form}")
    for shown in range(len(parts)):
        for at in range(len(parts)):
            asked = {"__EVENTTARGET": f"tab${at}", "__EVENTARGUMENT": "", "__VIEWSTATE": f"vs{shown}"}
            site.pages[f"{path} {urlencode(asked)}"] = site.pages[path if at == 0 else f"{path}#{at}"]
    return path


def crossed(site: Site) -> str:
    """A table of years and organs whose links are pictures; organs may stand in its head."""
    found = {(organ, f"{year}年"): site.items(_AT, (organ,), (year,))[0] for organ in ORGANS[:4] for year in _YEARS}
    organs, years = list(ORGANS[:4]), [f"{year}年" for year in _YEARS]
    down = site.rng.random() < 0.5
    lines = [["", *(years if down else organs)]]
    for each in organs if down else years:
        items = [found[each, year] for year in years] if down else [found[organ, each] for organ in organs]
        lines.append([each, *(f'<a href="{item.path}"><img src="/images/word.gif"></a>' for item in items)])
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2><table>{rows}</table>")


def by_script(site: Site) -> str:
    """Tabs, or a menu, to which only a script file listens; the first list is there."""
    parts = _parts(site)
    words = list(parts)
    if site.rng.random() < 0.5:
        shown = "".join(f'<span class="tab">{each}</span>' for each in words)
    else:
        shown = f'<select id="k">{"".join(f"<option>{each}</option>" for each in words)}</select>'
    for each, items in parts.items():
        site.pages[f"/api/tab?k={each}"] = _lines(site, items)
    first = site.pages[f"/api/tab?k={words[0]}"]
    lines = f'<ul id="rows">{first}</ul>'
    site.pages["/js/tabs.js"] = _TABS
    return site.put(_AT, _NAME, f'<h2>{_NAME}</h2>{shown}{lines}<script src="/js/tabs.js"></script>')


def newest(site: Site) -> str:
    """Organs' columns that open on the newest report, which links to the one before; no page lists them."""
    links = []
    for at, name in enumerate(ORGANS[:3]):
        paths = {year: f"/dw{at}/nb/{year}.html" for year in _YEARS}
        for year, path in paths.items():
            site.report_at(path, f"{PLACE}{name}{year}年政府信息公开工作年度报告")
            others = [other for other in (year + 1, year - 1) if other in paths]
            near = [(f"{PLACE}{name}{other}年政府信息公开工作年度报告", paths[other]) for other in others]
            words = "".join(f'<p>相邻一篇：<a href="{to}">{said}</a></p>' for said, to in near)
            site.pages[path] = site.pages[path].replace("</table>", f"</table>{words}")
        site.pages[f"/dw{at}/nb/"] = f"<html><body><script>location.href = '{paths[2023]}';</script></body></html>"
        links.append((f"{PLACE}{name}", f"/dw{at}/nb/"))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{site.links(links)}")


_TABS = """(function () {
  function show(words) {
    fetch('/api/tab?k=' + words).then(function (r) { return r.text(); }).then(function (html) {
      document.getElementById('rows').innerHTML = html;
    });
  }
  var menu = document.getElementById('k');
  if (menu) menu.addEventListener('change', function () { show(menu.value); });
  document.querySelectorAll('.tab').forEach(function (e) {
    e.addEventListener('click', function () { show(e.textContent); });
  });
})();"""


def boxed_organs(site: Site) -> str:
    """Organs as tabs, with a box behind them for each: its entries name no organ."""
    script = "<script>function show(n) { $('.con').children().hide().eq(n).show(); }</script>"
    names, boxes = "", ""
    for at, organ in enumerate(ORGANS[:4]):
        names += f'<li onclick="show({at})">{PLACE}{organ}</li>'
        titles = [(f"{year}年政府信息公开工作年度报告", f"{_AT}{at}_{year}.html") for year in _YEARS]
        boxes += f"<div>{site.links([(title, site.report_at(path, title)) for title, path in titles])}</div>"
    main = f'<h2>{_NAME}</h2><div><ul class="hd">{names}</ul><div class="con">{boxes}</div></div>{script}'
    return site.put(_AT, _NAME, main)


def worked_out(site: Site) -> str:
    """A menu of years whose script works out the address of what is chosen: only a browser can tell."""
    options = "".join(f'<option value="{year}">{year}年</option>' for year in _YEARS)
    script = site.rng.choice(
        (
            "var to = ['a1.html', 'b2.html', 'c3.html']; function go(m) { location.href = to[m.selectedIndex]; }",
            "function go(m) { var y = parseInt(m.value); location.href = 'nb' + (y - 2000) * 7 + '.html'; }",
        )
    )
    menu = f'<select onchange="go(this)">{options}</select><script>{script}</script>'
    for year in _YEARS[:-1]:
        site.items(_AT, ORGANS[:3], (year,))
    lines = _lines(site, site.items(_AT, ORGANS[:3], (_YEARS[-1],)))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{menu}<ul>{lines}</ul>")


SWITCHED: tuple[Callable[[Site], str], ...] = (
    by_form,
    paired,
    framed,
    buttoned,
    placed,
    pressed,
    posted_back,
    crossed,
    by_script,
    newest,
    boxed_organs,
    worked_out,
)
