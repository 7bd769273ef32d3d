"""One layer in the strip: its name over a thin heat map of its h."""

from PyQt6.QtCore import QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.scenes.layers import LayerCell
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.ui.style.cells import paint_cells
from lstm_gui.ui.style.colormaps import shaded
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.left_out import CURSOR, has_keys, shows
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.theme import brush_of, pen_of
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.style.vectors import writes_vectors
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import UNITS

WIDTH, WIDEST, HEIGHT = 92, 150, 42
_MAP_TOP, _EDGE, _RADIUS, _TEXT = 19, 5, 5, 11
# What importers add to the name of a backward layer, which the arrow says already.
_BACKWARD = "_reverse"
_TOLD = message("{name}: {kind}, {units}, reads {reads}")
_TOLD_BACKWARD = message("{name}: {kind}, {units}, reads {reads}, the last step first")


class LayerButton(ToolButton):
    """Chooses a layer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        # A tool button is never narrower than it would like to be unless it is told that it may.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._cell: LayerCell | None = None
        self._looks = (0.0, False, False)

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole caption, as far as that is no more than `WIDEST`."""
        wanted = 0
        if self._cell is not None:
            metrics = QFontMetrics(text_font(scaled(_TEXT), QFont.Weight.DemiBold))
            wanted = metrics.horizontalAdvance(_caption(self._cell)) + 2 * scaled(_EDGE) + 1
        return QSize(max(scaled(WIDTH), min(wanted, scaled(WIDEST))), scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(WIDTH), scaled(HEIGHT))

    def show_cell(
        self,
        cell: LayerCell,
        chosen: bool,
        share: float,
        lit: bool = False,
        hidden: bool = False,
    ) -> None:
        """Show ``cell``; ``share`` of the sequence lies before the selected step.

        It is ``lit`` while something in it is pointed at, and its h are ``hidden`` while they
        are to be guessed.
        """
        renamed = self._cell is None or _caption(self._cell) != _caption(cell)
        looks = share, lit, hidden
        is_new = not _looks_alike(self._cell, cell) or looks != self._looks
        self._cell, self._looks = cell, looks
        if renamed:
            self.updateGeometry()
        self.setChecked(chosen)
        template = _TOLD_BACKWARD if cell.backward else _TOLD
        told = tr(template).format(
            name=cell.name,
            kind=_kind(cell),
            units=tr(UNITS).format(count=len(cell.h)),
            reads=cell.reads,
        )
        set_tooltip(self, told)
        self.setAccessibleName(told)
        if is_new:
            self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        if self._cell is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._frame(painter)
        self._name(painter, self._cell)
        place = self._place()
        share, _, hidden = self._looks
        if hidden:
            painter.setPen(theme().color("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, UNKNOWN)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        bound = self._cell.bound
        cells = shaded("signed", self._cell.h, -bound, bound)
        if writes_vectors(painter):
            paint_cells(painter, cells, QRectF(place), self._cell.name)
        else:
            painter.drawImage(place, cells)
        if not shows(CURSOR):
            return
        painter.setPen(pen_of(theme().color("text"), 1.5))
        x = place.left() + round(share * place.width())
        painter.drawLine(x, place.top() - 1, x, place.bottom() + 1)

    def _frame(self, painter: QPainter) -> None:
        chosen, focused = self.isChecked() and shows(CURSOR), has_keys(self)
        _, lit, _ = self._looks
        stands_out = chosen or lit
        colour = "accent" if stands_out or focused or self.underMouse() else "border"
        painter.setPen(pen_of(theme().color(colour), 2.0 if stands_out else 1.0))
        painter.setBrush(brush_of(theme().color("field" if chosen else "card")))
        inside = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(inside, _RADIUS, _RADIUS)
        if focused:
            painter.setPen(pen_of(theme().color("accent"), 1.0))
            painter.drawRoundedRect(inside.adjusted(2, 2, -2, -2), _RADIUS, _RADIUS)

    def _name(self, painter: QPainter, cell: LayerCell) -> None:
        painter.setPen(theme().color("text"))
        chosen = self.isChecked() and shows(CURSOR)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        painter.setFont(text_font(scaled(_TEXT), weight))
        room = self.width() - 2 * scaled(_EDGE)
        metrics, text = painter.fontMetrics(), _caption(cell)
        if metrics.horizontalAdvance(text) > room:
            # Names of layers are told apart by their ends; the tooltip says what kind they are.
            text = metrics.elidedText(_named(cell), Qt.TextElideMode.ElideMiddle, room)
        at = QRect(scaled(_EDGE), scaled(3), room, scaled(_MAP_TOP - 4))
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, text)

    def _place(self) -> QRect:
        edge, top = scaled(_EDGE), scaled(_MAP_TOP)
        return QRect(edge, top, self.width() - 2 * edge, self.height() - top - edge)


def _named(cell: LayerCell) -> str:
    return f"← {cell.name.removesuffix(_BACKWARD)}" if cell.backward else cell.name


def _looks_alike(before: LayerCell | None, cell: LayerCell) -> bool:
    """Tell whether nothing but what is told of a layer may have changed: its pass is the same."""
    if before is None or before.h.base is not cell.h.base:
        return False
    return (before.name, before.kind, before.backward) == (cell.name, cell.kind, cell.backward)


def _caption(cell: LayerCell) -> str:
    return f"{_named(cell)} · {_kind(cell)}"


def _kind(cell: LayerCell) -> str:
    return words_of(cell.kind).name
