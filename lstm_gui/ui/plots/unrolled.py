"""The cell with its loop, unfolded to a chain of copies along time and folded again."""

from PyQt6.QtCore import QEasingCurve, QPointF, QRectF, QVariantAnimation, pyqtSignal
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.pictures.unrolled_geometry import (
    WHOLE,
    Frame,
    copy_at,
    frame_for,
    pointed_at,
)
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.drawing import DrawingFigure
from lstm_gui.ui.plots.unrolled_paint import Largest, UnrolledPainter
from lstm_gui.ui.style.legible import DESK, class_type
from lstm_gui.ui.style.scale import fit

DURATION_MS = 700


class UnrolledFigure(DrawingFigure):
    """One cell with a loop, or its copies in a row; folds and unfolds.

    Signals
    -------
    step_picked(int)
        A copy was clicked.
    folded_changed(bool)
        The figure begins to fold (True) or to unfold (False).
    place_hovered(object)
        The pointer came to another place: its step and the number of a Reading, ``""`` for the
        step as a whole; None where there is nothing.
    """

    step_picked = pyqtSignal(int)
    folded_changed = pyqtSignal(bool)
    place_hovered = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_bounds(WHOLE), parent)
        self._frame = WHOLE
        self._snapshot: Snapshot | None = None
        self._painter: UnrolledPainter | None = None
        self._largest = Largest({}, 1.0)
        self._hovered: int | None = None
        self._place: tuple[int, str] | None = None
        self._folded = False
        self._unfolded = 1.0
        self.animation = QVariantAnimation(self)
        self.animation.setDuration(DURATION_MS)
        self.animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.animation.valueChanged.connect(self._show_unfolded)
        self._view.sigResized.connect(self._follow_size)
        fit(self._follow_size)

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
            self._largest = Largest.of(snapshot.trace, snapshot.kind)
        self._snapshot = snapshot
        self.refresh()

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

    def point_at(self, spot: QPointF | None) -> None:
        step = None if spot is None else self._step_at(spot)
        if step != self._hovered:
            self._hovered = step
            self.refresh()
        place = None if spot is None else self._place_at(spot)
        if place != self._place:
            self._place = place
            self.place_hovered.emit(place)

    def click_at(self, spot: QPointF) -> None:
        step = self._step_at(spot)
        if step is not None:
            self.step_picked.emit(step)

    def refresh(self) -> None:
        if self._snapshot is not None:
            self._painter = UnrolledPainter(
                self._snapshot,
                self.theme,
                self._unfolded,
                self._largest,
                self._hovered,
                self._frame,
            )
            self._item.show_painting(self._painter)

    def _step_at(self, spot: QPointF) -> int | None:
        shown = () if self._painter is None else self._painter.copies
        return copy_at(shown, (spot.x(), spot.y()))

    def _place_at(self, spot: QPointF) -> tuple[int, str] | None:
        if self._painter is None:
            return None
        shown = self._painter
        at = spot.x(), spot.y()
        return pointed_at(shown.copies, shown.lanes, at, self._unfolded, self._frame)

    def _show_unfolded(self, unfolded: float) -> None:
        self._unfolded = unfolded
        self.refresh()

    def _follow_size(self) -> None:
        frame = frame_for(self.width(), self.height(), max(DESK, class_type(self)))
        if frame != self._frame:
            self._frame = frame
            self.set_bounds(_bounds(frame))
            self.refresh()


def _bounds(frame: Frame) -> QRectF:
    return QRectF(frame.left, frame.top, frame.width, frame.height)
