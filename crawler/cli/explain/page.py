"""The HTML page: the document on the left, what was read from it on the right, linked both ways.

The page is a single self-contained file. Its Content-Security-Policy allows only its own script to run, whatever
the document's text contains. Without scripts, links still show the details of a figure.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby

from crawler.cli.explain.readings import KINDS, Finding, Findings, findings, spot_of
from crawler.cli.explain.source import Numbers, said, source, spot_id
from crawler.evidence.sheets import Sheet
from parsers.checks import RULES
from parsers.forms import Equation
from parsers.keys import LAYOUTS, key_of, table_of
from parsers.report import Check, Notice, Reading, Verdict
from parsers.text import squeeze

VERDICTS: dict[Verdict, str] = {
    "single": "nothing called for a second reading, or no other reader could read it",
    "confirmed": "a second, independent reading gave the same figures",
    "replaced": "a second, independent reading passes sums that the first failed, and was taken",
    "disputed": "independent readings differ; where they do, nothing is stored",
}

_HINT = "Point at a cell or a figure to see what belongs to it; click to see how it was read."


def page(reading: Reading, name: str, sheets: Sequence[Sheet]) -> str:
    found = findings(reading)
    numbers = {key: number for number, key in enumerate(found.by_key, 1)}
    css, script = _own("page.css"), _own("page.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src {_hash(css)}; script-src {_hash(script)};"
        " base-uri 'none'; form-action 'none'"
    )
    report = reading.report
    title = f"{report.issuer or '?'} {report.year or '?'}"
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)} · {escape(name)}</title><style>{css}</style></head><body>",
            *_head(reading, found, name, title),
            '<main><div id="source">',
            *source(reading, found, numbers, sheets),
            '</div><div id="read"><div id="details">',
            f'<p class="hint small">{_HINT}</p>',
            *(part for each in found.by_key.values() for part in _article(each, found, numbers)),
            "</div>",
            *_figures(found, numbers),
            *_warnings(reading, found, numbers),
            *_sections(reading),
            f"</div></main><script>{script}</script></body></html>\n",
        )
    )


def _own(name: str) -> str:
    return files("crawler.cli.explain").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _head(reading: Reading, found: Findings, name: str, title: str) -> Iterator[str]:
    report = reading.report
    yield f"<header><h1>{escape(title)}</h1>"
    printed = [report.title, f"form {report.form}", f"published {report.published_on or '?'}"]
    yield f"<p>{escape(' · '.join(filter(None, printed)))}</p>"
    yield f"<p>{escape(name)} · {escape(reading.media_type)} · SHA-256 {reading.sha256[:16]}…</p>"
    readers = ", ".join(reading.readers or (reading.reader,))
    yield (
        f"<p>read by {escape(readers)}; taken: {escape(reading.reader)}"
        f" · <b>{reading.verdict}</b>: {VERDICTS[reading.verdict]}</p><p>"
    )
    for status in ("pass", "fail", "unknown"):
        n = sum(check.status == status for check in reading.checks)
        yield f'<span class="count"><span class="{status}">{n}</span> checks {status}</span>'
    blank = sum(each.figure.value is None for each in found.by_key.values())
    yield f'<span class="count">{len(found.by_key) - blank} figures, {blank} blank or not read</span>'
    yield f'<span class="count">{len(report.warnings)} warnings</span></p><ul class="legend">'
    for kind, words in KINDS.items():
        yield f'<li><span class="swatch {kind}"></span>{words}</li>'
    yield '<li><span class="swatch fail"></span>in a sum that fails (dashed)</li></ul>'
    yield "</header>"


# a figure


def _article(each: Finding, found: Findings, numbers: Numbers) -> Iterator[str]:
    """The details of a figure, which a click on it shows."""
    figure = each.figure
    yield f'<article id="f{numbers[each.key]}"><h3>{escape(" · ".join(each.name.chinese))}'
    yield f'<span class="english">{escape(" · ".join(each.name.english))}</span></h3><dl>'
    yield f'<dt>value</dt><dd><b class="{each.kind}">{escape(said(each))}</b> {figure.unit}</dd>'
    printed = (
        "the document has no such cell"
        if figure.raw is None
        else f'<span class="print">“{escape(figure.raw)}”</span>'
        if squeeze(figure.raw)
        else "nothing: the cell is blank"
    )
    yield f"<dt>print</dt><dd>{printed}</dd>"
    if figure.place is not None:
        yield f"<dt>place</dt><dd>{escape(str(figure.place))}</dd>"
    if figure.confidence is not None:
        yield f"<dt>confidence</dt><dd>{figure.confidence:.3f} (OCR, 0 to 1)</dd>"
    if each.inference is not None:
        rules = ", ".join(each.inference.rules)
        yield (
            f"<dt>inference</dt><dd>the arithmetic leaves <b>{each.inference.value}</b>"
            f" <small>({escape(rules)})</small></dd>"
        )
    if each.dispute is not None:
        prints = ", ".join(f"“{raw or ''}” ({name})" for name, raw in each.dispute.readings)
        yield f"<dt>readings differ</dt><dd>{escape(prints)}</dd>"
    for notice in each.notices:
        yield f'<dt>warning</dt><dd class="warning">{escape(notice.message.text)}</dd>'
    yield f"<dt>key</dt><dd><code>{escape(each.key)}</code></dd></dl>"
    if each.laws:
        yield '<ul class="checks">'
        for law, check in each.laws:
            yield f"<li>{_law(law, check, found, numbers)}</li>"
        yield "</ul>"
    yield "</article>"


def _law(law: Equation, check: Check, found: Findings, numbers: Numbers) -> str:
    """A sum and the result of its check; each term is a link to its figure."""
    rule = RULES[check.rule]
    left, right = (" + ".join(_term(found.by_key[key], numbers[key]) for key in side) for side in (law.left, law.right))
    sign = {"pass": "=", "fail": "≠", "unknown": "?"}[check.status]
    return (
        f'<span class="{check.status}">{check.status}</span> {escape(rule.title)}'
        f' <span class="small">{escape(rule.english)} ({escape(check.rule)})</span><br>'
        f'{left} <b>{sign}</b> {right}<br><span class="small">{escape(check.message.text)}</span>'
    )


def _term(found: Finding, number: int) -> str:
    value = found.figure.value
    name = escape(" · ".join(found.name.chinese[-2:]))
    return f'<a href="#f{number}" title="{name}">{"blank" if value is None else value}</a>'


# all figures


def _figures(found: Findings, numbers: Numbers) -> Iterator[str]:
    every = list(found.by_key.values())
    for table, members in groupby(every, key=lambda each: table_of(each.key)):
        group = list(members)
        first = group[0].name
        yield f'<h2>{escape(first.chinese[0])} <span class="english">{escape(first.english[0])}</span></h2>'
        shown = _list if LAYOUTS[table].column else _grid
        yield from shown(group, numbers)


def _list(group: Sequence[Finding], numbers: Numbers) -> Iterator[str]:
    yield "<table>"
    above: tuple[str, ...] = ()
    for each in group:
        chinese, english = each.name.chinese[1:] or each.name.chinese, each.name.english[1:]
        labels = "".join(
            "<th></th>"
            if chinese[: n + 1] == above[: n + 1]
            else f"<th>{escape(label)}<small>{escape(''.join(english[n : n + 1]))}</small></th>"
            for n, label in enumerate(chinese)
        )
        above = chinese
        yield f"<tr>{labels}{_value(each, numbers)}<td>{each.figure.unit}</td></tr>"
    yield "</table>"


def _grid(group: Sequence[Finding], numbers: Numbers) -> Iterator[str]:
    """A table with the lines and columns of the form."""
    columns = list(dict.fromkeys((e.name.chinese[-1], e.name.english[-1]) for e in group))
    heads = "".join(f"<th>{escape(a)}<small>{escape(b)}</small></th>" for a, b in columns)
    yield f"<table><tr><th></th>{heads}</tr>"
    for _, cells in groupby(group, key=lambda each: key_of(each.key)[:2]):
        line = list(cells)
        name = line[0].name
        label = f"{escape(name.chinese[-2])}<small>{escape(name.english[-2])}</small>"
        above = escape(" · ".join(name.chinese[1:-2]))
        values = "".join(_value(each, numbers) for each in line)
        yield f'<tr><th title="{above}">{label}</th>{values}</tr>'
    yield "</table>"


def _value(found: Finding, numbers: Numbers) -> str:
    number, figure = numbers[found.key], found.figure
    shown = (
        str(figure.value)
        if figure.value is not None
        else f"“{figure.raw}”"
        if squeeze(figure.raw or "")
        else "–"
        if figure.raw is not None
        else "·"
    )
    classes = f"value {found.kind}" + " fails" * found.fails
    return (
        f'<td class="{classes}" data-f="{number}">'
        f'<a href="#f{number}" title="{escape(" · ".join(found.name.chinese))}">{escape(shown)}</a></td>'
    )


# the rest


def _warnings(reading: Reading, found: Findings, numbers: Numbers) -> Iterator[str]:
    failed = [check for check in reading.checks if check.status == "fail"]
    if failed:
        yield "<h2>Checks that fail</h2><ul class='told'>"
        for check in failed:
            yield f"<li><code>{escape(check.rule)} {escape(check.subject)}</code>: {escape(check.message.text)}</li>"
        yield "</ul>"
    if reading.report.warnings:
        yield "<h2>Warnings</h2><ul class='told'>"
        for notice in reading.report.warnings:
            yield f'<li class="warning">{escape(notice.message.text)}{_where(notice, found, numbers)}</li>'
        yield "</ul>"
    if reading.document.notices:
        yield "<h2>What the reader noticed</h2><ul class='told'>"
        for words in reading.document.notices:
            yield f"<li>{escape(words.text)}</li>"
        yield "</ul>"


def _where(notice: Notice, found: Findings, numbers: Numbers) -> str:
    if notice.subject is not None and notice.subject in numbers:
        return f' <a href="#f{numbers[notice.subject]}">{escape(notice.subject)}</a>'
    spot = spot_of(notice.place)
    if spot is not None and spot in found.told:
        return f' <a href="#{spot_id(spot)}">{escape(str(notice.place))}</a>'
    return f" ({escape(str(notice.place))})" if notice.place else ""


def _sections(reading: Reading) -> Iterator[str]:
    yield "<h2>Sections</h2><table>"
    for each in reading.report.sections:
        start = escape(each.text[:120]) + (" …" if len(each.text) > 120 else "")
        yield (f"<tr><th>{escape(each.heading)}</th><td>{len(each.text)} characters</td><td>{start}</td></tr>")
    yield "</table>"
    if reading.report.evidence:
        yield "<h2>Whose report it is, and why</h2><dl>"
        for what, words in reading.report.evidence.items():
            yield f"<dt>{escape(what)}</dt><dd>{escape(words)}</dd>"
        yield "</dl>"
