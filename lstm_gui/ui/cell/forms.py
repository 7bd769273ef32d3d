"""The forms in which the panels of the Cell workspace stand side by side and below each other."""

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.style.scale import scaled

_RIGHT, _RIGHT_SHARE, _STATES_SHARE = 340, 0.332, 0.6
"""How wide ranges and inspector are at least, and their share and that of the states of a row."""
_LEAST = 400
"""Pixels that are shared at least, however small the window is."""
_BARS = 120
"""How much of the height of the window is not of the panels, about."""
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class Forms:
    """Puts panels that are out of their tabs next to each other, and shares the room.

    Parameters
    ----------
    panels
        The parameters first, then diagram, states, ranges and inspector; these may come later.
    window
        Whose docks they are.
    """

    def __init__(self, panels: Sequence[Panel], window: QMainWindow) -> None:
        self._panels, self._window = panels, window

    def wide(self, left: int) -> None:
        """Put two columns beside the parameters, which are ``left`` pixels wide."""
        parameters, diagram, states, ranges, inspector = self._panels
        split, size = self._window.splitDockWidget, self._window.resizeDocks
        split(diagram, ranges, _ACROSS)
        split(diagram, states, _DOWN)
        split(ranges, inspector, _DOWN)
        room = self._room(left)
        right = max(scaled(_RIGHT), round(room * _RIGHT_SHARE))
        size([parameters, diagram, ranges], [left, room - right, right], _ACROSS)
        self.share_column(0.56)
        size([ranges, inspector], self._heights(0.5), _DOWN)

    def narrow(self, left: int) -> None:
        """Put the diagram over a row of two, beside parameters that are ``left`` pixels wide."""
        parameters, diagram, states, ranges, inspector = self._panels
        split, room = self._window.splitDockWidget, self._room(left)
        split(diagram, states, _DOWN)
        split(states, ranges, _ACROSS)
        self._window.tabifyDockWidget(ranges, inspector)
        ranges.raise_()
        self._window.resizeDocks([parameters, diagram], [left, room], _ACROSS)
        self.share_row(room)
        self.share_column(0.61)

    def stacked(self, guide: Panel | None) -> None:
        """Put the diagram over the others, which share a place, and ``guide`` beside these."""
        _, diagram, states, ranges, inspector = self._panels
        split = self._window.splitDockWidget
        split(diagram, states, _DOWN)
        if guide is not None:
            split(states, guide, _ACROSS)
            guide.show()
        self._window.tabifyDockWidget(states, ranges)
        self._window.tabifyDockWidget(states, inspector)
        states.raise_()
        self.share_column(0.45)

    def tabbed(self, with_parameters: bool) -> None:
        """Put all in one place, the parameters beside it or in it, and the diagram in front."""
        diagram = self._panels[1]
        for panel in (*self._panels[2:], *(self._panels[:1] if with_parameters else ())):
            self._window.tabifyDockWidget(diagram, panel)
        diagram.raise_()

    def share_row(self, room: int) -> None:
        """Give the states and what stands beside them their shares of ``room`` pixels."""
        shares = [round(room * _STATES_SHARE), round(room * (1 - _STATES_SHARE))]
        self._window.resizeDocks(self._panels[2:4], shares, _ACROSS)

    def share_column(self, upper: float) -> None:
        """Give the diagram its share of the height, from 0 to 1, and the states the rest."""
        self._window.resizeDocks(self._panels[1:3], self._heights(upper), _DOWN)

    def _room(self, left: int) -> int:
        return max(self._window.contentsRect().width() - left, _LEAST)

    def _heights(self, upper: float) -> list[int]:
        height = max(self._window.height() - scaled(_BARS), _LEAST)
        return [round(height * upper), round(height * (1 - upper))]
