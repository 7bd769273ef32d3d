"""What happens when the program itself is at fault: a report instead of an end."""

import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.widgets.manners.kept_focus import living

if TYPE_CHECKING:
    from lstm_gui.ui.notices.error_dialog import ErrorDialog


class ErrorReports(QObject):
    """Catches every exception nobody caught, in all threads, and shows one dialog.

    While it is open, further errors are counted in it. Each goes to stderr too. PyQt
    ends the process after an exception in a slot unless `sys.excepthook` is replaced.
    """

    _raised = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None
        self._save: Callable[[], object] | None = None
        self._dialog: ErrorDialog | None = None
        self._unable = False
        # Queued: an exception may come from another thread, or in the middle of a paint.
        self._raised.connect(self._present, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def uninstall(self) -> None:
        """Leave exceptions to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def attach(self, window: QWidget, save: Callable[[], object]) -> None:
        """Show the report over ``window``; its button calls ``save``."""
        self._window, self._save = window, save

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Do what `sys.excepthook` is for."""
        text = "".join(traceback.format_exception(kind, error, trace))
        # The terminal it was started from may be closed by now.
        with suppress(OSError, ValueError):
            if sys.stderr is not None:
                sys.stderr.write(text)
                sys.stderr.flush()
        self._raised.emit(text)

    def _handle_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.handle(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _present(self, text: str) -> None:
        if self._unable:
            return
        # Stays set if the dialog itself fails: its error must not ask for a dialog again.
        self._unable = True
        dialog = living(self._dialog)
        if dialog is None:
            from lstm_gui.ui.notices.error_dialog import ErrorDialog

            self._dialog = ErrorDialog(text, self._save, living(self._window))
            self._dialog.finished.connect(self._closed)
            self._dialog.show()
        else:
            dialog.add(text)
        self._unable = False

    def _closed(self) -> None:
        dialog, self._dialog = living(self._dialog), None
        if dialog is not None:
            dialog.deleteLater()
