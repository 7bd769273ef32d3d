"""From a State to the JSON of a session file."""

from lstm_gui.core import State
from lstm_gui.core.arrays import Array
from lstm_gui.files.json_text import JSON
from lstm_gui.files.session_cell import kind_fields
from lstm_gui.files.session_clamps import clamp_fields
from lstm_gui.files.session_format import FORMAT, VERSION
from lstm_gui.files.session_limits import require_labels, require_numbers, require_view


def document(state: State, view: dict[str, JSON], name: str) -> dict[str, JSON]:
    """Return the whole file as plain JSON values.

    Raises
    ------
    Problem
        If the kind of cell, a number, a label or the view is beyond what a session may hold.
    """
    require_numbers(state, name)
    require_labels(state.sequence.labels, name)
    require_view(view, name)
    selection = state.selection
    # Left out where there are none: such a file is byte for byte what it always was.
    clamps: dict[str, JSON] = {"clamps": clamp_fields(state.clamps, name)} if state.clamps else {}
    return {
        "format": FORMAT,
        "version": VERSION,
        "cell": _cell(state, name),
        "initial": _initial(state),
        "input": _input(state),
        **clamps,
        "selection": {"t": selection.t, "unit": selection.unit, "block": selection.block},
        "view": view,
    }


def _cell(state: State, name: str) -> dict[str, JSON]:
    parameters = state.parameters
    return {
        **kind_fields(parameters.kind, name),
        "input_size": parameters.input_size,
        "hidden_size": parameters.hidden_size,
        "blocks": {block: _block(state, block) for block in parameters.kind.blocks},
    }


def _block(state: State, name: str) -> dict[str, JSON]:
    parameters = state.parameters
    block = parameters.block(name)
    further = {
        extra: _plain(parameters.extra_of(name, extra))
        for extra in parameters.kind.extra_names(name)
    }
    heard = {} if parameters.kind.is_deaf(name) else {"w_h": _plain(block.w_h)}
    return {"w_x": _plain(block.w_x), **heard, "b": _plain(block.b), **further}


def _initial(state: State) -> dict[str, JSON]:
    kind = state.parameters.kind
    return {name: _plain(state.initial.of(kind, name)) for name in kind.states}


def _input(state: State) -> dict[str, JSON]:
    labels = state.sequence.labels
    return {
        "x": _plain(state.sequence.x),
        "labels": None if labels is None else list(labels),
    }


def _plain(array: Array) -> JSON:
    return array.tolist()
