"""The dialog that exports an animation: what, how large, how fast, and how far it is."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PyQt6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from lstm_gui.files.animations.animation_formats import ANIMATION_FORMATS
from lstm_gui.files.problem import Problem
from lstm_gui.scenes import shots
from lstm_gui.scenes.figure_views import ANIMATED, UNROLLED, VIEWS
from lstm_gui.scenes.shots import Shot
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.workspaces import CELL, TRAIN
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.animations.animation_making import animation_making
from lstm_gui.ui.exporting.dialogs.making_dialog import MakingDialog
from lstm_gui.ui.exporting.file_maker import Making
from lstm_gui.ui.exporting.staging.stage import SIZES, Stage, panel_stage
from lstm_gui.ui.exporting.staging.staged_panels import known_of
from lstm_gui.ui.exporting.suggested_names import animation_name
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.choices.choice_form import ChoiceForm
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import counted, message, tr

GATE_STEPS, UNFOLDING = "gate-steps", "unfolding"
_SUBJECTS = {
    "diagram": message("Time steps: LSTM cell"),
    "states": message("Time steps: states over time"),
    "ranges": message("Time steps: σ and tanh"),
    UNROLLED: message("Time steps: unrolled chain"),
    GATE_STEPS: message("Gate steps of the selected step"),
    UNFOLDING: message("The loop unfolds to a chain"),
}
_OF_MEMORY, _OF_TRAIN = message("Time steps: {title}"), message("Training: {title}")
_STAGED_ON = {GATE_STEPS: "diagram", UNFOLDING: UNROLLED}
_SCALES, _SPEEDS = (0.5, 1.0, 1.5, 2.0), (0.5, 1.0, 2.0)
_CHOICE_WIDTH = 250
_PLANNED = counted(
    "{count} picture of {width} × {height} pixels, {seconds} s",
    "{count} pictures of {width} × {height} pixels, {seconds} s",
    "count",
)


class AnimationDialog(MakingDialog):
    """Chooses what moves and how, and makes the file.

    Parameters
    ----------
    document
        What is open; it stays as it is.
    settings
        Remembers the folder, and what was chosen last.
    """

    remembered_as = "animation"
    question = message("Save the animation")
    formats = ANIMATION_FORMATS

    def __init__(self, document: Document, settings: Settings, parent: QWidget) -> None:
        super().__init__(message("Export an animation"), settings, parent)
        self._document = document
        self._stage: Stage | None = None
        self.what, self.scale, self.speed = (ChoiceBox(self) for _ in range(3))
        self.first, self.last = QSpinBox(self), QSpinBox(self)
        self.note = Label(self)
        self.note.setProperty("role", "muted")
        self._fill_choices()
        self._choose_as_last()
        if self._shown:
            self.what.choose_data(self._shown)
        self._lay_out()
        for choice in (self.what, self.format, self.scale, self.speed):
            choice.currentIndexChanged.connect(self._show_choice)
        for box in (self.first, self.last):
            box.valueChanged.connect(self._show_choice)
        self._show_choice()

    def shots(self) -> Sequence[Shot]:
        """Return what the choices ask for."""
        t, speed = self._document.state.selection.t, float(self.speed.currentData())
        what = self.what.currentData()
        if what == GATE_STEPS:
            inside = steps_of(self._document.state.parameters.kind)
            return shots.of_gate_steps(inside, t, speed=speed)
        if what in VIEWS and VIEWS[what].workspace == TRAIN:
            return shots.of_training(t, speed=speed)
        if what == UNFOLDING:
            return shots.of_unfolding(t, speed=speed)
        return shots.of_steps(*self._steps(), shots.STEPS_PER_SECOND * speed)

    def suggested_name(self) -> str:
        """Return what is animated, its steps and its unit as the name of a file."""
        what = self.what.currentData()
        return animation_name(self._document, what, self._steps(), self.suffix)

    def _making(self, path: Path) -> Making:
        view = self._view()
        known = known_of(self._window, self._document.snapshot(), VIEWS[view].workspace)
        self._stage = panel_stage(self._document.session, view, known=known)
        # The stage is a window of its own, which goes with this one however that goes.
        self.destroyed.connect(self._stage.host.deleteLater)
        return animation_making(self._stage, self.shots(), path, float(self.scale.currentData()))

    def _ended(self, problem: Problem | None) -> None:
        if self._stage is not None:
            self._stage.close()
            self._stage = None
        super()._ended(problem)

    def _show_choice(self) -> None:
        what = self.what.currentData()
        steps = what not in _STAGED_ON and VIEWS[what].workspace != TRAIN
        self.first.setEnabled(steps)
        self.last.setEnabled(steps)
        planned = self.shots()
        size = SIZES[self._view()] * float(self.scale.currentData())
        seconds = sum(shot.milliseconds for shot in planned) / 1000
        self.note.setText(
            tr(_PLANNED).format(
                count=len(planned),
                width=size.width(),
                height=size.height(),
                seconds=f"{seconds:.1f}",
            )
        )

    def _steps(self) -> tuple[int, int]:
        if self.what.currentData() in _STAGED_ON:
            t = self._document.state.selection.t
            return t, t
        first, last = sorted((self.first.value(), self.last.value()))
        return first, last

    def _view(self) -> str:
        what = self.what.currentData()
        return _STAGED_ON.get(what, what)

    def _boxes(self) -> Mapping[str, ChoiceBox]:
        return {
            "what": self.what, "format": self.format, "scale": self.scale, "speed": self.speed,
        }  # fmt: skip

    def _fill_choices(self) -> None:
        for name, text in _SUBJECTS.items():
            self.what.addItem(tr(text), name)
        self._add_workspaces()
        for scale in _SCALES:
            self.scale.addItem(f"{scale:g}×", scale)
        for speed in _SPEEDS:
            self.speed.addItem(f"{speed:g}×", speed)
        self.scale.setCurrentIndex(_SCALES.index(1.0))
        self.speed.setCurrentIndex(_SPEEDS.index(1.0))
        last = len(self._document.state.sequence) - 1
        for box, value in ((self.first, 0), (self.last, last)):
            box.setRange(0, last)
            box.setValue(value)

    def _add_workspaces(self) -> None:
        """Offer what another workspace shows, which need not be made anew."""
        for view, title in self._in_sight().items():
            text = tr(_OF_TRAIN if VIEWS[view].workspace == TRAIN else _OF_MEMORY)
            self.what.addItem(text.format(title=title), view)

    @property
    def _shown(self) -> str:
        """What is on the screen beside the usual diagram, or nothing."""
        chain = UNROLLED if self._document.view.unrolled else ""
        return next(iter(self._in_sight()), chain)

    def _in_sight(self) -> dict[str, str]:
        """Return the titles of what moves and is on the screen of another workspace."""
        panels = self._window.findChildren(Panel)
        titles = {panel.name: panel.heading.text() for panel in panels if panel.isVisible()}
        moving = {view: VIEWS[view] for view in ANIMATED if VIEWS[view].workspace != CELL}
        return {view: titles[of.panel] for view, of in moving.items() if of.panel in titles}

    def _lay_out(self) -> None:
        form = ChoiceForm(_CHOICE_WIDTH, self.choices)
        form.add_field(message("&What"), self.what)
        form.add_field(message("F&rom step"), self.first)
        form.add_field(message("&To step"), self.last)
        form.add_field(message("&Format"), self.format)
        form.add_field(message("Si&ze"), self.scale)
        form.add_field(message("S&peed"), self.speed)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 18, 18, 14)
        fit(column.setSpacing, 12)
        column.addWidget(self.choices)
        column.addWidget(self.note)
        column.addLayout(self._foot())
