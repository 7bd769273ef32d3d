"""Puts a figure on the clipboard little by little, with progress and a way to give up."""

from functools import partial

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.exporting.file_maker import FileMaker
from lstm_gui.ui.exporting.staging.copied_figure import CopiedFigure
from lstm_gui.ui.exporting.staging.drawn_pictures import Paper
from lstm_gui.ui.exporting.staging.studio import Figure
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.words.translation import tr


class FigureCopying(QObject):
    """Copies one figure after the other; what was begun before is given up."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._maker: FileMaker | None = None
        self._box: ProgressBox | None = None

    def begin(self, figure: Figure, paper: Paper) -> None:
        """Paint ``figure``, which is closed then, and put it on the clipboard."""
        self.stop()
        copied = CopiedFigure(paper)
        self._maker = FileMaker(copied.making([figure]), self)
        self._box = ProgressBox(tr("Copying the picture …"), self._window)
        self._box.canceled.connect(self._maker.stop)
        self._maker.progressed.connect(self._box.show_share)
        self._maker.ended.connect(partial(self._end, self._maker, copied))
        self._maker.start()

    def stop(self) -> None:
        """Give up what is not copied yet."""
        if self._maker is not None:
            self._maker.stop()

    def _end(self, maker: FileMaker, copied: CopiedFigure, problem: Problem | None) -> None:
        if maker is not self._maker:
            return
        box, self._maker, self._box = self._box, None, None
        maker.deleteLater()
        if box is not None:
            box.take_down()
        if problem is not None:
            show_problem(self._window, problem)
        elif maker.saved:
            copied.to_clipboard()
