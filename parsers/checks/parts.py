"""Lines of a table of statistics that count a part of another line (其中)."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.checks.model import rule
from parsers.forms import FORMS
from parsers.keys import Key, key_of, table_of
from parsers.report import Check, Report
from parsers.sentences import Sentence

WITHIN = Sentence("parts.within", "{part} ≤ {whole}", "{part} ≤ {whole}")
MORE = Sentence("parts.more", "{part} > {whole}: a part is larger than its whole", "{part} > {whole}：其中数大于总数")
BLANK = Sentence("parts.blank", "one of the two is blank or not read", "两格中有空白或未读出")

_WHOLE = {part: whole for form in FORMS.values() for part, whole in form.at_most}


@rule(
    "indicators.parts",
    over="report",
    title="其中数不大于总数",
    en="a part (其中) is no larger than its whole",
    source="国办发〔2014〕32号",
)
def parts(report: Report) -> Iterator[Check]:
    """Whether each line that counts a part of another is no larger, in each column."""
    for text in report.figures:
        key = key_of(text) if table_of(text) == "indicators" else None
        whole = Key("indicators", _WHOLE[key.line], key.column).text if key and key.line in _WHOLE else None
        if whole is None or whole not in report.figures:
            continue
        left, right = report.value(text), report.value(whole)
        if left is None or right is None:
            yield Check("indicators.parts", text, left, right, "unknown", BLANK())
        elif left <= right:
            yield Check("indicators.parts", text, left, right, "pass", WITHIN(part=left, whole=right))
        else:
            yield Check("indicators.parts", text, left, right, "fail", MORE(part=left, whole=right))
