"""All kinds of cell, by the name they have in files; the one list that a new cell joins."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Literal

from msgspec import Struct

from lstm_gui.core.cells.gru.equations import KEEPS, gru_kind
from lstm_gui.core.cells.lstm.equations import lstm_kind
from lstm_gui.core.cells.mingru.equations import MINGRU
from lstm_gui.core.cells.minlstm.equations import MINLSTM
from lstm_gui.core.cells.rnn.equations import ACTIVATIONS, rnn_kind
from lstm_gui.core.cells.slstm.equations import FORGETS, slstm_kind
from lstm_gui.core.kinds import Kind

Family = Literal["classic", "gated", "modern"]


class Listed(Struct, frozen=True):
    """One entry of the list.

    Parameters
    ----------
    make
        Returns the kind with its switches as they are given by name.
    family, year, paper
        Where it belongs, and what it was first described in.
    switches
        What each switch can be, the first being the usual choice; an LSTM has those of
        `lstm_gui.core.Variant` instead.
    varies
        Whether it has those, as its one argument.
    departures
        The settings of switches that may stand beside the usual cell, see
        `lstm_gui.core.cells.named_kinds`.
    bounds_memory
        Whether with its usual switches a memory, however large, is multiplied by no weight: a
        file may hold a huge one then.
    fast
        Whether the module ``fast`` of its folder has passes made for it.
    batched
        Whether the module ``fast_batched`` has some over many sequences at once.
    """

    make: Callable[..., Kind]
    family: Family
    year: int
    paper: str
    switches: Mapping[str, tuple[bool | str, ...]] = {}
    varies: bool = False
    departures: tuple[tuple[str, bool | str], ...] = ()
    bounds_memory: bool = False
    fast: bool = False
    batched: bool = False


class FastPasses(Struct, frozen=True):
    """Passes made for one kind, which do what its equations say; None where there is none."""

    forward: Callable[..., Any] | None = None
    gradients: Callable[..., Any] | None = None
    linear_steps: Callable[..., Any] | None = None


CELLS: Mapping[str, Listed] = {
    "rnn": Listed(
        rnn_kind,
        "classic",
        1990,
        "Elman: Finding structure in time",
        {"activation": ACTIVATIONS},
        departures=(("activation", "relu"), ("activation", "linear")),
        fast=True,
        batched=True,
    ),
    "lstm": Listed(
        lstm_kind,
        "gated",
        1997,
        "Hochreiter & Schmidhuber: Long short-term memory",
        varies=True,
        departures=(("forget_gate", False), ("coupled", True)),
        bounds_memory=True,
        fast=True,
        batched=True,
    ),
    "gru": Listed(
        gru_kind,
        "gated",
        2014,
        "Cho et al.: Learning phrase representations using RNN encoder–decoder",
        {"reset": ("after", "before"), "keeps": KEEPS},
        departures=(("reset", "before"), ("keeps", "1-z")),
        fast=True,
        batched=True,
    ),
    "mingru": Listed(lambda: MINGRU, "modern", 2024, "Feng et al.: Were RNNs all we needed?"),
    "minlstm": Listed(lambda: MINLSTM, "modern", 2024, "Feng et al.: Were RNNs all we needed?"),
    "slstm": Listed(
        slstm_kind,
        "modern",
        2024,
        "Beck et al.: xLSTM: Extended long short-term memory",
        {"forget": FORGETS, "stabiliser": (True, False)},
        departures=(("forget", "sigmoid"), ("stabiliser", False)),
    ),
}

KINDS: Mapping[str, Kind] = {name: listed.make() for name, listed in CELLS.items()}
"""Each kind with its usual switches."""


def settings(kind: Kind) -> dict[str, bool | str]:
    """Return how each switch of ``kind`` is set, by its name."""
    own = {**dict(kind.switches), **({} if kind.reset is None else {"reset": kind.reset})}
    usual = {name: values[0] for name, values in CELLS[kind.name].switches.items()}
    return {name: own.get(name, value) for name, value in usual.items()}  # type: ignore[misc]


def bounds_memory(kind: Kind) -> bool:
    """Tell whether a memory of ``kind``, however large, is multiplied by no weight."""
    listed = CELLS.get(kind.name)
    return listed is not None and listed.bounds_memory and kind == KINDS[kind.name]


def fast_passes(kind: Kind) -> FastPasses:
    """Return the passes made for ``kind``, as the module ``fast`` of its folder has them."""
    listed = CELLS.get(kind.name)
    if listed is None or not listed.fast:
        return FastPasses()
    return _fast_of(kind.name)(kind)


@cache
def _fast_of(name: str) -> Callable[[Kind], FastPasses]:
    # When they are first needed: they stand on states, which stand on the kinds.
    return import_module(f"lstm_gui.core.cells.{name}.fast").passes
