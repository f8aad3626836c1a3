"""The printed text of a DOCX paragraph, by the properties of its runs and of their styles."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEP = 40
OPENED = frozenset(
    (
        f"{W}sdt",
        f"{W}sdtContent",
        f"{W}ins",
        f"{W}moveTo",
        f"{W}smartTag",
        f"{W}customXml",
        f"{W}hyperlink",
        f"{W}fldSimple",
        f"{W}dir",
        f"{W}bdo",
    )
)
"""Wrappers whose content is printed. Other elements, such as deletions and field codes, are not."""
_PRINTED = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}noBreakHyphen": "-",
    f"{W}footnoteReference": "〔注〕",
    f"{W}endnoteReference": "〔注〕",
}
"""Elements and the text printed for them. A note's mark is bracketed, so that it doesn't become a digit of
a number."""
_OFF = frozenset(("0", "false", "off"))


class Looks:
    """Tells which runs are hidden or superscript: by their own properties, by their character style, or
    by their paragraph's style.
    """

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles = (
            {} if styles is None else {each.get(f"{W}styleId", ""): each for each in styles.iter(f"{W}style")}
        )
        self._known: dict[tuple[str, str], str] = {}

    def is_hidden(self, run: etree._Element) -> bool:
        value = self._fact(run, "vanish")
        return bool(value) and value not in _OFF

    def is_raised(self, run: etree._Element) -> bool:
        return self._fact(run, "vertAlign") == "superscript"

    def _fact(self, run: etree._Element, name: str) -> str:
        own = _own(run, name)
        if own:
            return own
        style = run.find(f"{W}rPr/{W}rStyle")
        found = "" if style is None else self._of_style(style.get(f"{W}val", ""), name)
        if found:
            return found
        paragraph = next(run.iterancestors(f"{W}p"), None)
        style = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if style is None else self._of_style(style.get(f"{W}val", ""), name)

    def _of_style(self, style: str, name: str) -> str:
        """A property of a style, its own or inherited; "" if unspecified."""
        key = (style, name)
        if key not in self._known:
            self._known[key] = ""  # a style that is based on itself
            element = self._styles.get(style)
            if element is not None:
                based = element.find(f"{W}basedOn")
                above = "" if based is None else self._of_style(based.get(f"{W}val", ""), name)
                self._known[key] = _own(element, name) or above
        return self._known[key]


def _own(element: etree._Element, name: str) -> str:
    """The value of an element's own property: "" if missing, "true" if it has no value."""
    found = element.find(f"{W}rPr/{W}{name}")
    return "" if found is None else found.get(f"{W}val", "true")


def text_of(element: etree._Element, looks: Looks) -> str:
    """The printed text of a paragraph, without text boxes. A line break becomes a newline."""
    parts: list[str] = []
    _gather(element, parts, looks, 0)
    return "".join(parts)


def _gather(element: etree._Element, parts: list[str], looks: Looks, depth: int) -> None:
    for child in element:
        tag = str(child.tag)
        if tag == f"{W}t":
            parts.append(child.text or "")
        elif tag in _PRINTED:
            parts.append(_PRINTED[tag])
        elif tag == f"{W}r":
            _gather_run(child, parts, looks, depth)
        elif tag == f"{W}sym":
            parts.append(_symbol(child))
        elif tag == f"{W}ruby":
            for base in child.iterchildren(f"{W}rubyBase"):
                _gather(base, parts, looks, depth + 1)
        elif tag in OPENED and depth < _DEEP:
            _gather(child, parts, looks, depth + 1)


def _gather_run(run: etree._Element, parts: list[str], looks: Looks, depth: int) -> None:
    if looks.is_hidden(run):
        return
    if not looks.is_raised(run):
        _gather(run, parts, looks, depth)
        return
    mark: list[str] = []
    _gather(run, mark, looks, depth)
    if mark:
        parts.append(f"〔{''.join(mark).strip('〔〕')}〕")


def _symbol(element: etree._Element) -> str:
    """The character of a symbol element; "" for private codes of symbol fonts, whose meaning is unknown."""
    code = element.get(f"{W}char", "")
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= value <= 0xF8FF else chr(value)
