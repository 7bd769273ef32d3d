"""Paints a widget and what lies in it with any painter, vectors staying vectors.

`QWidget.render` keeps clips from painters that write files, so that what is scrolled
out of sight would lie over its neighbours. Here each widget is painted by itself,
and whoever holds the painter clips it.
"""

from collections.abc import Collection, Iterator

from msgspec import Struct
from PyQt6.QtCore import QPoint, QPointF, QRect, QRectF
from PyQt6.QtGui import QPainter, QRegion
from PyQt6.QtWidgets import QGraphicsView, QWidget

from lstm_gui.ui.style.left_out import as_a_figure

_ALONE = QWidget.RenderFlag(0)


class Placed(Struct, frozen=True):
    """A widget at its place in the picture.

    Parameters
    ----------
    widget
        Painted alone, without its children.
    offset
        Its top left corner.
    seen
        The part of it that is in sight, in its own coordinates.
    flags
        How `QWidget.render` paints it.
    """

    widget: QWidget
    offset: QPoint
    seen: QRect
    flags: QWidget.RenderFlag = _ALONE

    def paint(self, painter: QPainter) -> None:
        """Paint the widget with its top left corner at the painter's origin."""
        view = self.widget.parentWidget()
        if isinstance(view, QGraphicsView):
            self._paint_without_ground(painter, view)
        else:
            self._render(painter)

    def _render(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        with as_a_figure():
            QWidget.render(self.widget, painter, QPoint(), QRegion(), self.flags)

    def _paint_without_ground(self, painter: QPainter, view: QGraphicsView) -> None:
        # A cached background would come out as an image among vectors, and on a clear ground.
        mode, fills = view.cacheMode(), self.widget.autoFillBackground()
        view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.widget.setAutoFillBackground(False)
        self._render(painter)
        self.widget.setAutoFillBackground(fills)
        view.setCacheMode(mode)


def placed_widgets(
    root: QWidget,
    without: Collection[QWidget] = (),
    framed: bool = True,
    bare: Collection[QWidget] = (),
) -> Iterator[Placed]:
    """Yield what is seen of ``root`` and of all that lies in it, in the order to paint in.

    Parameters
    ----------
    root
        Its top left corner is the origin.
    without
        Widgets inside it to leave out, with what lies in them.
    framed
        Whether ``root`` itself is painted, or only what lies in it.
    bare
        Widgets inside it of which only what lies in them is painted.
    """
    if framed:
        yield Placed(root, QPoint(), root.rect(), QWidget.RenderFlag.DrawWindowBackground)
    yield from _inside(root, QPoint(), root.rect(), without, bare)


def paint_widgets(painter: QPainter, placed: Iterator[Placed]) -> None:
    """Paint each of ``placed`` where it belongs, as far as it is seen."""
    for one in placed:
        painter.save()
        painter.translate(QPointF(one.offset))
        painter.setClipRect(QRectF(one.seen))
        one.paint(painter)
        painter.restore()


def _inside(
    parent: QWidget,
    origin: QPoint,
    visible: QRect,
    without: Collection[QWidget],
    bare: Collection[QWidget],
) -> Iterator[Placed]:
    for child in parent.children():
        if not isinstance(child, QWidget) or child.isWindow() or child.isHidden():
            continue
        seen = visible.intersected(child.geometry()).translated(-child.pos())
        if not seen.isEmpty() and child not in without:
            if child not in bare:
                yield Placed(child, origin + child.pos(), seen)
            yield from _inside(child, origin + child.pos(), seen, without, bare)
