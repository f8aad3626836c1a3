"""The official forms as data.

To add a form: a module `formYYYY.py` here that says, with the words of `model`, what differs from the
nearest form (`form2019` is an example), and its `FORM` in `FORMS` below, the newest last. The round trip
renders random reports of every form and reads them back. Parser, code tables, checks, inference, pages,
`nianbao forms` and docs are derived from the forms.
"""

from parsers.forms import form2019, form2021
from parsers.forms.model import Arithmetic, Clause, Equation, Form, Group, Heading, Slot, TableName, Term

FORMS: dict[str, Form] = {form.code: form for form in (form2019.FORM, form2021.FORM)}

TABLES: tuple[TableName, ...] = ("disclosures", "requests", "appeals")

__all__ = [
    "FORMS",
    "TABLES",
    "Arithmetic",
    "Clause",
    "Equation",
    "Form",
    "Group",
    "Heading",
    "Slot",
    "TableName",
    "Term",
]
