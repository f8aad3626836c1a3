"""大汉 JCMS's module of annual reports and its like: no list, but one page that opens on a report, with the other
organs and years to choose from beside it (xxgkAnnualReport.jsp?area=…&fbtime=…); a year without a report says so.

Seen: the addresses, at Lishui, Linhai, Dalian and Tai'an; how organs and years are chosen: guesses, several ways.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from nianbao_demo.assembled.site import ORGANS, PLACE, Site

_AT = "/module/xxgk/annualreport.jsp"
_YEARS = (2023, 2022, 2021)
_NAMED = tuple((f"33100000{51 + at}", f"{PLACE}{organ}") for at, organ in enumerate(ORGANS[:4]))
_NONE = (_NAMED[2][0], 2022)


def _to(area: str, year: int, sign: str = "&") -> str:
    return f"{_AT}?area={area}{sign}fbtime={year}"


def _linked() -> str:
    return "".join(f'<li><a href="{_to(area, _YEARS[0], "&amp;")}">{name}</a></li>' for area, name in _NAMED)


def _in_tree() -> str:
    nodes = [{"id": at, "pId": 0, "name": name, "code": area} for at, (area, name) in enumerate(_NAMED)]
    goes = f'location.href = "{_AT}?area=" + node.code + "&fbtime={_YEARS[0]}";'
    return f"<script>var zNodes = {json.dumps(nodes)}; function clicked(e, id, node) {{ {goes} }}</script>"


def _called() -> str:
    goes = f"<script>function organ(code) {{ location.href = '{_AT}?area=' + code + '&fbtime={_YEARS[0]}'; }}</script>"
    return goes + "".join(f"<li><a href=\"javascript:organ('{area}')\">{name}</a></li>" for area, name in _NAMED)


def _below(area: str, _shown: int) -> str:
    """Links of years below a heading that names the organ."""
    links = "".join(f'<a href="{_to(area, year, "&amp;")}">{year}年</a>' for year in _YEARS)
    return f"<h3>{dict(_NAMED)[area]}</h3><div>{links}</div>"


def _menu(shown: int, change: str) -> str:
    options = "".join(
        f'<option value="{year}"{" selected" if year == shown else ""}>{year}年</option>' for year in _YEARS
    )
    return f'<select onchange="{change}">{options}</select>'


def _hidden(area: str, shown: int) -> str:
    """A menu of years, and a hidden field with the organ, which a script reads."""
    goes = 'var area = $("#area").val(); location.href = "annualreport.jsp?area=" + area + "&fbtime=" + y;'
    field = f'<input type="hidden" id="area" value="{area}">'
    return f"{field}{_menu(shown, 'go(this.value)')}<script>function go(y) {{ {goes} }}</script>"


def _added(area: str, _shown: int) -> str:
    """Years that call a function, which adds to the address step by step."""
    goes = f'var url = "{_AT}?area={area}"; if (y != "") {{ url += "&fbtime=" + y; }} location.href = url;'
    clicks = "".join(f'<a href="javascript:go({year})">{year}</a>' for year in _YEARS)
    return f"{clicks}<script>function go(y) {{ {goes} }}</script>"


def _asked(_area: str, _shown: int) -> str:
    """Years whose script looks the organ up in the page's own address."""
    goes = f'location.href = "{_AT}?area=" + getQueryString("area") + "&fbtime=" + y;'
    clicks = "".join(f'<li onclick="go({year})">{year}年</li>' for year in _YEARS)
    return f"<ul>{clicks}</ul><script>function go(y) {{ {goes} }}</script>"


def _itself(area: str, shown: int) -> str:
    """A menu that hands itself to the script."""
    goes = 'var y = o.options[o.selectedIndex].value; location.href = "?area=" + a + "&fbtime=" + y;'
    return f"{_menu(shown, 'go(this)')}<script>var a = '{area}'; function go(o) {{ {goes} }}</script>"


_YEAR_MENUS: tuple[Callable[[str, int], str], ...] = (_below, _hidden, _added, _asked, _itself)


def opened(site: Site) -> str:
    """The column is the newest report of the first organ."""
    organs, bare = site.rng.choice((_linked, _in_tree, _called))(), site.rng.random() < 0.3
    in_frame = organs.startswith("<li>") and site.rng.random() < 0.5
    if in_frame:
        frame = site.put("/module/xxgk/organs.jsp", "", f"<ul>{organs}</ul>")
        organs = f'<iframe src="{frame}"></iframe>'
    years = site.rng.choice(_YEAR_MENUS)
    for area, name in _NAMED:
        for year in _YEARS:
            title = f"{'' if bare else name}{year}年政府信息公开工作年度报告"
            path, beside = _to(area, year), f"<div>{organs}</div><div>{years(area, year)}</div>"
            if (area, year) == _NONE:
                site.put(path, "信息公开年报", f"{beside}<p>暂无数据</p>")
            else:
                site.report_at(path, title)
                head, _, rest = site.pages[path].partition("<h1>")
                site.pages[path] = f"{head}{beside}<h1>{rest}"
    return _to(_NAMED[0][0], _YEARS[0])


def by_post(site: Site) -> str:
    """Organs as links, and a form that is posted for another year: its report has no address of its own."""
    links = "".join(f'<li><a href="{_AT}?area={area}">{name}</a></li>' for area, name in _NAMED)
    for area, name in _NAMED:
        for year in _YEARS:
            form = f'<form action="{_AT}" method="post"><input type="hidden" name="area" value="{area}">'
            menu = _menu(year, "this.form.submit()").replace("<select", '<select name="fbtime"')
            path = f"{_AT}?area={area}" if year == _YEARS[0] else f"{_AT} area={area}&fbtime={year}"
            site.report_at(path, f"{name}{year}年政府信息公开工作年度报告")
            head, _, rest = site.pages[path].partition("<h1>")
            site.pages[path] = f"{head}<ul>{links}</ul>{form}{menu}</form><h1>{rest}"
    return f"{_AT}?area={_NAMED[0][0]}"


OPENED = (opened, by_post)
