"""A page that has no picture (OFD), drawn from its words and rulings."""

from __future__ import annotations

import shutil
import subprocess

from PIL import Image, ImageDraw, ImageFont

from crawler.evidence.sheets import Sheet

_Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def printed(sheet: Sheet, size: tuple[int, int]) -> Image.Image:
    """A page drawn from its words and rulings."""
    image = Image.new("RGB", size, (255, 255, 255))
    draw = ImageDraw.Draw(image)
    scale = size[0] / sheet.width
    for line in sheet.rulings:
        draw.line([side * scale for side in line], fill=(70, 70, 70))
    path = _chinese_font()
    fonts: dict[int, _Font] = {}
    for word in sheet.words:
        left, top, _, bottom = (side * scale for side in word.box)
        height = max(4, round(0.9 * (bottom - top)))
        if height not in fonts:
            fonts[height] = ImageFont.truetype(path, height) if path else ImageFont.load_default(height)
        draw.text((left, bottom), word.text, fill=(27, 31, 36), font=fonts[height], anchor="ld")
    return image


def _chinese_font() -> str | None:
    """What fontconfig names; where there is none, Chinese characters are drawn as boxes."""
    command = shutil.which("fc-match")
    if command is None:
        return None
    asked = [command, "-f", "%{file}", ":lang=zh-cn"]
    named = subprocess.run(asked, capture_output=True, text=True, check=False).stdout  # noqa: S603
    return named or None
