"""The input: the numbers of the selected step, and the sequence as a whole."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QMenu

from lstm_gui.core import Entry, insert_step, remove_step
from lstm_gui.scenes.layers import reads_of
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.parameters.section import Section
from lstm_gui.ui.style.bound_text import add_action, bind
from lstm_gui.ui.widgets.buttons.flat_button import menu_button
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.ui.cell.parameters.names_box import NamesBox
    from lstm_gui.ui.cell.parameters.sequence_menu import SequenceMenu


class InputSection(Section):
    """Canvas to draw on, sliders of x_t, and the menu of ready-made sequences."""

    def fill(self) -> None:
        # A newcomer is shown the diagram first.
        from lstm_gui.ui.cell.parameters.sequence_canvas import SequenceCanvas

        super().fill()
        steps = QMenu(self)
        self.insert = add_action(steps, message("Add a step after this one"), self._insert_step)
        self.remove = add_action(steps, message("Remove this step"), self._remove_step)
        self.steps_button = menu_button(
            self, message("steps ▾"), message("Add a step, or remove this one"), steps
        )
        self.corner.addWidget(self.steps_button)
        tip = message("Ready-made sequences, paste and tables")
        self.menu_button = menu_button(self, message("sequence ▾"), tip, self.menu)
        self.corner.addWidget(self.menu_button)
        self.add_heading()
        self.canvas = SequenceCanvas(self)
        bind(self.canvas.setToolTip, "Draw the input with the mouse")
        bind(
            self.canvas.setAccessibleName,
            "Input sequence; its numbers are set with the sliders below",
        )
        self.canvas.drawn.connect(self._draw_over)
        self.canvas.step_picked.connect(self._pick_step)
        self.column.addWidget(self.canvas)
        self.sliders = self.add_sliders()
        self.sliders.scrolled.connect(self.canvas.show_lanes)
        self.sliders.name_asked.connect(self._name)

    @cached_property
    def menu(self) -> "SequenceMenu":
        """What replaces the whole input, also while the controls do not show."""
        from lstm_gui.ui.cell.parameters.sequence_menu import SequenceMenu

        made = SequenceMenu(self.document, self)
        made.names_asked.connect(self.name_inputs)
        return made

    def open_files(self, paths: Iterable[Path]) -> None:
        """Replace the input by the table in the first of the files at ``paths``."""
        self.menu.open_files(paths)

    def name_inputs(self, first: int | None = None) -> "NamesBox":
        """Offer to name the inputs that have sliders, with the keys on the ``first`` of them."""
        # Nobody names anything before the window shows.
        from lstm_gui.ui.cell.parameters.names_box import NamesBox

        shown = self.sliders.shown
        box = NamesBox(self.document, shown, self)
        place = self.mapToGlobal(self.sliders.geometry().topRight())
        box.open_at(place, box.fields[shown.start if first is None else first])
        return box

    def draw(self, snapshot: Snapshot) -> None:
        state, t = snapshot.state, snapshot.t
        heading = tr("Input at t = {t}").format(t=t)
        named = (heading, reads_of(snapshot), snapshot.label(t))
        self.heading.setText(" · ".join(part for part in named if part))
        self.heading.set_brief(heading)
        self.canvas.show_sequence(state.sequence.x, t, state.sequence.names)
        entries = [Entry("x", t, k) for k in range(state.parameters.input_size)]
        self.sliders.show_entries(
            entries,
            state.sequence.x[t],
            snapshot.view.reach,
            snapshot.kind,
            snapshot.spotlight.entries,
            inputs=state.sequence.names,
        )
        own = self.document.reads_input
        for control in (self.canvas, self.sliders, self.insert, self.menu_button):
            control.setEnabled(own)
        self.remove.setEnabled(own and len(state.sequence) > 1)
        # Without what cannot be used there is room to say what is read instead of the input.
        for button in (self.steps_button, self.menu_button):
            button.setVisible(own)

    def _name(self, entry: Entry) -> None:
        if self.document.reads_input:
            self.name_inputs(entry.column)

    def _draw_over(self, changes: dict[tuple[int, int], float], gesture: int) -> None:
        entries = {Entry("x", t, k): number for (t, k), number in changes.items()}
        self.document.set_values(message("Draw the input"), entries, gesture)

    def _pick_step(self, t: int) -> None:
        self.document.select(t=t)

    def _insert_step(self) -> None:
        state = self.document.state
        self.document.edit(message("Add a step"), insert_step(state, state.selection.t + 1))

    def _remove_step(self) -> None:
        state = self.document.state
        self.document.edit(message("Remove a step"), remove_step(state, state.selection.t))
