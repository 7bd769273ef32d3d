"""Writes a figure as encapsulated PostScript (PostScript Language Reference, third edition)."""

import base64
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from lstm_gui.files.figures.digits import row, short
from lstm_gui.files.figures.marks import (
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
)  # fmt: skip
from lstm_gui.files.figures.path_operators import CAPS, JOINS, path_words

_WHITE = Ink("#ffffff")
_LINE = 200
_IN_BRACKETS = str.maketrans("()\\", "[]/")
"""What would end the title, or change what comes after it."""
_SHORT = """\
/m {moveto} bind def /l {lineto} bind def /c {curveto} bind def /h {closepath} bind def
/k {setrgbcolor} bind def /q {gsave} bind def /Q {grestore} bind def"""


def eps(drawing: Drawing) -> bytes:
    """Return ``drawing`` as an EPS file, as large as it says.

    The format knows no transparency: what shines through is mixed with the ground. Letters are
    shapes, which look alike everywhere.
    """
    width, height = drawing.width * drawing.points, drawing.height * drawing.points
    scale = drawing.points
    title = " ".join(drawing.title.encode("ascii", "replace").decode().split())
    writer = _Writer(drawing.ground or _WHITE)
    lines = (
        "%!PS-Adobe-3.0 EPSF-3.0",
        f"%%BoundingBox: 0 0 {int(width + 0.999)} {int(height + 0.999)}",
        f"%%HiResBoundingBox: 0 0 {short(width, 3)} {short(height, 3)}",
        f"%%Title: ({title.translate(_IN_BRACKETS)})",
        "%%Creator: (LSTM Explorer)",
        "%%LanguageLevel: 3",
        "%%EndComments",
        _SHORT,
        f"q [{row((scale, 0.0, 0.0, -scale, 0.0, height), 5)}] concat",
        *writer.marks((*drawing.sheet, *drawing.marks)),
        "Q showpage",
        "%%EOF\n",
    )
    return "\n".join(lines).encode("ascii")


class _Writer:
    def __init__(self, ground: Ink) -> None:
        self._ground = ground.channels

    def marks(self, marks: Iterable[Mark]) -> Iterator[str]:
        for mark in marks:
            match mark:
                case Shape():
                    yield from self._shape(mark)
                case Text():
                    yield from self._shape(Shape(mark.outline, mark.ink))
                case Pixels():
                    yield self._pixels(mark)
                case Part():
                    yield from self.marks(mark.marks)
                case Group():
                    yield f"q {_drawn(mark.clip)} clip newpath"
                    yield from self.marks(mark.marks)
                    yield "Q"

    def _shape(self, shape: Shape) -> Iterator[str]:
        if not shape.path.letters:
            return
        drawn, star = _drawn(shape.path), "eo" if shape.even_odd else ""
        if isinstance(shape.fill, Fade):
            yield f"q {drawn} {star}clip newpath {self._fade(shape.fill)} shfill Q"
        elif shape.fill is not None:
            yield f"newpath {drawn} {self._colour(shape.fill)} {star}fill"
        if shape.stroke is not None:
            yield f"q newpath {drawn} {self._line(shape.stroke)} stroke Q"

    def _line(self, stroke: Stroke) -> str:
        dashes = f"[{row(stroke.dashes)}] {short(stroke.offset)} setdash"
        return (
            f"{self._colour(stroke.ink)} {short(stroke.width)} setlinewidth "
            f"{CAPS[stroke.cap]} setlinecap {JOINS[stroke.join]} setlinejoin "
            f"{short(max(stroke.miter, 1.0))} setmiterlimit {dashes}"
        )

    def _colour(self, ink: Ink) -> str:
        return f"{row(tuple(self._mixed(ink)), 4)} k"

    def _mixed(self, ink: Ink) -> list[float]:
        over, share = ink.channels, ink.opacity
        return [
            share * one + (1 - share) * below for one, below in zip(over, self._ground, strict=True)
        ]

    def _fade(self, fade: Fade) -> str:
        shares = tuple(share for share, _ in fade.stops)
        inks = [row(tuple(self._mixed(ink)), 4) for _, ink in fade.stops]
        functions = " ".join(
            f"<< /FunctionType 2 /Domain [0 1] /C0 [{one}] /C1 [{other}] /N 1 >>"
            for one, other in pairwise(inks)
        )
        encode = " ".join(["0 1"] * (len(inks) - 1))
        return (
            "<< /ShadingType 2 /ColorSpace /DeviceRGB /Extend [true true] "
            f"/Coords [{row((*fade.start, *fade.end))}] /Function << /FunctionType 3 "
            f"/Domain [0 1] /Bounds [{row(shares[1:-1], 4)}] /Encode [{encode}]\n"
            f"/Functions [{functions}] >> >>"
        )

    def _pixels(self, mark: Pixels) -> str:
        rgba = np.frombuffer(mark.rgba, np.uint8).reshape(-1, 4) / 255
        share = rgba[:, 3:] * mark.opacity
        mixed = share * rgba[:, :3] + (1 - share) * np.array(self._ground)
        packed = zlib.compress(np.round(255 * mixed).astype(np.uint8).tobytes(), 9)
        # The first "<~" would open a string; a file that is read on has the end alone.
        data = base64.a85encode(packed, wrapcol=_LINE).decode() + "~>"
        x, y, width, height = mark.box
        return (
            f"q [{row(mark.matrix, 5)}] concat {short(x)} {short(y)} translate "
            f"{short(width)} {short(height)} scale /DeviceRGB setcolorspace\n"
            f"<< /ImageType 1 /Width {mark.columns} /Height {mark.rows} /BitsPerComponent 8 "
            f"/Decode [0 1 0 1 0 1] /ImageMatrix [{mark.columns} 0 0 {mark.rows} 0 0]\n"
            "/DataSource currentfile /ASCII85Decode filter /FlateDecode filter >> image\n"
            f"{data}\nQ"
        )


def _drawn(path: Path) -> str:
    """Return ``path`` in lines that are not too long for old readers."""
    words = path_words(path)
    lines = [" ".join(words[start : start + 16]) for start in range(0, len(words), 16)]
    return "\n".join(lines)
