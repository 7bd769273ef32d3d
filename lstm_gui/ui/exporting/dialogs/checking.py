"""A figure looked at as a journal would, while the window stays alive."""

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from lstm_gui.files.figures.checks import Check, checked
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.exporting.file_maker import FileMaker, Making
from lstm_gui.ui.exporting.staging.figure_making import Recording, painted
from lstm_gui.ui.exporting.staging.studio import Figure


class Checking(QObject):
    """Draws one figure after the other, widget by widget, and checks what was drawn in a `Job`.

    Signals
    -------
    found(Check)
        The figure that was begun last is checked.
    """

    found = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._maker: FileMaker | None = None
        self._figure: Figure | None = None

    def begin(self, figure: Figure, points: float) -> None:
        """Check ``figure`` in place of the one before; it is closed when it is drawn.

        Parameters
        ----------
        points
            How large a logical pixel is in print.
        """
        self.stop()
        checks: list[Check] = []
        recording = Recording(points)

        def look(_nothing: list[None], _goes_on: GoesOn) -> bool:
            checks.append(checked(recording.drawing()))
            return True

        self._figure = figure
        self._maker = FileMaker(Making(Path(), painted(figure, recording), look), self)
        self._maker.ended.connect(partial(self._end, self._maker, checks))
        self._maker.start()

    def stop(self) -> None:
        """Check it no more."""
        maker, self._maker = self._maker, None
        if maker is not None:
            maker.stop()
            maker.deleteLater()
        self._close()

    def _end(self, maker: FileMaker, checks: list[Check], _problem: object) -> None:
        # One that was given up for another ends as well.
        if maker is not self._maker:
            return
        self._maker = None
        maker.deleteLater()
        self._close()
        if checks:
            self.found.emit(checks[0])

    def _close(self) -> None:
        figure, self._figure = self._figure, None
        if figure is not None:
            figure.close()
