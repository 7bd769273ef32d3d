"""The dialog that exports an animation: what, how large, how fast, and how far it is."""

from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.files.animation import ANIMATION_FORMATS
from lstm_gui.files.problem import Problem
from lstm_gui.scenes import shots
from lstm_gui.scenes.figure_views import ANIMATED, CELL, TRAIN, UNROLLED, VIEWS
from lstm_gui.scenes.shots import Shot
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.animation_maker import AnimationMaker
from lstm_gui.ui.exporting.stage import SIZES, Stage, panel_stage
from lstm_gui.ui.exporting.staged_panels import known_of
from lstm_gui.ui.exporting.suggested_names import animation_name
from lstm_gui.ui.notices.file_question import file_to_save
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.choice_box import ChoiceBox
from lstm_gui.ui.widgets.label import Label
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
_FORMAT_NAMES = {".gif": "GIF", ".png": "APNG", ".webp": "WebP"}
_SCALES, _SPEEDS = (0.5, 1.0, 1.5, 2.0), (0.5, 1.0, 2.0)
_CHOICE_WIDTH = 250
_DIALOG = "animation"
_PLANNED = counted(
    "{count} picture of {width} × {height} pixels, {seconds} s",
    "{count} pictures of {width} × {height} pixels, {seconds} s",
    "count",
)


class AnimationDialog(QDialog):
    """Chooses what moves and how, and makes the file.

    Parameters
    ----------
    document
        What is open; it stays as it is.
    settings
        Remembers the folder, and what was chosen last.
    """

    def __init__(self, document: Document, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, "Export an animation")
        self._document, self._settings, self._window = document, settings, parent
        self._stage: Stage | None = None
        self.maker: AnimationMaker | None = None
        self.what, self.format = ChoiceBox(self), ChoiceBox(self)
        self.scale, self.speed = ChoiceBox(self), ChoiceBox(self)
        self.first, self.last = QSpinBox(self), QSpinBox(self)
        self.note = Label(self)
        self.note.setProperty("role", "muted")
        self.progress = QProgressBar(self)
        kept = self.progress.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(kept)
        self.progress.hide()
        bind(self.progress.setAccessibleName, "Progress")
        self._fill_choices()
        for name, chosen in settings.choices(_DIALOG).items():
            if name in self._boxes:
                self._boxes[name].choose_data(chosen)
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

    def save(self) -> None:
        """Ask where to save the animation, and make it."""
        suffix = self.format.currentData()
        name = animation_name(self._document, self.what.currentData(), self._steps(), suffix)
        place = Path(self._settings.folder) / name
        filters = f"{_FORMAT_NAMES[suffix]} (*{suffix})"
        chosen = file_to_save(self, tr("Save the animation"), place, filters)
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Begin to make the animation ``path``; the dialog closes when it is there."""
        if path.suffix.lower() not in ANIMATION_FORMATS:
            path = path.with_name(path.name + self.format.currentData())
        self._settings.folder = str(path.parent)
        view = self._view()
        problem = self._set_up(view)
        if problem is not None or self._stage is None:
            show_problem(self, problem or Problem("The figure could not be computed."))
            return
        # The stage is a window of its own, which goes with this one however that goes.
        self.destroyed.connect(self._stage.host.deleteLater)
        scale = float(self.scale.currentData())
        self.maker = AnimationMaker(self._stage, self.shots(), path, scale, self)
        self.maker.progressed.connect(self.progress.setValue)
        self.maker.ended.connect(self._ended)
        self._show_busy(True)
        self.maker.start()

    def _set_up(self, view: str) -> Problem | None:
        known = known_of(self._window, self._document.snapshot(), VIEWS[view].workspace)
        try:
            self._stage = panel_stage(self._document.session, view, known=known)
        except Problem as problem:
            return problem
        return None

    def reject(self) -> None:
        """Give up what is being made, or close."""
        if self.maker is not None:
            self.maker.stop()
        else:
            super().reject()

    def _ended(self, problem: Problem | None) -> None:
        maker, self.maker = self.maker, None
        if maker is None or self._stage is None:
            return
        self._stage.close()
        self._show_busy(False)
        maker.deleteLater()
        if problem is not None:
            show_problem(self, problem)
        elif maker.saved:
            chosen = {name: box.currentData() for name, box in self._boxes.items()}
            self._settings.remember_choices(_DIALOG, chosen)
            self.accept()
            Notice.of_saved(maker.path, self._window)

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.progress.setValue(0)
        self.save_button.setEnabled(not busy)
        for choice in self._choices():
            choice.setEnabled(not busy)
        self.close_button.setText(tr("Cancel") if busy else tr("Close"))
        if not busy:
            self._show_choice()

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

    def _choices(self) -> tuple[QWidget, ...]:
        return self.what, self.first, self.last, self.format, self.scale, self.speed

    @property
    def _boxes(self) -> dict[str, ChoiceBox]:
        return {
            "what": self.what, "format": self.format, "scale": self.scale, "speed": self.speed,
        }  # fmt: skip

    def _fill_choices(self) -> None:
        for name, text in _SUBJECTS.items():
            self.what.addItem(tr(text), name)
        self._add_workspaces()
        for suffix, title in _FORMAT_NAMES.items():
            self.format.addItem(title, suffix)
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
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        texts = (
            message("&What"),
            message("F&rom step"),
            message("&To step"),
            message("&Format"),
            message("Si&ze"),
            message("S&peed"),
        )
        for text, field in zip(texts, self._choices(), strict=True):
            label = Label(self)
            bind(label.setText, text)
            label.setBuddy(field)
            fit(field.setMinimumWidth, _CHOICE_WIDTH)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 18, 18, 14)
        fit(column.setSpacing, 12)
        column.addLayout(form)
        column.addWidget(self.note)
        below = QHBoxLayout()
        below.addWidget(self.progress, 1)
        below.addWidget(self._buttons())
        column.addLayout(below)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.save_button, self.close_button = QPushButton(box), QPushButton(box)
        role = QDialogButtonBox.ButtonRole
        for button, text, place, slot in (
            (self.save_button, message("&Save …"), role.ActionRole, self.save),
            (self.close_button, message("Close"), role.RejectRole, self.reject),
        ):
            bind(button.setText, text)
            box.addButton(button, place)
            button.clicked.connect(slot)
        self.save_button.setDefault(True)
        return box
