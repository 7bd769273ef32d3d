"""Which kind of cell it is, and how it departs from the standard."""

from PyQt6.QtWidgets import QWidget

from lstm_gui.core import KINDS, Kind, converted, nearest
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.conversion_told import told_of_conversion, told_of_variant
from lstm_gui.ui.cell.kind_menu import KindMenu
from lstm_gui.ui.cell.parameters.section import Section
from lstm_gui.ui.cell.variant_menu import VariantMenu
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.widgets.flat_button import menu_button
from lstm_gui.ui.widgets.segments import Segments
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import LANE_NAMES

_NOTICE = "what became of the cell"


class KindSection(Section):
    """Three buttons for RNN, GRU and LSTM, a menu of all kinds, and one of variants.

    Another kind does the same work as far as it can, see `lstm_gui.core.converted`, and a variant
    has the same numbers; how far h is the same on this input, a notice tells.
    """

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(document, parent)
        self.add_heading()
        self.kinds = Segments(LANE_NAMES, self)
        for name, button in self.kinds.buttons.items():
            bind(button.setToolTip, words_of(name).tip)
            bind(button.setAccessibleDescription, words_of(name).tip)
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
        self.heading.setText(tr(message("Cell")) if is_beside else words_of(kind.name).name)
        self.variants.show_kind(kind)
        self.variant_button.setEnabled(self.variants.has_choices)
        departs = kind not in KINDS.values()
        self.variant_button.setText(tr("variant •▾") if departs else tr("variant ▾"))

    def _choose_kind(self, name: str) -> None:
        if name != self.document.state.parameters.kind.name:
            old = self.document.state
            self._choose(nearest(old.parameters.kind, name))
            self._tell(told_of_conversion(old, self.document.state))

    def _choose_variant(self, kind: Kind) -> None:
        if kind != self.document.state.parameters.kind:
            old = self.document.state
            self._choose(kind)
            self._tell(told_of_variant(old, self.document.state))

    def _tell(self, text: str) -> None:
        for before in self.window().findChildren(Notice, _NOTICE):
            before.dismiss()
        Notice(text, self.window()).setObjectName(_NOTICE)

    def _choose(self, kind: Kind) -> None:
        state, baseline = self.document.state, self.document.baseline
        self.document.edit(
            message("Change the cell"), converted(state, kind), baseline=converted(baseline, kind)
        )
