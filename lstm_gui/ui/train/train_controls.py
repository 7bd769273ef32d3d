"""Starting, pausing and stopping a training, and how far it has come."""

from PyQt6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.train.lab import Lab
from lstm_gui.ui.train.training_scene import TrainScene
from lstm_gui.ui.widgets.buttons.quiet_buttons import QuietButton
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import message, tr

_TOGGLE = {
    "idle": message("Start"),
    "running": message("Pause"),
    "paused": message("Go on"),
}
_AGAIN = message("Start again")
_SAYS = {
    "idle": message("{done} of {count} done"),
    "running": message("training … {done} of {count} done"),
    "paused": message("paused, {done} of {count} done"),
}


class TrainControls(QWidget):
    """Two buttons, a bar and a line of text."""

    def __init__(self, lab: Lab, parent: QWidget) -> None:
        super().__init__(parent)
        self.toggle, self.stop = QuietButton(self), QuietButton(self)
        self.toggle.setDefault(True)
        bind(self.stop.setText, "Stop")
        bind(self.toggle.setToolTip, "Start, pause or go on (Space)")
        bind(self.stop.setToolTip, "Give up what is not done")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        bind(self.bar.setAccessibleName, "How far the training has come")
        self.text = Label(self)
        self.text.setProperty("role", "muted")
        buttons = QHBoxLayout()
        buttons.addWidget(self.toggle, 2)
        buttons.addWidget(self.stop, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fit(column.setSpacing, 6)
        column.addLayout(buttons)
        column.addWidget(self.bar)
        column.addWidget(self.text)
        self.toggle.clicked.connect(lab.toggle)
        self.stop.clicked.connect(lab.stop)

    def draw_scene(self, scene: TrainScene) -> None:
        """Show what the lab does; emits nothing."""
        runs, state = scene.runs, scene.state
        done = sum(run.done for run in runs)
        seen = any(run.points for run in runs)
        text = _AGAIN if state == "idle" and seen else _TOGGLE[state]
        self.toggle.setText(tr(text))
        self.toggle.setEnabled(bool(scene.settings.cells))
        self.stop.setEnabled(state != "idle")
        self.text.setText(tr(_SAYS[state]).format(done=done, count=len(runs)) if runs else "")
        self.bar.setMaximum(max(sum(run.recipe.updates for run in runs), 1))
        self.bar.setValue(sum(run.recipe.updates if run.done else run.updates for run in runs))
