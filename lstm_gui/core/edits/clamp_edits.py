"""Edits of clamps: pure functions from a State to a new State."""

from collections.abc import Collection

from msgspec.structs import replace

from lstm_gui.core.clamps import Clamp
from lstm_gui.core.state import State


def with_clamp(state: State, clamp: Clamp) -> State:
    """Return ``state`` with one more clamp, as `with_clamps`."""
    return with_clamps(state, (clamp,))


def with_clamps(state: State, clamps: Collection[Clamp]) -> State:
    """Return ``state`` with more clamps, which win over those before; the last over all.

    Clamps that no longer hold anything, since one of these holds all that they did, are gone.

    Raises
    ------
    ValueError
        If the state has no such quantity, unit or step.
    """
    added: dict[tuple[str, int], list[Clamp]] = {}
    for clamp in clamps:
        added.setdefault((clamp.quantity, clamp.unit), []).append(clamp)
    visible = (
        old
        for old in state.clamps
        if not any(new.covers(old) for new in added.get((old.quantity, old.unit), ()))
    )
    return replace(state, clamps=(*visible, *clamps))


def without_clamps(state: State, clamps: Collection[Clamp] | None = None) -> State:
    """Return ``state`` without those of its clamps that are among ``clamps``.

    Without ``clamps`` all of them are gone. What others hold below is held again.
    """
    gone = set(state.clamps if clamps is None else clamps)
    left = tuple(old for old in state.clamps if old not in gone)
    return state if left == state.clamps else replace(state, clamps=left)


def clamp_at(state: State, quantity: str, unit: int, t: int) -> Clamp | None:
    """Return the clamp that holds ``quantity`` of ``unit`` at step ``t``; None if it is free.

    With coupled gates nothing holds i itself, but a clamp of f decides it too.
    """
    holding = (clamp for clamp in reversed(state.clamps) if clamp.holds(quantity, unit, t))
    return next(holding, None)
