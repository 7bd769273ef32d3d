"""Writes a figure as SVG 1.1."""

import base64
import io
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby

import numpy as np
from PIL import Image

from lstm_gui.files.figures.digits import row, short
from lstm_gui.files.figures.marks import (
    NUMBERS,
    POINTS_PER_PIXEL,
    Drawing,
    Fade,
    Group,
    Ink,
    Mark,
    Part,
    Path,
    Pixels,
    Shape,
    Stroke,
    Text,
    as_rectangle,
    loops,
    texts,
)  # fmt: skip
from lstm_gui.files.figures.svg_text import text_element, text_style
from lstm_gui.files.figures.xml_text import xml_name, xml_text

_MOST_LISTED, _OPAQUE = 256, 255


def svg(drawing: Drawing, outlines: bool = False) -> bytes:
    """Return ``drawing`` as an SVG file whose units are logical pixels.

    Parameters
    ----------
    outlines
        Whether text is written as shapes, each with an ``aria-label`` that says what is written
        there, so that it looks alike where fonts inside of a file are not read. Otherwise it is
        text that can be searched and changed, and the file holds what it needs of the fonts.

    Raises
    ------
    Problem
        If a bundled font is missing.
    """
    width, height = short(drawing.width), short(drawing.height)
    writer = _Writer(_outline if outlines else _written)
    body = writer.marks(drawing.marks)
    ground = drawing.ground
    sheet = "" if ground is None else f'<rect width="{width}" height="{height}"{_fill(ground)}/>'
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"',
        f' version="1.1" role="img" xml:lang="{xml_text(drawing.language)}"',
        f' {_extent(drawing)} viewBox="0 0 {width} {height}">',
        f"<title>{xml_text(drawing.title)}</title>",
        f"<desc>{xml_text(drawing.description)}</desc>",
        "" if outlines else text_style(texts(drawing.marks)),
        f"<defs>{''.join(writer.definitions.values())}</defs>",
        sheet,
        body,
        "</svg>\n",
    )
    return "\n".join(line for line in lines if line).encode()


def _extent(drawing: Drawing) -> str:
    width, height = drawing.width, drawing.height
    if drawing.points == POINTS_PER_PIXEL:
        return f'width="{short(width)}" height="{short(height)}"'
    wide, high = width * drawing.points, height * drawing.points
    return f'width="{short(wide, 3)}pt" height="{short(high, 3)}pt"'


class _Writer:
    def __init__(self, write: Callable[[Text], str]) -> None:
        self._write = write
        self.definitions: dict[object, str] = {}
        self._names: dict[object, str] = {}
        self._parts = Counter[str]()

    def marks(self, marks: Iterable[Mark]) -> str:
        return "\n".join(
            f'<g shape-rendering="crispEdges">\n{written}\n</g>' if crisp else written
            for crisp, run in groupby(marks, _is_crisp)
            for written in ("\n".join(filter(None, map(self._mark, run))),)
            if written
        )

    def _mark(self, mark: Mark) -> str:
        match mark:
            case Shape():
                return self._shape(mark)
            case Text():
                return self._write(mark)
            case Pixels():
                return _image(mark)
            case Part():
                return self._part(mark)
            case Group():
                return (
                    f'<g clip-path="url(#{self._clip(mark.clip)})">\n{self.marks(mark.marks)}\n</g>'
                )

    def _part(self, part: Part) -> str:
        kind = xml_name(part.kind)
        name = "-".join(filter(None, (kind, xml_name(part.name))))
        self._parts[name] += 1
        once = name if self._parts[name] == 1 else f"{name}_{self._parts[name]}"
        return f'<g class="{kind}" id="{once}">\n{self.marks(part.marks)}\n</g>'

    def _shape(self, shape: Shape) -> str:
        fill = (
            f' fill="url(#{self._fade(shape.fill)})"'
            if isinstance(shape.fill, Fade)
            else _fill(shape.fill)
        )
        rule = ' fill-rule="evenodd"' if shape.even_odd and len(loops(shape.path)) > 1 else ""
        return f"<{_element(shape.path)}{fill}{rule}{_stroke(shape.stroke)}/>"

    def _clip(self, path: Path) -> str:
        return self._defined(path, "clip", f"<clipPath {{}}><{_element(path)}/></clipPath>")

    def _fade(self, fade: Fade) -> str:
        stops = "".join(
            f'<stop offset="{short(share, 4)}" stop-color="{ink.colour}"{_opacity("stop", ink)}/>'
            for share, ink in fade.stops
        )
        (x1, y1), (x2, y2) = fade.start, fade.end
        ends = f'x1="{short(x1)}" y1="{short(y1)}" x2="{short(x2)}" y2="{short(y2)}"'
        text = (
            f'<linearGradient {{}} gradientUnits="userSpaceOnUse" {ends}>{stops}</linearGradient>'
        )
        return self._defined(fade, "fade", text)

    def _defined(self, what: object, kind: str, text: str) -> str:
        if what not in self._names:
            name = f"{kind}{len(self._names) + 1}"
            self._names[what] = name
            self.definitions[what] = text.format(f'id="{name}"')
        return self._names[what]


def _written(text: Text) -> str:
    return text_element(text) if text.letters.strip() else ""


def _outline(text: Text) -> str:
    if not text.outline.letters:
        return ""
    label = xml_text(text.letters)
    return f'<path{_fill(text.ink)} aria-label="{label}" d="{_data(text.outline)}"/>'


def _is_crisp(mark: Mark) -> bool:
    return isinstance(mark, Shape) and mark.crisp and mark.stroke is None


def _element(path: Path) -> str:
    box = as_rectangle(path)
    if box is None:
        return f'path d="{_data(path)}"'
    x, y, width, height = box
    place = f'x="{short(min(x, x + width))}" y="{short(min(y, y + height))}"'
    return f'rect {place} width="{short(abs(width))}" height="{short(abs(height))}"'


def _data(path: Path) -> str:
    return "".join(_loop(loop) for loop in loops(path))


def _loop(loop: Path) -> str:
    box = as_rectangle(loop)
    if box is not None:
        x, y, width, height = box
        return f"M{row((x, y))}h{short(width)}v{short(height)}h{short(-width)}z"
    written, at = "", 0
    for letter in loop.letters:
        count = NUMBERS[letter]
        written += letter + row(loop.numbers[at : at + count])
        at += count
    return written


def _fill(ink: Ink | None) -> str:
    return ' fill="none"' if ink is None else f' fill="{ink.colour}"{_opacity("fill", ink)}'


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    ink = stroke.ink
    text = f' stroke="{ink.colour}"{_opacity("stroke", ink)} stroke-width="{short(stroke.width)}"'
    text += "" if stroke.cap == "butt" else f' stroke-linecap="{stroke.cap}"'
    mitred = f' stroke-miterlimit="{short(stroke.miter)}"' if stroke.miter != 4 else ""
    text += mitred if stroke.join == "miter" else f' stroke-linejoin="{stroke.join}"'
    if stroke.dashes:
        text += f' stroke-dasharray="{row(stroke.dashes)}"'
        text += f' stroke-dashoffset="{short(stroke.offset)}"' if stroke.offset else ""
    return text


def _opacity(what: str, ink: Ink) -> str:
    return f' {what}-opacity="{short(ink.opacity, 3)}"' if ink.opacity < 1 else ""


def _image(pixels: Pixels) -> str:
    x, y, width, height = map(short, pixels.box)
    matrix = ",".join(short(number, 5) for number in pixels.matrix)
    opacity = f' opacity="{short(pixels.opacity, 3)}"' if pixels.opacity < 1 else ""
    sharp = ' image-rendering="pixelated"' if pixels.cells else ""
    data = base64.b64encode(_png(pixels)).decode()
    return (
        f'<image x="{x}" y="{y}" width="{width}" height="{height}" transform="matrix({matrix})"'
        f'{opacity}{sharp} preserveAspectRatio="none" xlink:href="data:image/png;base64,{data}"/>'
    )


def _png(pixels: Pixels) -> bytes:
    """Return an image as PNG, each pixel a byte where there are few colours."""
    size, buffer = (pixels.columns, pixels.rows), io.BytesIO()
    colours, places = np.unique(np.frombuffer(pixels.rgba, np.uint32), return_inverse=True)
    table = colours.view(np.uint8).reshape(-1, 4)
    if len(table) > _MOST_LISTED or (table[:, 3] < _OPAQUE).any():
        image = Image.frombytes("RGBA", size, pixels.rgba)
    else:
        image = Image.frombytes("P", size, places.astype(np.uint8).tobytes())
        image.putpalette(table[:, :3].tobytes())
    image.save(buffer, "PNG")
    return buffer.getvalue()
