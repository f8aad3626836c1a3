"""The interpreter: turns a neutral document into a report. It knows the forms, but no file format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parsers import messages, notices
from parsers.document import Document, Table, Within
from parsers.errors import Unrecognised
from parsers.forms import FIRST_YEAR, FORMS_SINCE, PROSE
from parsers.interpret.conserve import unaccounted
from parsers.interpret.figures import Figures, read_figures
from parsers.interpret.headings import Headings, find_headings, sections
from parsers.interpret.identity import identify, read_title
from parsers.interpret.prose import is_a_report, text_in
from parsers.interpret.rows import Rows, find_rows
from parsers.interpret.run_on import with_tables
from parsers.interpret.several import Part, parts_of, recognise
from parsers.interpret.stream import Item, stream
from parsers.report import Notice, Report, SourceTable


def interpret(document: Document, *, title: str | None = None, issuer: str | None = None) -> Report:
    """The report in a document; `title` and `issuer` are the portal's hints.

    Raises `Unrecognised` if the document has no table of an official form.
    """
    items = stream(document)
    rows = find_rows(items)
    try:
        recognise(rows)
    except Unrecognised:
        made = with_tables(document)
        if made is None:
            raise
        document, items = made, stream(made)
        rows = find_rows(items)
        recognise(rows)
    headings = find_headings(items, rows.items)
    figures = read_figures(rows)
    first = min((i for i in (headings.first, min(rows.items, default=None)) if i is not None), default=0)
    texts = sections(items, headings, rows.items, _body(items, headings, rows.items))
    identity = identify(
        items,
        first,
        document.properties,
        title=title,
        issuer=issuer,
        end=max([*rows.items, *(each.index for each in headings.chosen)], default=first),
        narrative="\n".join(each.text for each in texts),
    )
    tables = _source_tables(document, items, headings)
    warnings = [Notice(each) for each in document.notices]
    warnings += [*rows.warnings, *figures.warnings, *unaccounted(items, rows, figures, first)]
    warnings += identity.warnings
    warnings += _unknown_identity(identity.issuer, identity.year)
    return Report(
        identity.issuer,
        identity.year,
        identity.title,
        figures.form,
        identity.published_on,
        texts,
        figures.by_key,
        tables,
        tuple(warnings),
        identity.evidence,
    )


def interpret_text(document: Document, *, title: str | None = None, issuer: str | None = None) -> Report:
    """The report without a table in a document. Before 2019 no form was required everywhere, and many reports are
    text alone.

    Raises `Unrecognised` if it isn't titled as a report of such a year, or has no report's text.
    """
    items = stream(document)
    text = text_in(items)
    start, end = (text.first, text.last) if text else (len(items), len(items))
    texts = text.sections if text else ()
    narrative = "\n".join(each.text for each in texts)
    identity = identify(items, start, document.properties, title=title, issuer=issuer, end=end, narrative=narrative)
    titled = read_title(identity.title or "")
    if titled is None or identity.year is None or not FIRST_YEAR <= identity.year < FORMS_SINCE:
        raise Unrecognised(messages.NO_TABLE())
    if not is_a_report(texts):
        raise Unrecognised(messages.NO_TEXT(year=identity.year))
    warnings = [Notice(each) for each in document.notices]
    warnings += [*unaccounted(items, Rows(), Figures(None), start), *identity.warnings]
    warnings += _unknown_identity(identity.issuer, identity.year)
    return Report(
        identity.issuer,
        identity.year,
        identity.title,
        PROSE,
        identity.published_on,
        texts,
        {},
        _source_tables(document, items, Headings(())),
        tuple(warnings),
        identity.evidence,
    )


def _body(items: Sequence[Item], headings: Headings, tables: Mapping[int, str]) -> Within:
    """The innermost container that holds all headings and all tables of the form."""
    holders = [items[index].within for index in (*tables, *(each.index for each in headings.chosen))]
    common: Within = holders[0]
    for within in holders[1:]:
        length = 0
        for a, b in zip(common, within, strict=False):
            if a != b:
                break
            length += 1
        common = common[:length]
    return common


def _source_tables(document: Document, items: Sequence[Item], headings: Headings) -> tuple[SourceTable, ...]:
    """Every table as it was read, with the number of its section."""
    blocks = [block for block in document.blocks if isinstance(block, Table)]
    starts: dict[int, int] = {}
    for index, item in enumerate(items):
        table = getattr(item, "table", None)
        if table is not None:
            starts.setdefault(table, index)
    return tuple(
        SourceTable(headings.section_at(starts[position]), position, table)
        for position, table in enumerate(blocks, document.first_table)
        if position in starts
    )


def _unknown_identity(issuer: str | None, year: int | None) -> list[Notice]:
    missing = [name for name, value in (("issuer", issuer), ("year", year)) if value is None]
    return [Notice(notices.NO_IDENTITY(what=name), name) for name in missing]


__all__ = ["Part", "interpret", "interpret_text", "parts_of"]
