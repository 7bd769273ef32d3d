"""Sigmoid and tanh with the operating points and the shares in saturation."""

from PyQt6.QtWidgets import QMainWindow, QToolTip

from lstm_gui.scenes.pictures.operating_points import OperatingPoint, operating_points
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.plots.ranges import RangesFigure
from lstm_gui.ui.plots.state_rows import row_kinds
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import NORMAL, factor, fit
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.flat_button import flat_button
from lstm_gui.ui.widgets.formula_line import FormulaLine
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.translation import message, tr


class RangesPanel(Panel):
    """Where each quantity works: how much (sigmoid) and what (tanh)."""

    name = "ranges"
    tells = True
    title = message("Ranges")
    headline = message("σ and tanh: range and operating point")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self._snapshot: Snapshot | None = None
        self.figure = RangesFigure(self.inside)
        self.curves = FormulaLine(14, parent=self.inside)
        self.saturated = FormulaLine(14, parent=self.inside)
        self.corner.addWidget(
            flat_button(
                self, message("fit"), message("Show the arguments from −6 to 6"), self.figure.fit
            )
        )
        bind(self.figure.setAccessibleName, "Sigmoid and tanh with operating points")
        bind(
            self.saturated.setToolTip,
            "Share of units where the curve is flatter than a twentieth of its maximum (shaded)",
        )
        self.body.addWidget(self.figure, 1)
        self.body.addWidget(self.curves)
        self.body.addWidget(self.saturated)
        self.figure.block_picked.connect(self._pick_block)
        self.figure.point_picked.connect(self._inspect)
        self.figure.point_hovered.connect(self._tell)
        fit(self._set_least)

    def draw(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.figure.draw(snapshot)
        how_much, what = tr("how much"), tr("what")
        self.curves.show_markup(f'σ ∈ (0, 1) " {how_much}   "  tanh ∈ (−1, 1) " {what}"')
        self._tell_shares(operating_points(snapshot))

    def set_theme(self, theme: Theme) -> None:
        self.figure.set_theme(theme)

    def _tell_shares(self, points: tuple[OperatingPoint, ...]) -> None:
        if not points:
            nothing = tr("Nothing in this cell goes through σ or tanh.")
            self.saturated.show_markup(f'"{nothing}"')
            return
        saturated = tr("saturated")
        told = ' "   " '.join(f'{one.symbol} " {percent(one.saturated)}"' for one in points)
        self.saturated.show_markup(f'"{saturated}:  " {told}', shorter=told)

    def _set_least(self) -> None:
        # Larger type leaves a small window less room for the figure.
        self.figure.setMinimumSize(220, 150 if factor() == NORMAL else 100)

    def _pick_block(self, block: str) -> None:
        self._document.select(block=block)

    def _inspect(self, point: OperatingPoint) -> None:
        kind = self._document.state.parameters.kind
        quantity = kind.result(point.block) if point.block in kind.blocks else "tanh_c"
        self._document.inspect(Inspection(quantity))

    def _tell(self, point: OperatingPoint | None) -> None:
        snapshot = self._snapshot
        if point is None or snapshot is None:
            QToolTip.hideText()
            return
        curve = "σ" if point.curve == "sigmoid" else "tanh"
        argument, result = number(point.argument, digits=4), number(point.result, digits=4)
        text = tr(message("{name}, unit {lane}, t = {t}: {value}")).format(
            name=tr(row_kinds(snapshot.kind)[point.name].meaning),
            lane=snapshot.unit + 1, t=snapshot.t,
            value=f"{curve}({argument}) = {result}",
        )  # fmt: skip
        show_tooltip(text, self.figure)
