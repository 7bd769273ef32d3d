"""Edits: pure functions from a State to a new State.

Single numbers are set by `lstm_gui.core.entries.with_values`.
"""

from collections.abc import Iterable

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.clamps import clamps_with_step, clamps_without_step, fitted_clamps
from lstm_gui.core.entries import Entry, contains, value, with_values
from lstm_gui.core.kinds import Kind
from lstm_gui.core.resets import fitted_resets, resets_with_step, resets_without_step
from lstm_gui.core.state import Initial, Parameters, Sequence, State

# Smallest and largest size the editing controls offer; a State may be larger.
EDITABLE_INPUTS = (1, 16)
EDITABLE_UNITS = (1, 64)
EDITABLE_STEPS = (1, 500)


def resized(state: State, inputs: int, units: int, steps: int) -> State:
    """Return ``state`` with I, H and T changed, keeping all numbers that still fit.

    New parameters, initial values and inputs are 0, new labels and names empty; the selection
    moves inside if it has to, and clamps end with the last step.

    Raises
    ------
    ValueError
        If a size is below 1.
    """
    if min(inputs, units, steps) < 1:
        raise ValueError(f"sizes start at 1, got I = {inputs}, H = {units}, T = {steps}")
    initial = _fitted_initial(state.initial, state.parameters.kind, units)
    target = state.sequence.target
    sequence = Sequence(
        _fitted(state.sequence.x, (steps, inputs)),
        _fitted_texts(state.sequence.labels, steps),
        fitted_resets(state.sequence.resets, steps),
        None if target is None else target.fitted(steps),
        _fitted_texts(state.sequence.names, inputs),
    )
    parameters = _fitted_parameters(state.parameters, inputs, units)
    return _assembled(state, parameters, initial, sequence)


def with_sequence(state: State, sequence: Sequence) -> State:
    """Return ``state`` with another input of any length; the selection moves inside.

    Clamps end with the last step.

    Raises
    ------
    ValueError
        If ``sequence`` has another number of inputs than the cell.
    """
    return _assembled(state, state.parameters, state.initial, sequence)


def with_input_names(state: State, names: tuple[str, ...] | None) -> State:
    """Return ``state`` with its inputs called by ``names``, one for each of them.

    Raises
    ------
    ValueError
        If there are not as many names as inputs.
    """
    return replace(state, sequence=replace(state.sequence, names=names))


def insert_step(state: State, t: int) -> State:
    """Return ``state`` with a step of zeros before step ``t``, which becomes selected.

    With ``t = T`` the step is added at the end; an IndexError beyond. Clamps and resets move
    with their steps, and a clamp around that place holds in the new step too.
    """
    x, labels = state.sequence.x, state.sequence.labels
    if not 0 <= t <= len(x):
        raise IndexError(f"step {t} of {len(x)}")
    labels = None if labels is None else (*labels[:t], "", *labels[t:])
    resets = resets_with_step(state.sequence.resets, t)
    target = state.sequence.target
    target = None if target is None else target.with_step(t)
    x = np.insert(x, t, 0.0, axis=0)
    longer = with_sequence(
        state, replace(state.sequence, x=x, labels=labels, resets=resets, target=target)
    )
    return select(replace(longer, clamps=clamps_with_step(state.clamps, t)), t=t)


def remove_step(state: State, t: int) -> State:
    """Return ``state`` without step ``t``; the last remaining step stays.

    What is selected stays selected, unless it is the step removed; clamps and resets move with
    their steps. An IndexError if there is no step ``t``.
    """
    x, labels = state.sequence.x, state.sequence.labels
    if not 0 <= t < len(x):
        raise IndexError(f"step {t} of {len(x)}")
    if len(x) == 1:
        return state
    labels = None if labels is None else labels[:t] + labels[t + 1 :]
    selected = state.selection.t
    moved = select(state, t=selected - 1) if t < selected else state
    resets = resets_without_step(state.sequence.resets, t, len(x))
    target = state.sequence.target
    target = None if target is None else target.without_step(t)
    x = np.delete(x, t, axis=0)
    shorter = with_sequence(
        moved, replace(state.sequence, x=x, labels=labels, resets=resets, target=target)
    )
    return replace(shorter, clamps=clamps_without_step(state.clamps, t))


def select(
    state: State, t: int | None = None, unit: int | None = None, block: str | None = None
) -> State:
    """Return ``state`` with another selection, moved inside where it points outside.

    What is not given stays as it is.

    Raises
    ------
    ValueError
        If the cell has no such block.
    """
    old = state.selection
    selection = replace(
        old,
        t=_inside(old.t if t is None else t, len(state.sequence)),
        unit=_inside(old.unit if unit is None else unit, state.parameters.hidden_size),
        block=old.block if block is None else block,
    )
    return state if selection == old else replace(state, selection=selection)


def reset_entries(state: State, entries: Iterable[Entry], baseline: State) -> State:
    """Return ``state`` with ``entries`` as in ``baseline``, 0 where that is too small."""
    return with_values(
        state,
        {entry: value(baseline, entry) if contains(baseline, entry) else 0.0 for entry in entries},
    )


def with_kind(state: State, kind: Kind) -> State:
    """Return ``state`` as a cell of another kind with the same blocks.

    All numbers stay but for the further parameters: those the old kind does not have
    are 0, those the new one does not have are gone, and so are clamps of what cannot be
    clamped in it.

    Raises
    ------
    ValueError
        If the blocks differ.
    """
    initial, old = state.initial, state.parameters.kind
    if old.states != kind.states:
        nothing = np.zeros(state.parameters.hidden_size)
        of = {name: initial.of(old, name) for name in old.states}
        initial = Initial.from_states(kind, {name: of.get(name, nothing) for name in kind.states})
    return _assembled(state, _of_kind(state.parameters, kind), initial, state.sequence)


def reset_blocks(state: State, blocks: Iterable[str], baseline: State) -> State:
    """Return ``state`` with the parameters of ``blocks`` as in ``baseline``.

    The sizes stay; parameters that ``baseline`` is too small to have become 0.

    Raises
    ------
    ValueError
        If ``baseline`` is a cell with other blocks.
    """
    old = state.parameters
    chosen = list(blocks)
    rows = np.isin(old.kind.blocks, chosen)
    further = np.array([block in chosen for block, _ in old.kind.extra], dtype=bool)
    fresh = _of_kind(
        _fitted_parameters(baseline.parameters, old.input_size, old.hidden_size), old.kind
    )
    parameters = Parameters(
        np.where(rows[:, np.newaxis, np.newaxis], fresh.w_x, old.w_x),
        np.where(rows[:, np.newaxis, np.newaxis], fresh.w_h, old.w_h),
        np.where(rows[:, np.newaxis], fresh.b, old.b),
        old.kind,
        np.where(further[:, np.newaxis], fresh.extra, old.extra),
    )
    return replace(state, parameters=parameters)


def reset_cell(state: State, baseline: State) -> State:
    """Return ``state`` with all parameters, ``h_0`` and ``c_0`` as in ``baseline``.

    The input, all clamps and all sizes stay; what ``baseline`` is too small to have becomes 0.
    """
    kind, units = state.parameters.kind, state.parameters.hidden_size
    initial = _fitted_initial(baseline.initial, kind, units)
    cell = reset_blocks(state, kind.blocks, baseline)
    return replace(cell, initial=initial)


def reset_everything(state: State, baseline: State) -> State:
    """Return ``baseline``, its sizes and clamps included, with the selection of ``state``.

    The selection moves inside if it has to.
    """
    chosen = state.selection
    return select(baseline, chosen.t, chosen.unit, chosen.block)


def _assembled(state: State, parameters: Parameters, initial: Initial, sequence: Sequence) -> State:
    selection = replace(
        state.selection,
        t=_inside(state.selection.t, len(sequence)),
        unit=_inside(state.selection.unit, parameters.hidden_size),
    )
    clampable = parameters.kind.clampable
    clamps = fitted_clamps(state.clamps, clampable, parameters.hidden_size, len(sequence))
    return State(parameters, initial, sequence, selection, clamps)


def _inside(index: int, size: int) -> int:
    return max(0, min(index, size - 1))


def _fitted(array: Array, shape: tuple[int, ...]) -> Array:
    if array.shape == shape:
        return array
    fitted = np.zeros(shape)
    shared = tuple(slice(min(sizes)) for sizes in zip(array.shape, shape, strict=True))
    fitted[shared] = array[shared]
    return fitted


def _fitted_initial(initial: Initial, kind: Kind, units: int) -> Initial:
    further = len(kind.further_states)
    return Initial(
        _fitted(initial.h, (units,)),
        _fitted(initial.c, (kind.cells(units),)),
        _fitted(initial.further, (further, units) if further else (0, 0)),
    )


def _of_kind(parameters: Parameters, kind: Kind) -> Parameters:
    old = parameters.kind
    if old == kind:
        return parameters
    if old.blocks != kind.blocks:
        raise ValueError(f"a cell with the blocks {old.blocks} has none of {kind.blocks}")
    rows = [
        parameters.extra_of(*name) if name in old.extra else np.zeros(parameters.hidden_size)
        for name in kind.extra
    ]
    extra = np.array(rows).reshape(len(kind.extra), parameters.hidden_size)
    return replace(parameters, kind=kind, extra=extra)


def _fitted_texts(texts: tuple[str, ...] | None, count: int) -> tuple[str, ...] | None:
    if texts is None:
        return None
    return texts[:count] + ("",) * (count - len(texts))


def _fitted_parameters(parameters: Parameters, inputs: int, units: int) -> Parameters:
    if (parameters.input_size, parameters.hidden_size) == (inputs, units):
        return parameters
    blocks = len(parameters.kind.blocks)
    return Parameters(
        _fitted(parameters.w_x, (blocks, units, inputs)),
        _fitted(parameters.w_h, (blocks, units, units)),
        _fitted(parameters.b, (blocks, units)),
        parameters.kind,
        _fitted(parameters.extra, (len(parameters.kind.extra), units)),
    )
