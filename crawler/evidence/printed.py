"""Draws pages that have no picture (OFD) from their words and rulings."""

from __future__ import annotations

import shutil
import subprocess

from PIL import Image, ImageDraw, ImageFont

from crawler.evidence.sheets import Sheet

_Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
_BELOW = 0.15
"""How far a word's box reaches below the baseline, as a fraction of its height; the OFD reader makes
boxes so. The fonts' own metrics aren't used, as they differ: one font would draw its words a quarter
higher than another.
"""


def printed(sheet: Sheet, size: tuple[int, int]) -> Image.Image:
    """Returns a picture of the page; `size` is in pixels."""
    image = Image.new("RGB", size, (255, 255, 255))
    draw = ImageDraw.Draw(image)
    scale = size[0] / sheet.width
    for line in sheet.rulings:
        draw.line([side * scale for side in line], fill=(70, 70, 70))
    font = _chinese_font()
    fonts: dict[int, _Font] = {}
    for word in sheet.words:
        left, top, _, bottom = (side * scale for side in word.box)
        height = min(max(4, round(0.9 * (bottom - top))), size[1])  # a word may be larger than its page
        if height not in fonts:
            fonts[height] = ImageFont.truetype(font[0], height, font[1]) if font else ImageFont.load_default(height)
        baseline = bottom - _BELOW * (bottom - top)
        draw.text((left, baseline), word.text, fill=(27, 31, 36), font=fonts[height], anchor="ls")
    return image


def _chinese_font() -> tuple[str, int] | None:
    """The file of fontconfig's font for Chinese, and the index of the font in it. None if there is no
    fontconfig: Chinese characters are then drawn as boxes.
    """
    command = shutil.which("fc-match")
    if command is None:
        return None
    asked = [command, "-f", "%{file}\n%{index}", ":lang=zh-cn"]
    file, _, index = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.partition("\n")  # noqa: S603
    # The upper half of the number names an instance of a variable font.
    return (file, int(index) & 0xFFFF) if file and index.isdecimal() else None
