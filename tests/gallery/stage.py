"""The window that is rendered, and what is done with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PyQt6.QtCore import QTimer, QVariantAnimation
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication, QDialog, QWidget

from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.staging.studio import Studio
from lstm_gui.ui.style.theme import THEMES
from lstm_gui.ui.window.main_window import MainWindow
from tests.gallery.cases import Case
from tests.gallery.contents import session
from tests.gallery.pictures_taken import Album
from tests.gallery.waiting import settle, wait

_POLL = 100


class Stage:
    """A complete window of its own for each part, whose pictures go into ``album``."""

    def __init__(self, window: MainWindow, album: Album) -> None:
        self.window, self._album = window, album

    def dress(self, theme: str, language: str) -> None:
        """Show the window in a theme and a language, as a user does: Qt's own words follow."""
        self.window.apply_theme(THEMES[theme])
        self.window.appearance.choose_language(language)
        settle()

    def show(self, case: Case) -> None:
        """Show the content of ``case``, and the window as it says."""
        self.window.document.open(session(case.content), case.content)
        self.fit(case)

    def fit(self, case: Case) -> None:
        """Show the window as ``case`` says, whatever is open."""
        self.window.resize(*case.size)
        self.dress(case.theme, case.language)

    def wait(self, is_done: Callable[[], bool], progress: Callable[[], str]) -> None:
        """Wait for what the window does, and tell of it."""
        wait(is_done, progress, self._album.tell)

    def take(self, section: str, name: str, widget: QWidget | None = None) -> None:
        """Take a picture of ``widget``, or of the window with whatever moves at its end."""
        for moving in self.window.findChildren(QVariantAnimation):
            if moving.state() == QVariantAnimation.State.Running:
                moving.setCurrentTime(moving.totalDuration())
        self._album.add(section, name, partial(_grabbed, widget or self.window))

    def take_panels(self, case: Case, prefix: str = "", own_sections: bool = False) -> None:
        """Take a picture of the window, and of each of its panels if ``case`` wants them."""
        studio = Studio(self.window.document, self.window, self.window.apply_theme)
        for name in studio.names() if case.panels else ("window",):
            of_panel = own_sections and name != "window"
            section = f"Panel: {name}" if of_panel else case.section
            self._album.add(section, f"{prefix}{name}-{case.name}", partial(studio.image, name))

    def take_answered(self, section: str, name: str, ask: Callable[[], object]) -> None:
        """Take a picture of each dialog that ``ask`` waits for, and give it up."""

        def give_up() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                self.take(section, name, dialog)
                dialog.reject()

        poll = QTimer()
        poll.timeout.connect(give_up)
        poll.start(_POLL)
        ask()
        poll.stop()


def _grabbed(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@contextmanager
def staged(content: str, part: str) -> Iterator[Stage]:
    """Yield a window that shows ``content`` with nothing left to do."""
    album = Album(part)
    window = MainWindow(Document(session(content)))
    window.show()
    window.complete()
    settle()
    yield Stage(window, album)
    window.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    settle()
    album.close()
