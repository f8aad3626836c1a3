"""PDF whose tables have no rulings: its lines as text, each piece of a line apart from the next by blanks.

Where cells begin and end can't be seen in such a table; but the form's own wordings can be found in its lines, also
where a label goes over several of them and its figures stand in the middle (`parsers.interpret.run_on_text.run_on`).
"""

from __future__ import annotations

from parsers import messages
from parsers.document import Document
from parsers.errors import Unreadable
from parsers.formats import PDF
from parsers.grid import open_lines
from parsers.readers.pdf import opened, pages_in


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if it is damaged, if a table of it has rulings, or if none has figures."""
    document = opened(data)
    try:
        lines = open_lines(list(pages_in(document)))
    finally:
        document.close()
    if not lines:
        raise Unreadable(messages.nothing_on("pdf", ()))
    return Document(lines, PDF, "pdf_lines")
