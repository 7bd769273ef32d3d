"""Every run in a row of a table, to be compared, copied, and opened as a cell."""

from collections.abc import Iterable
from functools import partial

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PyQt6.QtWidgets import QMainWindow, QToolButton

from lstm_gui.scenes.training.runs import Run
from lstm_gui.scenes.training.trained_cells import trained_network
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.notices.kept_clear import keep_clear
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.train.lab import Lab
from lstm_gui.ui.train.run_table import Row, RunTable
from lstm_gui.ui.train.train_panel import TrainPanel, dashes
from lstm_gui.ui.train.train_words import (
    accuracy_text,
    cell_text,
    past_names,
    result_text,
    seconds_text,
    size_text,
    start_text,
    trained_title,
)
from lstm_gui.ui.train.training_scene import TrainScene
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import message, tr

_COLUMNS = (
    message("Cell"),
    message("Result"),
    message("Right"),
    message("Steps"),
    message("Seconds"),
    message("Start"),
    message("Seed"),
    message("Distance"),
    message("Size"),
)
"""What came of a run stands first: a small window has no room for all of them."""
_BUTTONS = {
    "open": (
        message("take into Cell"),
        message("Make the chosen cell that of the session"),
    ),
    "save": (message("save …"), message("Save the trained cell of the chosen run as a session")),
    "copy": (message("copy"), message("Copy the table, for a spreadsheet")),
    "clear": (message("clear"), message("Forget all runs that are not being trained")),
}
_UNCHOSEN = message("Choose a run in the table first")
_ALIKE = message("The same in all runs: {columns}")
_EMPTY = message("Nothing was trained yet. Press Start.")


class TrainRunsPanel(TrainPanel):
    """The runs of now, then those of before, the latest first.

    Signals
    -------
    save_asked(Network, str)
        A trained network is to be saved, under a suggested name.
    opened()
        The session has become a trained cell.
    """

    name = "train_runs"
    title = message("Runs")
    headline = message("All runs")
    save_asked = pyqtSignal(object, str)
    opened = pyqtSignal()

    def __init__(self, document: Document, lab: Lab, parent: QMainWindow) -> None:
        super().__init__(lab, parent)
        self._document = document
        self._runs: list[Run] = []
        self._chosen: Run | None = None
        self.note = self.add_note()
        bind(self.note.setText, "seconds of one processor core")
        bind(self.note.set_brief, "seconds of one core")
        self.table = RunTable(self)
        bind(self.table.setAccessibleName, "All runs")
        self.empty = Label(self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "muted")
        bind(self.empty.setText, _EMPTY)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.alike = Label(self)
        self.alike.setProperty("role", "muted")
        self.alike.setWordWrap(True)
        self.alike.hide()
        self.body.addWidget(self.alike)
        self.table.left_out_changed.connect(self._show_alike)
        self.buttons = self._buttons()
        keep_clear(self)
        self.table.row_chosen.connect(self._choose)
        self.table.activated.connect(self._open)
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        copying.activated.connect(self._copy)

    @property
    def height_needed(self) -> int:
        return self.body.sizeHint().height()

    def spread(self) -> None:
        self.table.spread()

    def draw_scene(self, scene: TrainScene) -> None:
        before = [run for group in reversed(past_names(scene.past).values()) for run in group]
        self._runs = [*scene.runs, *before]
        current = set(map(id, scene.runs))
        self.table.show_rows(
            tuple(_row(run, id(run) in current, scene) for run in self._runs),
            tuple(tr(column) for column in _COLUMNS),
        )
        recipes = [run.recipe for run in self._runs]
        place = recipes.index(scene.chosen) if scene.chosen in recipes else None
        self.table.show_choice(place)
        self._chosen = self._runs[place] if place is not None else None
        self.table.setVisible(bool(self._runs))
        self.empty.setVisible(not self._runs)
        self._show_buttons()

    def _buttons(self) -> dict[str, QToolButton]:
        does = {"open": self._open, "save": self._save, "copy": self._copy, "clear": self._clear}
        buttons = {name: flat_button(self, *_BUTTONS[name], do) for name, do in does.items()}
        for button in buttons.values():
            self.corner.addWidget(button)
        return buttons

    def _show_buttons(self) -> None:
        trained = self._chosen is not None and self._chosen.readout is not None
        for name in ("open", "save"):
            self.buttons[name].setEnabled(trained)
            bind(self.buttons[name].setToolTip, _BUTTONS[name][1] if trained else _UNCHOSEN)
        for name in ("copy", "clear"):
            self.buttons[name].setEnabled(bool(self._runs))

    def _choose(self, row: int) -> None:
        self.lab.choose(self._runs[row].recipe)

    def _open(self) -> None:
        run = self._chosen
        if run is None or run.readout is None:
            return
        network = trained_network(run.recipe, run.layers, run.readout)
        title = partial(trained_title, run.recipe)
        self._document.edit_network(message("Open a trained cell"), network, title=title)
        self.opened.emit()

    def _save(self) -> None:
        run = self._chosen
        if run is not None and run.readout is not None:
            recipe = run.recipe
            layers = "" if recipe.layers == 1 else f"{recipe.layers}-layers-"
            name = f"{recipe.task.name}-{recipe.kind.name}-{layers}seed-{recipe.seed}"
            network = trained_network(recipe, run.layers, run.readout)
            self.save_asked.emit(network, name)

    def _show_alike(self) -> None:
        """Say once below the table what it leaves out because all rows say the same."""
        said = " · ".join(f"{title} {text}" for title, text in self.table.left_out)
        self.alike.setText(tr(_ALIKE).format(columns=said))
        self.alike.setVisible(bool(said))

    def _clear(self) -> None:
        self.lab.clear()

    def _copy(self) -> None:
        lines = ["\t".join(map(tr, _COLUMNS)), *("\t".join(line) for line in self.table.texts())]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")


def _row(run: Run, current: bool, scene: TrainScene) -> Row:
    recipe = run.recipe
    texts: Iterable[str] = (
        cell_text(recipe),
        result_text(run, scene.state != "idle" and current),
        accuracy_text(run),
        str(run.updates),
        seconds_text(run),
        start_text(recipe),
        str(recipe.seed),
        str(recipe.distances[1]),
        size_text(recipe),
    )
    return Row(tuple(texts), scene.role(run), dashes(recipe.seed), faint=not current)
