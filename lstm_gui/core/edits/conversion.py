"""The same cell as another kind, so that what each can and cannot do is compared.

What is carried over are the blocks that do the same work:

- The candidate is that of all kinds: ``c`` of an LSTM, ``n`` of a GRU, ``h`` of an RNN. The bias
  inside of a reset comes to its own bias, as if the reset gate were open.
- A GRU writes where it does not keep, so ``Z_z = -Z_i``: it writes where the LSTM wrote
  and keeps everywhere else. Its reset gate is open.
- An LSTM made of a GRU keeps with ``Z_f = Z_z``, writes with ``Z_i = -Z_z`` and shows all.
- An RNN is an LSTM or a GRU that forgets always, writes always and shows always.

Only some of it is the same cell again. An LSTM squashes what it shows once more, so `nearest`
leaves its second tanh out for what comes from a cell without one. The largest ``|h - h'|`` over
20 steps of 2,000 random cells (H 1 to 5, weights and inputs from N(0, 1)) has

===========  ======  =======  ====================================================
from, to     median  largest
===========  ======  =======  ====================================================
RNN, LSTM    0.0002  0.002    without the second tanh; with it 0.25 and 1.7
RNN, GRU     0.0001  0.002
GRU, LSTM    0.6     1.9      no reset gate; 0.0004 at most where it is open anyway
GRU, RNN     1.4     2.7      an RNN keeps nothing
LSTM, GRU    0.9     1.9      no f and o of their own, no second tanh
LSTM, RNN    1.1     2.0      an RNN keeps nothing
===========  ======  =======  ====================================================
"""

from collections.abc import Mapping

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.registry import CELLS, KINDS
from lstm_gui.core.clamps import fitted_clamps
from lstm_gui.core.edits.state_edits import with_kind
from lstm_gui.core.kinds import STANDARD, Kind, Variant
from lstm_gui.core.state import Initial, Parameters, Selection, State

WIDE_OPEN = 10.0
"""A bias that leaves a gate open by all but 5e-5 (or shut, with the other sign)."""

LARGEST_WEIGHED = 1e100
"""The largest magnitude of what meets a weight, so that every weighted sum is finite."""

_Source = tuple[str, float]
"""The block that one comes from and its sign; without a block only a bias."""


def nearest(old: Kind, name: str) -> Kind:
    """Return the kind called ``name`` in which a cell of kind ``old`` changes least."""
    if CELLS[name].varies and not old.has_cell_state:
        return CELLS[name].make(Variant(second_tanh=False))
    return KINDS[name]


def converted(state: State, kind: Kind) -> State:
    """Return ``state`` as a cell of ``kind``; input, sizes, step and unit stay.

    A cell with the same blocks keeps all its numbers, but for a huge ``c_0`` that only the
    standard LSTM keeps away from its weights: it ends at `LARGEST_WEIGHED`. A cell state that
    the old kind does not have starts with what the hidden state started with, and one that the
    new kind does not have is given up, and so are clamps of what it does not compute.
    """
    old = state.parameters
    if old.kind.blocks == kind.blocks:
        return with_kind(_weighable(state, kind), kind)
    old = _with_open_reset(old)
    sources = {block: _source(block, old.kind, kind) for block in kind.blocks}
    w_x, w_h, b = (
        _collected(getattr(old, name), old.kind, sources, name == "b")
        for name in ("w_x", "w_h", "b")
    )
    w_h[[kind.is_deaf(block) for block in kind.blocks]] = 0.0
    initial = _started(state.initial, old.kind, kind)
    block = _block(state.selection.block, kind, sources)
    selection = Selection(state.selection.t, state.selection.unit, block)
    parameters = Parameters(w_x, w_h, b, kind)
    units, steps = parameters.hidden_size, len(state.sequence)
    clamps = fitted_clamps(state.clamps, kind.clampable, units, steps)
    return State(parameters, initial, state.sequence, selection, clamps)


def _source(block: str, old: Kind, new: Kind) -> _Source:
    """Return what does in the old kind the work that ``block`` does in the new one."""
    roles = new.roles
    if block == candidate_block(new):
        return candidate_block(old), 1.0
    keeps, writes = (old.roles.keeping_block, 1.0), (old.roles.writing_block, 1.0)
    if block == roles.keeping_block:
        # Where one gate does both, it keeps what is not written.
        first, second = ((writes[0], -1.0), keeps) if roles.blends else (keeps, (writes[0], -1.0))
        return next((one for one in (first, second) if one[0]), ("", -WIDE_OPEN))
    if block == roles.writing_block:
        return next((one for one in (writes, (keeps[0], -1.0)) if one[0]), ("", WIDE_OPEN))
    return "", WIDE_OPEN


def candidate_block(kind: Kind) -> str:
    """Return the block that computes what would be written, or all of a cell without gates."""
    results = dict(zip(kind.results, kind.blocks, strict=True))
    return results.get(kind.roles.candidate, kind.blocks[0])


def _started(initial: Initial, old: Kind, new: Kind) -> Initial:
    """Return the first states of the new kind.

    Of those that it has not had the memory starts with the hidden state, a normaliser at 1, as
    if that had been written once, and any other at 0.
    """
    nothing = np.zeros_like(initial.h)
    fresh = {new.roles.memory: initial.h, new.roles.normaliser: nothing + 1.0}
    states = {
        name: initial.of(old, name) if name in old.states else fresh.get(name, nothing)
        for name in new.states
    }
    return Initial.from_states(new, states)


def _weighable(state: State, kind: Kind) -> State:
    h, c = state.initial.h, state.initial.c
    if kind.variant == STANDARD or not (np.abs(c) > LARGEST_WEIGHED).any():
        return state
    return replace(state, initial=Initial(h, np.clip(c, -LARGEST_WEIGHED, LARGEST_WEIGHED)))


def _with_open_reset(old: Parameters) -> Parameters:
    """Return ``old`` with the biases inside of its reset added to those outside."""
    b = np.array(old.b)
    for (block, name), values in zip(old.kind.extra, old.extra, strict=True):
        if not old.kind.is_peephole(name, block):
            b[old.kind.blocks.index(block)] += values
    return replace(old, b=b)


def _collected(array: Array, kind: Kind, sources: Mapping[str, _Source], is_bias: bool) -> Array:
    rows = [
        sign * array[kind.blocks.index(name)]
        if name
        else np.full(array.shape[1:], sign if is_bias else 0.0)
        for name, sign in sources.values()
    ]
    return np.stack(rows)


def _block(selected: str, kind: Kind, sources: Mapping[str, _Source]) -> str:
    """Return the block that took over from the one selected, else the first."""
    takes_over = [block for block, (name, _) in sources.items() if name == selected]
    return takes_over[0] if takes_over else kind.blocks[0]
