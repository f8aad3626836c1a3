"""Rich's console, for everything with colours, tables and progress bars; `crawler.terminal` prints plain lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console as RichConsole  # noqa: TID251  (here it is made safe)
from rich.console import ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from parsers.text import printable


class Console(RichConsole):
    """Prints text from elsewhere as it is, and obeys none of it: only rich's own colours and movements reach the
    terminal.
    """

    def render_str(self, text: str, *args: Any, **others: Any) -> Text:
        """Text with markup, as most of what is printed. Its width isn't measured yet."""
        return super().render_str(printable(text), *args, **others)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for each in super().render(renderable, options):
            yield each if each.control else Segment(printable(each.text), each.style)
