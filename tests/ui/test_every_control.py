"""Every control of every place: large enough, named, reached by Tab, in sight, with a frame.

What is clicked is at least 24 x 24 pixels (WCAG 2.2, 2.5.8), what has the focus can be seen
(2.4.7) and is not hidden (2.4.11), and has a name (4.1.2).
"""

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from lstm_gui.ui.style.theme import DARK, LIGHT
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import key, settle
from tests.ui.rooms import walk_boxes, walk_dialogs, walk_lessons, walk_workspaces

LEAST = 24
_CLICKED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractSlider)
_EASILY_SEEN = 60
"""Of what is larger than where it is scrolled, so much has to be in sight."""
_MOST_LINKS = 200
EQUIVALENT = {
    QScrollBar: "the wheel, and the keys of what is scrolled",
}
"""What may be smaller, and what does the same (2.5.8, "equivalent")."""


class Findings:
    """What is wrong, by what it is, each with the place where it was seen first."""

    def __init__(self) -> None:
        self.wrong: dict[str, list[str]] = {}
        self.places = 0

    def add(self, what: str, place: str, widget: object) -> None:
        said = described(widget) if isinstance(widget, QWidget) else str(widget)
        known = self.wrong.setdefault(what, [])
        if all(not one.endswith(said) for one in known):
            known.append(f"{place}: {said}")

    def lines(self) -> list[str]:
        return [f"{what}: {one}" for what, known in self.wrong.items() for one in known]

    def look(self, place: str, root: QWidget) -> None:
        self.places += 1
        self._sizes(place, root)
        self._names(place, root)
        root.activateWindow()
        settle(2)
        if controls(root):
            self._walk(place, root)

    def _sizes(self, place: str, root: QWidget) -> None:
        for one in inside(root):
            small = min(one.width(), one.height()) < LEAST
            if isinstance(one, _CLICKED) and small and not isinstance(one, tuple(EQUIVALENT)):
                self.add("small", place, one)
            if isinstance(one, QTabBar):
                rects = (one.tabRect(index) for index in range(one.count()))
                if any(min(rect.width(), rect.height()) < LEAST for rect in rects):
                    self.add("small", place, one)

    def _names(self, place: str, root: QWidget) -> None:
        for one in controls(root):
            if not name_of(one):
                self.add("nameless", place, one)

    def _walk(self, place: str, root: QWidget) -> None:
        """Go round with Tab, look at each stop, and see that none is left out."""
        first = controls(root)[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)
        stops: list[QWidget] = []
        for _ in range(len(controls(root)) + 40):
            focused = QApplication.focusWidget()
            if focused is None or focused in stops:
                break
            stops.append(focused)
            self._look_at(place, focused)
            if not leaves(focused) and len(controls(root)) > 1:
                self.add("does not let Tab go", place, focused)
                break
        for one in set(controls(root)) - set(stops):
            if not in_a_group(one):
                self.add("not reached by Tab", place, one)

    def _look_at(self, place: str, focused: QWidget) -> None:
        painted = focused.viewport() if isinstance(focused, QAbstractScrollArea) else focused
        seen = painted.visibleRegion().boundingRect()
        least = min(painted.height(), _EASILY_SEEN), min(painted.width(), _EASILY_SEEN)
        if seen.height() < least[0] or seen.width() < least[1]:
            self.add("focused out of sight", place, focused)
        elif not focused.isWindow() and not is_framed(focused):
            self.add("without a frame", place, focused)


def inside(root: QWidget) -> list[QWidget]:
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisible()
        and one.window() is root
        and not one.objectName().startswith("qt_")
        and not isinstance(one.parent(), QAbstractSpinBox | QComboBox)
    ]


def controls(root: QWidget) -> list[QWidget]:
    """Return what can be used with the keyboard."""
    return [
        one
        for one in inside(root)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.focusProxy() is None
        and not isinstance(one, QLabel)
        and not one.visibleRegion().isEmpty() | isinstance(one.parent(), QLineEdit)
    ]


def leaves(focused: QWidget) -> bool:
    """Press Tab, in a text once for each of its links, and tell whether it goes on."""
    for _ in range(_MOST_LINKS):
        key(focused, "Tab")
        if QApplication.focusWidget() is not focused:
            return True
    return False


def in_a_group(one: QWidget) -> bool:
    """Tell whether the arrows reach it: of a group Tab stops at the chosen one."""
    return isinstance(one, QAbstractButton) and one.group() is not None and not one.isChecked()


def name_of(one: QWidget) -> str:
    if isinstance(one, QAbstractButton) and one.text():
        return one.text()
    buddies = (label for label in one.window().findChildren(QLabel) if label.buddy() is one)
    return one.accessibleName() or next((label.text() for label in buddies), "")


def described(one: QWidget) -> str:
    text = one.text() if isinstance(one, QAbstractButton) else ""
    owner = type(one.parent()).__name__
    named = f"{type(one).__name__} {text!r} {one.accessibleName()!r} in {owner}"
    return f"{named}, {one.width()} x {one.height()}"


def is_framed(one: QWidget) -> bool:
    """Tell whether it looks another way as soon as it has the focus."""
    focused = one.grab().toImage()
    one.clearFocus()
    settle(1)
    plain = one.grab().toImage()
    one.setFocus(Qt.FocusReason.TabFocusReason)
    settle(1)
    return focused != plain


WALKS = {
    "workspaces": walk_workspaces,
    "lessons": walk_lessons,
    "dialogs": walk_dialogs,
    "boxes": walk_boxes,
}


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def main(request, window) -> MainWindow:
    made = window(seeded_state(2, 2, 8), QSize(1024, 700))
    made.apply_theme(request.param)
    settle()
    return made


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_every_control_can_be_hit_named_reached_and_seen(main, walk):
    findings = Findings()
    walk(main, findings.look)
    assert findings.places > 1
    assert not findings.wrong, "\n".join(findings.lines())
