"""The marks of a figure as the operators of a PDF page (ISO 32000-1, 8 and 9)."""

import itertools
from collections.abc import Callable, Iterable

from lstm_gui.files.figures.digits import row, short
from lstm_gui.files.figures.marks import (
    Drawing,
    Fade,
    Glyph,
    Group,
    Ink,
    Mark,
    Matrix,
    Part,
    Path,
    Pixels,
    Shape,
    Stroke,
    Text,
    as_rectangle,
    loops,
)  # fmt: skip
from lstm_gui.files.figures.path_operators import CAPS, JOINS, path_words
from lstm_gui.files.figures.pdf_fonts import EmbeddedFont
from lstm_gui.files.figures.pdf_objects import Pdf, Reference, Value, name, text

_THIN = 5
"""Digits of what multiplies other numbers."""


def tag_of(drawing: Drawing) -> str:
    """Return what ``drawing`` is to those who read aloud: a figure if it has a description."""
    return "Figure" if drawing.description else "P"


class PageWriter:
    """Writes one page of ``file``, and keeps what it refers to.

    Parameters
    ----------
    fonts
        Those that are embedded, by the name of their file. Text in others becomes outlines.
    """

    def __init__(self, file: Pdf, fonts: dict[str, EmbeddedFont]) -> None:
        self._file, self._fonts = file, fonts
        self._named: dict[str, dict[object, tuple[str, Value]]] = {
            kind: {} for kind in ("ExtGState", "Pattern", "XObject", "Font")
        }
        self._height, self._scale = 0.0, 1.0

    def page(self, drawing: Drawing) -> bytes:
        """Return the operators that draw all of ``drawing``."""
        self._height, self._scale = drawing.height, drawing.points
        scale = drawing.points
        matrix = (scale, 0.0, 0.0, -scale, 0.0, drawing.height * scale)
        lines = (
            f"/{tag_of(drawing)} << /MCID 0 >> BDC",
            f"{row(matrix, _THIN)} cm",
            *self._marks((*drawing.sheet, *drawing.marks)),
            "EMC",
        )
        return "\n".join(lines).encode("ascii")

    def resources(self) -> dict[str, Value]:
        """Return what the operators refer to by name."""
        return {kind: dict(entries.values()) for kind, entries in self._named.items() if entries}

    def _marks(self, marks: Iterable[Mark]) -> Iterable[str]:
        for mark in marks:
            match mark:
                case Shape():
                    yield self._shape(mark)
                case Text():
                    yield self._text(mark)
                case Pixels():
                    yield self._pixels(mark)
                case Part():
                    yield from self._marks(mark.marks)
                case Group():
                    yield f"q\n{_drawn(mark.clip)} W n"
                    yield from self._marks(mark.marks)
                    yield "Q"

    def _shape(self, shape: Shape) -> str:
        fill, stroke = shape.fill, shape.stroke
        words = ["q"]
        words += self._opacity(fill if isinstance(fill, Ink) else None, stroke)
        if isinstance(fill, Fade):
            words.append(f"/Pattern cs /{self._fade(fill)} scn")
        elif fill is not None:
            words.append(f"{_rgb(fill)} rg")
        words += _line(stroke)
        star = "*" if shape.even_odd else ""
        painted = {(True, True): "B" + star, (True, False): "f" + star, (False, True): "S"}
        words += [_drawn(shape.path), painted[fill is not None, stroke is not None], "Q"]
        return " ".join(words)

    def _text(self, mark: Text) -> str:
        font = self._fonts.get(mark.font)
        if font is None:
            outline = self._shape(Shape(mark.outline, mark.ink))
            return f"/Span << /ActualText {text(mark.letters).decode()} >> BDC\n{outline}\nEMC"
        called = self._name("Font", mark.font, "F", lambda: font.reference)
        shown = "\n".join(_lines(mark, font))
        words = ("q", *self._opacity(mark.ink, None), f"{_rgb(mark.ink)} rg BT")
        return f"{' '.join(words)} /{called} {short(mark.size)} Tf\n{shown}\nET Q"

    def _pixels(self, mark: Pixels) -> str:
        called = self._name("XObject", mark, "I", lambda: self._image(mark))
        x, y, width, height = mark.box
        words = ["q", *self._opacity(Ink("#000000", mark.opacity), None)]
        words.append(f"{row(mark.matrix, _THIN)} cm")
        words.append(f"{row((width, 0.0, 0.0, -height, x, y + height), _THIN)} cm /{called} Do Q")
        return " ".join(words)

    def _image(self, mark: Pixels) -> Reference:
        shared = {
            "Type": name("XObject"),
            "Subtype": name("Image"),
            "Width": mark.columns,
            "Height": mark.rows,
            "BitsPerComponent": 8,
        }
        opacity = self._file.stream(mark.rgba[3::4], **shared, ColorSpace=name("DeviceGray"))
        colours = bytearray(3 * mark.columns * mark.rows)
        for channel in range(3):
            colours[channel::3] = mark.rgba[channel::4]
        rgb = name("DeviceRGB")
        return self._file.stream(bytes(colours), **shared, ColorSpace=rgb, SMask=opacity)

    def _opacity(self, fill: Ink | None, stroke: Stroke | None) -> list[str]:
        filled = 1.0 if fill is None else fill.opacity
        lined = 1.0 if stroke is None else stroke.ink.opacity
        if filled == lined == 1.0:
            return []
        state = {"Type": name("ExtGState"), "ca": filled, "CA": lined}
        return [f"/{self._name('ExtGState', (filled, lined), 'G', lambda: state)} gs"]

    def _fade(self, fade: Fade) -> str:
        return self._name("Pattern", fade, "P", lambda: self._pattern(fade))

    def _pattern(self, fade: Fade) -> Reference:
        shares = [share for share, _ in fade.stops]
        inks = [list(ink.channels) for _, ink in fade.stops]
        between = [
            {"FunctionType": 2, "Domain": [0, 1], "C0": one, "C1": other, "N": 1}
            for one, other in itertools.pairwise(inks)
        ]
        function = {
            "FunctionType": 3,
            "Domain": [0, 1],
            "Functions": between,
            "Bounds": shares[1:-1],
            "Encode": [0, 1] * len(between),
        }
        shading = {
            "ShadingType": 2,
            "ColorSpace": name("DeviceRGB"),
            "Coords": [*fade.start, *fade.end],
            "Function": function,
            "Extend": [True, True],
        }
        matrix = [self._scale, 0, 0, -self._scale, 0, self._height * self._scale]
        return self._file.add({"PatternType": 2, "Shading": shading, "Matrix": matrix})

    def _name(self, kind: str, key: object, letter: str, make: Callable[[], Value]) -> str:
        known = self._named[kind]
        if key not in known:
            known[key] = (f"{letter}{len(known) + 1}", make())
        return known[key][0]


def _lines(mark: Text, font: EmbeddedFont) -> Iterable[str]:
    """Yield the glyphs of ``mark``: a new place for each that the one before does not lead to."""
    at: tuple[float, float] | None = None
    shown: list[str] = []
    for glyph in mark.glyphs:
        if at is None or abs(glyph.y - at[1]) > 1e-3:
            if shown:
                yield f"[{''.join(shown)}] TJ"
            yield f"{row(_placed(mark.matrix, glyph), _THIN)} Tm"
            shown = []
        elif abs(glyph.x - at[0]) > 1e-3:
            shown.append(short((at[0] - glyph.x) * 1000 / mark.size))
        shown.append(f"<{glyph.index:04X}>")
        at = glyph.x + font.widths[glyph.index] * mark.size / 1000, glyph.y
    if shown:
        yield f"[{''.join(shown)}] TJ"


def _placed(matrix: Matrix, glyph: Glyph) -> Matrix:
    # Glyphs stand on their baseline, the y axis of the page hangs down.
    a, b, c, d, e, f = matrix
    return a, b, -c, -d, a * glyph.x + c * glyph.y + e, b * glyph.x + d * glyph.y + f


def _line(stroke: Stroke | None) -> list[str]:
    if stroke is None:
        return []
    words = [f"{_rgb(stroke.ink)} RG {short(stroke.width)} w"]
    words.append(f"{CAPS[stroke.cap]} J {JOINS[stroke.join]} j {short(stroke.miter)} M")
    if stroke.dashes:
        words.append(f"[{row(stroke.dashes)}] {short(stroke.offset)} d")
    return words


def _drawn(path: Path) -> str:
    return " ".join(map(_loop, loops(path)))


def _loop(loop: Path) -> str:
    box = as_rectangle(loop)
    if box is not None:
        return f"{row(box)} re"
    return " ".join(path_words(loop))


def _rgb(ink: Ink) -> str:
    return row(ink.channels, 4)
