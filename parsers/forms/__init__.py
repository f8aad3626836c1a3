"""The official forms as data.

To add a form: a module `formYYYY.py` here that says, with the words of `model`, what differs from the
nearest form (`form2019` is an example), and its `FORM` in `FORMS` below, the newest last. The round trip
renders random reports of every form and reads them back. Parser, code tables, checks, inference, pages,
`nianbao forms` and docs are derived from the forms.
"""

from parsers.forms import form2019, form2021
from parsers.forms.form2014 import FORM as FORM_2014
from parsers.forms.model import Arithmetic, Clause, Equation, Form, Group, Heading, Indicator, Slot, TableName, Term

FORMS: dict[str, Form] = {form.code: form for form in (FORM_2014, form2019.FORM, form2021.FORM)}
LATEST = next(reversed(FORMS.values()))
"""The newest form: it says what a table prints where nothing in a document says it."""

FIRST_YEAR = 2008
"""The first report year of the Regulations of 2007."""
FORMS_SINCE = form2019.FORM.first_year
"""The first report year for which every organ has to use one form. Reports of earlier years may have none."""
LOCAL = "local"
"""In place of a form's code: a table of figures that is no national form's."""
PROSE = "prose"
"""In place of a form's code: a report without a table."""

TABLES: tuple[TableName, ...] = ("disclosures", "requests", "appeals", "indicators")

__all__ = [
    "FIRST_YEAR",
    "FORMS",
    "FORMS_SINCE",
    "LATEST",
    "LOCAL",
    "PROSE",
    "TABLES",
    "Arithmetic",
    "Clause",
    "Equation",
    "Form",
    "Group",
    "Heading",
    "Indicator",
    "Slot",
    "TableName",
    "Term",
]
