"""The official forms as data.

To add a form: write `formYYYY.py` as data, built with `model` from the nearest form and stating
only the differences; add it to `FORMS`; run `make test`. The round trip renders random reports of
every form and reads them back; the schema and the documentation are derived from the forms.
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
