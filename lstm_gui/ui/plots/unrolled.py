"""The cell with its loop, unfolded to a chain of copies along time and folded again."""

import pyqtgraph as pg
from PyQt6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.plots.figure import Figure
from lstm_gui.ui.plots.panning import Panning
from lstm_gui.ui.plots.unrolled_geometry import SIZE, copy_at
from lstm_gui.ui.plots.unrolled_paint import Largest, UnrolledPainter
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.theme import Theme

DURATION_MS = 700


class UnrolledItem(pg.GraphicsObject):
    """The drawing itself, in the coordinates of `unrolled_geometry`."""

    def __init__(self) -> None:
        super().__init__()
        self._painter: UnrolledPainter | None = None

    def show_painter(self, painter: UnrolledPainter) -> None:
        self._painter = painter
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, *SIZE)

    def paint(self, painter: QPainter, *_: object) -> None:
        if self._painter is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.paint(painter)


class UnrolledFigure(Figure):
    """One cell with a loop, or its copies in a row; folds and unfolds.

    Signals
    -------
    step_picked(int)
        A copy was clicked.
    folded_changed(bool)
        The figure begins to fold (True) or to unfold (False).
    """

    step_picked = pyqtSignal(int)
    folded_changed = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = UnrolledItem()
        self._view = self.addViewBox(lockAspect=True, invertY=True, enableMenu=False)
        self._view.addItem(self._item)
        self._view.setLimits(minXRange=80, maxXRange=2800)
        self._panning = Panning(self._view, self._item.boundingRect(), self)
        self._snapshot: Snapshot | None = None
        self._painter: UnrolledPainter | None = None
        self._largest = Largest(1.0, 1.0)
        self._hovered: int | None = None
        self._pressed_at: QPointF | None = None
        self._folded = False
        self._unfolded = 1.0
        self.animation = QVariantAnimation(self)
        self.animation.setDuration(DURATION_MS)
        self.animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.animation.valueChanged.connect(self._show_unfolded)
        self.setMouseTracking(True)
        self.fit()

    @property
    def folded(self) -> bool:
        """Whether the figure is, or is becoming, one cell with a loop."""
        return self._folded

    @property
    def unfolded(self) -> float:
        """How far the chain is unfolded, from 0 to 1."""
        return self._unfolded

    def span(self) -> dict[str, int]:
        """Return the ``first`` and ``last`` step that are shown, 0 before anything is."""
        steps = [copy.t for copy in self._painter.copies] if self._painter else [0]
        return {"first": min(steps), "last": max(steps)}

    def draw(self, snapshot: Snapshot) -> None:
        if self._snapshot is None or snapshot.trace is not self._snapshot.trace:
            # Once for each pass, not for each frame: a sequence may be very long.
            self._largest = Largest.of(snapshot.trace)
        self._snapshot = snapshot
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._refresh()

    def fold(self, folded: bool) -> None:
        """Fold or unfold, from where the figure is at this moment."""
        if folded == self._folded:
            return
        self._folded = folded
        self.animation.stop()
        self.animation.setStartValue(self._unfolded)
        self.animation.setEndValue(0.0 if folded else 1.0)
        self.animation.start()
        self.folded_changed.emit(folded)

    def hold(self, unfolded: float) -> None:
        """Stand still, unfolded so far; emits nothing."""
        self.animation.stop()
        self._folded = unfolded < 0.5
        self._show_unfolded(unfolded)

    def fit(self) -> None:
        """Show everything."""
        self._view.setRange(self._item.boundingRect(), padding=0.0)

    def zoom(self, factor: float) -> None:
        """Enlarge (``factor`` above 1) or reduce around the middle."""
        self._view.scaleBy((1 / factor, 1 / factor))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._hover(self._step_under(event.position()))

    def leaveEvent(self, event: object) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        step = self._step_under(event.position())
        if step is not None and (event.position() - pressed).manhattanLength() < 4:
            self.step_picked.emit(step)

    def _step_under(self, position: QPointF) -> int | None:
        spot = self._view.mapSceneToView(self.mapToScene(position.toPoint()))
        shown = () if self._painter is None else self._painter.copies
        return copy_at(shown, (spot.x(), spot.y()))

    def _hover(self, step: int | None) -> None:
        if step != self._hovered:
            self._hovered = step
            self._refresh()

    def _show_unfolded(self, unfolded: float) -> None:
        self._unfolded = unfolded
        self._refresh()

    def _refresh(self) -> None:
        if self._snapshot is not None:
            self._painter = UnrolledPainter(
                self._snapshot, self.theme, self._unfolded, self._largest, self._hovered
            )
            self._item.show_painter(self._painter)
