"""How large the type of a diagram is, and what its numbers keep off beside nodes and wires."""

import re
from collections.abc import Iterator
from functools import cached_property

from PyQt6.QtGui import QFont

from lstm_gui.files.texts.powers_of_ten import typed
from lstm_gui.scenes.pictures.free_places import Box
from lstm_gui.scenes.pictures.parts import Node, Picture, Point, Terminal
from lstm_gui.scenes.pictures.room import AT_DESK, IN_CLASS, IN_CLASS_ALONE, IN_PRINT, Room
from lstm_gui.ui.style.fonts import least_type
from lstm_gui.ui.style.legible import numbers_are_large
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.mathtext import Line, typeset

BOLD = QFont.Weight.DemiBold
_USUAL, _USUAL_CHANGE = "+0.00", "(+0.00)"
_LONG = "+00.00"
"""What numbers with a power of ten are no wider than, which would cross a wire."""
_CAP_AT_DESK = 9.5
"""How high a number stands beside its symbol at a desk."""
_BRACKET = 0.7
"""By how much of what letters grow beyond that a bracket reaches farther below their line."""
_SYMBOL, _SYMBOL_ABOVE, _LARGEST_SYMBOL = 18.0, 26.0, 44.0
"""Larger ones would reach the wires behind them."""
_GATE_NUMBER, _RIM = 14.5, 3.0
_WORD, _WORD_OF_BOX, _WORD_BASE = 14.0, 0.7, 0.32
"""How large the word of a box is at a desk, and at most of its height; how low its line is."""
_OFF_GATE = 3.0
"""What the index of a symbol above a gate keeps off its edge."""
_ROOMY, _CROWDED = 14.5, 26.0
"""How large numbers are up to which a gate shows all it has, and its level beside them."""
_TIGHT = 20.0
"""How large numbers in print are up to which what a gate shows need not stand close to its edge."""
_ROOMILY, _BESIDE_LEVEL, _ALONE = 26.0, 19.0, 6.0
"""How far the symbol of a gate stands from its left where there is room, and where there is not."""
_LEVEL = 15.0
"""How far the level of a gate reaches from there, where there is not."""
_SUNK = 8.0
"""How far below its line a symbol may reach before it has to stand higher."""
_WIDE = 2.1
"""From here on a picture that is wide fills its place better than one that is not."""
_DIGITS = re.compile(r"\d")
_CHANGE, _LINE, _INPUT = 10.5, 1.5, 13.0
_PILL, _PILL_HEIGHT, _PILL_INSET = 16.0, 28.0, 16.0
_HEADED = 0.75
"""How small a formula may become for its heading, next to its usual size."""


class DiagramType:
    """The sizes of the letters of one picture, in its own units.

    Parameters
    ----------
    asked
        How large numbers are to be at least; 0 where they are as the picture has room for them.
    in_print
        Whether there is no room for smaller ones, so that some are left out.
    """

    def __init__(self, picture: Picture, asked: float, in_print: bool) -> None:
        least = asked if in_print else min(asked, _most(picture))
        self._picture, self._asked, self.least = picture, asked, least
        self._in_print = in_print
        self.symbol = _SYMBOL if in_print else min(max(_SYMBOL, least), _LARGEST_SYMBOL)
        self.change = max(_CHANGE, least / 2)
        self.large = least > _ROOMY
        """Whether a gate has room for less than at a desk."""

    @property
    def _tight(self) -> bool:
        return self._in_print and self.least > _TIGHT

    @cached_property
    def crowded(self) -> bool:
        """Whether its number takes all of a gate, so that its symbol stands above."""
        if not self._in_print and self.least > _CROWDED:
            return True
        return self._measured and any(self._meets_number(gate, _ALONE) for gate in self._gates)

    @cached_property
    def levelled(self) -> bool:
        """Whether a gate shows its level too, and not only its symbol and its number."""
        if not self._in_print and self.crowded:
            return False
        return not (self._measured and any(map(self._lacks_room_for_level, self._gates)))

    @property
    def _measured(self) -> bool:
        """Whether what a gate shows may not all fit, as it does at a desk."""
        return self._in_print or self.large

    def number(self, text: str, pixels: float) -> Lettering:
        size = max(pixels, self.least)
        piece = lettering(text, size, BOLD)
        if self._in_print or typed(text) == text:
            return piece
        return lettering(text, size * min(1.0, _width(_LONG, size) / piece.width), BOLD)

    def terminal_symbol(self, terminal: Terminal) -> Line:
        return typeset(terminal.symbol, self.symbol)

    def terminal_at(self, terminal: Terminal) -> Point:
        """Return where the symbol of a terminal stands, none of it above the picture.

        What is lowered in it stands off the line below, also where it is large in print.
        """
        (x, y), symbol = terminal.at, self.terminal_symbol(terminal)
        lifted = max(0.0, symbol.sunk - _SUNK)
        return x, max(y - lifted, symbol.ascent + 1)

    def gate_symbol(self, node: Node) -> tuple[Line, Point]:
        """Return the symbol of a gate, and where it stands."""
        left, top = _corner(node)
        if self.crowded:
            # Above the box, beside the wire that leaves it.
            size = _SYMBOL_ABOVE if self._in_print else self.symbol
            symbol = typeset(node.symbol, size)
            return symbol, (left + 2, top - max(10, symbol.sunk + _OFF_GATE))
        return self._symbol_inside(node, _BESIDE_LEVEL if self.levelled else _ALONE)

    def word(self, node: Node) -> tuple[Line, float]:
        """Return the word of a box, as large as numbers if it has room for that, and its line."""
        width, height = node.size
        usual = typeset(node.word, _WORD)
        room = min(_WORD * (width - 4 * _RIM) / usual.width, _WORD_OF_BOX * height)
        size = _WORD if self._in_print else max(_WORD, min(self.least, room))
        return typeset(node.word, size), node.center[1] + _WORD_BASE * size

    def _symbol_inside(self, node: Node, across: float) -> tuple[Line, Point]:
        left, top = _corner(node)
        symbol = typeset(node.symbol, self.symbol)
        baseline = top + max(18 if self.large else 21, symbol.ascent + (2 if self._tight else 4))
        return symbol, (left + (across if self.large else _ROOMILY), baseline)

    def in_gate(self, node: Node, text: str) -> Lettering:
        """Return a number as large as is asked for, but no wider than its gate."""
        size, room = max(_GATE_NUMBER, self._asked), node.size[0] - 2 * _RIM
        if self._in_print:
            return lettering(text, size, BOLD)
        return lettering(text, size * min(1.0, room / lettering(text, size, BOLD).width), BOLD)

    def gate_number(self, node: Node, number: Lettering) -> Point:
        """Return where the number of a gate starts: alone in the middle, else in the corner."""
        (left, top), (width, height) = _corner(node), node.size
        if self.crowded:
            return left + (width - number.width) / 2, top + (height + number.cap_height) / 2
        return self._number_in_corner(node, number)

    def _number_in_corner(self, node: Node, number: Lettering) -> Point:
        (left, top), (width, height) = _corner(node), node.size
        across, up = (4, 4 if self._tight else 6) if self.large else (8, 10)
        across = min(across, (width - number.width) / 2)
        return left + width - across - number.width, top + height - up

    def gate_change(self, node: Node) -> tuple[Point, float]:
        """Return where it stands by how much a gate has changed, and its alignment there.

        The wire of the gate is between it and what else stands above.
        """
        middle, top = node.center[0], _corner(node)[1]
        return ((middle + 9, top - 7), 0.0) if self.crowded else ((middle - 6, top - 5), 1.0)

    def pill(self) -> tuple[float, float]:
        """Return how high the pill of the formula is, and how wide what it says may be."""
        left, top, width, _ = self._picture.body
        middle = left + width / 2
        high = min(_PILL_HEIGHT * self.pill_size / _PILL, 2 * top)
        # A wire that leaves at the top is not written over.
        ends = [x for wire in self._picture.wires for x, y in wire.points if y < top]
        end = min([self._picture.size[0] - 1, *(x - 10 for x in ends if x > middle)])
        return high, 2 * (end - middle - _PILL_INSET)

    @property
    def pill_size(self) -> float:
        return max(_PILL, self.least)

    def headed(self, heading: str, formula: str) -> str:
        """Return ``formula`` behind its ``heading``, or alone where it would be too small so."""
        whole = heading + formula
        return (
            whole if typeset(whole, _HEADED * self.pill_size).width <= self.pill()[1] else formula
        )

    def inputs(self, named: str, text: str) -> tuple[Lettering, Point]:
        """Return the numbers of the input, and where they stand: behind their symbol.

        They are ``named`` if that fits. Where there are more than fit without names, they are
        smaller, but all there.
        """
        terminal = next(one for one in self._picture.terminals if one.quantity == "x")
        end = terminal.at[0] + (1 - terminal.align) * self.terminal_symbol(terminal).width
        x = max(terminal.value_at[0], end)
        piece, room = self.number(named, _INPUT), self._picture.size[0] - x
        if piece.width > room:
            piece = self.number(text, _INPUT)
        if piece.width > room:
            piece = lettering(text, max(_INPUT, self.least * room / piece.width), BOLD)
        more = max(0.0, piece.cap_height - _CAP_AT_DESK)
        lowest = self._picture.size[1] - max(2.0, _BRACKET * more)
        return piece, (x + 4, min(terminal.value_at[1] + more, lowest))

    def _lacks_room_for_level(self, gate: Node) -> bool:
        left, _ = self._number_in_corner(gate, self._usual(gate))
        covered = left < _corner(gate)[0] + _LEVEL
        return covered or self._meets_number(gate, _BESIDE_LEVEL)

    def _usual(self, gate: Node) -> Lettering:
        return self.in_gate(gate, _USUAL if gate.signed else _USUAL[1:])

    def _meets_number(self, gate: Node, across: float) -> bool:
        """Tell whether the symbol of a gate, so far from its left, and its number do not fit."""
        symbol, (x, y) = self._symbol_inside(gate, across)
        usual = self._usual(gate)
        left, base = self._number_in_corner(gate, usual)
        beside = x + symbol.width < left
        return not beside and y + symbol.sunk > base - usual.cap_height

    @property
    def _gates(self) -> Iterator[Node]:
        return (node for node in self._picture.nodes if node.shape == "gate")

    def symbols(self) -> tuple[Box, ...]:
        """Return where symbols stand that are larger than a picture leaves room for."""
        above = (box for gate in self._gates for box in self._above(gate, changes=False))
        return (*map(self._symbol, self._picture.terminals), *above)

    def kept_free(self, inputs: Lettering, at: Point, changes: bool) -> tuple[Box, ...]:
        """Return where numbers do not stand, beside what all pictures keep free.

        That is also where the ``inputs`` stand, whatever their digits.
        """
        left, top, width, _ = self._picture.body
        high, room = self.pill()
        half = room / 2 + _PILL_INSET
        middle = left + width / 2
        pill = Box(middle - half, top - high / 2, middle + half, top + high / 2)
        above = (box for gate in self._gates for box in self._above(gate, changes))
        return (
            pill,
            self._of_inputs(inputs, at),
            *map(self._symbol, self._picture.terminals),
            *above,
        )

    def _of_inputs(self, inputs: Lettering, at: Point) -> Box:
        # As much as any values take, so that no number jumps while they change.
        width = lettering(_DIGITS.sub("0", inputs.text), inputs.font.pixelSize(), BOLD).width
        x, y = at
        return Box(x, y - inputs.cap_height, x + width, self._picture.size[1])

    def _symbol(self, terminal: Terminal) -> Box:
        x, y = self.terminal_at(terminal)
        left, high = x - terminal.align * self.terminal_symbol(terminal).width, self.symbol
        return Box(left, y - high, left + self.terminal_symbol(terminal).width, y + 0.3 * high)

    def _above(self, gate: Node, changes: bool) -> Iterator[Box]:
        """Yield what stands above a gate."""
        if self.crowded:
            symbol, (x, y) = self.gate_symbol(gate)
            yield Box(x, y - symbol.ascent, x + symbol.width, y + 4)
        if changes:
            text = lettering(_USUAL_CHANGE, self.change)
            (x, y), align = self.gate_change(gate)
            left = x - align * text.width
            yield Box(left, y - text.cap_height - 2, left + text.width, y + 2)

    def below(self, changes: bool) -> float:
        """Return how much room a number takes below its line."""
        return self.change + _LINE + 2 if changes else 0.0


def room_for_type(across: float) -> Room:
    """Return how much room a picture has that is laid out for the type in force.

    It stands in a place that is so many times as wide ``across`` as it is high.
    """
    if least_type() > 0:
        return IN_PRINT
    if not numbers_are_large():
        return AT_DESK
    return IN_CLASS if across < _WIDE else IN_CLASS_ALONE


def _most(picture: Picture) -> float:
    """Return how large numbers are at most: no larger than what gates have room for."""
    widths = [node.size[0] for node in picture.nodes if node.shape == "gate"]
    return (min(widths) - 2 * _RIM) / lettering(_USUAL, 1.0, BOLD).width


def _width(text: str, size: float) -> float:
    return lettering(text, size, BOLD).width


def _corner(node: Node) -> Point:
    return node.center[0] - node.size[0] / 2, node.center[1] - node.size[1] / 2
