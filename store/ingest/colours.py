"""Which RAG a fill says, if any: only colours that nobody would call anything else.

Decided: by hue where the colour is strong (red, orange to yellow, green), and by a table for the pale fills that Excel
offers as "Bad", "Neutral" and "Good". Any other fill is None. Colours that conditional formatting would paint are not in
the cells and are not worked out.
"""

from __future__ import annotations

import colorsys
import re

PALE = {"FFC7CE": "red", "FFEB9C": "amber", "C6EFCE": "green"}
HUES = ((0, 16, "red"), (24, 64, "amber"), (75, 165, "green"), (344, 361, "red"))
"""Degrees from, degrees below, RAG. Between red and amber is a stretch that may be either: neither is said."""
_HEX = re.compile(r"[0-9A-F]{6}")


def rag_of(colour: str | None) -> str | None:
    """The RAG of an RGB colour such as "FF0000", "#ff0000", or Excel's "FFFF0000" with its opacity first."""
    digits = (colour or "").lstrip("#").upper()[-6:]
    if not _HEX.fullmatch(digits):
        return None
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < 0.45 or value < 0.45:
        return PALE.get(digits)
    return next((rag for start, end, rag in HUES if start <= hue * 360 < end), None)


def tinted(colour: str, tint: float) -> str:
    """A theme's colour made lighter (tint above 0) or darker (below), as ECMA-376 part 1, 18.8.3 has it."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation))
