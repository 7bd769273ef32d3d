"""The diagnosis of what is open: sentences, each of a layer a link into the view of it."""

from functools import partial
from itertools import groupby

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QFont
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.core import Network
from lstm_gui.files.importers.networks import model_of
from lstm_gui.scenes.models.diagnosis_sheet import Line, Sheet, diagnosed, lines_of
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.scale import fit, fit_font, scaled_size
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import tr

_LINE = Qt.ItemDataRole.UserRole


class DiagnosisDialog(QDialog):
    """Runs the network on a thread, and lists what is to be said of it.

    Signals
    -------
    followed(Line)
        The line that was clicked, or chosen with Enter; the dialog has closed.
    """

    followed = pyqtSignal(object)

    def __init__(self, network: Network, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Diagnosis"))
        self.resize(scaled_size(680, 560).boundedTo(parent.size()))
        self.told = Label(tr("Computing …"), self)
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self.list = self._empty_list()
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 18, 16, 18, 14)
        fit(layout.setSpacing, 10)
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._buttons())
        self.list.setFocus()
        self._job = Job(partial(_sheet, network), self)
        self._job.ended.connect(self._show)
        self.finished.connect(self._job.stop)
        self._job.start()

    def _show(self, job: Job) -> None:
        if job.problem is not None:
            show_problem(self, job.problem)
        if not job.done:
            self.reject()
            return
        self.told.setText(tr("Choose a line to see the layer, step and unit that it speaks of."))
        for layer, lines in groupby(lines_of(job.result), lambda line: line.layer):
            self._add_heading(one_line(layer) if layer else tr("The whole network"))
            for line in lines:
                self._add(line)
        self.list.setCurrentRow(1)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(self.palette().text())
        font = self.list.font()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)

    def _add(self, line: Line) -> None:
        item = QListWidgetItem(one_line(line.text), self.list)
        item.setData(_LINE, line)
        if not line.layer:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setForeground(self.palette().text())

    def _follow(self, item: QListWidgetItem) -> None:
        line = item.data(_LINE)
        if line is not None and line.layer and self.result() == 0:
            self.accept()
            self.followed.emit(line)

    def _empty_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setWordWrap(True)
        made.setTextElideMode(Qt.TextElideMode.ElideNone)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        fit(made.setSpacing, 2)
        fit_font(made.setFont, 13)
        made.setAccessibleName(tr("Diagnosis"))
        FocusRing(made)
        made.itemClicked.connect(self._follow)
        made.itemActivated.connect(self._follow)
        return made

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        if close is not None:
            close.setText(tr("Close"))
            close.setAutoDefault(False)
        box.rejected.connect(self.reject)
        return box


def _sheet(network: Network, _goes_on: GoesOn) -> Sheet:
    sequence, readout = network.sequence, network.readout
    answers = None if readout is None else readout.names
    return diagnosed(
        model_of(network, ""),
        sequence.x,
        resets=sequence.resets,
        answers=answers,
        inputs=sequence.names,
    )
