"""位置: which cells of a table a page draws elsewhere than in their row and column (CSS 2.2, 9: position, float;
CSS Transforms).

A person reads such a table by where its figures stand; from the file that can't be told without drawing it. So the
figures that may have moved, and those that they may cover, count as unclear. What a page moves by less than half a
line, centres in its cell, or moves together with the whole table, stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from parsers.readers.css.selectors import Tree
from parsers.readers.css.style import Style, is_boxed
from parsers.readers.css.styles import Facts
from parsers.readers.css.values import length
from parsers.text import has_numeral

E = TypeVar("E")

BOX = "was"
"""An attribute of our own, of a box that a reader made a part of a table."""
_CELLS, _GROUPS = frozenset(("td", "th")), frozenset(("thead", "tbody", "tfoot"))
_COLUMNS = frozenset(("col", "colgroup"))
_PARTS = _CELLS | _GROUPS | {"tr"}
_WIDE, _HIGH = 1.5, 0.8
"""Sizes of type: further, and a cell stands beside its column, or its row."""
_RAISED = 1.2
"""The same for a piece of a cell, which may be a mark set a little higher."""
_SHARE = 30.0
"""Percent of a cell's width."""
_IN_CELL = 60
"""Characters. A longer text that is moved is a menu or a note."""
_USUAL_SIZE, _LITTLE = 16.0, 4.0
"""Pixels: the usual size of type, and a move that takes nothing out of its place in any."""
_LEAST = 1.0
"""Pixels; type has no smaller size here."""
_USUAL = frozenset(("", "initial", "unset", "inherit", "revert", "revert-layer", "none", "contents"))
_SHOWN: dict[str, frozenset[str]] = {
    "cell": _USUAL | {"table-cell"},
    "row": _USUAL | {"table-row", "table"},
    "box": frozenset(),
}
_EDGES = ("left", "right", "top", "bottom")
Scope = Literal["row", "table"]


class _Shift(NamedTuple):
    """How far something is moved, in sizes of type; a share of its own size or its cell's counts in percent."""

    across: float = 0.0
    down: float = 0.0
    share: float = 0.0
    unknown: bool = False


class Places(Generic[E]):
    """What of a page's tables isn't drawn in its place."""

    def __init__(
        self,
        tree: Tree[E],
        facts: Callable[[E], Facts],
        style: Callable[[E], Style],
        may_move: Callable[[E], bool],
        text: Callable[[E], str],
    ) -> None:
        """`may_move`: whether anything in a page's styles may move an element. `text`: all text in one."""
        self.tree, self.style, self.may_move, self.text = tree, style, may_move, text
        self._facts_of, self._known = facts, dict[Hashable, Facts]()

    def unclear(self, table: Sequence[E]) -> Iterator[E]:
        """The cells that aren't told by their place; `table` are a table and the elements in it, in their order."""
        whole = False
        rows, loose = dict[Hashable, None](), dict[Hashable, list[E]]()
        lined, laid = set[Hashable](), set[Hashable]()
        for each in table[1:]:
            cells = list(self._cells_in(each)) if self.tree.tag(each) == "tr" else []
            if cells:
                lined.add(self.tree.key(each))
            if not (self.may_move(each) or any(map(self.may_move, cells))):
                continue
            value = {name: said for name, (said, _) in self.facts(each).items()}
            row = self._row_of(each)
            is_loose = row is not None and self._is_loose(each, value)
            is_laid = bool(cells) and self._is_laid_otherwise(each, value, cells)
            scope = self._scope(each, value)
            if not (is_loose or is_laid or scope) or not self._is_seen(each):
                continue
            if row is not None and is_loose:
                loose.setdefault(self.tree.key(row), []).append(each)
            if is_laid:
                laid.add(self.tree.key(each))
            whole = whole or scope == "table"
            if scope == "row" and row is not None:
                rows[self.tree.key(row)] = None
        spans = any(self._spans(each, "rowspan") for each in table)
        whole = whole or (laid == lined and spans)
        if laid != lined:
            rows.update(dict.fromkeys(laid))
        for key, cells in loose.items():
            if len(cells) > 1 or self._spans(cells[0], "rowspan", "colspan"):
                rows[key] = None
        yield from self._cells(table, rows.keys(), whole=whole)

    def facts(self, element: E) -> Facts:
        key = self.tree.key(element)
        if key not in self._known:
            self._known[key] = self._facts_of(element)
        return self._known[key]

    def size(self, element: E) -> float:
        return max(self.style(element).size, _LEAST)

    def _is_seen(self, element: E) -> bool:
        if self.tree.tag(element) in _COLUMNS:
            return True
        look = self.style(element).look
        return look is None or look.look != "unseen"

    def _cells(self, table: Sequence[E], rows: Iterable[Hashable], *, whole: bool) -> Iterator[E]:
        """The cells of some rows; of the whole table, if one of them is a head."""
        chosen = set(rows)
        if not chosen and not whole:
            return
        cells = [each for each in table if self.tree.tag(each) in _CELLS]
        told = {
            self.tree.key(row)
            for each in cells
            if (row := self._row_of(each)) is not None and has_numeral(self.text(each))
        }
        whole = whole or bool(chosen - told)
        for each in cells:
            row = self._row_of(each)
            if whole or (row is not None and self.tree.key(row) in chosen):
                yield each

    def _row_of(self, element: E) -> E | None:
        found: E | None = element
        while found is not None and self.tree.tag(found) != "tr":
            found = self.tree.above(found)
        return found

    def _cell_of(self, element: E) -> E | None:
        found: E | None = element
        while found is not None and self.tree.tag(found) not in _CELLS:
            found = self.tree.above(found) if self.tree.tag(found) not in {"table", "body"} else None
        return found

    def _cells_in(self, row: E) -> Iterator[E]:
        each = self.tree.first(row)
        while each is not None:
            if self.tree.tag(each) in _CELLS:
                yield each
            each = self.tree.after(each)

    def _spans(self, cell: E, *names: str) -> bool:
        return any((self.tree.get(cell, name) or "1").strip() not in {"", "0", "1"} for name in names)

    def _is_loose(self, element: E, value: dict[str, str]) -> bool:
        """Whether a cell is shown as a block or line: it shares a place with the next one that is."""
        row = self._row_of(element)
        if self.tree.tag(element) not in _CELLS or row is None:
            return False
        shown = self.facts(row).get("display", ("", False))[0]
        if "flex" in shown or (self.tree.get(row, BOX) is not None and shown != "table-row"):
            return False
        return value.get("float", "none") in {"left", "right"} or value.get("display", "") not in _SHOWN["cell"]

    def _is_laid_otherwise(self, element: E, value: dict[str, str], cells: Sequence[E]) -> bool:
        """Whether the cells of a row aren't put under those of the rows above it, or stand in another order."""
        if "reverse" in f"{value.get('flex-direction', '')} {value.get('flex-flow', '')}":
            return True
        if self.tree.get(element, BOX) is not None:
            right = [self.facts(each).get("float", ("", False))[0] == "right" for each in cells]
            turned = value.get("direction", self.tree.get(element, "dir") or "").lower() == "rtl"
            return any(right) or (turned and value.get("display", "") not in {"table-row", "table"})
        return value.get("float", "none") in {"left", "right"} or value.get("display", "") not in _SHOWN["row"]

    def _scope(self, element: E, value: dict[str, str]) -> Scope | None:
        """What of a table can't be read for an element that isn't in its place."""
        tag = self.tree.tag(element)
        if tag in _COLUMNS:
            return "table" if value.get("visibility") in {"collapse", "hidden"} else None
        if tag in _PARTS:
            return self._of_part(element, value)
        cell, text = self._cell_of(element), self.text(element).strip()
        if cell is None or not text or len(text) > _IN_CELL:
            return None
        is_all = text == self.text(cell).strip()
        if not (has_numeral(text) or is_all):
            return None
        scope = self._of_piece(element, cell, value)
        return "table" if scope and not has_numeral(text) else scope

    def _of_part(self, element: E, value: dict[str, str]) -> Scope | None:
        text = self.text(element).strip()
        if not text:
            return None
        if value.get("position") in {"absolute", "fixed"} or value.get("offset-path", "none") != "none":
            return "table"
        tag, turned = self.tree.tag(element), value.get("transform", "")
        if "matrix" in turned or (tag not in _CELLS and "rotate" in turned):
            return "table"
        placed = any(name == "order" or name.startswith("grid-") for name in value)
        if placed and tag in _CELLS:
            return "row" if has_numeral(text) else "table"
        if placed and tag == "tr" and (above := self.tree.above(element)) is not None:
            return "table" if re.search("flex|grid", self.facts(above).get("display", ("", False))[0]) else None
        shift = self._shift(element, value, moved=value.get("position") == "relative")
        if shift.unknown or abs(shift.down) > _HIGH or self.tree.tag(element) in _GROUPS:
            return "table" if shift != _Shift() else None
        if abs(shift.across) > _WIDE or shift.share > _SHARE:
            return "row" if has_numeral(text) else "table"
        return None

    def _of_piece(self, element: E, cell: E, value: dict[str, str]) -> Scope | None:
        """The scope of a piece of a cell that may stand beside it."""
        position = value.get("position", "static")
        absolute = position in {"absolute", "fixed"}
        if absolute and any(value.get(each, "auto") != "auto" for each in (*_EDGES, "inset")):
            if position == "fixed" or not self._holds(cell, element):
                return "table"
            edges = [value.get(each, "") for each in _EDGES]
            em = self.size(element)
            far = any(not _is_share(each) and abs(length(each, em) or 0.0) > 3 * em for each in edges)
            return "table" if far else None
        if not is_boxed(value, self.tree.tag(element)):
            value = {name: said for name, said in value.items() if name not in {"transform", "translate"}}
        shift = self._shift(element, value, moved=position == "relative")
        if shift.unknown or abs(shift.down) > _RAISED:
            return "table"
        beside = [value.get(f"margin-{edge}", "") for edge in ("left", "right")]
        beside += (value.get("margin", "").split() * 4)[1:4:2]
        em = self.size(element)
        drawn = min(((length(each, em) or 0.0) / em for each in beside), default=0.0)
        if abs(shift.across) > _WIDE or shift.share > _SHARE or drawn < -_WIDE:
            return "row"
        return None

    def _holds(self, cell: E, element: E) -> bool:
        """Whether what is absolute in a cell is placed in it, or in something in it."""
        each = self.tree.above(element)
        while each is not None:
            facts = self.facts(each)
            placed = facts.get("position", ("static", False))[0] in {"relative", "absolute", "sticky"}
            if placed or facts.get("transform", ("none", False))[0] != "none":
                return True
            if self.tree.key(each) == self.tree.key(cell):
                return False
            each = self.tree.above(each)
        return False

    def _shift(self, element: E, value: dict[str, str], *, moved: bool) -> _Shift:
        across, down, share, unknown = 0.0, 0.0, 0.0, False
        for said, is_across in _moves(value, moved=moved):
            if said in {"", "auto", "0", "none", "initial", "unset", "inherit", "revert"}:
                continue
            by = length(said, _USUAL_SIZE, 0.0)
            if by is not None and not said.endswith("%") and abs(by) < _LITTLE:
                continue
            size = self.size(element)
            by = length(said, size, 0.0)
            unknown = unknown or by is None
            if said.endswith("%"):
                share = max(share, abs(length(said, size, 100.0) or 0.0) if is_across else 0.0)
            elif is_across:
                across = max(across, abs(by or 0.0) / size)
            else:
                down = max(down, abs(by or 0.0) / size)
        return _Shift(across, down, share, unknown)


def _is_share(said: str) -> bool:
    """Whether an edge is given as a part of the cell, and within it."""
    return said in {"", "auto", "0"} or (said.endswith("%") and 0.0 <= (length(said, 1.0, 100.0) or 0.0) <= 100.0)


def _moves(value: dict[str, str], *, moved: bool) -> Iterator[tuple[str, bool]]:
    """The lengths by which a style moves something, and whether to a side."""
    if moved:
        yield from ((value.get(each, ""), each in {"left", "right"}) for each in _EDGES)
        parts = value.get("inset", "").split()
        if parts and "(" not in value["inset"]:
            whole = (*parts, parts[1]) if len(parts) == 3 else (parts * 4)[:4]
            yield from ((each, bool(at % 2)) for at, each in enumerate(whole))
    parts = value.get("translate", "").split()
    yield from ((each, not at) for at, each in enumerate(parts[:2]))
    for function in value.get("transform", "").split(")"):
        name, _, given = function.strip().partition("(")
        if not name.startswith("translate"):
            continue
        parts = [each.strip() for each in given.split(",")]
        if name == "translatey":
            yield parts[0], False
        elif name in {"translate", "translate3d", "translatex"}:
            yield from ((each, not at) for at, each in enumerate(parts[:2]))
