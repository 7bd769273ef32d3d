"""A kind of recurrent cell, as what it is made of."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from lstm_gui.core.equations import Equation, Function, Product, Sum, Weighted
from lstm_gui.core.equations.free_names import require_free

Reset = Literal["after", "before"]
Choice = bool | str | tuple[str, ...]
"""The setting of a switch."""


class Variant(Struct, frozen=True):
    """Departures from the standard LSTM; as it stands it is none.

    Parameters
    ----------
    second_tanh
        Whether ``h_t = o_t * tanh(c_t)``; without it ``h_t = o_t * c_t``.
    tanh_gates
        Those of the gates ``f``, ``i`` and ``o`` that are tanh instead of the sigmoid.
    sigmoid_candidate
        Whether the candidate is the sigmoid instead of tanh.
    coupled
        Whether ``i_t = 1 - f_t``; the block ``i`` then takes no part.
    peepholes
        Whether f and i also see ``p * c_{t-1}`` and o sees ``p * c_t``.
    forget_gate
        Whether there is one; without, as in the LSTM of 1997, ``f_t = 1``, and the block
        ``f`` takes no part.

    Raises
    ------
    ValueError
        If ``tanh_gates`` names anything else, or a gate that is coupled or not there, since
        ``1 - tanh`` is no gate, or if gates are coupled without a forget gate.
    """

    second_tanh: bool = True
    tanh_gates: tuple[str, ...] = ()
    sigmoid_candidate: bool = False
    coupled: bool = False
    peepholes: bool = False
    forget_gate: bool = True

    def __post_init__(self) -> None:
        if self.coupled and not self.forget_gate:
            raise ValueError("no input gate can be coupled to a forget gate that is not there")
        allowed = ("o",) if self.coupled else ("f", "i", "o")
        allowed = allowed if self.forget_gate else ("i", "o")
        if not set(self.tanh_gates) <= set(allowed):
            raise ValueError(f"tanh gates {self.tanh_gates}, but only {allowed} can be")
        named = tuple(gate for gate in allowed if gate in self.tanh_gates)
        force_setattr(self, "tanh_gates", named)


STANDARD = Variant()


class Roles(Struct, frozen=True):
    """Which quantity does what in a cell.

    All but ``memory``, ``normaliser`` and ``shows`` speak of a memory that is the sum of what is
    kept and what is written, and of no other: what it is made of, and where it would come to
    rest, is computed from these.

    Parameters
    ----------
    memory
        The state that is carried on from step to step.
    keeps, writes
        What the memory is multiplied by, and what its candidate is.
    candidate
        What would be written.
    kept, written
        The two parts that the memory is the sum of, of which ``kept`` is the memory before,
        multiplied by what ``keeps`` if there is such a gate.
    normaliser
        The state that counts what was written, if there is one.
    shows
        The gate that lets the memory out, if there is one.
    blends
        Whether what is kept and what is written always add up to 1.
    keeping_block, writing_block
        The blocks whose biases open these gates, if there are such gates.
    """

    memory: str = "h"
    keeps: str = ""
    writes: str = ""
    candidate: str = ""
    kept: str = ""
    written: str = ""
    normaliser: str = ""
    shows: str = ""
    blends: bool = False
    keeping_block: str = ""
    writing_block: str = ""

    @property
    def speaks_of_sum(self) -> bool:
        """Whether they say that the memory is a sum of what is kept and what is written."""
        return self != Roles(self.memory, normaliser=self.normaliser, shows=self.shows)


class Kind(Struct, frozen=True, dict=True):
    """One kind of cell.

    Parameters
    ----------
    name
        The name in session files and on the command line.
    blocks
        Names of the parameter blocks in the order of the curriculum; each block
        has its own ``W_x``, ``b``, mostly ``W_h``, and a weighted sum ``Z``.
    results
        What each block makes of its weighted sum, by its name in a trace.
    gates
        Those blocks that are gates.
    equations
        What a step computes, each from what stands before it or entered the step.
    recorded
        The quantities of a trace, in its order; the hidden state comes last.
    states
        What is carried on from step to step; first ``"h"``.
    roles
        Which quantity does what.
    extra
        Further parameters, one number for each unit, as pairs of a block and a name: second
        biases, and weights of peepholes. `lstm_gui.core.equations.Weighted` says which is which.
    clampable
        Names of the quantities of a trace that a clamp can hold.
    reset, variant, switches
        How it departs from the standard cell of its name.

    Raises
    ------
    ValueError
        If something has a name that `lstm_gui.core.equations.free_names` does not leave free, or if
        ``roles`` say of the memory what its equations do not.
    """

    name: str
    blocks: tuple[str, ...]
    results: tuple[str, ...]
    gates: tuple[str, ...]
    equations: tuple[Equation, ...]
    recorded: tuple[str, ...]
    states: tuple[str, ...] = ("h",)
    roles: Roles = Roles()
    extra: tuple[tuple[str, str], ...] = ()
    clampable: tuple[str, ...] = ()
    reset: Reset | None = None
    variant: Variant = STANDARD
    switches: tuple[tuple[str, Choice], ...] = ()

    def __post_init__(self) -> None:
        further = (name for _, name in self.extra)
        require_free(self.states, self.blocks, further, (one.name for one in self.equations))
        if self.roles.speaks_of_sum:
            self._require_sum()

    def __repr__(self) -> str:
        departs = (self.reset, *self.switches, self.variant if self.variant != STANDARD else None)
        return f"Kind({self.name}{''.join(f', {one}' for one in departs if one)})"

    def _require_sum(self) -> None:
        """Raise a ValueError unless the memory is the sum of what the roles say."""
        roles, before = self.roles, f"{self.roles.memory}_before"
        memory = self.by_name.get(roles.memory)
        parts = Sum(roles.memory, (roles.kept, roles.written))
        if memory not in (parts, Sum(roles.memory, parts.terms[::-1])):
            raise ValueError(f"{roles.memory} of {self.name} is no sum of kept and written")
        is_whole = roles.kept == before and not roles.keeps
        if not is_whole and not self._is_product(roles.kept, roles.keeps, before):
            raise ValueError(f"{roles.kept} of {self.name} is not what is kept of {before}")
        if not self._is_product(roles.written, roles.writes, roles.candidate):
            raise ValueError(f"{roles.written} of {self.name} is not what is written")

    def _is_product(self, name: str, one: str, other: str) -> bool:
        found = self.by_name.get(name)
        return isinstance(found, Product) and {found.one, found.other} == {one, other}

    @cached_property
    def by_name(self) -> Mapping[str, Equation]:
        """Each equation by the quantity that it computes."""
        return {equation.name: equation for equation in self.equations}

    @cached_property
    def sums(self) -> tuple[Weighted, ...]:
        """The weighted sums, in the order they are computed."""
        return tuple(one for one in self.equations if isinstance(one, Weighted))

    @cached_property
    def cell_state(self) -> str:
        """The letter of the memory beside ``h``, ``"c"`` of an LSTM; ``""`` if ``h`` is all."""
        return self.roles.memory if self.roles.memory != "h" else ""

    @property
    def has_cell_state(self) -> bool:
        """Whether there is a memory beside ``h_t``; without, arrays of it are empty."""
        return self.cell_state != ""

    @property
    def has_forget_gate(self) -> bool:
        """Whether a gate called ``f`` keeps the memory."""
        return self.roles.keeping_block == "f"

    @cached_property
    def further_states(self) -> tuple[str, ...]:
        """The states beside the hidden state and the cell state."""
        return tuple(name for name in self.states if name not in ("h", self.cell_state))

    def cells(self, units: int) -> int:
        """Return how many numbers the cell state has in a cell of ``units`` units."""
        return units if self.has_cell_state else 0

    def result(self, block: str) -> str:
        """Return what ``block`` makes of its weighted sum, by its name in a trace."""
        return self.results[self.blocks.index(block)]

    def squash(self, block: str) -> str:
        """Return what ``block`` passes through, a name of `lstm_gui.core.equations.FUNCTIONS`."""
        equation = self.by_name.get(self.result(block))
        return equation.function if isinstance(equation, Function) else "linear"

    def hears(self, block: str) -> bool:
        """Tell whether ``block`` has recurrent weights."""
        return any(one.block == block and one.hears for one in self.sums)

    def is_deaf(self, block: str) -> bool:
        """Tell whether ``block`` is used without recurrent weights."""
        return self.takes_part(block) and not self.hears(block)

    def takes_part(self, block: str) -> bool:
        """Tell whether any number of ``block`` is used."""
        return any(one.block == block for one in self.sums)

    def extra_names(self, block: str) -> tuple[str, ...]:
        """Return the names of the further parameters of ``block``."""
        return self._extra_names.get(block, ())

    def is_further(self, array: str, block: str) -> bool:
        """Tell whether ``array`` is a further parameter of ``block``."""
        return array in self.extra_names(block)

    def is_peephole(self, array: str, block: str) -> bool:
        """Tell whether ``array`` is the further parameter of ``block`` that weighs a quantity."""
        return any((one.weight, one.block) == (array, block) for one in self.sums if one.peephole)

    @cached_property
    def _extra_names(self) -> Mapping[str, tuple[str, ...]]:
        names: dict[str, tuple[str, ...]] = {}
        for block, name in self.extra:
            names[block] = (*names.get(block, ()), name)
        return names
