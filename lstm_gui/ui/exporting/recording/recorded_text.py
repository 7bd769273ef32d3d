"""Text that is painted, as runs of glyphs, each with the letters that it stands for."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QColor, QGlyphRun, QRawFont, QTextItem, QTextLayout, QTransform

from lstm_gui.files.figures.marks import Glyph, Matrix, Path, Text
from lstm_gui.ui.exporting.recording.inks import ink_of
from lstm_gui.ui.exporting.recording.paths import path_of
from lstm_gui.ui.style.fonts import file_of
from lstm_gui.ui.style.transforms import matrix_of

_UTF_16 = "utf-16-le"
_ENDLESS = 1e7
_MOST = 4096
"""Glyphs whose outlines are kept: those of a large window, in three sizes."""
_Loops = tuple[str, NDArray[np.float64]]
_loops: dict[tuple[str, str, float, int], _Loops] = {}
"""Letters of a path, and points one below the other, by family, style, size and glyph."""


def texts_of(
    item: QTextItem, at: QPointF, place: QTransform, color: QColor, opacity: float
) -> Iterator[Text]:
    """Yield what ``item`` writes with the start of its baseline at ``at``, font by font."""
    matrix = matrix_of(QTransform.fromTranslate(at.x(), at.y()) * place)
    ink = ink_of(color, opacity)
    for run in _runs(item):
        raw = run.rawFont()
        glyphs = tuple(_glyphs(run, item.text()))
        yield Text(
            "".join(glyph.letters for glyph in glyphs),
            file_of(raw.familyName(), raw.weight()),
            raw.pixelSize(),
            matrix,
            ink,
            glyphs,
            _outline(run, matrix),
        )


def _runs(item: QTextItem) -> list[QGlyphRun]:
    layout = QTextLayout(item.text(), item.font())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    line.setPosition(QPointF(0, -line.ascent()))
    layout.endLayout()
    return layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)


def _glyphs(run: QGlyphRun, text: str) -> Iterator[Glyph]:
    # Qt counts letters in pairs of bytes. Of several glyphs for the same letters, the first has
    # them; a glyph for several has them all.
    units = text.encode(_UTF_16)
    starts = run.stringIndexes()
    ends = sorted({*starts, len(units) // 2})
    following = dict(pairwise(ends))
    before = -1
    for index, start, point in zip(run.glyphIndexes(), starts, run.positions(), strict=True):
        letters = units[2 * start : 2 * following[start]] if start != before else b""
        yield Glyph(index, point.x(), point.y(), letters.decode(_UTF_16, "replace"))
        before = start


def _outline(run: QGlyphRun, matrix: Matrix) -> Path:
    raw = run.rawFont()
    font = raw.familyName(), raw.styleName(), raw.pixelSize()
    letters: list[str] = []
    points = [np.empty((0, 2))]
    for index, at in zip(run.glyphIndexes(), run.positions(), strict=True):
        drawn, places = _loops_of(raw, (*font, index))
        letters.append(drawn)
        points.append(np.add(places, (at.x(), at.y())))
    a, b, c, d, e, f = matrix
    placed = np.concatenate(points) @ ((a, b), (c, d)) + (e, f)
    return Path("".join(letters), tuple(placed.ravel().tolist()))


def _loops_of(raw: QRawFont, glyph: tuple[str, str, float, int]) -> _Loops:
    # A figure sets the same few dozen again and again, and Qt reads each from its font anew.
    if glyph not in _loops:
        if len(_loops) == _MOST:
            _loops.clear()
        path = path_of(raw.pathForGlyph(glyph[-1]))
        _loops[glyph] = path.letters, np.array(path.numbers).reshape(-1, 2)
    return _loops[glyph]
