"""The kinds of recurrent cell and what each is made of."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

Reset = Literal["after", "before"]


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

    Raises
    ------
    ValueError
        If ``tanh_gates`` names anything else, or names f or i while both are coupled,
        since ``1 - tanh`` is no gate.
    """

    second_tanh: bool = True
    tanh_gates: tuple[str, ...] = ()
    sigmoid_candidate: bool = False
    coupled: bool = False
    peepholes: bool = False

    def __post_init__(self) -> None:
        allowed = ("o",) if self.coupled else ("f", "i", "o")
        if not set(self.tanh_gates) <= set(allowed):
            raise ValueError(f"tanh gates {self.tanh_gates}, but only {allowed} can be")
        named = tuple(gate for gate in allowed if gate in self.tanh_gates)
        force_setattr(self, "tanh_gates", named)


STANDARD = Variant()


class Kind(Struct, frozen=True):
    """One kind of cell.

    Parameters
    ----------
    name
        The name in session files and on the command line.
    blocks
        Names of the parameter blocks in the order of the curriculum; each block
        has its own ``W_x``, ``W_h``, ``b`` and weighted sum ``Z``.
    gates
        Those blocks that pass through the sigmoid.
    has_cell_state
        Whether there is a ``c_t`` beside ``h_t``; without, arrays by its name are empty.
    extra
        Further parameters, one number for each unit, as pairs of a block and a name:
        ``b_h`` is the bias inside of the reset of a GRU, ``p`` a peephole.
    reset
        Whether the reset gate of a GRU comes after or before the recurrent product.
    variant
        How an LSTM departs from the standard.
    clampable
        Names of the quantities of a trace that a clamp can hold.
    """

    name: str
    blocks: tuple[str, ...]
    gates: tuple[str, ...]
    has_cell_state: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    reset: Reset | None = None
    variant: Variant = STANDARD
    clampable: tuple[str, ...] = ()

    def cells(self, units: int) -> int:
        """Return how many numbers ``c_t`` has in a cell of ``units`` units."""
        return units if self.has_cell_state else 0

    def squash(self, block: str) -> str:
        """Return what ``block`` passes through, ``"sigmoid"`` or ``"tanh"``."""
        if block in self.gates:
            return "tanh" if block in self.variant.tanh_gates else "sigmoid"
        return "sigmoid" if block == "c" and self.variant.sigmoid_candidate else "tanh"

    def extra_names(self, block: str) -> tuple[str, ...]:
        """Return the names of the further parameters of ``block``."""
        return tuple(name for of_block, name in self.extra if of_block == block)


def lstm_kind(variant: Variant = STANDARD) -> Kind:
    """Return the LSTM, or one that departs from it."""
    gates = ("f", "i", "o")
    peepholes = tuple((gate, "p") for gate in gates) if variant.peepholes else ()
    own = tuple(gate for gate in gates if not (variant.coupled and gate == "i"))
    return Kind(
        "lstm",
        ("f", "i", "c", "o"),
        gates,
        True,
        peepholes,
        variant=variant,
        clampable=(*own, "c_tilde", "h"),
    )


def gru_kind(reset: Reset = "after") -> Kind:
    """Return the GRU that resets after or before the recurrent product."""
    inner_bias = (("n", "b_h"),) if reset == "after" else ()
    return Kind(
        "gru",
        ("z", "r", "n"),
        ("z", "r"),
        extra=inner_bias,
        reset=reset,
        clampable=("z", "r", "h_tilde", "h"),
    )


LSTM = lstm_kind()
RNN = Kind("rnn", blocks=("h",), gates=(), clampable=("h",))
GRU = gru_kind()

KINDS = {kind.name: kind for kind in (LSTM, RNN, GRU)}

ACTIVATIONS = {
    "f": "f", "i": "i", "c": "c_tilde", "o": "o", "h": "h", "z": "z", "r": "r", "n": "h_tilde",
}  # fmt: skip
"""What each block of any kind makes of its weighted sum, by its name in a trace."""
