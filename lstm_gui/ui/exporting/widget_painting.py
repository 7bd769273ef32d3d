"""Paints a widget and what lies in it with any painter, vectors staying vectors.

`QWidget.render` keeps clips from painters that write files, so that what is scrolled
out of sight would lie over its neighbours. Here each widget is painted by itself
inside a clip of the painter.
"""

from collections.abc import Collection

from PyQt6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QImage, QPaintEngine, QPainter, QRegion
from PyQt6.QtWidgets import QAbstractButton, QGraphicsView, QWidget

_VECTOR_ENGINES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)
_ALONE = QWidget.RenderFlag(0)
_WITH_BACKGROUND = QWidget.RenderFlag.DrawWindowBackground
_ICON_SCALE = 4


def paint_widget(
    painter: QPainter, widget: QWidget, without: Collection[QWidget] = (), frame: bool = True
) -> None:
    """Paint ``widget`` as it is shown, its top left corner at the origin.

    Parameters
    ----------
    painter
        Of an image, an SVG or a PDF; not transformed.
    widget
        What to paint, with all visible children but no windows of its own.
    without
        Widgets inside it to leave out.
    frame
        Whether ``widget`` itself is painted, or only what lies in it.
    """
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    if frame:
        QWidget.render(widget, painter, QPoint(), QRegion(), _WITH_BACKGROUND)
    _paint_children(painter, widget, widget.rect(), without)


def _paint_children(
    painter: QPainter, parent: QWidget, visible: QRect, without: Collection[QWidget]
) -> None:
    for child in parent.children():
        if not isinstance(child, QWidget) or child.isWindow() or child.isHidden():
            continue
        seen = visible.intersected(child.geometry()).translated(-child.pos())
        if seen.isEmpty() or child in without:
            continue
        painter.save()
        painter.translate(QPointF(child.pos()))
        if not seen.contains(child.rect()) or child.children():
            painter.setClipRect(QRectF(seen), Qt.ClipOperation.IntersectClip)
        _paint_alone(painter, child)
        _paint_children(painter, child, seen, without)
        painter.restore()


def _paint_alone(painter: QPainter, widget: QWidget) -> None:
    engine = painter.paintEngine()
    vector = engine is not None and engine.type() in _VECTOR_ENGINES
    if vector and isinstance(widget, QAbstractButton) and not widget.icon().isNull():
        painter.drawImage(QRectF(widget.rect()), _fine_image(widget))
        return
    view = widget.parentWidget() if vector else None
    if isinstance(view, QGraphicsView):
        _paint_uncached(painter, view, widget)
    else:
        QWidget.render(widget, painter, QPoint(), QRegion(), _ALONE)


def _paint_uncached(painter: QPainter, view: QGraphicsView, viewport: QWidget) -> None:
    # A cached background would come out as an image in between the vectors.
    mode = view.cacheMode()
    view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
    QWidget.render(viewport, painter, QPoint(), QRegion(), _ALONE)
    view.setCacheMode(mode)


def _fine_image(button: QAbstractButton) -> QImage:
    # Qt turns icons into images of the size on screen, too coarse for print.
    image = QImage(QSize(button.size() * _ICON_SCALE), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_ICON_SCALE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QWidget.render(button, painter, QPoint(), QRegion(), _ALONE)
    painter.end()
    return image
