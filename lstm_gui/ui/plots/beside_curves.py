"""The curves of the units that stay in sight beside the selected one, each with its number."""

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QFont, QPainter, QPen, QTransform

from lstm_gui.ui.plots.heatmap import RowsItem
from lstm_gui.ui.plots.state_curves import draw_curve, spread
from lstm_gui.ui.plots.state_rows import Row
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.theme import NO_PEN, brush_of, faded
from lstm_gui.ui.style.vectors import part

_WIDTH, _NUMBER, _ROOM = 1.7, 10.5, 20.0
_DASHES = (
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)


class BesideItem(RowsItem):
    """A strong line for each of them, told apart by dashes and by the number of its unit."""

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        columns = spread(self.visible_steps(), round(visible.width()))
        for row in self._rows:
            for place, unit in enumerate(self._units(row)):
                pen = QPen(self._theme.role(row.kind.role), _WIDTH, _DASHES[place % len(_DASHES)])
                draw_curve(painter, to_pixels, row, unit, columns, pen)
                with part(painter, "unit", f"{row.kind.name}-{unit + 1}"):
                    self._number(painter, to_pixels, row, unit, columns, place)

    def _units(self, row: Row) -> tuple[int, ...]:
        """Return whose curves are kept in ``row``, but for the selected one."""
        if self._snapshot is None or row.kind.name == "x":
            return ()
        there = (unit for unit in self._snapshot.view.beside if unit < row.lanes)
        return tuple(unit for unit in there if unit != self._snapshot.unit)

    def _number(
        self,
        painter: QPainter,
        to_pixels: QTransform,
        row: Row,
        unit: int,
        columns: NDArray[np.intp],
        place: int,
    ) -> None:
        """Write whose curve it is near its end, that of the next one farther to the left."""
        x = columns[-1] - _ROOM * (place + 0.5) / max(to_pixels.m11(), 1e-9)
        heights = row.y_of(np.nan_to_num(row.values[unit, columns]))
        end = QPointF(x, float(np.interp(x, columns, heights)))
        piece = lettering(str(unit + 1), _NUMBER, QFont.Weight.DemiBold)
        label = QRectF(0, 0, piece.width + 6, 13)
        label.moveCenter(to_pixels.map(end))
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(faded(self._theme.color("card"), 0.9)))
        painter.drawRoundedRect(label, 3, 3)
        painter.setPen(self._theme.ink(row.kind.role))
        piece.draw_centred(painter, label)
