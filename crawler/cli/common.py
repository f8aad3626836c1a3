"""Functions that all commands share: ending with an error, NAME=VALUE options."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import NoReturn

import click

from crawler.terminal import say
from parsers.text import clean


def give_up(words: str, status: int = 1) -> NoReturn:
    """Ends the command with one line on stderr. `status` is 1 if something can't be done, 2 for a wrong call."""
    say(f"nianbao: {words}", err=True)
    sys.exit(status)


RAW_CSV = click.option(
    "--raw-csv",
    is_flag=True,
    help="In CSV, leave text as it is that a spreadsheet takes for a formula  [default: an apostrophe before it]",
)

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that are devices on Windows, with any ending."""


def file_name(text: str) -> str:
    """A text from elsewhere as the name of a file, on any system: no path, no device, at most 70 characters."""
    name = _NOT_IN_FILE_NAMES.sub("_", clean(text)).strip(". ")[:70]
    return f"_{name}" if not name or _DEVICE.match(name) else name


def named_values(option: str, given: Iterable[str]) -> dict[str, str]:
    """The values of a repeatable option NAME=VALUE, by name. Ends the command if one has another format."""
    values = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            give_up(f"{option} {each} is no NAME=VALUE", 2)
        values[name] = value
    return values
