"""Scans: a report printed, stamped, laid askew on the scanner, and saved as pictures."""

from __future__ import annotations

import io
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from nianbao_demo.render.looked_pages import with_looks
from nianbao_demo.render.paper import Sheet, typeset, width_of
from parsers.report import Report

_WANTED = "Noto Serif CJK SC:lang=zh-cn:scalable=true"
"""The font as fontconfig names it; without it, fontconfig chooses another for Chinese."""
_WITHOUT_FONTCONFIG = ("/System/Library/Fonts/Songti.ttc", 2)


_RED = (214, 40, 40)
_DAY = time.gmtime(1_704_067_200)
"""2024-01-01, so that every build gives the same bytes."""


class NoFont(Exception):
    """There is no Chinese font on this machine."""


@cache
def chinese_font(size: int) -> ImageFont.FreeTypeFont:
    """A font with Chinese characters; `size` in pixels. Raises `NoFont`."""
    path, index = _font_file()
    return ImageFont.truetype(path, size, index)


@cache
def _font_file() -> tuple[str, int]:
    """The path of a font file, and the index of the font in it. Raises `NoFont`."""
    asked = ["fc-match", "-f", "%{file}\n%{index}\n%{lang}", _WANTED]
    try:
        found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout  # noqa: S603
        path, index, languages = found.split("\n")
    except (OSError, subprocess.CalledProcessError):
        path, index, languages = *map(str, _WITHOUT_FONTCONFIG), "zh-cn"
    if not Path(path).exists() or "zh-cn" not in languages.split("|"):
        raise NoFont("no Chinese font was found: apt-get install fonts-noto-cjk")
    return path, int(index) & 0xFFFF  # the upper half names an instance of a variable font


@dataclass(frozen=True)
class Scanner:
    """The effects of a scanner on a page; resolution in dots per inch, skew in degrees."""

    rng: Random
    dpi: int = 200
    skew: float = 0.0
    noise: float = 0.0
    """Standard deviation of the grey value of a pixel, of 255."""
    blur: float = 0.0
    """Radius of the blur in pixels."""
    quality: int = 90
    """JPEG quality."""
    stamped: bool = False
    shade: int = 0
    """How much darker the lower edge is than the upper, of 255."""
    looks: float = 0.0
    """Share of figures beside which a digit is struck through, raised or lowered."""

    @classmethod
    def choose(cls, rng: Random, dpi: int = 200) -> Scanner:
        return cls(
            rng,
            dpi,
            rng.uniform(-1, 1),
            rng.choice([0, 4, 8]),
            rng.choice([0, 0, 0.5]),
            rng.choice([75, 85, 92]),
            rng.random() < 0.4,
            rng.choice([0, 0, 25]),
        )


def scanned(report: Report, scanner: Scanner) -> list[Image.Image]:
    """The pages as pictures."""
    sheets = typeset(report, scanner.rng)
    if scanner.looks:
        with_looks(sheets, scanner.rng, scanner.looks, ("struck", "raised", "lowered"))
    return [_scan(_drawn(sheet, scanner.dpi), scanner) for sheet in sheets]


def _drawn(sheet: Sheet, dpi: int) -> Image.Image:
    scale = dpi / 72
    image = Image.new("RGB", (round(sheet.width * scale), round(sheet.height * scale)), "white")
    draw = ImageDraw.Draw(image)
    wide = max(1, round(0.7 * scale))
    for each in sheet.strokes:
        ends = [v * scale for v in (each.x0, each.y0, each.x1, each.y1)]
        draw.line(ends, fill="black", width=wide)
    for text in sheet.texts:
        font = chinese_font(round(text.size * scale))
        x = text.x
        for char in text.text:
            draw.text((x * scale, text.y * scale), char, fill="black", font=font, anchor="ls")
            x += width_of(char, text.size)
    return image


def _scan(page: Image.Image, scanner: Scanner) -> Image.Image:
    rng = scanner.rng
    if scanner.stamped:
        _stamp(page, scanner)
    page = page.rotate(scanner.skew, Image.Resampling.BICUBIC, fillcolor="white")
    if scanner.shade:
        shade = Image.linear_gradient("L").resize(page.size)
        dark = Image.new("RGB", page.size, (255 - scanner.shade,) * 3)
        page = Image.composite(Image.composite(dark, page, shade), page, _paper(page))
    if scanner.blur:
        page = page.filter(ImageFilter.GaussianBlur(scanner.blur))
    if scanner.noise:
        noise = Image.frombytes("L", (256, 256), rng.randbytes(65_536))
        tile = Image.new("L", page.size)
        for x in range(0, page.width, 256):
            for y in range(0, page.height, 256):
                tile.paste(noise, (x, y))
        page = Image.blend(page, tile.convert("RGB"), scanner.noise / 148)
    return page


def _paper(page: Image.Image) -> Image.Image:
    """A mask that is white where the paper is bare."""
    return page.convert("L").point([0] * 200 + [255] * 56)


def _stamp(page: Image.Image, scanner: Scanner) -> None:
    """Draws a round red seal over the page."""
    scale = scanner.dpi / 72
    radius = 58 * scale
    x = scanner.rng.uniform(0.4, 0.8) * page.width
    y = scanner.rng.uniform(0.3, 0.8) * page.height
    layer = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(layer)
    around = (x - radius, y - radius, x + radius, y + radius)
    draw.ellipse(around, outline=_RED, width=round(3 * scale))
    draw.regular_polygon((x, y, radius / 3), 5, fill=_RED)
    font = chinese_font(round(10 * scale))
    draw.text((x, y + radius / 1.6), "政务公开专用章", fill=_RED, font=font, anchor="mm")
    page.paste(ImageChops.darker(page, layer))


def as_pdf(report: Report, rng: Random) -> bytes:
    """A PDF of pictures, as office scanners make it."""
    return _pdf(report, Scanner.choose(rng, rng.choice([150, 200])))


def as_careful_pdf(report: Report, rng: Random) -> bytes:
    """The same from a good scanner, without a seal: every figure is legible."""
    return _pdf(report, Scanner(rng, 200, skew=0.6, noise=4, quality=85))


def _pdf(report: Report, scanner: Scanner) -> bytes:
    return as_file(scanned(report, scanner), scanner, "pdf")


def as_tiff(report: Report, rng: Random) -> bytes:
    """All pages in one grey TIFF, which lay on the scanner in any direction."""
    scanner = Scanner.choose(rng, 200)
    pages = [page.convert("L") for page in scanned(report, scanner)]
    turned = rng.choice([0, 0, 0, 90, 180, 270])
    return as_file([page.rotate(turned, expand=True) for page in pages], scanner, "tiff")


def as_long_picture(report: Report, rng: Random) -> bytes:
    """All pages below each other in one PNG or JPEG, as phones and editors save them."""
    scanner = Scanner.choose(rng, 150)
    pages = scanned(report, scanner)
    return as_file(pages, scanner, "png" if rng.random() < 0.5 else "jpg")


def as_file(pages: list[Image.Image], scanner: Scanner, kind: str) -> bytes:
    """The pages in one PDF or TIFF, or as one long picture (jpg, png)."""
    out = io.BytesIO()
    rest = pages[1:]
    if kind == "pdf":
        pages[0].save(
            out,
            "PDF",
            save_all=True,
            append_images=rest,
            resolution=scanner.dpi,
            quality=scanner.quality,
            creationDate=_DAY,
            modDate=_DAY,
        )
    elif kind == "tiff":
        pages[0].save(
            out, "TIFF", save_all=True, append_images=rest, compression="tiff_lzw", dpi=(scanner.dpi, scanner.dpi)
        )
    elif kind == "png":
        _under_each_other(pages).save(out, "PNG")
    else:
        _under_each_other(pages).save(out, "JPEG", quality=scanner.quality)
    return out.getvalue()


def _under_each_other(pages: list[Image.Image]) -> Image.Image:
    long = Image.new("RGB", (max(p.width for p in pages), sum(p.height for p in pages)), "white")
    top = 0
    for page in pages:
        long.paste(page, (0, top))
        top += page.height
    return long


SCANS: dict[str, Callable[[Report, Random], bytes]] = {
    "scan_pdf": as_pdf,
    "scan_tiff": as_tiff,
    "scan_picture": as_long_picture,
}
