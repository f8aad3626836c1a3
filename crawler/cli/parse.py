"""`nianbao parse`: files to JSON, or to tables for people."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from crawler.cli.as_json import as_json
from parsers import ParseError, parse
from parsers.report import Reading
from parsers.sniff import MAX_BYTES, too_large


@click.command("parse")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--table", is_flag=True, help="Tables with the official labels, for people, instead of JSON."
)
@click.option("--url", help="The address of the document, where its bytes leave the format open.")
def command(files: tuple[str, ...], table: bool, url: str | None) -> None:
    r"""Read each FILE as an annual report and print what is in it.

    FILE is HTML or text; - is standard input. One FILE gives one indented JSON object, several
    give one object on a line each (JSON Lines). A blank cell is null, never 0.

    What can't be read is one line on stderr; the other files are read all the same, and the exit
    status is 1.

    \b
    Examples:
      nianbao parse report.html
      nianbao parse --table report.txt
      nianbao parse reports/*.html | jq '{issuer, year, new: .requests.new}'
    """
    failed = 0
    try:
        for name in _with_progress(files):
            try:
                reading = parse(
                    _bytes(name), name=None if name == "-" else Path(name).stem, url=url
                )
            except ParseError as error:
                failed += 1
                click.echo(f"nianbao: {name}: {error}", err=True)
                continue
            _print(reading, name, table=table, alone=len(files) == 1)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has seen enough (head): nothing to say, but nothing to print to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(1 if failed else 0)


def _bytes(name: str) -> bytes:
    """The file's bytes. Raises `ParseError` with what helps; large files are refused unread."""
    if name == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ParseError(too_large(len(data)))
        return data
    path = Path(name)
    try:
        if path.is_dir():
            raise ParseError(f"is a folder: name the files in it, for example {path}/*.html")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ParseError(too_large(size))
        return path.read_bytes()
    except FileNotFoundError:
        raise ParseError("there is no such file: look at its spelling") from None
    except OSError as error:
        raise ParseError(f"can't be opened ({error.strerror}): look at its permissions") from error


def _print(reading: Reading, name: str, *, table: bool, alone: bool) -> None:
    if table:
        from crawler.cli.as_table import print_reading

        print_reading(reading, name)
        return
    text = json.dumps(
        as_json(reading, Path(name).name), ensure_ascii=False, indent=1 if alone else None
    )
    click.echo(text)


def _with_progress(files: tuple[str, ...]) -> Iterator[str]:
    """A bar on a terminal when there is more than a moment's work."""
    if len(files) < 20 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="reading", console=Console(stderr=True))
