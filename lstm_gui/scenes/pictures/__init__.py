"""The diagram of each kind of cell."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from lstm_gui.core import Kind
from lstm_gui.scenes.pictures.parts import Node, Picture, Terminal
from lstm_gui.scenes.pictures.room import AT_DESK, Room
from lstm_gui.words.notations.in_force import kept_by_notation
from lstm_gui.words.symbols import symbol

__all__ = ["Picture", "picture_of"]


def picture_of(kind: Kind, room: Room = AT_DESK) -> Picture:
    """Return the diagram of a cell of ``kind``, drawn by hand or else laid out.

    Parameters
    ----------
    room
        How much one that is laid out has for its type.

    Raises
    ------
    KeyError
        If nobody has said how its parts are called.
    """
    return _picture_of(kind, room)


@kept_by_notation
def _picture_of(kind: Kind, room: Room) -> Picture:
    drawn = _BY_HAND[kind.name](kind, room) if kind.name in _BY_HAND else None
    if drawn is None:
        from lstm_gui.scenes.pictures.laid_out import laid_out

        drawn = laid_out(kind, room)
    return _with_symbols(kind, drawn)


def _with_symbols(kind: Kind, picture: Picture) -> Picture:
    """Return ``picture`` with its symbols in the notation in force."""

    def of_node(node: Node) -> Node:
        return replace(node, symbol=symbol(kind, node.quantity)) if node.symbol else node

    def of_terminal(terminal: Terminal) -> Terminal:
        quantity = terminal.quantity or picture.parts[terminal.wire].quantity
        return replace(terminal, symbol=symbol(kind, quantity))

    nodes, terminals = map(of_node, picture.nodes), map(of_terminal, picture.terminals)
    return replace(picture, nodes=tuple(nodes), terminals=tuple(terminals))


# Only that of the cell that is open is loaded.
def _rnn(kind: Kind, _room: Room) -> Picture | None:
    from lstm_gui.scenes.pictures.rnn_picture import rnn_picture

    return rnn_picture(kind)


def _gru(kind: Kind, _room: Room) -> Picture | None:
    from lstm_gui.scenes.pictures.gru_picture import gru_picture

    return gru_picture(kind)


def _lstm(kind: Kind, _room: Room) -> Picture | None:
    from lstm_gui.scenes.pictures.lstm_picture import lstm_picture

    return lstm_picture(kind)


def _slstm(kind: Kind, room: Room) -> Picture | None:
    from lstm_gui.scenes.pictures.slstm_picture import slstm_picture

    return slstm_picture(kind, room)


_BY_HAND: Mapping[str, Callable[[Kind, Room], Picture | None]] = {
    "rnn": _rnn,
    "gru": _gru,
    "lstm": _lstm,
    "slstm": _slstm,
}
