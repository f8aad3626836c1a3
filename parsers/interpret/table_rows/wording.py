"""表式: by whose form's wording the tables are printed, and which cells they should have by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from parsers import notices
from parsers.forms import FORMS, LATEST, Form, Slot, TableName
from parsers.interpret.table_rows.rows import FoundRow
from parsers.interpret.words.labels import MEASURES
from parsers.report import Notice


def block_forms(found: Sequence[FoundRow], warnings: list[Notice]) -> dict[str, str]:
    """The form of each block of section 2 whose head could be read, by the block's clause."""
    forms: dict[str, str] = {}
    for each in found:
        if each.line and each.line.table == "disclosures":
            clause = each.line.code.rsplit(".", 1)[0]
            head = each.head.measures(clause)
            if head and clause not in forms:
                forms[clause] = head.form
                if head.nearest:
                    printed = " | ".join(cell.text for cell in each.head.cells if cell.text)
                    words = notices.HEAD_READ_AS(head=printed, form=head.form)
                    warnings.append(Notice(words, f"disclosures.{clause}", each.head.cells[0].place))
    return forms


def form_of_report(blocks: dict[str, str], form3: Form | None, found: Sequence[FoundRow]) -> str | None:
    """The form whose wording most blocks of section 2 have. If the form of section 3, `form3`, has the same
    wording there, it is that one: two forms may differ in section 3 alone. Lines that both forms print show none.
    """
    if not blocks:
        codes = _request_codes(found)
        alike = sum(bool(form.request_lines) and _printed_by(form, codes) == codes for form in FORMS.values()) > 1
        return form3.code if form3 and not alike else None
    form = Counter(blocks.values()).most_common(1)[0][0]
    clauses = [clause for clause, each in blocks.items() if each == form]
    if form3 and all(MEASURES.get((form3.code, clause)) == MEASURES[form, clause] for clause in clauses):
        return form3.code
    return form


def of_two_forms(
    form: str | None, blocks: dict[str, str], form3: Form | None, found: Sequence[FoundRow]
) -> Iterator[Notice]:
    """A warning if a table has the wording of another form than the report, where the two differ."""
    if form is None:
        return
    others = {each for clause, each in blocks.items() if MEASURES.get((form, clause)) != MEASURES[each, clause]}
    known = {line.code for line in FORMS[form].request_lines} | {each.code for each in FORMS[form].request_groups}
    if form3 and form3.code != form and not _request_codes(found) <= known:
        others.add(form3.code)
    for other in sorted(others - {form}):
        yield Notice(notices.MIXED_FORMS(form=form, other=other))


def form_of_requests(found: Sequence[FoundRow]) -> Form | None:
    """The form that has most of the lines printed in section 3; the older one if （六） is printed as one line."""
    codes = _request_codes(found)
    return max(reversed(FORMS.values()), key=lambda form: len(_printed_by(form, codes))) if codes else None


def _request_codes(found: Sequence[FoundRow]) -> set[str]:
    return {each.line.code for each in found if each.line and each.line.table == "requests"}


def _printed_by(form: Form, codes: set[str]) -> set[str]:
    return codes & {line.code for line in form.request_lines}


def slots_of(
    table: TableName, form: str | None, blocks: dict[str, str], form3: Form | None, codes: set[str]
) -> list[Slot]:
    """The cells that a table should have of which the document prints the lines `codes`; in section 2, each block
    by its own form.
    """
    main = FORMS[form] if form else LATEST
    if table == "disclosures":
        clauses = list(dict.fromkeys([c.code for c in main.clauses] + sorted(blocks)))
        return [
            slot
            for clause in clauses
            for slot in FORMS[blocks.get(clause, main.code)].slots("disclosures")
            if slot.line.startswith(f"{clause}.")
        ]
    if table == "requests":
        return _request_slots(main, form3 or main, codes)
    return list(main.slots(table))


def _request_slots(main: Form, printed: Form, codes: set[str]) -> list[Slot]:
    """The cells of section 3. （六） printed as one line in a report of the form of 2021 is a merged group."""
    known = {line.code for line in main.request_lines} | {each.code for each in main.request_groups}
    form = main if codes <= known else printed
    merged = [
        each.code
        for each in form.request_groups
        if each.code in codes and not codes & {line.code for line in each.lines()}
    ]
    return list(form.slots("requests", [code for code in merged if code]))
