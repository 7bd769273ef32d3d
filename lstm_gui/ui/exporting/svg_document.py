"""Writes placed widgets as one SVG.

Qt's generator forgets where a widget lies when it writes the clips that the widget
set itself. So each widget is written as a document of its own, and these are put
together here, each moved to its place and clipped to what is seen of it.
"""

import re
from collections.abc import Iterator

from PyQt6.QtCore import QBuffer, QIODevice, QRect, QSize
from PyQt6.QtSvg import QSvgGenerator

from lstm_gui.ui.exporting.svg_outlines import outlined
from lstm_gui.ui.exporting.svg_rectangles import gathered
from lstm_gui.ui.exporting.widget_painting import Placed
from lstm_gui.ui.exporting.xml_text import xml_text
from lstm_gui.ui.style.vectors import vector_painter

_DPI = 96
_BODY = re.compile(r"<defs>(.*)</defs>(.*)</svg>", re.DOTALL)
_NAMES = re.compile(r'(?<=\bid=")|(?<=\burl\(#)')
_FONT = re.compile(
    r'\s*font-family="[^"]*" font-size="[^"]*" font-weight="[^"]*" font-style="[^"]*"\s*(?=>)'
)
_EMPTY_GROUP = re.compile(r"<g [^>]*>\s*</g>\s*")
_DEPTH_OF_GROUPS = 3


def svg_document(
    size: QSize, background: str, title: str, description: str, placed: Iterator[Placed]
) -> str:
    """Return an SVG 1.1 document of ``size`` logical pixels with text as outlines.

    Parameters
    ----------
    size
        Also its ``viewBox``.
    background
        Colour of the sheet.
    title, description
        What it shows, for those who cannot see it.
    placed
        What lies on the sheet.
    """
    width, height = size.width(), size.height()
    parts = (_part(index, one) for index, one in enumerate(placed))
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<svg xmlns="http://www.w3.org/2000/svg"'
            ' xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" role="img"',
            f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
            f"<title>{xml_text(title)}</title>",
            f"<desc>{xml_text(description)}</desc>",
            f'<rect width="{width}" height="{height}" fill="{background}"/>',
            *(part for part in parts if part),
            "</svg>\n",
        )
    )


def _part(index: int, placed: Placed) -> str:
    match = _BODY.search(_alone(placed))
    definitions, body = match.groups() if match else ("", "")
    body = _FONT.sub(" ", outlined(body))
    for _ in range(_DEPTH_OF_GROUPS):
        body = _EMPTY_GROUP.sub("", body)
    if not body.strip():
        return ""
    body = gathered(body)
    x, y = placed.offset.x(), placed.offset.y()
    name = f"w{index}-"
    return (
        f'<defs>{_NAMES.sub(name, definitions)}<clipPath id="{name}seen">'
        f"{_rectangle(placed.seen)}</clipPath></defs>\n"
        f'<g transform="translate({x} {y})" clip-path="url(#{name}seen)">'
        f"{_NAMES.sub(name, body)}</g>"
    )


def _alone(placed: Placed) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(_DPI)
    generator.setSize(placed.widget.size())
    generator.setViewBox(placed.widget.rect())
    with vector_painter(generator) as painter:
        placed.paint(painter)
    return buffer.data().data().decode()


def _rectangle(rect: QRect) -> str:
    return f'<rect x="{rect.x()}" y="{rect.y()}" width="{rect.width()}" height="{rect.height()}"/>'
