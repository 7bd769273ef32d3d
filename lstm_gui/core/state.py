"""The State: everything a user can set, frozen.

A State is what a session file holds and what one forward pass needs. Nothing in
it can be changed; every edit makes a new State (see `lstm_gui.core.edits.state_edits`).
"""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from lstm_gui.core.arrays import Array, ArrayRecord, frozen
from lstm_gui.core.cells.lstm.equations import LSTM
from lstm_gui.core.clamps import Clamps, Held
from lstm_gui.core.kinds import Kind
from lstm_gui.core.stacked import Stacked, stack
from lstm_gui.core.target import Target

NO_EXTRA = frozen(np.empty((0, 0)))


def no_extra() -> Array:
    """Return `NO_EXTRA`, the default where a kind of cell decides how many there are."""
    return NO_EXTRA


class Block(ArrayRecord, frozen=True):
    """Parameters of one block: ``Z = W_h h_{t-1} + W_x x_t + b``.

    Parameters
    ----------
    w_x, w_h, b
        ``(H, I)``, ``(H, H)`` and ``(H,)``.
    """

    w_x: Array
    w_h: Array
    b: Array


class Parameters(ArrayRecord, frozen=True, dict=True):
    """All parameters of a cell, block after block in the order of ``kind.blocks``.

    Parameters
    ----------
    w_x, w_h, b
        ``(K, H, I)``, ``(K, H, H)`` and ``(K, H)`` for K blocks, H hidden units and I inputs.
    kind
        The cell, whose folder in `lstm_gui.core.cells` names the paper it is from.
    extra
        Second biases and peepholes, ``(E, H)`` in the order of ``kind.extra``; all 0 if it is
        not given.

    Raises
    ------
    ValueError
        If the shapes do not belong together.
    """

    w_x: Array
    w_h: Array
    b: Array
    kind: Kind = LSTM
    extra: Array = field(default_factory=no_extra)

    def __post_init__(self) -> None:
        blocks, further = len(self.kind.blocks), len(self.kind.extra)
        units, inputs = (*self.w_x.shape, 0, 0, 0)[1:3]
        if self.extra is NO_EXTRA:
            force_setattr(self, "extra", np.zeros((further, units)))
        for name in ("w_x", "w_h", "b", "extra"):
            force_setattr(self, name, frozen(getattr(self, name)))
        shapes = ((blocks, units, inputs), (blocks, units, units), (blocks, units))
        expected = (*shapes, (further, units))
        actual = (self.w_x.shape, self.w_h.shape, self.b.shape, self.extra.shape)
        if expected != actual:
            raise ValueError(f"parameters need shapes {expected}, got {actual}")

    @property
    def input_size(self) -> int:
        """I, how many inputs there are."""
        return self.w_x.shape[2]

    @property
    def hidden_size(self) -> int:
        """H, how many units there are."""
        return self.w_x.shape[1]

    def block(self, name: str) -> Block:
        """Return the parameters of the block called ``name`` as read-only views."""
        k = self.kind.blocks.index(name)
        return Block(self.w_x[k], self.w_h[k], self.b[k])

    def extra_of(self, block: str, name: str) -> Array:
        """Return a further parameter ``(H,)``; a ValueError if the cell has none such."""
        return self.extra[self.kind.extra.index((block, name))]

    def arrays_of(self, block: str) -> dict[str, Array]:
        """Return what ``block`` has, by its name in a session: each with a row for each unit.

        ``w_x (H, I)`` comes first, then ``w_h (H, H)`` unless the block does not see h, then ``b``
        and what else it has, each ``(H, 1)``.
        """
        own = self.block(block)
        vectors = {"b": own.b}
        vectors |= {name: self.extra_of(block, name) for name in self.kind.extra_names(block)}
        recurrent = {} if self.kind.is_deaf(block) else {"w_h": own.w_h}
        columns = {name: vector[:, np.newaxis] for name, vector in vectors.items()}
        return {"w_x": own.w_x, **recurrent, **columns}

    @property
    def side_by_side(self) -> Array:
        """``[W_h | W_x]`` of each block, ``(K, H, H + I)``."""
        return np.concatenate([self.w_h, self.w_x], axis=2)

    @cached_property
    def stacked(self) -> Stacked:
        """The same numbers as the forward pass wants them."""
        return stack(self.kind, self.w_x, self.w_h, self.b)

    @classmethod
    def zeros(cls, input_size: int, hidden_size: int, kind: Kind = LSTM) -> "Parameters":
        """Return the parameters of a cell of ``kind`` with I inputs and H units, all of them 0."""
        blocks = len(kind.blocks)
        return cls(
            np.zeros((blocks, hidden_size, input_size)),
            np.zeros((blocks, hidden_size, hidden_size)),
            np.zeros((blocks, hidden_size)),
            kind,
        )


class Initial(ArrayRecord, frozen=True):
    """The states before the first step, ``h_{-1}``, ``c_{-1}`` and so on, each ``(H,)``.

    Steps count from 0, so that is not what step 0 computes. Arrays of it are called ``h_0`` and
    ``c_0`` where they stand beside those of the steps.

    Parameters
    ----------
    h
        ``(H,)``.
    c
        The cell state by whatever letter, ``(H,)``; for a cell without one ``(0,)``.
    further
        The states beside both, ``(F, H)`` in the order of ``kind.further_states``.
    """

    h: Array
    c: Array
    further: Array = field(default_factory=no_extra)

    def __post_init__(self) -> None:
        for name in ("h", "c", "further"):
            force_setattr(self, name, frozen(getattr(self, name)))

    def of(self, kind: Kind, name: str) -> Array:
        """Return the state called ``name`` of a cell of ``kind``; a ValueError if it has none."""
        if name == "h":
            return self.h
        if name == kind.cell_state:
            return self.c
        return self.further[kind.further_states.index(name)]

    @classmethod
    def from_states(cls, kind: Kind, states: Mapping[str, Array]) -> "Initial":
        """Return the first states of a cell of ``kind``, given each by its name."""
        c = states[kind.cell_state] if kind.has_cell_state else np.empty(0)
        further = [states[name] for name in kind.further_states]
        return cls(states["h"], c, np.array(further) if further else NO_EXTRA)

    @classmethod
    def zeros(cls, kind: Kind, units: int) -> "Initial":
        """Return first states of 0 for a cell of ``kind`` with ``units`` units."""
        return cls.from_states(kind, dict.fromkeys(kind.states, np.zeros(units)))


class Sequence(ArrayRecord, frozen=True):
    """What a cell or a network reads.

    Parameters
    ----------
    x
        The input, ``(T, I)``: a row for each step.
    labels
        The T names of the steps, if they have any.
    resets
        Steps before which all states return to the first ones, in their order.
    target
        What should be answered at each step, if that is known.
    names
        What each of the I numbers of a step is called, if anybody said it; ``""`` for those of
        which nobody did.

    Raises
    ------
    ValueError
        If there is no step before or after a reset, the target has another number of steps, or
        there are not as many names as inputs.
    """

    x: Array
    labels: tuple[str, ...] | None = None
    resets: tuple[int, ...] = ()
    target: Target | None = None
    names: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "x", frozen(self.x))
        if self.names is not None and len(self.names) != self.x.shape[1]:
            raise ValueError(f"{len(self.names)} names for {self.x.shape[1]} inputs")
        if not any(self.names or ()):
            force_setattr(self, "names", None)
        force_setattr(self, "resets", tuple(sorted(set(self.resets))))
        if any(not 0 < t < len(self.x) for t in self.resets):
            raise ValueError(f"resets at {self.resets} of {len(self.x)} steps")
        if self.target is not None and len(self.target.values) != len(self.x):
            raise ValueError(f"a target of {len(self.target.values)} for {len(self.x)} steps")

    def __len__(self) -> int:
        return len(self.x)

    @property
    def turned(self) -> "Sequence":
        """The same with the last step first, reset where it was reset."""
        labels = None if self.labels is None else self.labels[::-1]
        resets = tuple(len(self) - t for t in self.resets)
        target = None if self.target is None else self.target.turned
        return Sequence(self.x[::-1], labels, resets, target, self.names)

    def between(self, start: int, stop: int) -> "Sequence":
        """Return steps ``start`` to ``stop`` (excluded) without labels, target and names."""
        resets = tuple(t - start for t in self.resets if start < t < stop)
        return Sequence(self.x[start:stop], None, resets)


class Selection(Struct, frozen=True):
    """The one selection all panels share.

    Parameters
    ----------
    t, unit
        The step and the hidden unit, counted from 0.
    block
        The letter of a block of the cell, such as ``"f"``; ``""`` becomes that of its first.
    """

    t: int = 0
    unit: int = 0
    block: str = ""

    def of(self, kind: Kind) -> "Selection":
        """Return it with a block of a cell of ``kind``, the first if it names none."""
        return self if self.block else replace(self, block=kind.blocks[0])


FIRST = Selection()
"""The first step, unit and block."""


class State(ArrayRecord, frozen=True, dict=True):
    """A cell, its initial state, its input sequence, what is selected and what is clamped.

    Parameters
    ----------
    parameters, initial, sequence
        The cell, where it starts and what it reads, with the same H and I.
    selection
        What is looked at, by default the first step, unit and block; no number depends on it.
    clamps
        What is held at a number; where two hold the same, the later one wins.
    restart
        What resets return to, ``initial`` if it is not given: it differs where the first step
        is not that of a whole sequence.

    Raises
    ------
    ValueError
        If the parts differ in size, the selection or a clamp points outside of them, or the
        kind of cell has no quantity that a clamp holds.
    """

    parameters: Parameters
    initial: Initial
    sequence: Sequence
    selection: Selection = FIRST
    clamps: Clamps = ()
    restart: Initial | None = None

    def __post_init__(self) -> None:
        units, inputs = self.parameters.hidden_size, self.parameters.input_size
        kind = self.parameters.kind
        force_setattr(self, "selection", self.selection.of(kind))
        shapes = (self.initial.h.shape, self.initial.c.shape, self.sequence.x.shape[1:])
        if shapes != ((units,), (kind.cells(units),), (inputs,)):
            raise ValueError(f"a state with H = {units} and I = {inputs} got {shapes}")
        further = (len(kind.further_states), units) if kind.further_states else (0, 0)
        if self.initial.further.shape != further:
            raise ValueError(f"{kind.name} has further states {kind.further_states}")
        labels = self.sequence.labels
        if labels is not None and len(labels) != len(self.sequence):
            raise ValueError(f"{len(labels)} labels for {len(self.sequence)} steps")
        inside = (
            0 <= self.selection.t < len(self.sequence)
            and 0 <= self.selection.unit < units
            and self.selection.block in self.parameters.kind.blocks
        )
        if not inside:
            raise ValueError(f"{self.selection} is outside of the state")
        names, steps = self.parameters.kind.clampable, len(self.sequence)
        for clamp in self.clamps:
            if not clamp.fits(names, units, steps):
                raise ValueError(f"{clamp} lies outside of the state")

    @property
    def fresh(self) -> Initial:
        """The states that a reset returns to."""
        return self.initial if self.restart is None else self.restart

    @cached_property
    def held(self) -> Held:
        """The clamps as the passes ask for them."""
        return Held(
            self.clamps + self._coupled_clamps(),
            len(self.sequence),
            self.parameters.hidden_size,
        )

    def _coupled_clamps(self) -> Clamps:
        """Return what clamps of f hold besides where ``i = 1 - f``."""
        if not self.parameters.kind.variant.coupled:
            return ()
        of_f = (clamp for clamp in self.clamps if clamp.quantity == "f")
        return tuple(replace(clamp, quantity="i", value=1.0 - clamp.value) for clamp in of_f)
