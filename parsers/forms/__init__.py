"""The official forms as data.

To add a form: write `formYYYY.py` as data in the words of `model`, starting from the nearest form
and saying only what differs; add it to `FORMS`; run `make test`: the round trip renders random
reports of every form and reads them back, the schema and the documentation follow by themselves.
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
