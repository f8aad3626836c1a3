"""Lists that only a reader can turn: the browser clicks, and the crawl finds the entries of all pages, or says that it
didn't. Menus that scripts draw.
"""

from __future__ import annotations

import json
import sqlite3
from base64 import b64encode
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.crawler.browse.chromium import needs_chromium
from tests.whole.local_portal import Answer, Pages, crawl, links, portal, report_page

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


SHADOW = """class List extends HTMLElement {
  connectedCallback() { this.root = this.attachShadow({mode: 'MODE'}); this.now = 0; this.show(); }
  show() {
    fetch('/api/' + this.now).then(r => r.text()).then(html => {
      this.root.innerHTML = html + (this.now < 2 ? '<button>下一页</button>' : '');
      const next = this.root.querySelector('button');
      if (next) next.addEventListener('click', () => { this.now++; this.show(); });
    });
  }
}
customElements.define('nb-list', List);"""


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_a_list_in_a_shadow_tree_is_turned(mode: str, tmp_path: Path) -> None:
    parts = {f"/api/{n}": "".join(ROWS[2 * n : 2 * n + 2]) for n in range(3)}
    column = f"{HEAD}<nb-list></nb-list><script type='module' src='/js/nb.js'></script>"
    script = SHADOW.replace("MODE", mode)
    pages: Pages = {"/": links(("政府信息公开年报", "/nb/")), "/nb/": column, "/js/nb.js": script, **parts, **REPORTS}
    pages = {**pages, "/js/nb.js": Answer(script.encode(), headers=(("Content-Type", "text/javascript"),))}
    status, count, words = found(pages, tmp_path)
    assert (status, count) == (0, len(ORGANS)), words


PAIRED = """(function () {
  let year = '2023', organ = '财政局';
  const show = () => fetch('/api/' + btoa([year, organ].map(encodeURIComponent).join('|'))).then(r => r.text()).then(html => {
    document.querySelector('#list').innerHTML = html;
  });
  document.querySelectorAll('.year').forEach(e => e.addEventListener('click', () => { year = parseInt(e.textContent); show(); }));
  document.querySelectorAll('.organ').forEach(e => e.addEventListener('click', () => { organ = e.textContent; show(); }));
})();"""


def test_pairs_of_a_year_and_an_organ_are_chosen_and_some_are_rightly_empty(tmp_path: Path) -> None:
    def asked(year: int, organ: str) -> str:
        return f"/api/{b64encode(f'{year}|{quote(organ)}'.encode()).decode()}"

    there = {(year, organ): n for n, (year, organ) in enumerate((y, o) for y in (2023, 2022) for o in ORGANS[:3])}
    del there[2022, "民政局"]
    rows = {
        pair: f'<li><a href="/nb/{n}.html">西工区{pair[1]}{pair[0]}年政府信息公开工作年度报告</a></li>'
        for pair, n in there.items()
    }
    answers = {asked(y, o): rows.get((y, o), "") for y in (2023, 2022) for o in ORGANS[:3]}
    tabs = "".join(f'<span class="tab year">{y}年</span>' for y in (2023, 2022))
    tabs += "".join(f'<span class="tab organ">{o}</span>' for o in ORGANS[:3])
    column = f'{HEAD}{tabs}<ul id="list">{rows[2023, "财政局"]}</ul><script src="/js/nb.js"></script>'
    reports = {f"/nb/{n}.html": report_page(f"西工区{o}", y, seed=n) for (y, o), n in there.items()}
    pages: Pages = {"/": links(("政府信息公开年报", "/nb/")), "/nb/": column, "/js/nb.js": PAIRED, **answers, **reports}
    status, count, words = found(pages, tmp_path)
    assert (status, count) == (0, len(there)), words


def test_what_was_drawn_is_in_the_archive_and_can_be_read_from_it_again(tmp_path: Path) -> None:
    """A capture of a page that the browser opened names its record."""
    pages: Pages = {"/": links(("政府信息公开年报", "/nb/")), "/nb/": LISTENS["numbers"], **REPORTS}
    assert found(pages, tmp_path, "-s", "BROWSER_PAGES=9")[:2] == (0, len(ORGANS))
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        assert db.execute("select url from captures where archive is null").fetchall() == []


def test_entries_of_a_page_that_no_script_explains_are_clicked(tmp_path: Path) -> None:
    entries = "".join(
        f"<li><a href='###' onclick=\"open_('{b64encode(f'/nb/{n}.html'.encode()).decode()}')\">{TITLE.format(name)}</a></li>"
        for n, name in enumerate(ORGANS)
    )
    column = f"{HEAD}<ul>{entries}</ul><script>function open_(s) {{ window.open([atob(s)].join('')); }}</script>"
    pages: Pages = {"/": links(("政府信息公开年报", "/nb/")), "/nb/": column, **REPORTS}
    status, count, words = found(pages, tmp_path)
    assert (status, count) == (0, len(ORGANS)), words


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
