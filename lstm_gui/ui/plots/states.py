"""Heat maps or curves of the whole sequence on one time axis, with a cursor over all."""

import pyqtgraph as pg
from PyQt6.QtCore import QPoint, QPointF, Qt, pyqtSignal
from PyQt6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.figure import Figure
from lstm_gui.ui.plots.heatmap import (
    MANY_STEPS,
    ClampsItem,
    CursorItem,
    HeatMapItem,
    LanesItem,
    RowsItem,
    coloured_steps,
)
from lstm_gui.ui.plots.held_scales import HeldScales
from lstm_gui.ui.plots.reset_marks import ResetGrips, ResetMarksItem
from lstm_gui.ui.plots.standing_scales import StandingScales
from lstm_gui.ui.plots.state_curves import BesideItem, CurveCursorItem, CurvesItem
from lstm_gui.ui.plots.state_margins import LegendMargin, SymbolMargin, TimeName
from lstm_gui.ui.plots.state_rows import Row, difference_row, look_of, rows_of, shown_kinds
from lstm_gui.ui.plots.step_range import StepRangeItem
from lstm_gui.ui.plots.time_axis import TimeAxis
from lstm_gui.ui.plots.view_keys import way_of, zoom_of
from lstm_gui.ui.style.scale import fit, unscaled
from lstm_gui.ui.style.theme import Theme

LEFT, RIGHT, AXIS = 52, 58, 24
_NEGLIGIBLE = 1e-6


class StatesFigure(Figure):
    """All chosen quantities over time, as heat maps or as curves.

    Signals
    -------
    cell_picked(int, int)
        Step and unit that were clicked; the unit is -1 on a row of inputs.
    quantity_picked(str, int, int)
        Row, step and lane that were clicked; it follows ``cell_picked``.
    cell_hovered(object, int, int)
        The `Row`, lane and step under the pointer; ``None, -1, -1`` when it left.
    menu_asked(str, int, int, QPoint)
        Row, step and lane for which a menu is wanted, and where on the screen.
    beside_asked(int)
        The unit whose curve is to stay in sight beside that of the selected one, or no longer.
    range_shown(float, float)
        Between which steps the picture lies, once that is others.
    """

    cell_picked = pyqtSignal(int, int)
    quantity_picked = pyqtSignal(str, int, int)
    cell_hovered = pyqtSignal(object, int, int)
    menu_asked = pyqtSignal(str, int, int, QPoint)
    beside_asked = pyqtSignal(int)
    range_shown = pyqtSignal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._rows: tuple[Row, ...] = ()
        self._maps: dict[str, HeatMapItem] = {}
        self._symbols, self._legend = SymbolMargin(), LegendMargin()
        self._axis, self._time = TimeAxis(), TimeName()
        self._view = pg.ViewBox(invertY=True, enableMenu=False, defaultPadding=0.0)
        self._view.setMouseEnabled(x=True, y=False)
        self._lanes, self._held, self._cursor = LanesItem(), ClampsItem(), CursorItem()
        self._curves, self._beside, self._curve_cursor = (
            CurvesItem(), BesideItem(), CurveCursorItem(),
        )  # fmt: skip
        self._resets, self.marks = ResetMarksItem(), StepRangeItem()
        self.grips = ResetGrips(self._view, self)
        self._scales, self._held_scales = StandingScales(), HeldScales(self)
        self._held_scales.released.connect(self._lay_out)
        self._steps, self._taken = 0, -1
        self._arrange()
        self.setMouseTracking(True)

    def draw(self, snapshot: Snapshot) -> None:
        if snapshot.has_numbers_of(self._snapshot) and look_of(snapshot) == look_of(self._snapshot):
            return
        moved = self._snapshot is None or self._snapshot.t != snapshot.t
        self._snapshot, self.grips.resets = snapshot, snapshot.trace.resets
        if self._steps != len(snapshot.trace):
            self._steps = len(snapshot.trace)
            self._scales.forget()
            self._held_scales.forget()
            self.marks.clear()
            self._view.setLimits(xMin=-0.5, xMax=self._steps - 0.5, minXRange=min(4, self._steps))
            self.fit()
        if moved:
            self._follow_cursor(snapshot.t)
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._axis.set_theme(theme)
        self._time.set_theme(theme)
        self._lay_out()

    def unmark(self) -> None:
        """Mark no steps any more."""
        self.marks.clear()

    def fit(self) -> None:
        """Show all steps."""
        self.show_steps(0, self._steps - 1)

    def show_steps(self, first: int, last: int) -> None:
        """Show the steps from ``first`` to ``last`` alone."""
        self._view.setXRange(first - 0.5, last + 0.5, padding=0.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        factor, way = zoom_of(event), way_of(event)
        if way is not None and way.x() and self._snapshot is not None:
            self.marks.extend_by(round(way.x()), self._snapshot.t, self._steps - 1)
        elif factor is None or self._snapshot is None:
            super().keyPressEvent(event)
        elif factor:
            self._view.scaleBy((1 / factor, 1), center=QPointF(self._snapshot.t, 0))
        else:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() or self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.grips.move(self._in_scene(event.position()), bool(event.buttons())):
            return
        row, lane, step = self._cell_under(event.position())
        if self.marks.drawn_over is not None:
            if step >= 0:
                self.marks.extend(step)
            return
        self.cell_hovered.emit(row, lane, step)
        if event.buttons() == Qt.MouseButton.LeftButton and step >= 0:
            if self._shows_curves and row is not None and row.lanes > self._taken >= 0:
                # Curves cross on the way: the one that was taken hold of is followed.
                lane = self._taken
            self._pick(row, lane, step)

    def leaveEvent(self, event: object) -> None:
        self.cell_hovered.emit(None, -1, -1)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            if self.grips.take(self._in_scene(event.position())):
                return
            row, lane, step = self._cell_under(event.position())
            if self._asks_to_stay(event, row):
                self.beside_asked.emit(lane)
                return
            if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and row is not None:
                self.marks.begin(step, row.kind.name, lane)
                return
            self.marks.clear()
            self._taken = lane
            if step >= 0:
                self._pick(row, lane, step)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.grips.taken = None
        over, self.marks.drawn_over = self.marks.drawn_over, None
        if over is not None and self.marked is not None:
            self.menu_asked.emit(over[0], self.marked[1], over[1], event.globalPosition().toPoint())
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu_of_selected()
            return
        row, lane, step = self._cell_under(event.pos().toPointF())
        if row is not None:
            self.menu_asked.emit(row.kind.name, step, lane, event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._scales.forget()
        self.fit()
        self._lay_out()

    def _arrange(self) -> None:
        layout = self.ci
        layout.addItem(self._symbols, row=0, col=0)
        layout.addItem(self._view, row=0, col=1)
        layout.addItem(self._legend, row=0, col=2)
        layout.addItem(self._time, row=1, col=0)
        layout.addItem(self._axis, row=1, col=1)
        fit(self._set_margins, LEFT, RIGHT, AXIS)
        self._axis.linkToView(self._view)
        self._view.sigXRangeChanged.connect(self._follow_range)
        for item in self._overlays:
            self._view.addItem(item)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown, from top to bottom."""
        return self._rows

    @property
    def visible_range(self) -> tuple[float, float]:
        """Between which steps the picture lies, half a step before the first."""
        left, right = self._view.viewRange()[0]
        return left, right

    @property
    def _overlays(self) -> tuple[RowsItem, ...]:
        return (
            self._lanes, self._curves, self._beside, self._held, self._cursor, self._curve_cursor,
            self._resets, self.marks,
        )  # fmt: skip

    @property
    def marked(self) -> tuple[int, int] | None:
        """The first and the last of the steps that are marked, None if none are."""
        return self.marks.span

    @property
    def _shows_curves(self) -> bool:
        return self._snapshot is not None and self._snapshot.view.curves

    def _set_margins(self, left: int, right: int, below: int) -> None:
        grid = self.ci.layout
        grid.setColumnFixedWidth(0, left)
        grid.setColumnFixedWidth(2, right)
        grid.setRowFixedHeight(1, below)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._snapshot is None:
            return
        height = max(unscaled(self.height()) - AXIS, 1.0)
        kinds = shown_kinds(self._snapshot.view.rows, self._snapshot.kind)
        scales = self._scales if self._shows_curves else self._held_scales
        before = self._snapshot.before
        rows = rows_of(self._snapshot.trace, kinds, height, bound=scales.bound, before=before)
        differ = self._snapshot.view.difference and not self._shows_curves
        self._rows = tuple(map(difference_row, rows)) if differ else rows
        self._view.setYRange(0, height, padding=0)
        self._show_maps()
        for item in self._overlays:
            item.show_rows(self._rows, self._snapshot, self.theme)
        for item in (self._curves, self._beside, self._curve_cursor):
            item.setVisible(self._shows_curves)
        for item in (self._lanes, self._cursor):
            item.setVisible(not self._shows_curves)
        self._symbols.show_rows(self._rows, self._snapshot, self.theme)
        self._legend.show_rows(self._rows, self._snapshot, self.theme)
        self._axis.set_labels(self._snapshot.state.sequence.labels, self._steps, self._snapshot.t)

    def _follow_cursor(self, t: int) -> None:
        """Bring the step ``t`` in sight where only some of the steps are."""
        left, right = self._view.viewRange()[0]
        away = min(t - 0.5 - left, 0.0) + max(t + 0.5 - right, 0.0)
        if abs(away) > _NEGLIGIBLE:
            self._view.translateBy(x=away)

    def _follow_range(self) -> None:
        self.range_shown.emit(*self.visible_range)
        if self._steps > MANY_STEPS:
            self._lay_out()

    def _show_maps(self) -> None:
        maps = () if self._shows_curves else self._rows
        shown = {row.kind.name for row in maps}
        for name, item in self._maps.items():
            item.setVisible(name in shown)
        steps = coloured_steps(self._steps, *self._view.viewRange()[0])
        for row in maps:
            if row.kind.name not in self._maps:
                item = self._maps[row.kind.name] = HeatMapItem()
                self._view.addItem(item)
            self._maps[row.kind.name].show_row(row, steps)

    def _cell_under(self, position: QPointF) -> tuple[Row | None, int, int]:
        at = self._in_scene(position)
        spot = self._view.mapSceneToView(at)
        inside = self._view.sceneBoundingRect().contains(at)
        step = round(spot.x())
        if not inside or not 0 <= step < self._steps:
            return None, -1, -1
        for row in self._rows:
            lane = row.lane_at(spot.y())
            if lane is not None:
                return row, row.lane_near(spot.y(), step) if self._shows_curves else lane, step
        return None, -1, step

    def _asks_to_stay(self, event: QMouseEvent, row: Row | None) -> bool:
        """Tell whether a click on a curve of ``row`` is one that keeps it in sight."""
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return held and self._shows_curves and row is not None and row.kind.name != "x"

    def _in_scene(self, position: QPointF) -> QPointF:
        return self.mapToScene(position.toPoint())

    def _ask_for_menu_of_selected(self) -> None:
        """Ask for the menu of what is explained at the cursor, else of the first row."""
        snapshot = self._snapshot
        if snapshot is None or not self._rows:
            return
        rows = {row.kind.name: row for row in self._rows}
        block = snapshot.kind.result(snapshot.block)
        asked = block if snapshot.inspection is None else snapshot.inspection.quantity
        row = rows.get(asked) or rows.get(block) or self._rows[0]
        lane = min(snapshot.unit, row.lanes - 1)
        spot = QPointF(snapshot.t, row.top + (lane + 0.5) * row.height / row.lanes)
        place = self.mapFromScene(self._view.mapViewToScene(spot))
        at = self.viewport().mapToGlobal(place)
        self.menu_asked.emit(row.kind.name, snapshot.t, lane, at)

    def _pick(self, row: Row | None, lane: int, step: int) -> None:
        self.cell_picked.emit(step, -1 if row is None or row.kind.name == "x" else lane)
        if row is not None:
            self.quantity_picked.emit(row.kind.name, step, lane)
