"""The interpreter: turns a neutral document into a report. It knows the forms, but no file format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from parsers import messages, notices
from parsers.document import Document, Table, Within
from parsers.errors import Unrecognised
from parsers.forms import FORMS, PROSE
from parsers.interpret.run_on_text.run_on import with_tables
from parsers.interpret.several import Part, Stream, parts_of, recognise
from parsers.interpret.statistics_tables.indicators import read_indicators
from parsers.interpret.statistics_tables.missed_lines import fallen_apart, missed, run_together
from parsers.interpret.statistics_tables.tables import Statistics, find_statistics, without
from parsers.interpret.statistics_tables.text import with_statistics
from parsers.interpret.table_rows.conserve import unaccounted
from parsers.interpret.table_rows.figures import read_figures
from parsers.interpret.table_rows.readings import Figures
from parsers.interpret.table_rows.rows import FoundRow, Rows, find_rows
from parsers.interpret.templates import without_template
from parsers.interpret.text_alone.missed_tables import missed_tables
from parsers.interpret.text_alone.prose import is_a_report, lines_apart, text_in
from parsers.interpret.text_alone.scope import scope_of
from parsers.interpret.text_alone.stated import stated
from parsers.interpret.text_alone.without_tables import is_early, leaves_tables_out, says_itself
from parsers.interpret.whose.identity import Identity, identify, read_title
from parsers.interpret.words.headings import Headings, find_headings, sections, text_of
from parsers.interpret.words.labels import find_line
from parsers.interpret.words.stream import Item, stream
from parsers.keys import LAYOUTS
from parsers.report import Figure, Notice, Printed, Report, Section, SourceTable
from parsers.sentences import Message


def interpret(
    document: Document, *, title: str | None = None, issuer: str | None = None, read: Stream | None = None
) -> Report:
    """The report in a document; `title` and `issuer` are the portal's hints, `read` is the document's stream if it
    was made before.

    Raises `Unrecognised` if the document has no table of an official form.
    """
    read, template = without_template(read or Stream(document))
    document, items = read.document, read.items
    statistics = find_statistics(items)
    national = [each for each in statistics if each.form]
    worded = [each for each in statistics if each.form or each.is_worded]
    rows = find_rows(without(items, worded)) if worded else read.rows
    try:
        recognise(rows)
    except Unrecognised:
        if statistics:
            return _of_statistics(document, items, statistics, title, issuer)
        if (made := with_statistics(document)) is not None:
            items = stream(made)
            return _of_statistics(made, items, find_statistics(items), title, issuer)
        made = with_tables(document)
        if made is None:
            raise
        document, items = made, stream(made)
        rows = find_rows(items)
        recognise(rows)
    else:
        if not national and (whole := _with_lines(document, rows)) is not None:
            document, items, rows = whole
    for each in national:
        rows.items.update(dict.fromkeys(each.items, "indicators"))
    headings = find_headings(items, rows.items)
    told = [_told(each) for each in document.notices]
    figures = read_figures(rows, {each.subject for each in told if each.subject})
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
    indicators = read_indicators(national, identity.year)
    figures.cells |= indicators.cells
    named = [print_ for each in told if each.subject for print_ in _prints(each.message)]
    warnings = [*told, *([Notice(template)] if template else []), *rows.warnings, *figures.warnings]
    warnings += indicators.warnings
    warnings += unaccounted(items, rows, figures, first, named)
    not_there = list(missed_tables(items, _tables(rows), rows.items, headings)) if not national else []
    warnings += not_there
    figures.by_key.update(_under_heads(not_there, figures.form))
    if indicators.form and indicators.form in FORMS:
        warnings += missed(items, rows.items, indicators.by_key, indicators.form)
        warnings.append(Notice(notices.MIXED_FORMS(form=figures.form or "", other=indicators.form or "")))
    return _report(
        identity,
        figures.form,
        texts,
        figures.by_key | indicators.by_key,
        _source_tables(document, items, headings),
        warnings,
        indicators.printed,
        _opening(items, first),
    )


def _with_lines(document: Document, rows: Rows) -> tuple[Document, list[Item], Rows] | None:
    """The document with the tables that only its lines of text print, their items and rows; None if there are none:
    of tables without rulings, a reader of PDF may find one and not the others.
    """
    found = _tables(rows)
    if found.issuperset(LAYOUTS.keys() - {"indicators"}):
        return None
    made = with_tables(document)
    if made is None:
        return None
    items = stream(made)
    more = find_rows(items)
    before, now = (Counter(map(_table, each.found)) for each in (rows, more))
    return (made, items, more) if _tables(more) > found and all(now[name] >= before[name] for name in before) else None


def _tables(rows: Rows) -> set[str]:
    return set(map(_table, rows.found))


def _table(row: FoundRow) -> str:
    return row.line.table if row.line else "appeals"


def _under_heads(told: Sequence[Notice], form: str | None) -> Iterator[tuple[str, Figure]]:
    """The figures of tables of which only the head is there: none of them has a value."""
    for notice in told:
        if notice.message.code == notices.ONLY_HEAD.code and notice.subject == "appeals":
            of_form = FORMS[form] if form in FORMS else next(reversed(FORMS.values()))
            yield from ((slot.key, Figure(None, None, slot.unit)) for slot in of_form.slots("appeals"))


def _told(message: Message) -> Notice:
    """A notice of the document. That figures may be another label's is a warning of the line that the label names."""
    if message.code != notices.LABEL_FROM_FIGURES.code:
        return Notice(message)
    line = find_line(str(message.values["label"]), None)
    return Notice(message, ".".join(line) if line else None)


def _prints(message: Message) -> list[str]:
    prints = message.values.get("prints", ())
    return [str(each) for each in prints] if isinstance(prints, Sequence) and not isinstance(prints, str) else []


def _of_statistics(
    document: Document, items: list[Item], statistics: list[Statistics], title: str | None, issuer: str | None
) -> Report:
    """The report whose figures are in tables of statistics, as those from before 2019. Local tables of later years
    are no report's: raises `Unrecognised`.
    """
    rows = Rows(items={index: "indicators" for each in statistics for index in each.items})
    text = text_in(items, rows.items)
    texts = text.sections if text else ()
    first = min(rows.items) if text is None else min(text.first, *rows.items)
    identity = identify(
        items,
        first,
        document.properties,
        title=title,
        issuer=issuer,
        end=max(rows.items) if text is None else max(text.last, *rows.items),
        narrative="\n".join(each.text for each in texts),
    )
    if not statistics or (not any(each.form for each in statistics) and not is_early(identity)):
        raise Unrecognised(messages.NO_TABLE())
    indicators = read_indicators(statistics, identity.year)
    figures = Figures(indicators.form, cells=indicators.cells)
    warnings = [Notice(each) for each in document.notices]
    warnings += [*indicators.warnings, *unaccounted(items, rows, figures, first)]
    if indicators.form and indicators.form in FORMS:
        warnings += missed(items, rows.items, indicators.by_key, indicators.form)
    else:
        warnings += fallen_apart(items, indicators.by_key)
    tables = _source_tables(document, items, Headings(()))
    return _report(identity, indicators.form, texts, indicators.by_key, tables, warnings, indicators.printed)


def interpret_text(document: Document, *, title: str | None = None, issuer: str | None = None) -> Report:
    """The report without a table in a document. Before 2019 no form was required everywhere, and many reports are
    text alone; of later years, some organs publish the text alone.

    Raises `Unrecognised` if it isn't titled as a report, or has no report's text.
    """
    items = lines_apart(stream(document))
    text = text_in(items)
    start, end = (text.first, text.last) if text else (len(items), len(items))
    texts = text.sections if text else ()
    narrative = "\n".join(each.text for each in texts)
    identity = identify(items, start, document.properties, title=title, issuer=issuer, end=end, narrative=narrative)
    later = leaves_tables_out(identity, texts, document, items, items[:start])
    if identity.year is None or not (later or is_early(identity) or says_itself(identity, texts, items[:start])):
        raise Unrecognised(messages.TITLE_ALONE() if _is_titled(document, items) else messages.NO_TABLE())
    if not is_a_report(texts):
        titled = _is_titled(document, items)
        raise Unrecognised(messages.NO_TEXT(year=identity.year) if titled else messages.NO_TABLE())
    warnings = [Notice(each) for each in document.notices]
    warnings += [*unaccounted(items, Rows(), Figures(None), start), *run_together(items)]
    warnings += [Notice(notices.TEXT_ALONE(year=identity.year))] if later else []
    # What the sentences of a report with forms state belongs in its tables.
    found, differing = ({}, []) if later else stated(texts, identity.year, identity.issuer)
    warnings += differing
    figures = {key: each.figure for key, each in found.items()}
    printed = {key: each.printed for key, each in found.items()}
    tables = _source_tables(document, items, Headings(()))
    return _report(identity, PROSE, texts, figures, tables, warnings, printed)


def _is_titled(document: Document, items: list[Item]) -> bool:
    """Whether a document itself bears the title of a report of some year, whatever the portal says of it."""
    alone = identify(items, len(items), document.properties, title=None, issuer=None)
    titled = read_title(alone.title or "")
    return titled is not None and titled.year is not None


def _report(  # noqa: PLR0917
    identity: Identity,
    form: str | None,
    texts: tuple[Section, ...],
    figures: Mapping[str, Figure],
    tables: tuple[SourceTable, ...],
    warnings: list[Notice],
    indicators: Mapping[str, Printed],
    opening: Sequence[Section] = (),
) -> Report:
    printed = None if form == PROSE else frozenset(each.value for each in figures.values())
    said = scope_of([*opening, *texts], identity.issuer, printed)
    return Report(
        identity.issuer,
        identity.year,
        identity.title,
        form,
        identity.published_on,
        texts,
        figures,
        tables,
        (*warnings, *identity.warnings, *_unknown_identity(identity.issuer, identity.year)),
        {**identity.evidence, **({"scope": said.sentence} if said else {})},
        indicators,
        said.scope if said else None,
    )


_OPENING = 12
"""Lines above the first heading or table in which a report may say whom it covers."""


def _opening(items: Sequence[Item], first: int) -> list[Section]:
    lines = [line.text for line in map(text_of, items[max(0, first - _OPENING) : first]) if line is not None]
    return [Section(0, "", "\n".join(lines))]


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


__all__ = ["Part", "Stream", "interpret", "interpret_text", "parts_of", "read_title"]
