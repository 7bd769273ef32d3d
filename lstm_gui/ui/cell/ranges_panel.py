"""The curves of a cell with the operating points and the shares in saturation."""

from functools import cached_property
from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QMainWindow, QToolTip

from lstm_gui.scenes.pictures.operating_points import (
    OperatingPoint,
    curves_of,
    operating_points,
    spoken_point,
    stays_below_one,
)
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cards.place import Place
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import NORMAL, factor, fit
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.labels.formula_line import FormulaLine
from lstm_gui.words.numbers import percent
from lstm_gui.words.symbols import FUNCTION_WORDS
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.scenes.figure_table import FigureTable
    from lstm_gui.ui.plots.ranges import RangesFigure

_AT_DESK, _IN_CLASS = 13.0, 16.0
"""The type of the lines below; a class reads them from as far as the numbers above."""
_HOW_MUCH, _WHAT = message("how much"), message("what")
_SPANS = {
    "sigmoid": ("(0, 1)", "(0, 1)", _HOW_MUCH),
    "exp": ("(0, 1]", "(0, ∞)", _HOW_MUCH),
    "relu": ("[0, ∞)", "[0, ∞)", _WHAT),
    "tanh": ("(−1, 1)", "(−1, 1)", _WHAT),
}
"""Between which numbers the values of a curve lie, where none is above 1 and elsewhere."""


class RangesPanel(Panel):
    """Where each quantity works, e.g. how much (sigmoid) and what (tanh)."""

    name = "ranges"
    tells = True
    title = message("Ranges")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self._snapshot: Snapshot | None = None
        self._place = Place(self.inside)
        self.curves = FormulaLine(_AT_DESK, parent=self.inside)
        self.saturated = FormulaLine(_AT_DESK, parent=self.inside)
        self.corner.addWidget(
            flat_button(self, message("fit"), message("Show the arguments from −6 to 6"), self._fit)
        )
        bind(
            self.saturated.setToolTip,
            "Share of units where the curve is flatter than a twentieth of its maximum (shaded)",
        )
        fit(self.body.setSpacing, 1)
        self.body.addWidget(self._place, 1)
        self.body.addWidget(self.curves)
        self.body.addWidget(self.saturated)
        fit(self._set_least)

    @cached_property
    def figure(self) -> "RangesFigure":
        """The curves, made when somebody looks at them."""
        from lstm_gui.ui.plots.ranges import RangesFigure

        figure = RangesFigure(self.inside)
        figure.set_theme(theme())
        bind(figure.setAccessibleName, "The functions of the cell with operating points")
        figure.block_picked.connect(self._pick_block)
        figure.point_picked.connect(self._inspect)
        figure.point_hovered.connect(self._tell)
        figure.curve_hovered.connect(self._tell_curve)
        self._place.give_to(figure)
        return figure

    def draw(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.figure.draw(snapshot)
        curves = curves_of(snapshot.kind)
        names = ", ".join(FUNCTION_WORDS[name] for name in curves)
        self.heading.setText(f"{tr(self.title)}: {names}" if names else tr(self.title))
        self._tell_spans(curves, stays_below_one(snapshot.kind))
        # Below a cover nothing is read out either.
        told = () if self.covered else self.figure.told
        self._tell_shares(told)
        self.figure.setAccessibleDescription("; ".join(map(spoken_point, told)))

    def tables(self) -> "tuple[FigureTable, ...]":
        # With all that builds tables, which most never ask for.
        from lstm_gui.scenes.cell_tables import points_table

        return () if self._snapshot is None else (points_table(operating_points(self._snapshot)),)

    def set_theme(self, theme: Theme) -> None:
        if self._has_figure():
            self.figure.set_theme(theme)

    def _has_figure(self) -> bool:
        return "figure" in vars(self)

    def _fit(self) -> None:
        self.figure.fit()

    def _tell_spans(self, curves: tuple[str, ...], below_one: bool) -> None:
        spans = {name: _SPANS[name][0 if below_one else 1] for name in _SPANS if name in curves}
        lines = {name: f"{FUNCTION_WORDS[name]} ∈ {span}" for name, span in spans.items()}
        short = ' "   " '.join(lines.values())
        # "What" says something beside the "how much" of a gate only.
        gated = any(_SPANS[name][2] == _HOW_MUCH for name in lines)
        told = (f'{line} " {tr(_SPANS[name][2])}"' for name, line in lines.items())
        self.curves.show_markup(' "   " '.join(told) if gated else short, shorter=short)

    def _tell_shares(self, points: tuple[OperatingPoint, ...]) -> None:
        if self.covered:
            self.saturated.show_markup("")
            return
        if not points:
            nothing = tr("Nothing in this cell goes through a curve.")
            self.saturated.show_markup(f'"{nothing}"')
            return
        saturated = tr("saturated")
        alike: dict[str, list[str]] = {}
        for one in points:
            if one.saturated is not None:
                alike.setdefault(percent(one.saturated), []).append(one.symbol)
        told = ' "   " '.join(f'{", ".join(some)} " {share}"' for share, some in alike.items())
        self.saturated.show_markup(f'"{saturated}:  " {told}' if told else "", shorter=told)

    def _set_least(self) -> None:
        # Larger type leaves a small window less room for the figure.
        place = self.figure if self._has_figure() else self._place
        place.setMinimumSize(220, 124 if factor() == NORMAL else 100)
        for line in (self.curves, self.saturated):
            line.set_type(_AT_DESK if factor() == NORMAL else _IN_CLASS)

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
        # With all that explains, which nobody may ask for.
        from lstm_gui.scenes.telling import tell_point

        show_tooltip(tell_point(snapshot, point), self.figure)

    def _tell_curve(self, function: str, argument: float) -> None:
        if not function:
            if self.figure.point_shown is None:
                QToolTip.hideText()
            return
        from lstm_gui.scenes.telling import tell_curve

        show_tooltip(tell_curve(function, argument), self.figure)
