"""The application and its one window."""

import ctypes
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PyQt6.QtCore import QCoreApplication, QEvent, QObject, QStandardPaths, QTimer, pyqtSignal
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QApplication

from lstm_gui import __version__
from lstm_gui.app.grammar.session_argument import OpenedSession
from lstm_gui.app.start.system_locale import write_all_letters, write_numbers_alike
from lstm_gui.app.start.user_home import find_home
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import wait_for_files
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.document.working import stop_work
from lstm_gui.ui.notices.error_report import ErrorReports
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.style.scale import TEXT_SIZE
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.ui.window.system.appearance import chosen_language, chosen_theme
from lstm_gui.words.notations.in_force import set_notation
from lstm_gui.words.translation import set_language

if TYPE_CHECKING:
    from PyQt6.QtGui import QFileOpenEvent

    from lstm_gui.app.start.termination import Termination
    from lstm_gui.ui.sessions.recovery_offer import Recovery

NAME = "lstm-explorer"

_ICON_SIZES = (16, 32, 48, 128, 256)


class Application(QApplication):
    """The application, which the desktop of macOS asks to open a file while it runs.

    Signals
    -------
    file_asked(str)
        The path of the file; other systems start a program for each.
    """

    file_asked = pyqtSignal(str)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen:
            self.file_asked.emit(cast("QFileOpenEvent", event).file())
            return True
        return super().event(event)


def make_application(arguments: list[str]) -> Application:
    """Return the application with its name, style and font."""
    if sys.platform == "win32":
        # Otherwise the window stands among those of Python, under the icon of Python.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(NAME)
    find_home()
    write_all_letters()
    write_numbers_alike()
    # As an argument: what setStyle() returns would bring a class of 560 names to Python.
    app = Application([*arguments, "-style", "fusion"])
    app.setOrganizationName(NAME)
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("LSTM Explorer")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(NAME)
    return app


class Program(QObject):
    """The window and all that watches over it, from the start to the end."""

    def __init__(self, app: Application, first: OpenedSession, problems: list[Problem]) -> None:
        super().__init__(app)
        self.app = app
        self._errors = ErrorReports(self)
        self._errors.install()
        self._problems = [*problems, *_dress(app)]
        settings = Settings()
        set_theme(chosen_theme(settings))
        set_language(chosen_language(settings))
        set_notation(settings.notation)
        document = Document(first.session)
        self.window = MainWindow(document, settings)
        self.window.files.begin_with(
            first.session, first.preset or "", first.path, first.seen, first.model, first.origin
        )
        app.file_asked.connect(self.window.files.open_asked)
        self._errors.attach(self.window, self.window.files.do_save_as)
        self._layout = self.window.keep_layout(settings)
        # A file that somebody names is to be seen whole.
        if first.path is None and not first.model and settings.newcomer:
            self.window.greet(settings)
        # Not left to Qt, which would wait for whatever else is open: a dialog, the stage of an
        # animation.
        self.window.closing.connect(partial(app.exit, 0))
        self.window.completed.connect(self._completed)
        self._recovery: Recovery | None = None
        self._termination: Termination | None = None

    def release(self) -> None:
        """Give back what the process lent, once the event loop has ended."""
        self.window.workspaces.close()
        self.window.document.close()
        stop_work(self.window)
        # Now rather than while Python is ending, when no slot can run any more.
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._termination is not None:
            self._termination.release()
        self._errors.uninstall()
        # With nothing left to see: the disk may take its time.
        wait_for_files()

    def _completed(self) -> None:
        for problem in self._problems:
            show_problem(self.window, problem)
        self._problems = []
        # After the paint that all wait for; until then there is nothing to save.
        QTimer.singleShot(0, self._begin_recovery)
        QTimer.singleShot(0, self._heed_signals)

    def _begin_recovery(self) -> None:
        from lstm_gui.ui.sessions.recovery_offer import Recovery

        recovery = self._recovery = Recovery(self.window.document, _recovery_folder(), self.window)
        self.window.closing.connect(recovery.close)
        recovery.offer()

    def _heed_signals(self) -> None:
        from lstm_gui.app.start.termination import Termination

        self._termination = Termination(self)
        self._termination.asked.connect(self._terminate)

    def _terminate(self) -> None:
        # Nobody may be there to answer: unsaved changes are offered at the next start.
        self._layout.save()
        if self._recovery is not None:
            self._recovery.keep()
        self.app.exit(0)


def _dress(app: QApplication) -> list[Problem]:
    problems = load_fonts()
    app.setFont(text_font(TEXT_SIZE))
    icon = QIcon()
    try:
        for size in _ICON_SIZES:
            icon.addFile(str(resource("icons", f"{NAME}-{size}.png")))
    except Problem as problem:
        problems.append(problem)
    app.setWindowIcon(icon)
    return problems[:1]


def _recovery_folder() -> Path:
    location = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(location)) / "recovery"
