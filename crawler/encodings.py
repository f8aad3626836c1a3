"""Unpacks compressed bodies, piece by piece, up to a limit. Every body of a stranger is unpacked here: of an
answer, of a record in the archive, of a file in the archive.

Scrapy's own functions give what they get of a stream that breaks off, and copy the rest of the input for each
64 KiB of output. Here the time grows with input and output alone, and nothing is held but what is asked for.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain

from scrapy.http import Response

GZIP = b"\x1f\x8b\x08"
"""The first bytes of every gzip stream."""
MOST = 64 << 20
"""Bytes of an unpacked body, unless a crawl says otherwise (DOWNLOAD_MAXSIZE)."""
MOST_OF_ALL = 4 * MOST
"""The most that a crawl may say, and bytes of a record that are read from an archive, which may be a stranger's."""
MOST_CODINGS = 5
"""How many codings a body may have on top of each other: servers use one. curl has the same limit."""
_PIECE = 1 << 16
"""Bytes that are unpacked at a time. Also the input is cut to such pieces, as zlib copies what it has left."""
_WINDOW = 23
"""Binary logarithm of the largest window of zstd (8 MiB), as RFC 9659 has it for HTTP."""

_WRONG_SUM = ("incorrect data check", "incorrect length check")
"""zlib's words for a stream that isn't what its checksum says."""
_BREAKS_OFF = "the stream breaks off"

Pieces = Iterator[bytes]


class Undecodable(Exception):
    """A body can't be unpacked. The message says why."""


class TooLarge(Undecodable):
    """It is larger than the limit, or has too many codings on top of each other."""


class CutOff(Undecodable):
    """It ends before its stream does, or isn't what its checksum says: what came before may be right."""


def name_encoding(response: Response) -> None:
    """Adds the header Content-Encoding where a text is gzip and the server didn't say so."""
    headers = response.headers
    if headers.get("Content-Encoding") is None and is_gzip_text(headers.get("Content-Type") or b"", response.body):
        headers["Content-Encoding"] = b"gzip"


def is_gzip_text(media_type: bytes, body: bytes) -> bool:
    """Whether a body that should be text is gzip."""
    return media_type.startswith(b"text/") and body.startswith(GZIP)


def codings(values: Iterable[bytes]) -> tuple[list[str], list[str]]:
    """The codings in Content-Encoding headers: those to be undone, the last first, and those below one that
    nobody here knows, in the headers' order.
    """
    kept = [each.strip().lower().decode("latin-1") for value in values for each in value.split(b",")]
    kept = [each for each in kept if each not in {"", "identity"}]
    undone = []
    while kept and kept[-1] in _DECODERS:
        undone.append(kept.pop())
    return undone, kept


def unpack(body: bytes, undone: Sequence[str], most: int, *, part: bool = False) -> bytes:
    """The body without these codings; `part` as in `pieces`. It is unpacked twice: nothing is held of one
    that is too large. Raises `Undecodable`.
    """
    for _ in pieces(body, undone, most, part=part):
        pass
    whole = BytesIO()
    whole.writelines(pieces(body, undone, most, part=part))
    return whole.getvalue()


def pieces(body: bytes, undone: Sequence[str], most: int, *, part: bool = False) -> Pieces:
    """The unpacked body, piece by piece. Raises `Undecodable` at the piece where it turns out; with `part`,
    a stream that breaks off counts as far as it goes.
    """
    if len(undone) > MOST_CODINGS:
        raise TooLarge(f"it has {len(undone)} codings on top of each other")
    found: Pieces = (body[at : at + _PIECE] for at in range(0, len(body), _PIECE))
    for each in undone:
        found = _within(_DECODERS[each](found), most)
    came = False
    try:
        for piece in found:
            came = came or bool(piece)
            yield piece
    except CutOff:
        if not (part and came):
            raise


def _within(found: Pieces, most: int) -> Pieces:
    size = 0
    for piece in found:
        size += len(piece)
        if size > most:
            raise TooLarge(f"it has more than {most:,} bytes")
        yield piece


def _gzip(found: Pieces) -> Pieces:
    """All members of a gzip stream. What follows the last one and is none is left out, as browsers do. A page that
    only its header calls gzip is itself.
    """
    rest = next(found, b"")
    if rest.lstrip(_BEFORE_MARKUP)[:1] == b"<":
        yield rest
        yield from found
        return
    while True:
        reader = zlib.decompressobj(wbits=31)
        yield from _zlib(reader, chain((rest,), found))
        rest = reader.unused_data
        while len(rest) < len(GZIP) and (more := next(found, b"")):
            rest += more
        if not rest.startswith(GZIP):
            return


_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n"


def _deflate(found: Pieces) -> Pieces:
    """A zlib stream, or the raw one that some servers send instead."""
    first = next(found, b"")
    while len(first) == 1 and (more := next(found, b"")):
        first += more
    # RFC 1950: the method is 8, and the first two bytes are a multiple of 31.
    is_zlib = len(first) > 1 and first[0] & 15 == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    yield from _zlib(zlib.decompressobj(wbits=15 if is_zlib else -15), chain((first,), found))


def _zlib(reader: zlib._Decompress, found: Iterable[bytes]) -> Pieces:
    """What one zlib stream holds. What follows the stream in its last piece is then in `reader`."""
    try:
        for piece in found:
            yield from inflated(reader, piece)
            if reader.eof:
                return
        yield reader.flush()
    except zlib.error as error:
        kind = CutOff if any(each in str(error) for each in _WRONG_SUM) else Undecodable
        raise kind(str(error)) from error
    if not reader.eof:
        raise CutOff(_BREAKS_OFF)


def inflated(reader: zlib._Decompress, piece: bytes) -> Pieces:
    """What `reader` makes of a piece, up to the end of its stream. Raises zlib.error."""
    yield reader.decompress(piece, _PIECE)
    while reader.unconsumed_tail and not reader.eof:
        yield reader.decompress(reader.unconsumed_tail, _PIECE)


def _brotli(found: Pieces) -> Pieces:
    try:
        import brotli
    except ImportError:
        import brotlicffi as brotli

    reader = brotli.Decompressor()
    try:
        for piece in found:
            yield reader.process(piece, output_buffer_limit=_PIECE)
            while not reader.can_accept_more_data():
                yield reader.process(b"", output_buffer_limit=_PIECE)
            if reader.is_finished():
                return
        while more := reader.process(b"", output_buffer_limit=_PIECE):
            yield more
    except brotli.error as error:
        raise Undecodable(str(error)) from error
    if not reader.is_finished():
        raise CutOff(_BREAKS_OFF)


def _zstd(found: Pieces) -> Pieces:
    """All frames of a zstd stream."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    def decompressor() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _WINDOW})

    reader = decompressor()
    try:
        for piece in found:
            rest = piece
            while rest:
                reader = decompressor() if reader.eof else reader
                yield reader.decompress(rest, _PIECE)
                while not (reader.needs_input or reader.eof):
                    yield reader.decompress(b"", _PIECE)
                rest = reader.unused_data
    except zstd.ZstdError as error:
        raise Undecodable(str(error)) from error
    if not reader.eof:
        raise CutOff(_BREAKS_OFF)


_DECODERS: dict[str, Callable[[Pieces], Pieces]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
