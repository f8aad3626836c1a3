"""Converts a PDF page's user space to points from the top left of the page as people see it."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium

from parsers.grid import Box

Matrix = tuple[float, float, float, float, float, float]
"""A transformation: a, b, c, d, e, f of ISO 32000-1, 8.3.3."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's visible box in user space, rotated clockwise by `turns` quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Frame:
        left, bottom, right, top = page.get_cropbox()
        return cls(
            min(left, right), min(bottom, top), max(left, right), max(bottom, top), page.get_rotation() // 90 % 4
        )

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Converts a point from user space to points from the top left of the page as shown."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        a, b = self.point(left, bottom), self.point(right, top)
        return (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))

    def holds(self, x: float, y: float) -> bool:
        """Whether a point, given from the top left as shown, is on the page."""
        return 0 <= x <= self.width and 0 <= y <= self.height


def times(one: Matrix, other: Matrix) -> Matrix:
    """The transformation that applies first `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, l = other  # noqa: E741
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def apply_to_box(matrix: Matrix, box: Box) -> Box:
    """The smallest upright box around a transformed box."""
    if matrix == IDENTITY:
        return box
    left, bottom, right, top = box
    corners = [apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))
