"""Painting the diagram of a cell with a QPainter, on screen and in every export."""

from collections.abc import Mapping
from functools import cached_property

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QPainter, QPen

from lstm_gui.core import Clamp
from lstm_gui.core.facts.bounds import can_be_negative
from lstm_gui.scenes.layers import reads_of
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.emphasis import emphasis_of
from lstm_gui.scenes.pictures.free_places import ROOM, Box, Place
from lstm_gui.scenes.pictures.parts import Node, Point, Terminal, Wire
from lstm_gui.scenes.pictures.shown_numbers import ShownNumbers
from lstm_gui.scenes.slow_motion.step_numbers import formula as slow_motion_formula
from lstm_gui.scenes.slow_motion.step_sentences import heading as slow_motion_heading
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.surgery import assignment, clamp_of
from lstm_gui.ui.plots import diagram_places
from lstm_gui.ui.plots.diagram_nodes import (
    NodesPainter,
    StillParts,
    halo_of,
    paint_level,
    paint_lock,
)
from lstm_gui.ui.plots.diagram_type import DiagramType, room_for_type
from lstm_gui.ui.plots.wire_paths import paint_arrow, path_of, shortened, wire_width
from lstm_gui.ui.style.fonts import least_type
from lstm_gui.ui.style.kept_picture import CLEAR
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.legible import numbers_are_large
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.mathtext import fitted
from lstm_gui.ui.style.theme import NO_BRUSH, NO_PEN, Theme, brush_of, mixed, pen_of
from lstm_gui.ui.style.vectors import part, writes_vectors
from lstm_gui.words.input_names import written_inputs
from lstm_gui.words.numbers import number
from lstm_gui.words.quantity_words import quantity_role
from lstm_gui.words.translation import tr
from lstm_gui.words.worked_equations import put_in, worked

_SOLID, _FLAT, _ROUND = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin


class DiagramPainter:
    """Paints one snapshot in the colours of one theme, with one part highlighted.

    Parameters
    ----------
    least
        How large the type of numbers is at least, in units of the drawing. Where that is more
        than there is room for, they move.
    across
        How many times as wide as it is high the place of the drawing is.
    still
        Pictures of what was the same in the painter before.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        theme: Theme,
        hovered: str = "",
        least: float = 0.0,
        across: float = 1.0,
        still: StillParts | None = None,
    ) -> None:
        self._snapshot, self.least = snapshot, least
        self._theme, self._still = theme, still or StillParts()
        self._in_print, self._large = least_type() > 0, numbers_are_large()
        # While it is painted, the type in force is that of the drawing.
        self._laid_out_with = room_for_type(across)
        self._picture = picture_of(snapshot.kind, self._laid_out_with)
        self._type = DiagramType(self._picture, least, self._in_print)
        self._emphasis = emphasis_of(snapshot, self._picture, hovered)
        self._numbers = ShownNumbers(snapshot, self._emphasis.unknown)

    @property
    def formula(self) -> str:
        """Return the formula of the highlighted part, else of the selected block."""
        snapshot, mean = self._snapshot, self._snapshot.mean
        if snapshot.moment is not None:
            heading = f'"{slow_motion_heading(snapshot.moment)}:   "'
            return self._type.headed(heading, slow_motion_formula(snapshot, snapshot.moment))
        clamp = None if mean else self._clamp(self._picture.parts[self._emphasis.part].quantity)
        if clamp is not None:
            held = tr("clamped")
            return f'{assignment(snapshot.kind, clamp)} "  {held}"'
        whose = tr("mean of all units")
        prefix = f'"{whose}:  "' if mean else ""
        equation = worked(self._picture.parts[self._emphasis.part].quantity, snapshot.kind, mean)
        texts = {name: number(value) for name, value in self._numbers.reading.numbers.items()}
        return prefix + put_in(equation, texts)

    @property
    def left_out(self) -> int:
        """How many numbers and formulas have no room and are not drawn."""
        places = self._places if self.least else {}
        missing = diagram_places.without_room(self._picture.wires, places) - self._emphasis.carried
        return len(missing) + (shows(CURSOR) and not self._formula_fits)

    def paint(self, painter: QPainter) -> None:
        with part(painter, "cell"):
            self._body(painter)
        if shows(CURSOR):
            with part(painter, "formula"):
                self._pill(painter)
        for wire in self._picture.wires:
            if self._emphasis.lights(wire):
                self._halo_along(painter, wire)
        for wire in self._picture.wires:
            painter.setOpacity(self._strength(wire.name, self._emphasis.lights(wire)))
            with part(painter, "wire", wire.name):
                self._wire(painter, wire)
        for wire in self._picture.wires:
            painter.setOpacity(self._strength(wire.name, self._emphasis.lights(wire)))
            with part(painter, "number", wire.name):
                self._wire_number(painter, wire)
        painter.setOpacity(1.0)
        self._nodes(painter)
        for terminal in self._picture.terminals:
            painter.setOpacity(self._strength(terminal.wire, terminal.wire in self._emphasis.lit))
            with part(painter, "label", terminal.wire):
                self._terminal(painter, terminal)
        painter.setOpacity(1.0)

    def width(self, quantity: str) -> float:
        """Return the width of a wire, which is the least as long as its number is not known."""
        return wire_width(self._numbers.drawn(quantity), self._numbers.full(quantity))

    def _clamp(self, quantity: str) -> Clamp | None:
        return clamp_of(self._snapshot, quantity)

    def _strength(self, name: str, lit: bool) -> float:
        return self._emphasis.strength(self._picture.parts[name].quantity, lit)

    def _body(self, painter: QPainter) -> None:
        area, ground = QRectF(*self._picture.body), self._theme.color("card")
        looks = self._picture.body, self._theme
        self._still.body.draw(painter, area, ground, looks, self._paint_body)

    def _paint_body(self, painter: QPainter) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(self._theme.color("body")))
        painter.drawRoundedRect(QRectF(*self._picture.body), 18, 18)

    @property
    def _formula_fits(self) -> bool:
        room = self._type.pill()[1]
        # In print it is left out rather than too small to be read.
        return not self._in_print or fitted(self.formula, self._type.pill_size, room).width <= room

    def _pill(self, painter: QPainter) -> None:
        if not self._formula_fits:
            return
        high, room = self._type.pill()
        line = fitted(self.formula, self._type.pill_size, room)
        left, top, width, _ = self._picture.body
        pill = QRectF(left + width / 2 - line.width / 2 - 16, top - high / 2, line.width + 32, high)
        role = self._theme.role(self._emphasis.role)
        painter.setPen(pen_of(role, 1.2))
        painter.setBrush(brush_of(mixed(self._theme.color("card"), role, 0.1)))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(self._theme.color("text"))
        line.draw(painter, pill.center().x(), pill.center().y() + line.ascent / 2, align=0.5)

    def _halo_along(self, painter: QPainter, wire: Wire) -> None:
        pen = QPen(halo_of(self._theme, wire.role), self.width(wire.quantity) + 8)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(NO_BRUSH)
        painter.drawPath(path_of(wire.points))

    def _wire(self, painter: QPainter, wire: Wire) -> None:
        color = self._theme.role(wire.role)
        if wire.faint:
            color = self._theme.paler(color, 0.45)
        width = self.width(wire.quantity)
        points = shortened(wire.points, 6.0) if wire.arrow else wire.points
        painter.setPen(QPen(brush_of(color), width, _SOLID, _FLAT, _ROUND))
        painter.setBrush(NO_BRUSH)
        painter.drawPath(path_of(points))
        if wire.arrow:
            paint_arrow(painter, wire.points, color, width)

    def _wire_number(self, painter: QPainter, wire: Wire) -> None:
        if wire.value_at is not None and wire.quantity not in self._emphasis.carried:
            signed = can_be_negative(self._snapshot.kind, wire.quantity)
            role = quantity_role(self._snapshot.kind, wire.quantity)
            role = role if wire.quantity.startswith("z_") else wire.role
            place = self._place(wire.name, wire.value_at, 0.0)
            self._number(painter, place, wire.quantity, role, signed, 12.5)

    def _nodes(self, painter: QPainter) -> None:
        gates = (node for node in self._picture.nodes if node.shape == "gate" and shows(CURSOR))
        chosen = frozenset(gate.name for gate in gates if gate.block == self._snapshot.block)
        still = NodesPainter(self._picture, self._theme, self._type, self._emphasis.lit, chosen)
        if self._emphasis.dims or self._type.crowded or writes_vectors(painter):
            for node in self._picture.nodes:
                painter.setOpacity(self._strength(node.name, node.name in self._emphasis.lit))
                with part(painter, "gate" if node.shape == "gate" else "operation", node.name):
                    still.paint_node(painter, node)
                    self._moving_parts(painter, node)
            painter.setOpacity(1.0)
            return
        self._still.nodes.draw(painter, still.area, CLEAR, still.looks, still.paint)
        for node in self._picture.nodes:
            self._moving_parts(painter, node)

    def _moving_parts(self, painter: QPainter, node: Node) -> None:
        """Paint what of a node does not stand still: its level and number, and its lock."""
        if node.shape == "gate":
            self._gate(painter, node)
        if not self._snapshot.mean and self._clamp(node.quantity) is not None:
            paint_lock(painter, node, self._theme)

    def _gate(self, painter: QPainter, node: Node) -> None:
        left, top = node.center[0] - node.size[0] / 2, node.center[1] - node.size[1] / 2
        if self._type.levelled:
            tube = QRectF(left + (5 if self._type.large else 9), top + 9, 9, node.size[1] - 18)
            paint_level(painter, node, tube, self._numbers.drawn(node.quantity), self._theme)
        self._gate_number(painter, node)
        self._change(painter, node.quantity, *self._type.gate_change(node))

    def _gate_number(self, painter: QPainter, node: Node) -> None:
        text = self._type.in_gate(node, self._numbers.text(node.quantity, node.signed))
        painter.setPen(self._theme.color("text"))
        text.draw(painter, *self._type.gate_number(node, text))

    def _terminal(self, painter: QPainter, terminal: Terminal) -> None:
        painter.setPen(self._theme.ink(terminal.role, "body"))
        symbol = self._type.terminal_symbol(terminal)
        symbol.draw(painter, *self._type.terminal_at(terminal), align=terminal.align)
        if terminal.quantity == "x":
            painter.setPen(self._theme.color("text"))
            piece, at = self._inputs
            piece.draw(painter, *at)
        elif terminal.quantity:
            place = self._place(terminal.wire, terminal.value_at, terminal.align)
            self._number(painter, place, terminal.quantity, "", True, 13.0)

    @cached_property
    def _inputs(self) -> tuple[Lettering, Point]:
        """The numbers of the input, with their names if there is room, and where they stand."""
        texts = written_inputs(self._numbers.reading.x, self._snapshot.state.sequence.names)
        source = reads_of(self._snapshot)
        reads = f"= {source} = " if source else "= "
        return self._type.inputs(*(reads + text for text in texts))

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        """Where numbers stand that are larger than the picture has room for."""
        kind, size = self._snapshot.kind, self._type.least
        if self._in_print:
            wires = ((wire.name, wire.quantity) for wire in self._picture.wires)
            text = self._numbers.text
            texts = ((name, text(which, True)) for name, which in wires if which != "x")
            return diagram_places.printed_places(kind, size, texts, self._type.symbols())
        changes = self._numbers.has_changes
        kept_free = self._type.kept_free(*self._inputs, changes)
        room = ROOM if self._large else 0.0, self._type.below(changes), kept_free
        symbols = self._type.symbol if self._large else 0.0
        return diagram_places.moving_places(kind, size, *room, self._laid_out_with, symbols)

    def _place(self, wire: str, at: Point, align: float) -> Place:
        """Return where the number of ``wire`` stands, which is ``at`` as long as it fits."""
        return self._places[wire] if self.least else Place(at, align, Box(*at, *at))

    def _number(
        self, painter: QPainter, place: Place, quantity: str, role: str, signed: bool, pixels: float
    ) -> None:
        if place.crowded:
            # What has no room is told where it is pointed at.
            return
        painter.setPen(self._theme.ink(role, "body") if role else self._theme.color("text"))
        piece = self._type.number(self._numbers.text(quantity, signed), pixels)
        (x, y), align = place.at, place.align
        if place.named:
            symbol = diagram_places.symbol_before(self._snapshot.kind, quantity, self._type.symbol)
            symbol.draw(painter, x, y)
            x += symbol.width
        piece.draw(painter, x - align * piece.width, y)
        # On a line of its own: beside the number there is no room in every cell.
        self._change(painter, quantity, (x, y + self._type.change + 1.5), align)

    def _change(self, painter: QPainter, quantity: str, at: Point, align: float = 0.0) -> None:
        change = self._numbers.change(quantity)
        if change:
            painter.setPen(self._theme.color("text"))
            small = lettering(f"({change})", self._type.change)
            small.draw(painter, at[0] - align * small.width, at[1])
