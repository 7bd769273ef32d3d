"""A quiet note at the lower edge of the window, for what needs no answer."""

from collections.abc import Callable
from functools import partial
from itertools import count
from operator import attrgetter
from pathlib import Path

from PyQt6.QtCore import QChildEvent, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, QUrl
from PyQt6.QtGui import QDesktopServices, QResizeEvent
from PyQt6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from lstm_gui.ui.notices.kept_clear import lent_place, spot_above
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.buttons.quiet_buttons import QuietButton
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import tr

_WIDTH, _MARGIN, _GAP = 380, 18, 8
_NARROWEST, _WIDEST = 300, 640
"""How wide a place is at least that is worth standing in, and how much of it is taken."""
_ABOVE_TRANSPORT, _EDGE = 76, 4
_BELOW = (QDockWidget, QStackedWidget)
"""What a notice stands above: the panels and the workspaces, but not what covers all."""
_numbers = count()
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_MOVES = {QEvent.Type.ZOrderChange, QEvent.Type.LayoutRequest}
_HIGHEST = 4
"""Notices stand no higher than at this part of the height of the window."""


class Notice(QFrame):
    """Stays until it is closed or has been there long enough to be read.

    A later one stands above those that are still there, but for one about the same, which goes.

    Parameters
    ----------
    milliseconds
        For how long it stays if nobody closes it; `stays` if nothing is given.
    offer
        What a button beside the text says and does; the notice goes then.
    about
        What it speaks of; its text if nothing is given.
    """

    stays, stays_briefly = 12_000, 8_000
    """For how many milliseconds a notice is there, and one that only says where a file is."""

    def __init__(
        self,
        text: str,
        window: QWidget,
        milliseconds: int | None = None,
        offer: tuple[str, Callable[[], object]] | None = None,
        about: str = "",
    ) -> None:
        self.end(about or text, window)
        super().__init__(window)
        self.setObjectName(about or text)
        self.number = next(_numbers)
        self.setProperty("role", "card")
        self.setProperty("floats", True)
        self._fill(text, offer)
        self._timer = self._once(self.dismiss)
        self._timer.start(self.stays if milliseconds is None else milliseconds)
        self._rise = self._once(self._place)
        window.installEventFilter(self)
        for below in window.findChildren(_BELOW, options=_DIRECT):
            below.installEventFilter(self)
        self.show()
        self._place()

    @classmethod
    def of_saved(cls, path: Path, window: QWidget) -> "Notice":
        """Say for some seconds that ``path`` is there now, and offer to show its folder."""
        text = tr("Saved as {name}").format(name=readable(path.name))
        folder = QUrl.fromLocalFile(str(path.absolute().parent))
        offer = tr("Show in folder"), partial(QDesktopServices.openUrl, folder)
        return cls(text, window, cls.stays_briefly, offer)

    @staticmethod
    def end(about: str, window: QWidget) -> None:
        """Let what was said about something go, since it is so no more."""
        for notice in window.findChildren(Notice, about, _DIRECT):
            notice.dismiss()

    def _fill(self, text: str, offer: tuple[str, Callable[[], object]] | None) -> None:
        label = Label(text, self)
        label.setWordWrap(True)
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 14, 7, 8, 7)
        row.addWidget(label, 1)
        if offer is not None:
            row.addWidget(self._button(*offer), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._cross(), 0, Qt.AlignmentFlag.AlignTop)

    def _once(self, slot: Callable[[], None]) -> QTimer:
        """Return a timer that calls ``slot`` once, in the next turn unless it is told when."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(0)
        timer.timeout.connect(slot)
        return timer

    def _cross(self) -> QToolButton:
        cross = QToolButton(self)
        cross.setText("×")
        set_tooltip(cross, tr("Close"))
        cross.setAccessibleName(tr("Close"))
        cross.clicked.connect(self.dismiss)
        return cross

    def _button(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        self.offer = QuietButton(self)
        self.offer.setText(text)
        self.offer.clicked.connect(clicked)
        self.offer.clicked.connect(self.dismiss)
        return self.offer

    def dismiss(self) -> None:
        """Go away."""
        self._timer.stop()
        self._rise.stop()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.Resize:
            self._place()
        elif event is not None and event.type() in _MOVES:
            # A panel that comes forward would hide what it offers, but has to be the uppermost
            # for Qt while it comes.
            self._rise.start()
        elif isinstance(event, QChildEvent) and event.polished():
            self._stay_above(event.child())
        return super().eventFilter(watched, event)

    def _stay_above(self, new: QObject | None) -> None:
        if isinstance(new, _BELOW):
            new.installEventFilter(self)
            self._rise.start()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None and event.size().width() != event.oldSize().width():
            # In front of a class it is wider, and would reach out of the window.
            self._place()

    def _place(self) -> None:
        """Stand in a place that is lent, and later ones above it, over nothing that is read."""
        window = self.parentWidget()
        if window is None:
            return
        # To raise one of them changes their order among the children.
        mine = window.findChildren(Notice, options=_DIRECT)
        notices = sorted(mine, key=attrgetter("number"))
        seen = [notice for notice in notices if notice.isVisible()]
        corner = window.rect().bottomRight() - QPoint(_MARGIN, scaled(_ABOVE_TRANSPORT))
        place = lent_place(window)
        if seen and place.width() >= scaled(_NARROWEST):
            first = seen.pop(0)
            first._stand_in(place, window)
            corner.setY(min(corner.y(), first.y() - _GAP))
        for notice in seen:
            notice._stand_above(corner, window)
            corner.setY(notice.y() - _GAP)
        self.raise_()

    def _stand_in(self, place: QRect, window: QWidget) -> None:
        """Stand in the middle of ``place``, and over its edge where that is too low."""
        width = min(place.width(), scaled(_WIDEST))
        height = self.heightForWidth(width)
        self.setFixedWidth(width)
        self.resize(width, height)
        top = min(place.center().y() - height // 2, window.height() - height - _EDGE)
        self.move(place.center().x() - width // 2, top)

    def _stand_above(self, corner: QPoint, window: QWidget) -> None:
        self.setFixedWidth(scaled(_WIDTH))
        size = QSize(self.width(), self.heightForWidth(self.width()))
        self.resize(size)
        self.move(spot_above(corner, size, window.height() // _HIGHEST, window))
