"""Checkpoints of one network, one after the other in the window, and what training changed."""

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.core import Kind
from lstm_gui.core.arrays import Array
from lstm_gui.files.importers.checkpoint_folder import CheckpointSeries
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.models.checkpoint_changes import (
    AskedChanges,
    SeriesChanges,
    at_checkpoint,
    fits_series,
    series_changes,
    shown_checkpoint,
)
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.dialogs.stream_figure import Line, StreamFigure
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.document.working import Worker
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.bound_text import bind, bind_name
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.icons import icon
from lstm_gui.ui.style.scale import fit, fit_size, scaled_size
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.labels.wrapped_label import WrappedLabel
from lstm_gui.ui.window.time.transport_bar import TimeSlider
from lstm_gui.words.models import checkpoint_words
from lstm_gui.words.one_line import one_line
from lstm_gui.words.quantity_words import quantity_role
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import message, told, tr

_SHOW = message("Show a checkpoint")
_COMPUTING = message("Computing …")
_OTHER = message("The window shows another network. Open the folder again to go on.")
_WEIGHTS = message("By what share the weights of each gate changed")
_QUANTITIES = message("How much gates and states changed over the input, root mean square")
_MILLISECONDS = 400
_MOST_TOLD = 3


class ChangeAnswers(Worker[AskedChanges, SeriesChanges]):
    """Keeps what the checkpoints make of the latest input."""

    def find(self, question: AskedChanges) -> SeriesChanges:
        found = series_changes(question)
        assert found is not None
        return found

    def find_in_parts(self, question: AskedChanges, goes_on: GoesOn) -> SeriesChanges | None:
        return series_changes(question, goes_on)

    def seconds(self, question: AskedChanges) -> float:
        return question.seconds

    def answers(self, latest: SeriesChanges, question: AskedChanges) -> bool:
        return latest.asked.is_same(question)

    def is_same(self, one: AskedChanges, other: AskedChanges) -> bool:
        return one.is_same(other)


class CheckpointDialog(QDialog):
    """Stays open beside the window; all that is shown through it is one step of undo."""

    def __init__(self, document: Document, series: CheckpointSeries, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, message("Checkpoints"))
        self.resize(scaled_size(640, 520).boundedTo(parent.size()))
        self._document, self._series = document, series
        self._gesture = Gesture().current
        self._place = 0
        self._answers = ChangeAnswers(self)
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self.play = ToolButton(self)
        self.slider = TimeSlider(self)
        self.name = Label(self)
        self.weights, self.quantities = StreamFigure(self), StreamFigure(self)
        self.told = WrappedLabel(self)
        self._lay_out()
        self._connect()
        self.set_theme()
        document.flush()

    @property
    def place(self) -> int:
        """Which checkpoint is shown, counted from 0."""
        return self._place

    def show_checkpoint(self, place: int) -> None:
        """Show the numbers of a checkpoint in the window."""
        document = self._document
        if place == self._place or not fits_series(document.network, self._series):
            return
        self._place = place
        network = at_checkpoint(document.network, self._series.checkpoints[place].model)
        baseline = document.network_baseline
        document.edit_network(_SHOW, network, ("checkpoints", self._gesture), baseline)
        self._show()

    def toggle(self) -> None:
        """Go through the checkpoints, from the first one if the last is shown, or stop."""
        if self._timer.isActive():
            self._timer.stop()
        else:
            if self._place == len(self._series.checkpoints) - 1:
                self.show_checkpoint(0)
            self._timer.start()
        self.set_theme()

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the input and the layer that is looked at."""
        if snapshot.awaited is None:
            self._show()

    def set_theme(self) -> None:
        """Draw the button in the colours in force."""
        shown = "pause" if self._timer.isActive() else "play"
        self.play.setIcon(icon(shown, theme().color("accent")))

    def _advance(self) -> None:
        if self._place + 1 < len(self._series.checkpoints):
            self.show_checkpoint(self._place + 1)
        else:
            self._timer.stop()
            self.set_theme()

    def _show(self) -> None:
        names, network = self._series.names, self._document.network
        fits = fits_series(network, self._series)
        shown = shown_checkpoint(network, self._series) if fits else None
        self._place = self._place if shown is None else shown
        self.slider.show_step(self._place, len(names))
        self.name.setText(one_line(names[self._place]))
        self.slider.setAccessibleDescription(self.name.text())
        for widget in (self.slider, self.play):
            widget.setEnabled(fits)
        if not fits:
            self._timer.stop()
            self.told.setText(tr(_OTHER))
            return
        kind = network.layers[network.focus].parameters.kind
        asked = AskedChanges(self._series, network)
        latest = self._answers.answer(asked)
        if latest is None or not latest.asked.is_same(asked):
            self.told.setText(tr(_COMPUTING))
            return
        self._draw(self.weights, latest.weights, kind)
        self._draw(self.quantities, latest.quantities, kind)
        self.told.setText("\n".join(self._sentences(latest, kind)))

    def _draw(self, figure: StreamFigure, rows: dict[str, Array], kind: Kind) -> None:
        lines = tuple(
            Line(
                plain_symbol(kind, name),
                quantity_role(kind, name),
                Qt.PenStyle.DashLine if name in kind.states else Qt.PenStyle.SolidLine,
                values,
            )
            for name, values in rows.items()
        )
        figure.show_lines(lines, self._place, called=self._series.names)

    def _sentences(self, found: SeriesChanges, kind: Kind) -> list[str]:
        lines = [told(one) for one in self._series.left_out[:_MOST_TOLD]]
        more = len(self._series.left_out) - len(lines)
        if more > 0:
            lines.append(checkpoint_words.more_line(more))
        if self._place:
            symbols = {name: plain_symbol(kind, name) for name in found.quantities}
            shares = {
                symbols[name]: float(rows[self._place]) for name, rows in found.weights.items()
            }
            lines.insert(0, checkpoint_words.weights_line(self._series.names[0], shares))
        return lines

    def _tell(self, problem: Problem | None) -> None:
        if problem is not None:
            show_problem(self, problem)

    def _connect(self) -> None:
        self._document.changed.connect(self.draw)
        self.slider.picked.connect(self.show_checkpoint)
        self.play.clicked.connect(self.toggle)
        self._timer.timeout.connect(self._advance)
        for figure in (self.weights, self.quantities):
            figure.step_picked.connect(self.show_checkpoint)
        self._answers.found.connect(self._show)
        self._answers.failed.connect(self._tell)
        self.finished.connect(self._answers.give_up)
        self.finished.connect(self._timer.stop)

    def _lay_out(self) -> None:
        fit_size(self.play.setIconSize, 18, 18)
        bind_name(self.play, message("Play or pause the checkpoints"))
        bind(self.slider.setAccessibleName, message("Checkpoint"))
        bind(self.slider.setToolTip, message("Checkpoint: drag, or the arrow keys left and right"))
        self.name.setProperty("role", "title")
        row = QHBoxLayout()
        fit(row.setSpacing, 8)
        for widget, stretch in ((self.play, 0), (self.slider, 2), (self.name, 1)):
            row.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 16, 14, 16, 14)
        fit(layout.setSpacing, 7)
        layout.addLayout(row)
        for figure, title in ((self.weights, _WEIGHTS), (self.quantities, _QUANTITIES)):
            label = Label(self)
            label.setProperty("role", "muted")
            bind(label.setText, title)
            bind(figure.setAccessibleName, title)
            layout.addWidget(label)
            layout.addWidget(figure, 1)
        layout.addWidget(self.told)
