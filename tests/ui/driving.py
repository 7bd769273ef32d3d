"""Hands for the tests: the mouse, the wheel and the keys of a person at the window.

Events go to the widget itself, so a test does not depend on where the pointer is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PyQt6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from lstm_gui.ui.document.document import Document

NO_KEYS = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.MouseButton.NoButton
_PULSE = 10
"""In milliseconds."""
Point = tuple[float, float]


class Heard:
    """Everything a signal said."""

    def __init__(self, *signals: object) -> None:
        self.calls: list[tuple] = []
        for signal in signals:
            signal.connect(self._hear)

    def _hear(self, *arguments: object) -> None:
        self.calls.append(arguments)

    @property
    def last(self) -> tuple:
        return self.calls[-1]


class Noted:
    """What ``ask`` answers each time that ``signal`` says something."""

    def __init__(self, signal: object, ask: Callable[[], object]) -> None:
        self.answers: list[object] = []
        self._ask = ask
        signal.connect(self._note)

    def _note(self) -> None:
        self.answers.append(self._ask())


@contextmanager
def heard(*signals: object) -> Iterator[list[tuple]]:
    """Collect what ``signals`` say while the block runs."""
    ear = Heard(*signals)
    yield ear.calls
    for signal in signals:
        signal.disconnect(ear._hear)


def press_mouse(widget: QWidget, at: Point, button=LEFT, keys=NO_KEYS) -> None:
    if widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
    _send(widget, QEvent.Type.MouseButtonPress, at, button, button, keys)


def move_mouse(widget: QWidget, at: Point, buttons=LEFT, keys=NO_KEYS) -> None:
    _send(widget, QEvent.Type.MouseMove, at, _NONE, buttons, keys)


def release_mouse(widget: QWidget, at: Point, button=LEFT, keys=NO_KEYS) -> None:
    _send(widget, QEvent.Type.MouseButtonRelease, at, button, _NONE, keys)


def hover(widget: QWidget, at: Point) -> None:
    move_mouse(widget, at, _NONE)


def leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def drag(widget: QWidget, *points: Point, keys=NO_KEYS) -> None:
    """Press at the first point, move over all others, release at the last."""
    press_mouse(widget, points[0], keys=keys)
    for point in points[1:]:
        move_mouse(widget, point, keys=keys)
    release_mouse(widget, points[-1], keys=keys)


def drop(widget: QWidget, *urls: QUrl) -> bool:
    """Drop what ``urls`` name, as a desktop does, and tell whether it was taken."""
    data, action = QMimeData(), Qt.DropAction.CopyAction
    data.setUrls(list(urls))
    enter = QDragEnterEvent(QPoint(5, 5), action, data, LEFT, NO_KEYS)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), action, data, LEFT, NO_KEYS))
        settle()
    return enter.isAccepted()


def click(widget: QWidget, at: Point, button=LEFT) -> None:
    press_mouse(widget, at, button)
    release_mouse(widget, at, button)


def double_click(widget: QWidget, at: Point) -> None:
    click(widget, at)
    _send(widget, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, NO_KEYS)
    release_mouse(widget, at)


def wheel(widget: QWidget, notches: float, at: Point = (5, 5), keys=NO_KEYS) -> bool:
    """Turn the wheel and tell whether the widget used it."""
    event = QWheelEvent(
        QPointF(*at),
        QPointF(widget.mapToGlobal(QPointF(*at))),
        QPoint(),
        QPoint(0, round(120 * notches)),
        _NONE,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def key(widget: QWidget, name: str, keys=NO_KEYS) -> None:
    """Press a key by its name in `Qt.Key`, e.g. ``"Up"``."""
    QTest.keyClick(widget, getattr(Qt.Key, f"Key_{name}"), keys)


def write(widget: QWidget, text: str) -> None:
    """Type ``text``, which may hold any character, in place of what is selected."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, NO_KEYS, character))


def middle(widget: QWidget) -> Point:
    return widget.width() / 2, widget.height() / 2


def widen(main: QMainWindow, panel: QDockWidget, by: float) -> None:
    """Drag the right edge of ``panel`` with the mouse, and let the window arrange itself."""
    place = panel.geometry()
    edge = place.right() + 4, place.center().y()
    assert main.isSeparator(QPoint(*edge))
    press_mouse(main, edge)
    move_mouse(main, (edge[0] + by, edge[1]))
    # Qt follows the pointer in the next turn only.
    settle()
    release_mouse(main, (edge[0] + by, edge[1]))
    settle()


def settle(turns: int = 4) -> None:
    """Let the event loop do what is pending."""
    for _ in range(turns):
        QApplication.processEvents()


def until(is_done: Callable[[], object]) -> None:
    """Let the event loop go on until ``is_done``, asleep while a thread works."""
    # What ends without an event of its own is noticed too.
    pulse = QTimer()
    pulse.start(_PULSE)
    while not is_done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    pulse.stop()


def drawn(document: Document) -> None:
    """Have ``document`` drawn and laid out; the window is not painted before the next turn."""
    document.flush()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def painted(widget: QWidget) -> NDArray[np.uint32]:
    """Check that the widget and all it holds paint, also where a window hides them.

    Return what it paints, see `pixels_of`.
    """
    pixels = pixels_of(widget)
    assert (pixels != pixels[0, 0]).any(), "nothing was painted"
    return pixels


def pixels_of(widget: QWidget) -> NDArray[np.uint32]:
    """Return what ``widget`` paints, a number for each pixel: ``(rows, columns)``."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert picture.size() == widget.size() * picture.devicePixelRatio()
    pixels = np.frombuffer(picture.constBits().asarray(picture.sizeInBytes()), np.uint32)
    return pixels.reshape(picture.height(), picture.width()).copy()


def _send(widget, kind, at, button, buttons, keys) -> None:
    place = QPointF(*at)
    event = QMouseEvent(kind, place, QPointF(widget.mapToGlobal(place)), button, buttons, keys)
    QApplication.sendEvent(widget, event)


def empty_window(qtbot) -> QWidget:
    """Return a window of nothing, shown until the test ends."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    return widget
