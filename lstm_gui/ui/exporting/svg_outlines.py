"""Replaces the text of an SVG by outlines, so that it looks alike without the fonts."""

import html
import re

from PyQt6.QtGui import QFont, QPainterPath

from lstm_gui.ui.exporting.xml_text import xml_text
from lstm_gui.ui.style.fonts import MATH_FAMILIES, math_font, text_font

_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_KEPT = ("fill", "fill-opacity")
_Kind = QPainterPath.ElementType


def outlined(svg: str) -> str:
    """Return an SVG of Qt with paths instead of text.

    Each path says what is written there in its ``aria-label``.
    """
    return _TEXT.sub(_path, svg)


def _path(match: "re.Match[str]") -> str:
    attributes = dict(_ATTRIBUTE.findall(match.group(1)))
    text = html.unescape(match.group(2))
    path = QPainterPath()
    path.addText(float(attributes["x"]), float(attributes["y"]), _font(attributes), text)
    colours = " ".join(f'{name}="{attributes[name]}"' for name in _KEPT if name in attributes)
    label = xml_text(text)
    return f'<path {colours} stroke="none" aria-label="{label}" d="{path_data(path)}"/>'


def _font(attributes: dict[str, str]) -> QFont:
    pixels = float(attributes["font-size"])
    if attributes["font-family"].startswith(MATH_FAMILIES[0]):
        font = QFont(math_font(pixels))
    else:
        font = QFont(text_font(pixels, int(attributes.get("font-weight", "400"))))
    font.setItalic(attributes.get("font-style") == "italic")
    return font


def path_data(path: QPainterPath) -> str:
    """Return ``path`` as the ``d`` of an SVG path, to a hundredth of a pixel."""
    parts = []
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        letter = {_Kind.MoveToElement: "M", _Kind.LineToElement: "L", _Kind.CurveToElement: "C"}
        parts.append(f"{letter.get(element.type, '')}{element.x:.2f} {element.y:.2f}")
    return " ".join(parts)
