"""Text that is painted, as runs of glyphs, each with the letters that it stands for."""

from collections.abc import Iterator
from itertools import pairwise

from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QColor, QGlyphRun, QPainterPath, QTextItem, QTextLayout, QTransform

from lstm_gui.files.figures.marks import Glyph, Text
from lstm_gui.ui.exporting.recording.inks import ink_of
from lstm_gui.ui.exporting.recording.paths import path_of
from lstm_gui.ui.style.fonts import file_of
from lstm_gui.ui.style.transforms import matrix_of

_UTF_16 = "utf-16-le"
_ENDLESS = 1e7


def texts_of(
    item: QTextItem, at: QPointF, place: QTransform, color: QColor, opacity: float
) -> Iterator[Text]:
    """Yield what ``item`` writes with the start of its baseline at ``at``, font by font."""
    there = QTransform.fromTranslate(at.x(), at.y()) * place
    ink = ink_of(color, opacity)
    for run in _runs(item):
        raw = run.rawFont()
        glyphs = tuple(_glyphs(run, item.text()))
        yield Text(
            "".join(glyph.letters for glyph in glyphs),
            file_of(raw.familyName(), raw.weight()),
            raw.pixelSize(),
            matrix_of(there),
            ink,
            glyphs,
            path_of(there.map(_outline(run))),
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


def _outline(run: QGlyphRun) -> QPainterPath:
    raw, outline = run.rawFont(), QPainterPath()
    for index, point in zip(run.glyphIndexes(), run.positions(), strict=True):
        outline.addPath(raw.pathForGlyph(index).translated(point))
    return outline
