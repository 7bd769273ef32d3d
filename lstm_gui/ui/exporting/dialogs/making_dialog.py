"""A dialog whose file takes its time: it shows how far that is, and gives up when asked to."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtGui import QCloseEvent
from PyQt6.QtWidgets import QHBoxLayout, QProgressBar, QStackedLayout, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.dialogs.saving_dialog import SavingDialog
from lstm_gui.ui.exporting.file_maker import FileMaker, Making
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.widgets.buttons.action_buttons import ActionButtons
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.words.translation import message, tr


class MakingDialog(SavingDialog):
    """Makes its file while the window stays alive, says when it is there, and stays for another.

    Parameters
    ----------
    title
        A message.
    settings
        Where it remembers.
    """

    def __init__(self, title: str, settings: Settings, parent: QWidget) -> None:
        super().__init__(title, settings, parent)
        self.maker: FileMaker | None = None
        """What is at work; None if nothing is."""
        self.choices = QWidget(self)
        """Holds what cannot be changed while a file is made."""
        self.saved = ElidedLabel(self)
        """What has become of the last file."""
        self.saved.setProperty("role", "muted")

    def save_to(self, path: Path) -> None:
        """Begin to make the file ``path``; what was there before stays until it is made."""
        path = self._completed(path)
        self._settings.folder = str(path.parent)
        try:
            making = self._making(path)
        except Problem as problem:
            show_problem(self, problem)
            return
        self._begin(making, partial(self._saved, making.path), self._given_up)

    def _begin(
        self, making: Making, made: Callable[[], None], given_up: Callable[[], None]
    ) -> None:
        """Make something, show how far it is, and go on with one of both when that has ended."""
        self._then = made, given_up
        self.maker = FileMaker(making, self)
        self.maker.progressed.connect(self._show_share)
        self.maker.ended.connect(self._ended)
        self._show_busy(True)
        self.maker.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up what is being made, and close: all windows may be about to."""
        maker, self.maker = self.maker, None
        if maker is not None:
            _leave(maker, self._window)
        super().closeEvent(event)

    def reject(self) -> None:
        """Give up what is being made, or close."""
        if self.maker is not None:
            self.maker.stop()
        else:
            super().reject()

    @abstractmethod
    def _making(self, path: Path) -> Making:
        """Return how the file ``path`` is made of what is chosen.

        Raises
        ------
        Problem
            If it cannot be made.
        """

    def _ended(self, problem: Problem | None) -> None:
        maker, self.maker = self.maker, None
        if maker is None:
            return
        maker.deleteLater()
        self._show_busy(False)
        made, given_up = self._then
        if problem is not None:
            show_problem(self, problem)
        elif maker.saved:
            made()
        elif maker.stopped:
            given_up()

    def _saved(self, path: Path) -> None:
        self._remember()
        self._made(path)

    def _made(self, path: Path) -> None:
        """Say that the file ``path`` is there."""
        self.saved.setText(tr("Saved as {name}").format(name=readable(path.name)))
        Notice.of_saved(path, self._window)

    def _given_up(self) -> None:
        """Say that the user has stopped it."""
        _tell_given_up(self._window)

    def _foot(self, *further: tuple[str, Callable[[], None]]) -> QHBoxLayout:
        """Return the last row; whoever asks has made all fields, which the keys reach before.

        Parameters
        ----------
        further
            What stands before the button that saves: what it says, as a message, and what it does.
        """
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        bind(self.progress.setAccessibleName, "Progress")
        self._told = QStackedLayout()
        for part in (self.saved, self.progress):
            self._told.addWidget(part)
        buttons = ActionButtons(self, (*further, (message("&Save …"), self.save)))
        self.acting, self.close_button = buttons.acting, buttons.closing
        self.save_button = self.acting[-1]
        row = QHBoxLayout()
        row.addLayout(self._told, 1)
        row.addWidget(buttons)
        return row

    def _show_share(self, share: float) -> None:
        self.progress.setValue(min(int(100 * share), 99))

    def _show_busy(self, busy: bool) -> None:
        if busy:
            self.saved.setText("")
        self._told.setCurrentWidget(self.progress if busy else self.saved)
        self.progress.setValue(0)
        for button in self.acting:
            button.setEnabled(not busy)
        self.choices.setEnabled(not busy)
        self.close_button.setText(tr("Cancel") if busy else tr("Close"))


def _leave(maker: FileMaker, window: QWidget) -> None:
    """Give up what ``maker`` makes; it outlives its dialog until it knows what became of it."""
    maker.setParent(window)
    maker.ended.connect(partial(_tell_the_end, maker, window))
    maker.stop()


def _tell_the_end(maker: FileMaker, window: QWidget, problem: Problem | None) -> None:
    maker.deleteLater()
    if problem is not None:
        show_problem(window, problem)
    elif maker.saved:
        Notice.of_saved(maker.path, window)
    else:
        _tell_given_up(window)


def _tell_given_up(window: QWidget) -> None:
    Notice(tr("Given up: no file was written."), window)
