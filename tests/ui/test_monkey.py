"""Thousands of random things a person could do: nothing breaks, all can be undone."""

import random
import sys
from collections.abc import Callable

import pytest
from PyQt6 import sip
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QScrollBar,
    QWidget,
)

from lstm_gui.core import forward, reading, with_values
from lstm_gui.core.entries import Entry
from lstm_gui.core.facts.bounds import reach
from lstm_gui.files.sessions.session import read_session, write_session
from lstm_gui.files.shipped.presets import preset_names
from lstm_gui.ui.style.theme import THEMES
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui import driving
from tests.ui.dialogs import Closer
from tests.ui.driving import NO_KEYS, SHIFT, settle

ACTIONS, PAUSE = 500, 5
KEYS = (
    "Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home", "End", "Space", "Escape", "Tab",
    "Backtab", "Return", "Delete", "Backspace", "M", "1", "2", "3", "4", "0", "Minus", "Period",
)  # fmt: skip
MODIFIERS = (NO_KEYS, NO_KEYS, NO_KEYS, SHIFT, Qt.KeyboardModifier.AltModifier)
TEXTS = ("0", "-1.5", "0,25", "1e9", "abc", "", "nan", "3", "−2", "12")
SAFE_ACTIONS = (
    "undo", "redo", "reset_block", "reset_cell", "reset_everything", "mean", "toggle_theme",
    "toggle_language", "play", "back", "forward", "first", "last", "unit_up", "unit_down",
    "block_1", "block_2", "block_3", "block_4", "clear",
)  # fmt: skip
LEAVES_THE_WINDOW = QMenu | QDialog


class Monkey:
    """Does one random thing after the other to a window."""

    def __init__(self, main: MainWindow, seed: int) -> None:
        self.main = main
        self.chance = random.Random(seed)
        self.done: list[str] = []
        self._widgets: list[QWidget] = []
        self._tricks: list[tuple[Callable[[], str], int]] = [
            (self.click, 20), (self.drag, 25), (self.double_click, 4), (self.turn_wheel, 8),
            (self.press_key, 25), (self.type_text, 6), (self.move_pointer, 8),
            (self.trigger, 12), (self.edit, 6), (self.resize_session, 2),
            (self.resize_window, 1), (self.theme, 1), (self.view, 2),
        ]  # fmt: skip

    def act(self) -> None:
        if len(self.done) % PAUSE == 0:
            # To see what there is takes as long as to do something.
            self._widgets = self.main.findChildren(QWidget)
        tricks, weights = zip(*self._tricks, strict=True)
        (trick,) = self.chance.choices(tricks, weights)
        self.done.append(trick())

    def click(self) -> str:
        widget, at = self._somewhere()
        button = self.chance.choice(
            (Qt.MouseButton.LeftButton,) * 5 + (Qt.MouseButton.RightButton,)
        )
        if not _opens_something(widget):
            driving.click(widget, at, button)
        return f"click {widget}"

    def double_click(self) -> str:
        widget, at = self._somewhere()
        if not _opens_something(widget):
            driving.double_click(widget, at)
        return f"double click {widget}"

    def drag(self) -> str:
        widget, start = self._somewhere()
        if _opens_something(widget):
            return "nothing"
        others = [self._place(widget, beyond=30) for _ in range(self.chance.randint(1, 12))]
        driving.drag(widget, start, *others, keys=self.chance.choice(MODIFIERS))
        return f"drag {widget}"

    def move_pointer(self) -> str:
        widget, at = self._somewhere()
        driving.hover(widget, at)
        if self.chance.random() < 0.3:
            driving.leave(widget)
        return f"hover {widget}"

    def turn_wheel(self) -> str:
        widget, at = self._somewhere()
        if self.chance.random() < 0.5 and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            widget.setFocus()
        driving.wheel(widget, self.chance.choice((-3, -1, -0.5, 1, 2)), at)
        return f"wheel {widget}"

    def press_key(self) -> str:
        widget = QApplication.focusWidget() or self.main
        if _opens_something(widget):
            widget = self.main
        name = self.chance.choice(KEYS)
        driving.key(widget, name, self.chance.choice(MODIFIERS))
        return f"key {name} on {widget}"

    def type_text(self) -> str:
        boxes = [one for one in self._widgets if isinstance(one, QLineEdit) and is_seen(one)]
        if not boxes:
            return "nothing"
        box, text = self.chance.choice(boxes), self.chance.choice(TEXTS)
        box.setFocus()
        box.selectAll()
        driving.write(box, text)
        QTest.keyClick(box, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab)))
        return f"type {text!r} into {box}"

    def trigger(self) -> str:
        name = self.chance.choice(SAFE_ACTIONS)
        self.main.actions_by_name[name].trigger()
        return f"action {name}"

    def edit(self) -> str:
        state, value = self.main.document.state, self.chance.uniform(-1e4, 1e4)
        unit = self.chance.randrange(state.parameters.hidden_size)
        entry = Entry("b", unit, 0, self.chance.choice(state.parameters.kind.blocks))
        self.main.document.edit("Change a number", with_values(state, {entry: value}))
        return f"edit {entry}"

    def resize_session(self) -> str:
        boxes = self.main.workspace.parameters.sizes.boxes
        symbol = self.chance.choice("IHT")
        boxes[symbol].setValue(self.chance.choice((1, 2, 3, 5, 9, boxes[symbol].maximum() // 4)))
        return f"size {symbol}"

    def resize_window(self) -> str:
        self.main.resize(self.chance.randint(1000, 1800), self.chance.randint(640, 1200))
        return "resize"

    def theme(self) -> str:
        self.main.apply_theme(self.chance.choice(tuple(THEMES.values())))
        return "theme"

    def view(self) -> str:
        self.main.document.set_view(reach=self.chance.choice((0.1, 1.0, 3.0, 100.0)))
        return "reach"

    def _somewhere(self) -> tuple[QWidget, driving.Point]:
        widget = self.chance.choice(self._widgets)
        while not can_be_touched(widget):
            widget = self.chance.choice(self._widgets)
        return widget, self._place(widget)

    def _place(self, widget: QWidget, beyond: int = 0) -> driving.Point:
        return (
            self.chance.uniform(-beyond, widget.width() + beyond),
            self.chance.uniform(-beyond, widget.height() + beyond),
        )


def can_be_touched(widget: QWidget) -> bool:
    return is_seen(widget) and widget.isEnabled() and not isinstance(widget, QScrollBar)


def is_seen(widget: QWidget) -> bool:
    return not sip.isdeleted(widget) and widget.isVisible()


def _opens_something(widget: QWidget) -> bool:
    """Tell whether a click would open a menu or a dialog that waits for an answer."""
    while widget is not None and not widget.isWindow():
        if isinstance(widget, QComboBox | QMenu) or type(widget).__name__ in ("QMenuBar", "Header"):
            return True
        if isinstance(widget, QAbstractButton) and getattr(widget, "menu", lambda: None)():
            return True
        widget = widget.parentWidget()
    return isinstance(widget, LEAVES_THE_WINDOW)


@pytest.fixture
def errors(monkeypatch) -> list:
    """Exceptions in slots and event handlers, which Qt would otherwise abort on."""
    caught: list = []

    def remember(*error: object) -> None:
        caught.append(error)

    monkeypatch.setattr(sys, "excepthook", remember)
    return caught


def assert_sane(main: MainWindow) -> None:
    """The session is valid, has a trace, and can be read as a number everywhere."""
    state = main.document.state
    trace = forward(state)
    numbers = reading(trace, state.selection.t, state.selection.unit)
    low, high = reach(state.parameters.kind, "h")
    assert low <= numbers["h"] <= high
    assert main.transport.slider.value() == state.selection.t


@pytest.mark.painted
# A panel that is dragged by its title takes hold of the mouse, which is no screen's here.
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the mouse", extend=True)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_actions_break_nothing_and_can_all_be_undone(window, errors, tmp_path, seed):
    main = window(seeded_state(2, 3, 10, seed=seed))
    first = main.document.session.state
    closer = Closer(main, 20)
    monkey = Monkey(main, seed)
    for number in range(ACTIONS):
        monkey.act()
        if number % PAUSE == 0:
            settle(1)
        assert errors == [], monkey.done[-5:]
    closer.stop()
    main.playback.stop()
    settle()
    assert_sane(main)
    assert_saved_and_read(main, tmp_path / "monkey.lstm.json")
    assert_undone(main, first)
    assert errors == []


def assert_saved_and_read(main: MainWindow, path) -> None:
    write_session(path, main.document.session)
    assert read_session(path).state == main.document.state


def assert_undone(main: MainWindow, first) -> None:
    stack = main.document.undo_stack
    last = main.document.state
    count = stack.index()
    stack.setIndex(0)
    settle()
    if count < stack.undoLimit():
        assert content(main.document.state) == content(first)
    stack.setIndex(stack.count())
    settle()
    if count == stack.count():
        assert content(main.document.state) == content(last)


def content(state) -> tuple:
    """Return what undo restores, leaving out what is only selected."""
    return state.parameters, state.initial, state.sequence


@pytest.mark.painted
@pytest.mark.parametrize("seed", [4])
def test_random_presets_one_after_the_other(window, errors, seed):
    main = window(seeded_state(1, 1, 1))
    chance = random.Random(seed)
    for _ in range(40):
        main.files.show_preset(chance.choice(preset_names()))
        for _ in range(chance.randint(0, 3)):
            main.actions_by_name[chance.choice(SAFE_ACTIONS)].trigger()
        settle(1)
    main.playback.stop()
    settle()
    assert errors == []
    assert_sane(main)
