"""Tables and trees that a library fills: a call or an element says where from, the library itself knows what else is
sent, above all how the number of the page is called.

From the libraries' own documentation: layui (table.render({url, where, page, limit}): page and limit), bootstrap-table
(data-url; limit and offset if the server turns the pages), EasyUI (datagrid, tree: page and rows, posted), DataTables
(sAjaxSource or ajax; iDisplayStart or start), jqGrid (page and rows).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml import etree

from spiders.javascript.asked import Asked, Pairs, mark
from spiders.javascript.expressions import Reader
from spiders.javascript.facts import Facts
from spiders.javascript.literals import literals
from spiders.javascript.program import Program

_SIZE = 20
_ADDRESS = ("url", "sAjaxSource", "ajax", "ajaxSource", "dataUrl")
_SENT = ("where", "queryParams", "data", "params", "postData", "extraParams", "contentType")
_TREES = frozenset(("tree", "combotree", "treeview", "jstree", "dtree"))
_PAIRS: Mapping[str, tuple[str, str, str]] = {
    "render": ("GET", "page", "limit"),
    "datagrid": ("POST", "page", "rows"),
    "treegrid": ("POST", "page", "rows"),
    "jqGrid": ("GET", "page", "rows"),
    "flexigrid": ("POST", "page", "rp"),
    "ligerGrid": ("POST", "page", "pagesize"),
    "kendoGrid": ("GET", "page", "pageSize"),
}
"""Calls of libraries that count pages: the method, and the names of page and size."""
_OFFSETS: Mapping[str, tuple[str, str]] = {
    "bootstrapTable": ("offset", "limit"),
    "DataTable": ("start", "length"),
    "dataTable": ("start", "length"),
}
"""The same for those that count rows."""


def tables(program: Program, facts: Facts) -> Iterator[Asked]:
    """What the calls of such libraries in a script ask for."""
    for at, token in enumerate(program.tokens):
        known = token.value in _PAIRS or token.value in _OFFSETS or token.value in _TREES
        if token.kind != "name" or not known or not program.is_sign(at + 1, "("):
            continue
        for part in program.parts(at + 1)[:2]:
            if program.is_sign(part, "{"):
                yield from _of_options(program, Reader(program, facts), token.value, part)


def _of_options(program: Program, reader: Reader, name: str, opening: int) -> Iterator[Asked]:
    options = program.entries(opening)
    place = next((options[key] for key in _ADDRESS if key in options), None)
    if place is not None and program.is_sign(place, "{"):  # ajax: {url: …, type: …}
        inner = program.entries(place)
        options, place = {**options, **inner}, inner.get("url")
    url = reader.value(place).text if place is not None else None
    if not url or not ("/" in url or "." in url or "?" in url):
        return
    method = next(
        (reader.value(options[key]).text for key in ("method", "type", "sServerMethod") if key in options), ""
    )
    size = next(
        (
            reader.value(options[key]).text
            for key in ("limit", "pageSize", "rowNum", "rows", "iDisplayLength", "pageLength")
            if key in options
        ),
        "",
    )
    sent = tuple(_sent(program, reader, options))
    server = any(
        reader.value(options[key]).text in {"true", "server"}
        for key in ("bServerSide", "serverSide", "sidePagination")
        if key in options
    )
    yield _asked(name, url, (method or "").upper(), size or "", sent, server=server, old="sAjaxSource" in options)


def _sent(program: Program, reader: Reader, options: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """What is sent beside the page: the entries of where: {…}, as far as they are known."""
    for key in _SENT:
        if key in options and program.is_sign(options[key], "{"):
            for name, place in program.entries(options[key]).items():
                said = reader.value(place).text
                if said is not None and not program.is_sign(place, "{"):
                    yield name, said


def _asked(name: str, url: str, method: str, size: str, sent: Pairs, *, server: bool, old: bool = False) -> Asked:
    rows = int(size) if size.isdecimal() and 0 < int(size) <= 100 else _SIZE
    if name in _PAIRS:
        usual, page, count = _PAIRS[name]
        pairs: Pairs = (*sent, (page, mark(1, 0)), (count, str(rows)))
        return _by(method or usual, url, pairs)
    if name in _OFFSETS and server:
        start, length = ("iDisplayStart", "iDisplayLength") if old else _OFFSETS[name]
        order: Pairs = (("order", "asc"),) if name == "bootstrapTable" else (("sEcho" if old else "draw", "1"),)
        return _by(method or "GET", url, (*sent, *order, (start, mark(rows, -rows)), (length, str(rows))))
    return _by(method or ("POST" if name in {"tree", "combotree"} else "GET"), url, sent)


def _by(method: str, url: str, pairs: Pairs) -> Asked:
    return Asked("POST", url, (), pairs) if method == "POST" else Asked("GET", url, pairs)


def in_markup(root: etree._Element) -> Iterator[Asked]:
    """What elements ask for by their attributes: data-url of bootstrap-table, data-options of EasyUI."""
    for table in islice(root.iter("table", "ul", "div", "script"), 20_000):
        url = (table.get("data-url") or "").strip()
        if url and (table.get("data-toggle") == "table" or table.get("data-side-pagination")):
            server = table.get("data-side-pagination") == "server"
            method = (table.get("data-method") or "GET").upper()
            yield _asked("bootstrapTable", url, method, table.get("data-page-size") or "", (), server=server)
        if (sent := table.get("querydata")) and (to := (table.get("url") or "").strip()):
            yield from _of_query(to, sent[:4_000])
        options = table.get("data-options") or ""
        if "easyui-" in (table.get("class") or "") and "url" in options:
            kind = "tree" if "tree" in (table.get("class") or "") else "datagrid"
            yield from tables(Program(f"$(x).{kind}({{{options[:2_000]}}})"), Facts())


def _of_query(url: str, sent: str) -> Iterator[Asked]:
    """What a unit of a newer JPaaS asks for, whose lists (webSiteCode, channelCode) are posted as jQuery posts them."""
    if "jpaas-publish-server" in url:
        return
    for data in literals(f"x={sent};"):
        pairs: list[tuple[str, str]] = []
        for key, value in data.items() if isinstance(data, dict) else ():
            if isinstance(value, list):
                pairs += [(f"{key}[]", str(each)) for each in value]
            elif key in _NUMBERS:
                pairs.append((key, mark(1, 0)))
            elif value is not None:
                pairs.append((key, str(value)))
        if any(key.endswith("[]") or "code" in key.lower() or "id" in key.lower() for key, _ in pairs):
            yield _by("POST" if any(key.endswith("[]") for key, _ in pairs) else "GET", url, tuple(pairs))


_NUMBERS = frozenset(("current", "pageNo", "pageNum", "pageIndex", "page"))
