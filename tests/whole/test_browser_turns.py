"""Lists that only a reader can turn: the browser clicks, and the crawl finds the entries of all pages, or says that it
didn't. Menus that scripts draw.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.crawler.browse.chromium import needs_chromium
from tests.whole.local_portal import Pages, crawl, links, portal, report_page

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.skipif(not find_spec("scrapy_playwright"), reason="the extra browser is not installed"),
]
ORGANS = ("财政局", "教体局", "民政局", "水利局", "商务局", "统计局")
TITLE = "西工区{}2023年政府信息公开工作年度报告"
ROWS = [f'<li><a href="/nb/{n}.html">{TITLE.format(name)}</a></li>' for n, name in enumerate(ORGANS)]
REPORTS: Pages = {f"/nb/{n}.html": report_page(f"西工区{name}", seed=n) for n, name in enumerate(ORGANS)}
HEAD = "<html><head><meta charset='utf-8'><title>政府信息公开年报</title></head><body><h1>政府信息公开年报</h1>"
PARTS = json.dumps(["".join(ROWS[n : n + 2]) for n in (0, 2, 4)], ensure_ascii=False).replace("</", "<\\/")
SHOW = f"const parts = {PARTS};\nlet now = 0;\n"
LISTENS = {
    "下一页": f"""{HEAD}<ul id="list">{"".join(ROWS[:2])}</ul><div class="p"><a href="javascript:;" class="n">下一页</a></div>
<script>{SHOW}
document.querySelector('.n').addEventListener('click', e => {{
  if (now < 2) document.querySelector('#list').innerHTML = parts[++now];
  if (now == 2) e.target.className = 'n disabled';
}});</script></body></html>""",
    "加载更多": f"""{HEAD}<ul id="list">{"".join(ROWS[:2])}</ul><button id="more">加载更多</button>
<script>{SHOW}
document.querySelector('#more').addEventListener('click', e => {{
  document.querySelector('#list').insertAdjacentHTML('beforeend', parts[++now]);
  if (now == 2) e.target.remove();
}});</script></body></html>""",
    "numbers": f"""{HEAD}<ul id="list"></ul><div id="pages"></div><script>{SHOW}
document.querySelector('#list').innerHTML = parts[0];
document.querySelector('#pages').innerHTML = [1, 2, 3].map(n => '<a href="javascript:;" data-n="' + n + '">' + n + '</a>').join('');
document.querySelectorAll('#pages a').forEach(a => a.addEventListener('click', () => {{
  document.querySelector('#list').innerHTML = parts[a.dataset.n - 1];
}}));</script></body></html>""",
}


def found(pages: Pages, tmp_path: Path, *more: str) -> tuple[int, int, str]:
    """Exit status, number of reports, and the reason in words."""
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db", *more)
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        ((count,),) = db.execute("select count(*) from reports")
        ((reason,),) = db.execute("select reason from crawls")
    return done.returncode, count, reason


@pytest.mark.parametrize("pager", LISTENS)
def test_a_list_is_turned(pager: str, tmp_path: Path) -> None:
    pages: Pages = {"/": links(("政府信息公开年报", "/nb/")), "/nb/": LISTENS[pager], **REPORTS}
    assert found(pages, tmp_path)[:2] == (0, len(ORGANS))


TABS = """(function () {
  const show = words => fetch('/api/' + parseInt(words)).then(r => r.text()).then(html => {
    document.querySelector('#list').innerHTML = html;
  });
  document.querySelectorAll('.tab').forEach(e => e.addEventListener('click', () => show(e.textContent)));
  document.querySelectorAll('select').forEach(e => e.addEventListener('change', () => show(e.value)));
})();"""


@pytest.mark.parametrize("shown", ['<span class="tab">{}</span>', "<option>{}</option>"], ids=["tabs", "menu"])
def test_years_that_a_script_shows(shown: str, tmp_path: Path) -> None:
    years = "".join(shown.format(f"{year}年") for year in (2023, 2022, 2021))
    parts = {f"/api/{2023 - n}": "".join(ROWS[2 * n : 2 * n + 2]).replace("2023", f"{2023 - n}") for n in range(3)}
    menu = f"<select>{years}</select>" if "option" in shown else years
    column = f'{HEAD}{menu}<ul id="list">{parts["/api/2023"]}</ul><script src="/js/nb.js"></script>'
    pages: Pages = {"/": links(("政府信息公开年报", "/nb/")), "/nb/": column, "/js/nb.js": TABS, **parts, **REPORTS}
    status, count, words = found(pages, tmp_path)
    assert (status, count) == (0, len(ORGANS)), words
    status, count, words = found(pages, tmp_path / "without", "-s", "BROWSER_PAGES=0")
    assert (status, count) == (3, 2)
    assert "2 years or organs, such as “2022年”" in words


def test_without_a_browser_the_script_is_read(tmp_path: Path) -> None:
    pages: Pages = {"/": links(("政府信息公开年报", "/nb/")), "/nb/": LISTENS["下一页"], **REPORTS}
    assert found(pages, tmp_path, "-s", "BROWSER_PAGES=0")[:2] == (0, len(ORGANS))


def test_a_front_page_is_drawn_before_the_end(tmp_path: Path) -> None:
    draws = """<script>const menu = JSON.parse('[["\\u5e74\\u62a5", "/nb/"]]');
document.querySelector('#menu').innerHTML = menu.map(e => '<a href="' + e[1] + '">政府信息公开' + e[0] + '</a>').join('');
</script>"""
    front = f"<html><head><meta charset='utf-8'></head><body><h1>测试区人民政府</h1><div id='menu'></div>{draws}</body></html>"
    pages: Pages = {"/": front, "/nb/": f"{HEAD}<ul>{''.join(ROWS)}</ul></body></html>", **REPORTS}
    assert found(pages, tmp_path)[:2] == (0, len(ORGANS))
