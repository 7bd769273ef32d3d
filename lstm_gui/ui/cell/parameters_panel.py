"""The left panel: everything that can be set, from one weight to the sizes."""

import itertools
from collections.abc import Collection
from typing import TYPE_CHECKING

from PyQt6.QtWidgets import (
    QApplication,
    QFrame,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.parameters.block_section import BlockSection
from lstm_gui.ui.cell.parameters.embedding_section import EmbeddingSection
from lstm_gui.ui.cell.parameters.initial_section import InitialSection
from lstm_gui.ui.cell.parameters.input_section import InputSection
from lstm_gui.ui.cell.parameters.kind_section import KindSection
from lstm_gui.ui.cell.parameters.readout_section import ReadoutSection
from lstm_gui.ui.cell.parameters.size_section import SizeSection
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.pages.quiet_scroll import QuietScroll
from lstm_gui.ui.widgets.pages.scrolled_column import scroll_column
from lstm_gui.words.translation import message

if TYPE_CHECKING:
    from lstm_gui.scenes.figure_table import FigureTable


class ParametersPanel(Panel):
    """Parameters, input, initial state and sizes, one section each."""

    name = "parameters"
    title = message("Parameters")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        content = self._scrolled()
        self.kind = KindSection(document, content)
        self.block = BlockSection(document, content)
        self.input = InputSection(document, content)
        self.embedding = EmbeddingSection(document, content)
        self.readout = ReadoutSection(document, content)
        self.initial = InitialSection(document, content)
        self.sizes = SizeSection(document, content)
        self._sections = (
            self.kind,
            self.block,
            self.input,
            self.embedding,
            self.readout,
            self.initial,
            self.sizes,
        )
        self._drawn = (self.block.matrices, *self._sections)
        self._lines = {section: _line(content) for section in self._sections[2:]}
        resting = (self.initial, self.sizes)
        self._parts = {
            "matrices": (self.block.matrices,),
            "input": (self._lines[self.input], self.input),
            "sizes": (*(self._lines[section] for section in resting), *resting),
        }
        self._lay_out(content)
        self._left_out: set[QWidget] = set()
        self._held: QWidget | None = None
        self._held_at = 0
        self.scroll.verticalScrollBar().rangeChanged.connect(self._stay)

    def draw(self, snapshot: Snapshot) -> None:
        self._held = self._section_with_keys()
        self._held_at = 0 if self._held is None else self._held.y()
        # What is set is shown at once, so that the next key goes on from there.
        self._draw_sections(set(self._drawn) - self._left_out, snapshot.as_set)
        for section in (self.embedding, self.readout):
            self._lines[section].setHidden(section.isHidden())

    def tables(self) -> "tuple[FigureTable, ...]":
        # With all that builds tables, which most never ask for.
        from lstm_gui.scenes.cell_tables import block_table, input_table

        if self._came is None:
            return ()
        state = self._came.as_set.state
        sequence, block = state.sequence, self._came.block
        return block_table(state.parameters, block, sequence.names), input_table(sequence)

    def leave_out(self, names: frozenset[str]) -> None:
        """Hide the parts called so: ``matrices``, ``input``, and initial state with ``sizes``."""
        before = self._left_out
        self._left_out = {part for name in names for part in self._parts.get(name, ())}
        if self._came is not None:
            # Of what was left out nothing has been drawn.
            self._draw_sections(before - self._left_out, self._came.as_set)
        for part in itertools.chain(*self._parts.values()):
            part.setHidden(part in self._left_out)

    def _draw_sections(self, among: Collection[QWidget], as_set: Snapshot) -> None:
        for part in self._drawn:
            if part in among:
                part.show_snapshot(as_set)

    def _section_with_keys(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((one for one in self._sections if one.isAncestorOf(focused)), None)

    def _stay(self) -> None:
        """Keep the section that has the keys where it was, though others have grown."""
        if self._held is not None:
            bar = self.scroll.verticalScrollBar()
            bar.setValue(bar.value() + self._held.y() - self._held_at)
            self._held_at = self._held.y()

    def _lay_out(self, content: QWidget) -> None:
        column = QVBoxLayout(content)
        fit(column.setContentsMargins, 2, 2, 7, 2)
        fit(column.setSpacing, 9)
        for section in self._sections:
            if section in self._lines:
                column.addWidget(self._lines[section])
            column.addWidget(section)
        column.addStretch(1)

    def _scrolled(self) -> QWidget:
        self.scroll = QuietScroll(self.inside)
        self.body.addWidget(self.scroll)
        content = QWidget()
        scroll_column(self.scroll, content)
        return content


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line
