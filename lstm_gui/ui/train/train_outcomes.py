"""How many seeds solved the task with each forget bias that was tried."""

import numpy as np
from msgspec.structs import replace
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.scenes.figure_table import Column, FigureTable
from lstm_gui.scenes.training.outcomes import Outcome, looked_at, outcomes
from lstm_gui.scenes.training.training_settings import BIASES
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.train.bias_outcomes import OutcomesFigure
from lstm_gui.ui.train.lab import Lab
from lstm_gui.ui.train.train_panel import TrainPanel
from lstm_gui.ui.train.train_words import bias_text, stack_text
from lstm_gui.ui.train.training_scene import TrainScene
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import message, tr

_ONE = message("forget bias {bias}: {solved} of {count} solved")


class TrainOutcomesPanel(TrainPanel):
    """Dots over the axis of the slider; a click sets it."""

    name = "train_outcomes"
    title = message("Forget bias and outcome")
    headline = message("Which seeds solved it, by forget bias")

    def __init__(self, document: Document, lab: Lab, parent: QMainWindow) -> None:
        super().__init__(lab, parent)
        self._document = document
        self._found: tuple[Outcome, ...] = ()
        self.figure = OutcomesFigure(BIASES, self)
        bind(self.figure.setAccessibleName, "Outcomes by forget bias")
        bind(
            self.figure.setToolTip,
            "A dot for each training: full if it solved the task. Click to set the forget bias.",
        )
        self.note = self.add_note()
        self.body.addWidget(self.figure, 1)
        self.none = Label(self)
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        bind(
            self.none.setText,
            "Only a cell with a forget gate that does not start with chrono has this number.",
        )
        self.body.addWidget(self.none, 1)
        self.figure.bias_picked.connect(self._set_bias)

    def draw_scene(self, scene: TrainScene) -> None:
        settings = scene.settings
        found = self._found = outcomes(settings, (*scene.past, *scene.runs))
        trained = stack_text(looked_at(settings), settings.layers)
        self.note.setText(trained if settings.biased or found else "")
        self.figure.show_outcomes(found, settings.forget_bias if settings.biased else None)
        self.figure.setVisible(settings.biased or bool(found))
        self.none.setVisible(self.figure.isHidden())
        self.figure.setAccessibleDescription("; ".join(map(_told, found)))

    def tables(self) -> tuple[FigureTable, ...]:
        if not self._found:
            return ()
        columns = (
            Column(tr("forget bias"), np.array([one.bias for one in self._found])),
            Column(tr("solved"), [sum(one.solved) for one in self._found]),
            Column(tr("trainings"), [len(one.solved) for one in self._found]),
        )
        return (FigureTable(tr(self.title), columns),)

    def _set_bias(self, bias: float) -> None:
        settings = replace(self._document.training, forget_bias=bias)
        self._document.set_training(message("Change the forget bias"), settings)


def _told(outcome: Outcome) -> str:
    return tr(_ONE).format(
        bias=bias_text(outcome.bias), solved=sum(outcome.solved), count=len(outcome.solved)
    )
