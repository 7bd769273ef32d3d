"""What is trained: task, cells, how they start, and the buttons that start and stop it."""

from collections.abc import Sized
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.core.training import BATCH, CLIP, RATE
from lstm_gui.scenes.training.training_settings import (
    BIASES,
    DISTANCES,
    FIRST_TRAINING,
    LAYERS,
    SEEDS,
    STARTS,
    UNITS,
    UPDATES,
    UPDATES_STEP,
    TrainingSettings,
)
from lstm_gui.ui.cards.named_slider import NamedSlider
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.bound_text import bind, bind_name
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.train.cell_choice import CellChoice
from lstm_gui.ui.train.lab import Lab
from lstm_gui.ui.train.train_controls import TrainControls
from lstm_gui.ui.train.train_panel import TrainPanel
from lstm_gui.ui.train.train_words import ABOUT, TASKS, verdict
from lstm_gui.ui.train.training_scene import TrainScene
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.buttons.quiet_buttons import QuietCheck
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.wheel_guard import WheelGuard
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.ui.widgets.pages.quiet_scroll import QuietScroll
from lstm_gui.ui.widgets.pages.scrolled_column import scroll_column
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.translation import counted, message, tr

if TYPE_CHECKING:
    from lstm_gui.ui.train.own_dialog import OwnTrainingDialog

_START_NAMES = {
    "xavier-orthogonal": lettered("Xavier, orthogonal Wₕ"),
    "chrono": message("chrono (gates as slow as the task)"),
    "default": message("uniform ±1/√H, biases 0"),
}
_STEPS, _CLAUSES = counted("{n} step", "{n} steps", "n"), counted("{n} clause", "{n} clauses", "n")
_DISTANCES = {
    "first-symbol": _STEPS,
    "adding": counted("up to {n} step", "up to {n} steps", "n"),
    "counting": message("up to n = {n}"),
    "sentence-ko": _CLAUSES,
    "sentence-en": _CLAUSES,
}
_AT_MOST = counted("≤ {n} step", "≤ {n} steps", "n")
_LAYERS = {"1": message("one layer"), "2": message("two layers")}
assert tuple(map(int, _LAYERS)) == LAYERS
_FIXED = counted(
    "Adam {rate} · gradient cut to length {clip:g} · {batch} sequence a step",
    "Adam {rate} · gradient cut to length {clip:g} · {batch} sequences a step",
    "batch",
)
_BIAS = message("Bias of the forget gates at the start; training begins when it rests")
_CHRONO = message("Chrono draws the bias of each forget gate itself")
_NO_GATE = message("None of the chosen cells has a forget gate")
_OWN = message("Train the open network on the target of its own sequence")
_NO_TARGET = message(
    "The open sequence needs a target: open a table of your own and choose one of its columns as "
    "the target"
)
_WAITS = message("Training waits while another workspace is open.")
_EMPTY = message("Choose at least one cell to train.")
_THREE = message("Train from this seed and from the two after it")
_EQUAL = message(
    "Each cell gets as many units as it takes for about the parameters of an LSTM of H units"
)
_FIRST = message("Press Start and watch the networks learn.")
_WATCH = message("Watch the curves, then move the forget bias: the earlier ones stay, faintly.")


class TrainSetupPanel(TrainPanel):
    """All that decides on what comes out, and what may be said of it.

    Signals
    -------
    opened()
        The session has become a trained network.
    """

    name = "train_setup"
    title = message("What is trained")
    opened = pyqtSignal()

    def __init__(self, document: Document, lab: Lab, parent: QMainWindow) -> None:
        super().__init__(lab, parent)
        self._document = document
        self.task, self.about = self._choice(message("Task"), TASKS), self._text(muted=True)
        self.start = self._choice(message("How the weights start"), STARTS)
        self.distance = WholeBox(message("How far apart question and answer are"), (0, 1), self)
        self.cells = CellChoice(self)
        self.bias = NamedSlider(message("Forget bias"), _BIAS, BIASES, "f", self)
        self.units = WholeBox(message("Number of hidden units of each cell"), UNITS, self)
        self.units.setPrefix("H  ")
        self.layers = Segments(_LAYERS, self)
        bind(self.layers.setAccessibleName, "How many cells stand one upon the other")
        bind(self.layers.setToolTip, "How many cells stand one upon the other")
        self.seed = WholeBox(message("Seed of weights and sequences"), SEEDS, self)
        bind(self.seed.setPrefix, "seed ")
        self.three = self._check(message("three seeds"), _THREE)
        self.equal = self._check(message("parameters instead of units"), _EQUAL)
        given_up = message("Steps of training after which a cell gives up")
        self.updates = WholeBox(given_up, UPDATES, self)
        self.updates.setSingleStep(UPDATES_STEP)
        self.verdict, self.waits, self.fixed = map(self._text, (False, True, True))
        self.controls = TrainControls(lab, self)
        self.own = flat_button(self, message("own data …"), _OWN, self.do_train_own)
        self.corner.addWidget(self.own)
        self._arrange()
        self._connect()
        self.retranslate()

    def do_train_own(self) -> "OwnTrainingDialog":
        """Train the open network on its own target; what is trained here waits meanwhile."""
        # Most have no target.
        from lstm_gui.ui.train.own_dialog import OwnTrainingDialog

        dialog = OwnTrainingDialog(self._document, self.window())
        self.lab.leave()
        dialog.finished.connect(self.lab.enter)
        dialog.taken.connect(self.opened)
        dialog.open()
        return dialog

    def draw_scene(self, scene: TrainScene) -> None:
        settings = scene.settings
        offered = DISTANCES[settings.task]
        self.about.setText(tr(ABOUT[settings.task]))
        self.distance.show_limits(offered.low, offered.high)
        self.distance.show_number(settings.distance)
        self.distance.show_within(tr(_DISTANCES[settings.task]).format(n=self.distance.value()))
        has_target = self._document.network.sequence.target is not None
        self.own.setEnabled(has_target)
        bind(self.own.setToolTip, _OWN if has_target else _NO_TARGET)
        self.units.show_number(settings.units)
        self.layers.show_choice(str(settings.layers))
        self.seed.show_number(settings.seed)
        self.updates.show_number(settings.updates)
        self.updates.show_within(tr(_AT_MOST).format(n=self.updates.value()))
        # Of the others only what the user does is heard.
        self.task.setCurrentIndex(list(TASKS).index(settings.task))
        self.start.setCurrentIndex(STARTS.index(settings.start))
        self.three.setChecked(settings.three_seeds)
        self.equal.setChecked(settings.equal_parameters)
        self.cells.show_cells(settings.cells)
        self.bias.show_number(settings.forget_bias)
        self.bias.setEnabled(settings.biased)
        bind(self.bias.setToolTip, _why_no_bias(settings) or _BIAS)
        self.controls.draw_scene(scene)
        next_step = tr(_WATCH if self.lab.begun else _FIRST)
        self.verdict.setText(verdict(scene) or next_step if settings.cells else tr(_EMPTY))

    def retranslate(self) -> None:
        for choice, names in ((self.task, TASKS), (self.start, _START_NAMES)):
            for index, name in enumerate(names.values()):
                choice.setItemText(index, tr(name))
        self.waits.setText(tr(_WAITS))
        self.fixed.setText(tr(_FIXED).format(rate=RATE, clip=CLIP, batch=BATCH))

    def _choice(self, name: str, entries: Sized) -> ChoiceBox:
        choice = ChoiceBox(self)
        choice.addItems([""] * len(entries))
        choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(8)
        bind_name(choice, name)
        return choice

    def _check(self, name: str, why: str) -> QuietCheck:
        check = QuietCheck(self)
        bind(check.setText, name)
        bind(check.setToolTip, why)
        return check

    def _text(self, muted: bool) -> Label:
        label = Label(self)
        label.setWordWrap(True)
        label.setProperty("role", "muted" if muted else "text")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _arrange(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        fit(column.setContentsMargins, 0, 4, 6, 0)
        column.setSpacing(7)
        column.addLayout(self._choices())
        for part in (self.controls, self.verdict, self.waits, self.fixed):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QuietScroll(self)
        scroll_column(scroll, inside)
        self.body.addWidget(scroll, 1)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        fit(grid.setHorizontalSpacing, 10)
        # The same in front of a class, where the button below has to be in sight.
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows = (
            (message("Task"), self.task),
            (message("Distance"), self.distance),
            (message("Cells"), self.cells),
            (message("Layers"), _in_a_row(self.layers)),
            (message("Seeds"), _in_a_row(self.seed, self.three)),
            (message("Size"), _in_a_row(self.units, self.updates)),
            (message("Equal"), self.equal),
            (message("Start"), self.start),
        )
        grid.addWidget(self.about, 1, 0, 1, 2)
        grid.addWidget(self.bias, len(rows) + 1, 0, 1, 2)
        for number, (name, control) in zip((0, *range(2, len(rows) + 1)), rows, strict=True):
            label = Label(self)
            label.setProperty("role", "muted")
            bind(label.setText, name)
            grid.addWidget(label, number, 0)
            if isinstance(control, QWidget):
                grid.addWidget(control, number, 1)
            else:
                grid.addLayout(control, number, 1)
        return grid

    def _connect(self) -> None:
        wheel = WheelGuard(self)
        for control in (self.task, self.start, self.distance, self.seed, self.units, self.updates):
            wheel.guard(control)
        self.task.activated.connect(self._set_task)
        self.start.activated.connect(self._set_start)
        self.distance.valueChanged.connect(self._set_distance)
        self.cells.chosen.connect(self._set_cell)
        self.bias.edited.connect(self._set_bias)
        self.bias.slider.sliderPressed.connect(self.lab.hold)
        self.bias.slider.sliderReleased.connect(self.lab.release)
        self.bias.reset_asked.connect(self._reset_bias)
        self.units.valueChanged.connect(self._set_units)
        self.layers.picked.connect(self._set_layers)
        self.seed.valueChanged.connect(self._set_seed)
        self.three.clicked.connect(self._set_three)
        self.equal.clicked.connect(self._set_equal)
        self.updates.valueChanged.connect(self._set_updates)

    @property
    def _settings(self) -> TrainingSettings:
        return self._document.training

    def _set_task(self, index: int) -> None:
        task = list(TASKS)[index]
        if task != self._settings.task:
            self._document.set_training(
                message("Train another task"), self._settings.with_task(task)
            )

    def _set_start(self, index: int) -> None:
        settings = replace(self._settings, start=STARTS[index])
        self._document.set_training(message("Choose an initialisation"), settings)

    def _set_distance(self, distance: int) -> None:
        settings = replace(self._settings, distance=distance)
        self._document.set_training(message("Change the distance"), settings, "train distance")

    def _set_cell(self, cell: str, chosen: bool) -> None:
        settings = self._settings.with_cell(cell, chosen)
        self._document.set_training(message("Train other cells"), settings)

    def _set_bias(self, bias: float, gesture: int) -> None:
        settings = replace(self._settings, forget_bias=bias)
        self._document.set_training(message("Change the forget bias"), settings, gesture)

    def _reset_bias(self) -> None:
        settings = replace(self._settings, forget_bias=FIRST_TRAINING.forget_bias)
        self._document.set_training(message("Reset a number"), settings)

    def _set_units(self, units: int) -> None:
        settings = replace(self._settings, units=units)
        self._document.set_training(message("Change the sizes"), settings, "train units")

    def _set_layers(self, count: str) -> None:
        settings = replace(self._settings, layers=int(count))
        self._document.set_training(message("Change the sizes"), settings)

    def _set_seed(self, seed: int) -> None:
        settings = replace(self._settings, seed=seed)
        self._document.set_training(message("Draw other weights"), settings, "train seed")

    def _set_three(self, chosen: bool) -> None:
        settings = replace(self._settings, three_seeds=chosen)
        self._document.set_training(message("Draw other weights"), settings)

    def _set_equal(self, chosen: bool) -> None:
        settings = replace(self._settings, equal_parameters=chosen)
        self._document.set_training(message("Change the sizes"), settings)

    def _set_updates(self, updates: int) -> None:
        settings = replace(self._settings, updates=updates)
        self._document.set_training(message("Train longer or shorter"), settings, "train updates")


def _why_no_bias(settings: TrainingSettings) -> str:
    """Return why the forget bias makes no difference; nothing if it does."""
    return "" if settings.biased else _CHRONO if settings.forgetting else _NO_GATE


def _in_a_row(*controls: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    fit(row.setSpacing, 10)
    for control in controls:
        row.addWidget(control)
    row.addStretch(1)
    return row
