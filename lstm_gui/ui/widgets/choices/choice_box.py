"""A drop-down list whose arrow is painted, and which opens as a menu."""

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QComboBox, QMenu, QStyle, QStyleOptionComboBox, QStylePainter

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter, unscaled
from lstm_gui.ui.widgets.labels.literal_text import literal

_ARROW = QPolygonF([QPointF(-3, -1.5), QPointF(0, 1.5), QPointF(3, -1.5)])
_FROM_RIGHT, _STROKE = 11.0, 1.4
_FRAME = 40.0
"""More than a box needs beside what it shows: its borders, its margins and the arrow."""


class _ChoiceMenu(QMenu):
    """Answers to the keys that a list knows and a menu does not: its ends, and first letters."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entries = self.actions()
        ends = {Qt.Key.Key_Home: entries[0], Qt.Key.Key_End: entries[-1]}
        wanted = ends.get(Qt.Key(event.key())) or self._next_beginning(event.text())
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.setActiveAction(wanted)

    def _next_beginning(self, typed: str) -> QAction | None:
        entries, now = self.actions(), self.activeAction()
        after = entries.index(now) + 1 if now in entries else 0
        letter = typed.strip().casefold()
        turned = entries[after:] + entries[:after]
        fitting = (one for one in turned if one.text().casefold().startswith(letter))
        return next(fitting, None) if letter else None


class ChoiceBox(QComboBox):
    """A list to choose from; its arrow stays sharp at every size and in vector files.

    An image in the style sheet would need Qt's readers of images, before the first paint. The list
    of Qt's own has another look than every menu, and cuts its last entry where a border was added.
    """

    def showPopup(self) -> None:
        """Open a menu of all entries below the box, with the keys on the chosen one."""
        if not self.count():
            return
        menu = _ChoiceMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at in range(self.count()):
            # What an entry says is plain text: an ampersand is no key.
            action = QAction(literal(self.itemText(at)), menu)
            action.setData(at)
            action.setCheckable(True)
            action.setChecked(at == self.currentIndex())
            menu.addAction(action)
        menu.triggered.connect(self._choose)
        menu.setMinimumWidth(self.width())
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        chosen = menu.actions()[max(self.currentIndex(), 0)]
        menu.setActiveAction(chosen)

    def choose_data(self, data: object) -> None:
        """Choose the entry that stands for ``data``, if there is one."""
        at = self.findData(data)
        if at >= 0:
            self.setCurrentIndex(at)

    @property
    def shown(self) -> str:
        """What can be read of the chosen entry: all of it, or as much as there is room for."""
        return self._option().currentText

    def paintEvent(self, event: QPaintEvent | None) -> None:
        if self._has_room():
            super().paintEvent(event)
        else:
            self._paint_cut()
        self._paint_arrow()

    def _has_room(self) -> bool:
        """Tell, from afar, whether the chosen entry is read whole.

        Few are not, and to ask the style would bring a class of 560 names to Python, before the
        first paint.
        """
        entry = self.fontMetrics().horizontalAdvance(self.currentText())
        return unscaled(self.width() - entry) >= _FRAME

    def _paint_cut(self) -> None:
        frame, option = QStylePainter(self), self._option()
        frame.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        frame.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        frame.end()

    def _paint_arrow(self) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(unscaled(self.width()) - _FROM_RIGHT, unscaled(self.height()) / 2)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        color = theme().color("muted")
        painter.setPen(QPen(color, _STROKE, Qt.PenStyle.SolidLine, round_cap, round_join))
        painter.drawPolyline(_ARROW)

    def _option(self) -> QStyleOptionComboBox:
        """Return what is drawn; Qt would cut a long entry amid a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        assert style is not None
        control = QStyle.ComplexControl.CC_ComboBox
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(control, option, field, self).width()
        whole, right = self.currentText(), Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(whole, right, room)
        return option

    def _choose(self, action: QAction) -> None:
        at = int(action.data())
        self.setCurrentIndex(at)
        self.activated.emit(at)
        self.textActivated.emit(self.itemText(at))
