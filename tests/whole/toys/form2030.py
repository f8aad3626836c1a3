"""A toy form: that of 2021 with another first line of the outcomes."""

from dataclasses import replace

from parsers.forms import form2021
from parsers.forms.model import adds_up, line

OUTCOMES = form2021.OUTCOMES.replace("（一）予以公开", line("granted_online", "（一）网上公开", en="Granted online"))

FORM = replace(
    form2021.FORM,
    code="2030",
    title="玩具报告格式（2030）",
    english="Toy form of 2030",
    notice="玩具〔2030〕1号",
    first_year=2030,
    requests=(form2021.NEW, form2021.CARRIED_IN, OUTCOMES, form2021.CARRIED_OUT),
    arithmetic=tuple(
        adds_up(law.rule, OUTCOMES, to="total", title=law.title, en=law.english, source=law.source)
        if law.rule == "requests.outcomes"
        else law
        for law in form2021.ARITHMETIC
    ),
)
