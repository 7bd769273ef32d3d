"""Random actions in the dialogs, with tables, targets, panels and shared states between them."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabBar,
    QWidget,
)

from lstm_gui.core import GRU, LSTM, Network, Sequence, Target
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.network.networks import bidirectional
from tests.ui import driving
from tests.ui.driving import settle

DIALOGS = (
    "export", "export_animation", "export_model", "table", "handout", "find", "stream", "diagnose",
    "share_state", "shortcuts", "about", "manual", "glossary", "read_text", "notes",
)  # fmt: skip
MODES = ("classroom", "one_panel", "blank", "pen", "pointer", "full_screen", "unrolled", "curves")
TABLES = (
    "t,a,b,mood\n" + "\n".join(f"{t},{t % 3 - 1}.5,{t * 7 % 5},{'ny'[t % 2]}" for t in range(24)),
    "v;w\n" + "\n".join(f"{t % 4},5;{t * 3 % 7},25" for t in range(9)),
    "who,x,y\n" + "\n".join(f"{'abc'[t // 8]},{t % 5},{t % 2}" for t in range(24)),
    "0.5\n-1\n2",
)
TEXTS = ("0", "12", "-1.5", "0,25", "1e9", "abc", "", "−2", "3..9", "서울", "=1+1", "a\\0b")
LEFT = Qt.MouseButton.LeftButton
_TURNED = QAbstractButton | QComboBox | QLineEdit | QTabBar | QAbstractSlider | QAbstractItemView


def _with_target(seed: int) -> Network:
    """Return a small network, not yet trained, over a sequence whose right answers are known."""
    x = np.random.default_rng(seed).normal(size=(30, 2))
    right = (np.roll(x[:, 0], 1) > 0.0).astype(float)
    answers = Target("mood", right, ("no", "yes")) if seed % 2 else Target("level", x[:, 1])
    made = bidirectional(LSTM if seed % 3 else GRU, "softmax" if seed % 2 else "linear")
    return replace(made, sequence=Sequence(x, target=answers))


class DialogMonkey:
    """Opens dialogs over ``main``, uses them as they come, and writes files below ``home``."""

    def __init__(self, main: MainWindow, chance: random.Random, home: Path) -> None:
        self.main, self.chance, self.home = main, chance, home
        self.done: list[str] = []
        self._answers = QTimer(main)
        self._answers.timeout.connect(self._answer)

    def visit(self, actions: int = 12) -> None:
        """Do one thing that opens or turns something, and ``actions`` in what is open then."""
        self._answers.start(10)
        self.chance.choice((self._dialog, self._dialog, self._dialog, self._table, self._own,
                            self._panels, self._mode, self._shared))()  # fmt: skip
        settle(2)
        for _ in range(actions):
            self._inside()
            settle(1)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._close_all()
        self._answers.stop()

    def _dialog(self) -> None:
        self._trigger(self.chance.choice(DIALOGS))

    def _mode(self) -> None:
        self._trigger(self.chance.choice(MODES))

    def _table(self) -> None:
        self._note("table")
        self.main.workspace.parameters.input.menu.paste_text(self.chance.choice(TABLES))

    def _own(self) -> None:
        self._note("own training")
        if self.chance.random() < 0.5:
            self.main.document.open(Session(_with_target(self.chance.randrange(99))))
        self.main.workspaces.show("train")
        train = self.main.workspaces.train
        if train is not None and train.setup.own.isEnabled():
            train.setup.do_train_own()

    def _panels(self) -> None:
        panel = self.chance.choice(self.main.workspace.panels)
        self._note(f"panel {panel.name}")
        self.chance.choice(
            (
                panel.toggleViewAction().trigger,
                panel.show,
                lambda: panel.setFloating(not panel.isFloating()),
                lambda: self.main.addDockWidget(
                    self.chance.choice(
                        (
                            Qt.DockWidgetArea.LeftDockWidgetArea,
                            Qt.DockWidgetArea.RightDockWidgetArea,
                            Qt.DockWidgetArea.TopDockWidgetArea,
                        )
                    ),
                    panel,
                ),
            )
        )()

    def _shared(self) -> None:
        self._trigger("copy_state")
        self._turn()
        self._trigger("paste_state")

    def _turn(self) -> None:
        """Change what all of the window is drawn in."""
        self._trigger(self.chance.choice(("toggle_language", "toggle_theme", "undo", "redo")))

    def _trigger(self, name: str) -> None:
        self._note(name)
        self.main.actions_by_name[name].trigger()

    def _note(self, what: str) -> None:
        self.done.append(what)

    def _inside(self) -> None:
        if self.chance.random() < 0.1:
            self._turn()
            return
        windows = [*self._others()]
        if not windows:
            return
        widgets = [
            one
            for one in self.chance.choice(windows).findChildren(QWidget)
            if one.isVisible() and one.isEnabled()
        ]
        # What can be turned matters more than what can only be pointed at.
        turned = [one for one in widgets if isinstance(one, _TURNED)]
        if turned and self.chance.random() < 0.8:
            widgets = turned
        if widgets:
            self._use(self.chance.choice(widgets))

    def _use(self, widget: QWidget) -> None:
        self._note(f"use {type(widget).__name__} {widget.objectName()} of {widget.window()}")
        if isinstance(widget, QComboBox) and widget.count():
            index = self.chance.randrange(widget.count())
            widget.setCurrentIndex(index)
            widget.activated.emit(index)
        elif isinstance(widget, QLineEdit):
            widget.selectAll()
            driving.write(widget, self.chance.choice(TEXTS))
            QTest.keyClick(widget, self.chance.choice((Qt.Key.Key_Tab, Qt.Key.Key_Up)))
        elif isinstance(widget, QTabBar):
            widget.setCurrentIndex(self.chance.randrange(max(widget.count(), 1)))
        elif isinstance(widget, QAbstractButton):
            # A menu of a button waits, and is closed by the answers.
            widget.click()
        else:
            self._point(widget)

    def _point(self, widget: QWidget) -> None:
        at = [(self.chance.uniform(0, widget.width()), self.chance.uniform(0, widget.height()))
              for _ in range(3)]  # fmt: skip
        ways: tuple[Callable[[], None], ...] = (
            lambda: driving.click(widget, at[0], LEFT),
            lambda: driving.drag(widget, *at),
            lambda: driving.wheel(widget, self.chance.choice((-2, 1)), at[0]),
            lambda: driving.hover(widget, at[0]),
        )
        self.chance.choice(ways)()

    def _others(self) -> Iterator[QWidget]:
        """Yield what is open beside the window, but for menus and questions."""
        for one in QApplication.topLevelWidgets():
            waits = isinstance(one, QMenu | QFileDialog | QMessageBox)
            if one is not self.main and one.isVisible() and not waits:
                yield one

    def _answer(self) -> None:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(modal, QFileDialog):
            if modal.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
                modal.setDirectory(str(self.home))
                modal.selectFile(f"written-{self.chance.randrange(4)}")
                modal.accept()
            modal.reject()
        elif isinstance(modal, QMessageBox):
            self.chance.choice(modal.buttons()).click()
        elif isinstance(modal, QDialog) and self.chance.random() < 0.03:
            # What waits for an answer of its own, such as which layer of a model, keeps this
            # from going on until it has one.
            modal.reject()

    def _close_all(self) -> None:
        for name in ("classroom", "one_panel", "blank", "full_screen", "pen", "pointer"):
            action = self.main.actions_by_name[name]
            if action.isCheckable() and action.isChecked():
                action.trigger()
        for one in [*self._others()]:
            if isinstance(one, QDialog) or one.parent() is None:
                one.close()
        settle(2)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
