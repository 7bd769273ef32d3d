"""Writes placed widgets as one SVG.

Each widget is painted on a sheet of its own, and these are put together here, each moved to its
place and clipped to what is seen of it.
"""

from collections.abc import Iterator

from PyQt6.QtCore import QRectF, QSize

from lstm_gui.ui.exporting.svg_device import SvgDevice
from lstm_gui.ui.exporting.svg_elements import rectangle, written
from lstm_gui.ui.exporting.widget_painting import Placed
from lstm_gui.ui.exporting.xml_text import xml_text
from lstm_gui.ui.style.vectors import vector_painter


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
    name = f"w{index}-"
    sheet = SvgDevice(placed.widget.size(), name)
    with vector_painter(sheet) as painter:
        placed.paint(painter)
    if not sheet.elements:
        return ""
    seen = f'<clipPath id="{name}seen"><rect {rectangle(QRectF(placed.seen))}/></clipPath>'
    x, y = placed.offset.x(), placed.offset.y()
    return (
        f"<defs>{seen}{sheet.definitions}</defs>\n"
        f'<g transform="translate({x} {y})" clip-path="url(#{name}seen)">\n'
        f"{written(sheet.elements)}\n</g>"
    )
