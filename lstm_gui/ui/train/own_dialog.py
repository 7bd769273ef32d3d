"""The dialog in which the open network learns the target of its own sequence."""

from functools import partial
from typing import cast

from msgspec.structs import replace
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lstm_gui.core.fitting.own_readout import answering
from lstm_gui.core.fitting.own_training import (
    Begin,
    OwnProgress,
    OwnRecipe,
    can_learn,
    own_training,
)
from lstm_gui.core.training import CLIP, RATE
from lstm_gui.scenes.training.own_words import fixed_line, parts_line, told_lines
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.train.own_curves import own_axes, own_curves, own_legend
from lstm_gui.ui.train.training_curves import CurvesFigure
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.ui.widgets.labels.wrapped_label import WrappedLabel
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.numbers import percent
from lstm_gui.words.translation import counted, message, tr

_BEGINS = {"open": message("as it is now"), "anew": message("drawn anew")}
_UPDATES, _STEP, _SEEDS, _SHARES = (10, 5000), 100, (0, 9999), (0, 90)
_FOR = counted("for {n} step", "for {n} steps", "n")
_HELD_OUT = message("last {share} held out")
_SEED = message("seed {n}")


class OwnTrainingDialog(QDialog):
    """Trains what is open, shows how it goes, and gives it back as one undo step.

    Signals
    -------
    taken()
        The network that was trained is that of the session.
    """

    taken = pyqtSignal()

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Train on the target"))
        self.resize(scaled_size(640, 440).boundedTo(parent.size()))
        self._document = document
        self._recipe = OwnRecipe(answering(document.network))
        self._points: list[OwnProgress] = []
        self._job: Job | None = None
        self._is_over = False
        self.begin = Segments(_BEGINS, message("Which weights training begins with"), self)
        self.updates = self._box(message("Steps of training"), _UPDATES)
        self.updates.setSingleStep(_STEP)
        self.held_out = self._box(
            message("Share of the steps that nothing is learned from"), _SHARES
        )
        self.seed = self._box(message("Seed of what is drawn"), _SEEDS)
        self.parts, self.told = WrappedLabel(self), WrappedLabel(self)
        self.figure = CurvesFigure(self)
        self.toggle, self.take = QPushButton(self), QPushButton(tr("take into Cell"), self)
        self.close_button = QPushButton(tr("Close"), self)
        self._lay_out()
        self._connect()
        self._draw()

    @property
    def running(self) -> bool:
        """Whether it is being trained."""
        return self._job is not None

    def start(self) -> None:
        """Train from the beginning."""
        self._points, self._is_over = [], False
        self._job = Job(partial(_train, self._recipe), self)
        self._job.progressed.connect(self._receive)
        self._job.ended.connect(self._end)
        self._job.start()
        self._draw()

    def stop(self) -> None:
        """Leave off; what there is of it stays."""
        if self._job is not None:
            self._job.stop()

    def accept(self) -> None:
        """Make what was trained the network of the session, as one undo step."""
        if not self._points or self.running:
            return
        self._document.edit_network(message("Train on the target"), self._points[-1].network)
        super().accept()
        self.taken.emit()

    def _box(self, name: str, limits: tuple[int, int]) -> WholeBox:
        return WholeBox(name, limits, self)

    def _lay_out(self) -> None:
        self.begin.setAccessibleName(tr("What it begins with"))
        set_tooltip(self.begin, tr("What it begins with"))
        self.figure.setAccessibleName(tr("Loss over the steps of training"))
        choices, buttons = QHBoxLayout(), QHBoxLayout()
        fit(choices.setSpacing, 8)
        for control in (self.begin, self.updates, self.held_out, self.seed):
            choices.addWidget(control)
        choices.addStretch(1)
        fixed = WrappedLabel(self)
        is_given = self._document.network.readout is None
        fixed.setText(fixed_line(self._recipe, RATE, CLIP, is_given))
        for label in (self.parts, fixed):
            label.setProperty("role", "muted")
        self.toggle.setDefault(True)
        buttons.addWidget(self.toggle)
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 16, 14, 16, 14)
        fit(column.setSpacing, 9)
        column.addLayout(choices)
        column.addWidget(self.parts)
        column.addWidget(self.figure, 1)
        column.addWidget(self.told)
        column.addWidget(fixed)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.begin.picked.connect(self._set_begin)
        self.updates.valueChanged.connect(self._set_updates)
        self.held_out.valueChanged.connect(self._set_held_out)
        self.seed.valueChanged.connect(self._set_seed)
        self.toggle.clicked.connect(self._toggle)
        self.take.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(self.stop)

    def _draw(self) -> None:
        recipe, points, busy = self._recipe, self._points, self.running
        able = can_learn(recipe)
        self.begin.show_choice(recipe.begin)
        for box, value, text in (
            (self.updates, recipe.updates, _FOR),
            (self.held_out, round(100 * recipe.held_out), _HELD_OUT),
            (self.seed, recipe.seed, _SEED),
        ):
            box.show_number(value)
            box.show_within(tr(text).format(n=value, share=percent(value / 100)))
            box.setEnabled(not busy)
        self.begin.setEnabled(not busy)
        self.parts.setText(parts_line(recipe))
        self.figure.show_curves(own_curves(points), own_axes(recipe, points), own_legend(), None)
        self.told.setText("\n".join(told_lines(recipe, points, able, self._is_over)))
        self.figure.setAccessibleDescription(self.told.text())
        self.toggle.setText(tr("Stop") if busy else tr("Start again") if points else tr("Start"))
        self.toggle.setEnabled(able)
        self.take.setEnabled(bool(points) and not busy)

    def _toggle(self) -> None:
        self.stop() if self.running else self.start()

    def _receive(self, progress: OwnProgress) -> None:
        self._points.append(progress)
        self._draw()

    def _end(self, job: Job) -> None:
        self._job, self._is_over = None, job.done
        if job.problem is not None:
            show_problem(self, job.problem)
        self._draw()

    def _set_begin(self, begin: str) -> None:
        self._ask(replace(self._recipe, begin=cast(Begin, begin)))

    def _set_updates(self, updates: int) -> None:
        self._ask(replace(self._recipe, updates=updates))

    def _set_held_out(self, percent: int) -> None:
        self._ask(replace(self._recipe, held_out=percent / 100))

    def _set_seed(self, seed: int) -> None:
        self._ask(replace(self._recipe, seed=seed))

    def _ask(self, recipe: OwnRecipe) -> None:
        """Ask for something else; what was trained before belongs to it no more."""
        self._recipe, self._points, self._is_over = recipe, [], False
        self._draw()


def _train(recipe: OwnRecipe, goes_on: GoesOn) -> None:
    for progress in own_training(recipe):
        if not goes_on(progress):
            return
