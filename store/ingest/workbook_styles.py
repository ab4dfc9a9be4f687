"""What a workbook's styles say of a cell: how its number is shown, which RAG its fill is, and whether it is struck out.

From xl/styles.xml and the theme's colours; a style is known by its index, which cells carry as `s`.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from store.ingest.colours import rag_of, tinted
from store.ingest.number_formats import BUILT_IN, Show, exact, general, shower
from store.ingest.package import attribute, child, children, local

THEME_ORDER = "lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split()
"""A theme's colours as cells count them; in the theme itself dark and light stand the other way round."""
INDEXED = {
    2: "FF0000", 3: "00FF00", 5: "FFFF00", 10: "FF0000", 11: "00FF00", 13: "FFFF00", 16: "800000", 17: "008000", 50: "99CC00",
    51: "FFCC00", 52: "FF9900", 53: "FF6600", 57: "339966",
}  # fmt: skip
"""Those of the old palette's colours that may be a RAG."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a number is shown, the fill as a RAG, and whether a line is drawn through the text."""

    show: Show
    colour: str | None
    struck: bool = False


PLAIN = Style(general, None)


def styles_of(styles: Element | None, theme: Element | None, *, from_1904: bool) -> dict[str, Style]:
    """Each style of a workbook by its index as cells write it."""
    codes = {**BUILT_IN, **_named_formats(styles)}
    colours = theme_colours(theme)
    fills = [_fill(one, colours) for one in children(child(styles, "fills"), "fill")]
    fonts = [is_on(child(one, "strike")) for one in children(child(styles, "fonts"), "font")]
    shows: dict[str, Show] = {}
    found = {}
    for index, one in enumerate(children(child(styles, "cellXfs"), "xf")):
        code = codes.get(_number(one.get("numFmtId")), "General")
        show = shows.setdefault(code, shower(code, from_1904=from_1904))
        fill, font = _number(one.get("fillId")), _number(one.get("fontId"))
        found[str(index)] = Style(show, fills[fill] if fill < len(fills) else None, font < len(fonts) and fonts[font])
    return found


def is_on(setting: Element | None) -> bool:
    """Whether a setting of a font is there, and not turned off."""
    return setting is not None and attribute(setting, "val") not in ("0", "false")


def _named_formats(styles: Element | None) -> dict[int, str]:
    listed = children(child(styles, "numFmts"), "numFmt")
    return {_number(one.get("numFmtId")): one.get("formatCode", "General") for one in listed}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def theme_colours(theme: Element | None) -> list[str]:
    """The theme's twelve colours as RGB, in the order in which cells count them; none without a theme."""
    scheme = child(theme, "themeElements", "clrScheme")
    held = {local(one): next(iter(one), None) for one in (scheme if scheme is not None else ())}
    return [_colour_of_theme(held.get(name)) for name in THEME_ORDER] if held else []


def _colour_of_theme(element: Element | None) -> str:
    if element is None:
        return ""
    return element.get("lastClr") or element.get("val") or ""


def _fill(fill: Element, theme: list[str]) -> str | None:
    """The RAG of a solid fill."""
    pattern = child(fill, "patternFill")
    front = child(pattern, "fgColor")
    if pattern is None or pattern.get("patternType") != "solid" or front is None:
        return None
    return rag_of(_rgb(front, theme))


def _rgb(colour: Element, theme: list[str]) -> str | None:
    if (number := attribute(colour, "theme")) is not None:
        known = _number(number) < len(theme) and len(theme[_number(number)]) == 6
        base = theme[_number(number)] if known else ""
    elif (index := attribute(colour, "indexed")) is not None:
        base = INDEXED.get(_number(index), "")
    else:
        base = (attribute(colour, "rgb") or "")[-6:]
    tint = exact(attribute(colour, "tint") or "0")
    return tinted(base, float(tint or 0)) if rag_of(base) else base
