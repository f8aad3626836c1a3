"""`nianbao parse`: turns files and folders into JSON, tables for people, or pages that explain the reading."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

import click

from crawler.cli.batch import in_order, named
from crawler.cli.common import file_name
from crawler.cli.ctrl_c import ends_at_ctrl_c
from crawler.cli.one_file import MODULES, Done, Show, Shown, Source, as_line, as_page, as_picture, as_table
from crawler.pool import MEGABYTES, SECONDS, TEXT_FORMATS, Workers
from crawler.terminal import say, say_bytes, write
from parsers.text import printable


@click.command("parse")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--table", is_flag=True, help="Tables with the official labels, for people, instead of JSON.")
@click.option("--english", is_flag=True, help="With --table: the labels in English.")
@click.option(
    "--explain",
    is_flag=True,
    help="Write a page that shows what was read from where: the document with its cells drawn,"
    " beside the figures, their checks and warnings.",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="With --explain: a file that ends in .html or .png (the pages as one picture), - for"
    " stdout, or a folder for the pages of several reports.  [default: FILE.explained.html]",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0),
    metavar="N",
    help="Read N documents at a time, each in a process with limits; 0: in this process, without."
    "  [default: processors - 1, or as many as the memory holds at their limits]",
)
@click.option(
    "--timeout", type=click.IntRange(1), default=SECONDS, show_default=True, help="Seconds a document may take."
)
@click.option(
    "--memory", type=click.IntRange(100), default=MEGABYTES, show_default=True, help="Megabytes a document may take."
)
@click.option("--url", help="The address of the document, where its bytes leave the format open.")
def command(
    files: tuple[str, ...],
    *,
    table: bool,
    english: bool,
    explain: bool,
    output: str | None,
    jobs: int | None,
    timeout: int,
    memory: int,
    url: str | None,
) -> None:
    """Read each FILE as an annual report and print what is in it.

    FILE is a document (HTML, text, PDF, DOC, DOCX, WPS, RTF, XLS, XLSX, OFD), a scan (PDF, PNG,
    JPEG, TIFF), an archive of them (ZIP, RAR), or a folder, which is searched for files; - is
    standard input. What it is, is told from its bytes, never from its name. One FILE with one
    report gives one indented JSON object, else there is one object on a line (JSON Lines), in the
    order of the files. A blank cell is null, never 0.

    What can't be read is one line on stderr; the other files are read all the same, and the exit
    status is 1.

    \b
    Examples:
      nianbao parse report.pdf
      nianbao parse --table report.docx
      nianbao parse --explain report.pdf -o why.html
      nianbao parse -j 4 reports/ > reports.jsonl
      nianbao parse reports/ | jq '{issuer, year, new: .requests.new}'
    """  # noqa: D301  (click wants the character itself, which a raw string would spell out)
    if english and not table:
        raise click.UsageError("--english goes with --table: JSON has codes, which are English")
    if table and explain:
        raise click.UsageError("--table or --explain, one of them")
    if output is not None and not explain:
        raise click.UsageError("-o goes with --explain; for JSON: nianbao parse FILE > report.json")
    with ends_at_ctrl_c():
        names = list(named(files))
        if explain:
            _look_at(output, names)
        show = _show(output, table=table, explain=explain, english=english)
        indented = not table and len(names) == 1 and not Path(files[0]).is_dir()
        try:
            with closing(Workers(jobs, timeout, memory, most=len(names), modules=(*TEXT_FORMATS, *MODULES))) as workers:
                every = in_order(workers, names, url, show)
                failed = _write(every, output) if explain else _print(every, indented=indented)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of our output has ended, such as `head`. That isn't an error; but nothing may be printed
            # any more, not even when Python flushes stdout at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        sys.exit(1 if failed else 0)


def _show(output: str | None, *, table: bool, explain: bool, english: bool) -> Show:
    if table:
        from crawler.cli.as_table import Look

        return partial(as_table, Look(_width(), sys.stdout.isatty(), english))
    if explain:
        return as_picture if output is not None and _is_png(output) else as_page
    return as_line


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns


def _print(every: Iterable[Done], *, indented: bool) -> int:
    """Prints the results on stdout, and each error as a line on stderr. Returns the number of errors."""
    failed = 0
    for done in every:
        failed += _complain(done.errors)
        for _, shown in done.shown:
            if indented and len(done.shown) == 1:
                shown = printable(json.dumps(json.loads(shown), ensure_ascii=False, indent=1))  # noqa: PLW2901
            # Always UTF-8, whatever the terminal's encoding.
            write((shown.encode(errors="replace") if isinstance(shown, str) else shown) + b"\n")
    return failed


def _complain(errors: list[str]) -> int:
    for line in errors:
        say(f"nianbao: {line}", err=True)
    return len(errors)


# where explanations go


def _look_at(output: str | None, names: list[str]) -> None:
    """Checks the option -o. Raises `click.UsageError` if the output for all files can't go there."""
    if output is None or Path(output).is_dir():
        return
    if output != "-" and not output.lower().endswith((".html", ".htm", ".png")):
        raise click.UsageError(f"-o {output} is no folder, and ends neither in .html nor in .png")
    if any(name != "-" and Path(output).resolve() == Path(name).resolve() for name in names):
        raise click.UsageError(f"-o {output} is the document itself")
    if len(names) > 1:
        raise click.UsageError(f"there are {len(names)} files: make a folder, and name it with -o")


def _is_png(output: str) -> bool:
    return output.lower().endswith(".png")


def _write(every: Iterable[Done], output: str | None) -> int:
    """Writes each explanation to its file and prints the file's name. Returns the number of errors."""
    failed, written = 0, set[Path]()
    for done in every:
        failed += _complain(done.errors)
        for source, shown in done.shown:
            if output == "-":
                say_bytes(shown.encode() if isinstance(shown, str) else shown)
                continue
            path = _place(source, output, written)
            if path in written:
                failed += _complain([f"{source}: {path} holds another report: name a folder with -o"])
                continue
            try:
                _save(path, shown)
            except OSError as error:
                failed += _complain([f"{path}: can't be written ({error.strerror})"])
            else:
                written.add(path)
                say(str(path))
    return failed


def _place(source: Source, output: str | None, taken: set[Path]) -> Path:
    """The file for an explanation: the given one, or a file in the given folder, named after the report."""
    if output is not None and not Path(output).is_dir():
        return Path(output)
    stem = "stdin" if source.file == "-" else Path(source.file).stem
    if source.member:
        stem += f".{Path(source.member).stem}"
    stem = file_name(stem)
    folder, number = Path(output or "."), 1
    path = folder / f"{stem}.explained.html"
    while path in taken:
        number += 1
        path = folder / f"{stem}-{number}.explained.html"
    return path


def _save(path: Path, shown: Shown) -> None:
    if isinstance(shown, str):
        path.write_text(shown, encoding="utf-8", errors="backslashreplace")
    else:
        path.write_bytes(shown)
