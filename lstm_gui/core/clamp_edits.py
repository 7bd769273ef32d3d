"""Edits of clamps: pure functions from a State to a new State."""

from collections.abc import Collection
from dataclasses import replace

from lstm_gui.core.clamps import Clamp
from lstm_gui.core.state import State


def with_clamp(state: State, clamp: Clamp) -> State:
    """Return ``state`` with one more clamp, which wins over all others.

    Clamps that no longer hold anything, since this one holds all that they did, are gone.

    Raises
    ------
    ValueError
        If the state has no such quantity, unit or step.
    """
    visible = (old for old in state.clamps if not clamp.covers(old))
    return replace(state, clamps=(*visible, clamp))


def without_clamps(state: State, clamps: Collection[Clamp] | None = None) -> State:
    """Return ``state`` without those of its clamps that are among ``clamps``.

    Without ``clamps`` all of them are gone. What others hold below is held again.
    """
    left = () if clamps is None else tuple(old for old in state.clamps if old not in clamps)
    return state if left == state.clamps else replace(state, clamps=left)


def clamp_at(state: State, quantity: str, unit: int, t: int) -> Clamp | None:
    """Return the clamp that holds ``quantity`` of ``unit`` at step ``t``; None if it is free.

    With coupled gates nothing holds i itself, but a clamp of f decides it too.
    """
    holding = (clamp for clamp in reversed(state.clamps) if clamp.holds(quantity, unit, t))
    return next(holding, None)
