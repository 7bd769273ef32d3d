"""Which kind of cell it is, and how it departs from the standard."""

from PyQt6.QtWidgets import QWidget

from lstm_gui.core import KINDS, Kind, converted
from lstm_gui.scenes.kept_kinds import Cell, KeptKinds
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.parameters.section import Section
from lstm_gui.ui.cell.variant_menu import VariantMenu
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.notices.undo_notice import UndoNotice
from lstm_gui.ui.widgets.buttons.flat_button import menu_button
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.ui.widgets.choices.kind_menu import KindMenu
from lstm_gui.words.cells import words_of
from lstm_gui.words.side_by_side import FIRST_LANES
from lstm_gui.words.translation import message, tr


class KindSection(Section):
    """Three buttons for RNN, GRU and LSTM, a menu of all kinds, and one of variants.

    Another kind does the same work as far as it can, see `lstm_gui.core.converted`, and a variant
    has the same numbers; how far h is the same on this input, a note tells, with the way back.
    Until something is changed, each kind is there again as it was.
    """

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(document, parent)
        self._kept = KeptKinds()

    def fill(self) -> None:
        super().fill()
        self.add_heading()
        names = {name: words_of(name).name for name in FIRST_LANES}
        self.kinds = Segments(names, message("Kind of cell"), self)
        self.kinds.explain({name: words_of(name).tip for name in FIRST_LANES})
        self.kinds.picked.connect(self._choose_kind)
        self.corner.addWidget(self.kinds)
        self.more = KindMenu(self)
        self.more.picked.connect(self._choose_kind)
        self.more_button = menu_button(self, "▾", message("All kinds of cell"), self.more)
        self.corner.addWidget(self.more_button)
        self.variants = VariantMenu(self)
        self.variants.chosen.connect(self._choose_variant)
        self.variant_button = menu_button(
            self, message("variant ▾"), message("Change how the cell computes"), self.variants
        )
        self.corner.addWidget(self.variant_button)

    def draw(self, snapshot: Snapshot) -> None:
        kind = snapshot.kind
        self.kinds.show_choice(kind.name)
        self.more.show_choice(kind.name)
        is_beside = kind.name in self.kinds.buttons
        self.heading.setText(tr("Cell") if is_beside else words_of(kind.name).name)
        # Nothing else tells which cell it is if it is none of the three.
        self.heading.setMinimumWidth(self.heading.least_whole)
        self.variants.show_kind(kind)
        # Where there is nothing to choose, the name of the cell has its room.
        self.variant_button.setVisible(self.variants.has_choices)
        departs = kind not in KINDS.values()
        self.variant_button.setText(tr("variant •▾") if departs else tr("variant ▾"))

    def _choose_kind(self, name: str) -> None:
        document = self.document
        old = Cell(document.state, document.baseline)
        if name == old.kind_name:
            return
        # With all that compares cells, which nobody needs before there is another.
        from lstm_gui.ui.cell.conversion_told import told_of_conversion, told_of_return

        new, source = self._kept.made_of(old, name)
        place = document.undo_stack.place
        self._choose(new)
        if source is None:
            self._tell(told_of_return(new.state), place)
        else:
            self._tell(told_of_conversion(source, new.state), place)

    def _choose_variant(self, kind: Kind) -> None:
        document = self.document
        old, place = document.state, document.undo_stack.place
        if kind != old.parameters.kind:
            from lstm_gui.ui.cell.conversion_told import told_of_variant

            self._choose(Cell(converted(old, kind), converted(document.baseline, kind)))
            self._tell(told_of_variant(old, document.state), place)

    def _tell(self, text: str, place: int) -> None:
        UndoNotice(text, self.document, place, self.window())

    def _choose(self, cell: Cell) -> None:
        self.document.edit(message("Change the cell"), cell.state, baseline=cell.baseline)
