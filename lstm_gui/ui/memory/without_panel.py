"""Whether the answer hangs on the marked words: what the lanes say without them."""

from collections.abc import Iterator

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QMainWindow, QWidget

from lstm_gui.scenes.figure_table import Column, FigureTable
from lstm_gui.scenes.memory.sentence_words import WITHOUT_ONE, are_words
from lstm_gui.ui.memory.figures.memory_bars import share_text
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.memory.without_told import (
    COLUMNS,
    COLUMNS_IN_BRIEF,
    WAY_NOTES,
    answer_text,
    effect_in_brief,
    effect_text,
    effect_told,
    others_in_brief,
    others_text,
    others_told,
    words_taken,
)
from lstm_gui.ui.memory.word_removal import WAYS, ZERO, Without
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.side_by_side import FIRST_LANES, lane_kind, lane_memory, lane_name, lane_roles
from lstm_gui.words.translation import message, tr

_NOW, _SHARE, _OTHERS = "now", "share", "others"
_HEADS = {
    _NOW: message("as it is"),
    _SHARE: message("their share"),
    **COLUMNS,
    _OTHERS: message("another input instead"),
}
_HEADS_IN_BRIEF = {**COLUMNS_IN_BRIEF, _OTHERS: message("another input")}
_NOTES = {
    _NOW: message("What the cell says at this step with everything in its place."),
    _SHARE: message("The share of what is marked in the bar of this step, as the lane shows it."),
    **WAY_NOTES,
    _OTHERS: message("The cell runs again with each other input in this place."),
}
_STRETCHES = {_NOW: 8, _SHARE: 5}
_STRETCH = 9
_OF_MEMORY = message("{share} of {memory}")
_TAKEN = message("{words}, at t = {t}")
_NO_MARK = message("Mark something above that was read by now, to see the answer without it.")
_COMPUTING = message("The cells run without what is marked …")
_CAUTION = message(
    "A share is about small changes, this is about taking something out: the answer may stay where "
    "the share is large, and change where it is small."
)
_NOT_THERE = "–"


class MemoryWithoutPanel(MemoryPanel):
    """A line for each lane: the share of the marked words, and what taking them out does."""

    name = "memory_without"
    title = WITHOUT_ONE[True]
    headline = message("Without what is marked")

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.note = self.add_note()
        self.table = QWidget(self)
        bind(self.table.setAccessibleName, "What each lane says without what is marked")
        self._rows = [
            {column: ElidedLabel(self.table) for column in _HEADS} for _lane in FIRST_LANES
        ]
        self._heads = {column: ElidedLabel(self.table) for column in _HEADS}
        self._names = [Label(lane_name(lane), self.table) for lane in FIRST_LANES]
        self._roles = lane_roles(FIRST_LANES)
        self._arrange()
        self.empty = Label(self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "muted")
        self.caution = ElidedLabel(self)
        self.caution.wrap()
        self.caution.setProperty("role", "muted")
        bind(self.caution.setText, _CAUTION)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.caution)
        self.set_theme(theme())

    @property
    def height_needed(self) -> int:
        wraps = self.body.hasHeightForWidth()
        width = self.inside.width()
        return self.body.totalHeightForWidth(width) if wraps else self.body.sizeHint().height()

    def draw_scene(self, scene: Scene) -> None:
        self.call(WITHOUT_ONE[are_words(scene.snapshot.state.sequence)])
        found = scene.without
        for widget in (self.table, self.caution):
            widget.setVisible(found is not None)
        self.empty.setVisible(found is None)
        if found is None:
            self.note.setText("")
            self.empty.setText(tr(_COMPUTING if scene.marks_read else _NO_MARK))
        else:
            self._show_lanes(tuple(found.question.lanes))
            self._show(found, scene.settings.parts)

    def set_theme(self, theme: Theme) -> None:
        for role, label in zip(self._roles.values(), self._names, strict=True):
            label.setStyleSheet(f"color: {theme.ink(role).name()}; font-weight: 600")

    def spread(self) -> None:
        # On paper all is said, in as many lines as it takes.
        for label in (*self._heads.values(), *self.cells.values()):
            label.set_brief()

    def tables(self) -> tuple[FigureTable, ...]:
        if self.table.isHidden():
            return ()
        shown = [name for name, head in self._heads.items() if not head.isHidden()]
        lanes = Column(tr("Lane"), [label.text() for label in self._names])
        columns = (
            Column(self._heads[name].text(), [row[name].text() for row in self._rows])
            for name in shown
        )
        return (FigureTable(self.note.text(), (lanes, *columns)),)

    @property
    def cells(self) -> dict[tuple[str, str], ElidedLabel]:
        """The label of each lane and column."""
        return {
            (lane, column): label
            for lane, row in zip(self._roles, self._rows, strict=True)
            for column, label in row.items()
        }

    def _show_lanes(self, lanes: tuple[str, ...]) -> None:
        for lane, label in zip(lanes, self._names, strict=True):
            label.setText(lane_name(lane))
        if lanes != tuple(self._roles):
            self._roles = lane_roles(lanes)
            self.set_theme(theme())
        self._show_heads(lanes)

    def _show_heads(self, lanes: tuple[str, ...]) -> None:
        """Say what each column shows; the cells may call their memories by several letters."""
        letters = dict.fromkeys(map(lane_memory, filter(_has_cell_state, lanes)))
        memory = ", ".join(letters)
        for column, head in self._heads.items():
            head.setText(tr(_HEADS[column]).format(memory=memory))
            if column in _HEADS_IN_BRIEF:
                head.set_brief(tr(_HEADS_IN_BRIEF[column]).format(memory=memory))
            set_tooltip(head, tr(_NOTES[column]).format(memory=memory))

    def _show(self, found: Without, parts: bool) -> None:
        # Told of what was asked, which may be a moment ago.
        question = found.question
        taken = tr(_TAKEN).format(words=words_taken(question), t=question.t)
        self.note.setText(taken)
        for lane, row in zip(found.question.lanes, self._rows, strict=True):
            for column, (text, *brief), told in _row(found, lane, parts):
                row[column].set_brief(*brief)
                _tell(row[column], self._heads[column].text(), text, told)
        columns = self._show_columns(found)
        spoken = (
            f"{lane_name(lane)}, {', '.join(row[column].accessibleName() for column in columns)}"
            for lane, row in zip(found.question.lanes, self._rows, strict=True)
        )
        self.table.setAccessibleDescription("; ".join([taken, *spoken]))

    def _show_columns(self, found: Without) -> list[str]:
        """Show the columns that say something, and return them."""
        there = {way for effects in found.effects.values() for way in effects}
        there |= {_SHARE, _OTHERS} if found.question.one.model is None else {_NOW, _SHARE, _OTHERS}
        for place, column in enumerate(_HEADS, start=1):
            for label in (self._heads[column], *(row[column] for row in self._rows)):
                label.setVisible(column in there)
            stretch = _STRETCHES.get(column, _STRETCH) if column in there else 0
            self._grid.setColumnStretch(place, stretch)
        return [column for column in _HEADS if column in there]

    def _arrange(self) -> None:
        grid = self._grid = QGridLayout(self.table)
        grid.setContentsMargins(0, 0, 0, 0)
        fit(grid.setHorizontalSpacing, 14)
        fit(grid.setVerticalSpacing, 6)
        for place, head in enumerate(self._heads.values(), start=1):
            head.setProperty("role", "muted")
            grid.addWidget(head, 0, place)
        for number, (name, row) in enumerate(zip(self._names, self._rows, strict=True), start=1):
            grid.addWidget(name, number, 0)
            for place, column in enumerate(_HEADS, start=1):
                grid.addWidget(row[column], number, place)
        grid.setRowStretch(len(FIRST_LANES) + 1, 1)


def _has_cell_state(lane: str) -> bool:
    return lane_kind(lane).has_cell_state


def _tell(cell: ElidedLabel, head: str, text: str, told: str) -> None:
    cell.setText(text)
    cell.setAccessibleName(f"{head}: {told or text}")
    set_tooltip(cell, told)


def _row(found: Without, lane: str, parts: bool) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield for each column of a lane what it shows, in brief too, and a sentence of it if any."""
    question, effects = found.question, found.effects[lane]
    made = question.lanes[lane]
    yield _NOW, (answer_text(effects[ZERO]), effects[ZERO].label), ""
    share = share_text(float(made.shares(parts).marked(question.marks)[question.t - made.first]))
    if parts and made.parts is not None:
        share = tr(_OF_MEMORY).format(share=share, memory=lane_memory(lane))
    yield _SHARE, (share,), ""
    for way in WAYS:
        effect = effects.get(way)
        if effect is None:
            yield way, (_NOT_THERE,), ""
        else:
            yield way, (effect_text(effect), effect_in_brief(effect)), effect_told(effect)
    others = found.others[lane]
    yield _OTHERS, (others_text(others), others_in_brief(others)), others_told(others)
