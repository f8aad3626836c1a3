"""Portals that are one page with a script, as Vue and React make them: a shell that says nothing, the same at every
address; a menu, lists and articles that the script draws from interfaces; a route (#/list/12) that tells them apart.

Seen in public code: `<router-link>` draws `<a href="#/detail?id=3">`; a row calls `router.push` when it is clicked, or
`window.open(router.resolve(…).href, '_blank')`; AngularJS has `#!/`; history mode has no # and sends the shell at every
address. Only a browser reads such a portal.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from nianbao_demo.assembled.site import ORGANS, PLACE

_SIZE = 5
_CHANNEL = 12

Content = Callable[[str, int], str]
"""The article of a report, as HTML: of whom, and of which year."""


@dataclass(frozen=True)
class Kind:
    """How a portal is built: the mark before its routes, what opens an entry, whether articles are pages of their own,
    and how its interfaces are asked.
    """

    mark: str = "#"
    entry: str = "link"
    own_pages: bool = False
    posts: bool = False
    routes: tuple[str, str] = ("/list/", "/detail?id=")
    data: str = "data"
    """The key under which the interface has its list."""


KINDS: dict[str, Kind] = {
    "hash": Kind(),
    "hash_path": Kind(routes=("/list?channelId=", "/article/"), data="rows"),
    "hash_pages": Kind(own_pages=True),
    "bang": Kind("#!", data="list"),
    "words": Kind(routes=("list/", "article?id="), data="rows"),
    "word_ids": Kind(routes=("list/", "article-")),
    "pushed": Kind(entry="push"),
    "opened": Kind(entry="open", posts=True, data="records"),
    "history": Kind(""),
    "posted": Kind(posts=True, data="rows"),
}


@dataclass
class App:
    """A portal: what it sends, by path (and what is posted to it), and for each report its address, issuer and year."""

    kind: Kind
    pages: dict[str, str] = field(default_factory=dict)
    reports: dict[str, tuple[str, int]] = field(default_factory=dict)
    shell: str = ""
    """What is sent at any other address, if the portal has no # in its addresses."""


def app(rng: Random, kind: str, content: Content, organs: int = 3, years: tuple[int, ...] = (2021, 2022, 2023)) -> App:
    """A portal of a kind. Among its reports are look-alikes."""
    made = App(KINDS[kind])
    shell = (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title></title>'
        '<link href="/css/app.7c1f.css" rel="stylesheet"></head><body><noscript>请启用 JavaScript</noscript>'
        '<div id="app"></div><script src="/js/app.3fd2.js"></script></body></html>'
    )
    made.pages["/"] = made.shell = shell
    made.pages["/js/app.3fd2.js"] = _script(made.kind)
    rows: list[dict[str, Any]] = []
    for year in sorted(years, reverse=True):
        for nth, organ in enumerate(ORGANS[:organs]):
            issuer, number = f"{PLACE}{organ}", 100 * year + nth
            title, day = f"{issuer}{year}年政府信息公开工作年度报告", f"{year + 1}-01-{20 + nth}"
            rows.append(_article(made, title, number, content(issuer, year), day))
            made.reports[_address(made.kind, number)] = (issuer, year)
    rows.insert(2, _other(made, f"关于报送{max(years)}年政府信息公开工作年度报告的通知", 2_999))
    rows.insert(5, _other(made, f"{PLACE}{max(years)}年政府工作报告", 2_998))
    for page in range(1, len(rows) // _SIZE + 3):
        part = rows[_SIZE * (page - 1) : _SIZE * page]
        found = {made.kind.data: part, "total": len(rows)}
        answer = {"code": 200, "result": found} if rng.random() < 0.5 else {"code": 200, **found}
        made.pages[_asked(made.kind, "/api/list", channel=_CHANNEL, page=page, size=_SIZE)] = _json(answer)
    return made


def _other(made: App, title: str, number: int) -> dict[str, Any]:
    return _article(made, title, number, f"<p>{'各单位要认真做好有关工作。' * 40}</p>", "2024-01-05")


def _article(made: App, title: str, number: int, html: str, day: str) -> dict[str, Any]:
    kind = made.kind
    article = {"id": number, "title": title, "publishTime": f"{day} 10:00:00", "content": html}
    if kind.own_pages:
        made.pages[f"/art/{number}.html"] = (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body><h1>{title}</h1><p>发布日期：{day}</p>{html}</body></html>"
        )
    made.pages[f"/api/article/{number}"] = _json({"code": 200, "data": article})
    made.pages[f"/api/hits?id={number}"] = "{}"
    return {"id": number, "title": title, "publishTime": f"{day} 10:00:00", "url": f"/art/{number}.html"}


def _address(kind: Kind, number: int) -> str:
    if kind.own_pages:
        return f"/art/{number}.html"
    return f"{'/' if kind.mark else ''}{kind.mark}{kind.routes[1]}{number}"


def _asked(kind: Kind, path: str, **given: int) -> str:
    """The key of an interface's answer: the path with its query, or with what is posted."""
    if kind.posts:
        return f"{path} {json.dumps(given, separators=(',', ':'))}"
    return f"{path}?{'&'.join(f'{name}={value}' for name, value in given.items())}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _script(kind: Kind) -> str:
    """The portal's script. It is plain JavaScript, but does what the frameworks do."""
    given = {
        "mark": kind.mark,
        "entry": kind.entry,
        "posts": kind.posts,
        "pages": kind.own_pages,
        "list": kind.routes[0],
        "detail": kind.routes[1],
        "data": kind.data,
        "channel": _CHANNEL,
        "size": _SIZE,
    }
    return f"var SET = {json.dumps(given)};\n{_APP}"


_APP = """
var box = document.getElementById('app');
function el(tag, text, parent) {
  var e = document.createElement(tag); e.textContent = text || ''; parent && parent.appendChild(e); return e;
}
function here() { return SET.mark ? location.hash.slice(SET.mark.length) || '/' : location.pathname + location.search; }
function address(path) { return SET.mark + path; }
function go(path) { history.pushState({}, '', address(path)); show(); }
function ask(path, data) {
  if (!SET.posts) return fetch(path + '?' + new URLSearchParams(data)).then(function (r) { return r.json(); });
  return fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json;charset=UTF-8'},
    body: JSON.stringify(data)}).then(function (r) { return r.json(); });
}
function leads(parent, tag, text, path, own) {
  if (own) { var o = el('a', text, parent); o.href = own; return; }
  if (SET.entry === 'link') {
    var a = el('a', text, parent); a.href = address(path);
    if (!SET.mark) a.addEventListener('click', function (e) { e.preventDefault(); go(path); });
    return;
  }
  var e = el(tag, text, parent); e.style.cursor = 'pointer';
  e.addEventListener('click', function () {
    if (SET.entry === 'open') window.open(address(path), '_blank'); else go(path);
  });
}
function menu() {
  var nav = el('div', '', box); nav.className = 'nav';
  var entries = [['首页', '/'], ['新闻动态', SET.list + '3'], ['政府信息公开指南', '/guide']];
  entries.push(['政府信息公开年报', SET.list + SET.channel]);
  entries.forEach(function (each) { leads(nav, 'span', each[0], each[1]); });
}
function list(page) {
  ask('/api/list', {channel: SET.channel, page: page, size: SET.size}).then(function (r) {
    var found = r.result || r, old = document.getElementById('list');
    if (old) old.remove();
    var main = el('div', '', box); main.id = 'list';
    el('h2', '政府信息公开年报', main);
    var ul = el('ul', '', main);
    found[SET.data].forEach(function (row) {
      var li = el('li', '', ul);
      leads(li, 'p', row.title, SET.detail + row.id, SET.pages ? row.url : '');
      el('span', row.publishTime.slice(0, 10), li);
    });
    var last = Math.ceil(found.total / SET.size);
    el('span', '共' + found.total + '条', main);
    var next = el('button', '下一页', main);
    if (page >= last) { next.disabled = true; return; }
    next.addEventListener('click', function () { list(page + 1); });
  });
}
function article(id) {
  fetch('/api/hits?id=' + id).catch(function () {});
  fetch('/api/article/' + id).then(function (r) { return r.json(); }).then(function (r) {
    document.title = r.data.title;
    el('h1', r.data.title, box);
    el('p', '发布时间：' + r.data.publishTime, box);
    el('div', '', box).innerHTML = r.data.content;
  });
}
function show() {
  var path = here(); box.innerHTML = ''; document.title = '某某区人民政府'; menu();
  if (path.indexOf(SET.detail) === 0) article(path.slice(SET.detail.length));
  else if (path === SET.list + SET.channel) list(1);
  else if (path.indexOf(SET.list) === 0) el('p', '暂无内容', box);
  else if (path === '/guide') el('p', '政府信息公开指南：本机关依法公开政府信息。', box);
  else el('p', '某某区人民政府门户网站欢迎您', box);
}
window.addEventListener('popstate', show);
window.addEventListener('hashchange', show);
show();
"""
