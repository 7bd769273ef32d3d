"""Lays out figures out of sight, panel by panel, while the window stays alive."""

from collections.abc import Generator

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from lstm_gui.files.problem import Problem
from lstm_gui.ui.exporting.staging.studio import Figure


class Staging(QObject):
    """Stages one figure after the other; what was begun before is given up.

    Signals
    -------
    staged(Figure)
        The figure that was begun last; whoever hears of it closes it.
    failed(Problem)
        Why it cannot be had.
    """

    staged = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._coming: Generator[Figure | None] | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)

    def begin(self, figures: Generator[Figure | None]) -> None:
        """Stage the first of ``figures``, with a turn of the window for each None before it."""
        self.stop()
        self._coming = figures
        self._go_on()

    def stop(self) -> None:
        """Give up what is not there yet."""
        coming, self._coming = self._coming, None
        self._turn.stop()
        if coming is not None:
            coming.close()

    def _go_on(self) -> None:
        if self._coming is None:
            return
        try:
            figure = next(self._coming)
        except Problem as problem:
            self._coming = None
            self.failed.emit(problem)
            return
        if figure is None:
            self._turn.start()
        else:
            self._coming = None
            self.staged.emit(figure)
