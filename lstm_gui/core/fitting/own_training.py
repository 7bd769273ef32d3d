"""Training of the open network, whatever its layers, on the target of its own sequence."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Network, Selection, network_forward, network_gradients
from lstm_gui.core.analysis.target_errors import Fit, truth_of
from lstm_gui.core.arrays import Array
from lstm_gui.core.fitting.own_loss import fit, loss
from lstm_gui.core.training import CLIP, RATE, Initialisation
from lstm_gui.core.training.adam import Adam
from lstm_gui.core.training.initialisations import started, started_readout
from lstm_gui.core.training.weights import Weights, as_vector, weights_of

Begin = Literal["open", "anew"]
LONGEST = 500
"""A longer sequence is learned in stretches of so many steps, each from the first states."""
SEEN_EVERY = 10
"""After so many steps of training the steps that are held out are looked at."""
_MOST_SEEN = 5_000
_NEXT_LAYER = 1_000_003
_DRAWN = Initialisation("xavier-orthogonal", forget_bias=1.0)


class OwnRecipe(Struct, frozen=True, eq=False):
    """Everything that decides on what comes out.

    Parameters
    ----------
    network
        What is trained, with its sequence and the target.
    begin
        From its own numbers, or from others that are drawn anew.
    seed
        Of what is drawn: numbers, and the stretches of a long sequence.
    held_out
        The share of the steps, the last ones, that nothing is learned from.
    updates
        How many steps of training there are.
    """

    network: Network
    begin: Begin = "open"
    seed: int = 0
    held_out: float = 0.2
    updates: int = 300

    @property
    def learned(self) -> int:
        """How many steps of the sequence, the first ones, something is learned from."""
        steps = len(self.network.sequence)
        return steps - round(self.held_out * steps)


class OwnProgress(Struct, frozen=True, eq=False):
    """Where a training stands.

    Parameters
    ----------
    update
        How many steps of training there were.
    loss
        Of what was learned from, the mean since the progress before.
    held_out, fit
        The loss of the steps that are held out, and how well they are answered; None if
        nothing is known of them.
    network
        What has come out so far.
    """

    update: int
    loss: float
    held_out: float | None
    fit: Fit | None
    network: Network


def can_learn(recipe: OwnRecipe) -> bool:
    """Tell whether there is a read-out, and a target about it where something is learned from."""
    target, readout = recipe.network.sequence.target, recipe.network.readout
    truth = None if target is None or readout is None else truth_of(target, readout)
    return truth is not None and bool((~np.isnan(truth.answers[: recipe.learned])).any())


def own_training(recipe: OwnRecipe) -> Iterator[OwnProgress | None]:
    """Train; yield after each step, and each `SEEN_EVERY` of them how it stands.

    The same recipe yields the same numbers on the same machine. Clamps hold nothing meanwhile;
    first states and an embedding stay as they are. It ends early where numbers grow beyond all
    that a float can hold.
    """
    network = _begun(recipe)
    random = np.random.default_rng([recipe.seed, 3])
    weights, losses = _weights(network), list[float]()
    adam = Adam(weights.vector.size, RATE, CLIP)
    for update in range(1, recipe.updates + 1):
        value, gradient = _loss_and_gradient(_stretch(network, recipe.learned, random))
        if not np.isfinite(value) or not np.isfinite(gradient).all():
            return
        losses.append(value)
        adam.update(weights.vector, gradient)
        network = _with(network, weights)
        if update % SEEN_EVERY and update != recipe.updates:
            yield None
        else:
            yield _progress(recipe, network, update, losses)
            losses.clear()


def _progress(recipe: OwnRecipe, network: Network, update: int, losses: list[float]) -> OwnProgress:
    pairs = zip(recipe.network.layers, network.layers, strict=True)
    layers = tuple(replace(one, parameters=other.parameters) for one, other in pairs)
    shown = replace(recipe.network, layers=layers, readout=network.readout)
    seen = _held_out(network, recipe.learned)
    mean = sum(losses) / len(losses)
    if seen is None:
        return OwnProgress(update, mean, None, None, shown)
    trace = network_forward(seen)
    return OwnProgress(update, mean, loss(trace)[0], fit(trace), shown)


def _loss_and_gradient(network: Network) -> tuple[float, Array]:
    trace = network_forward(network)
    value, by_scores = loss(trace)
    found = network_gradients(trace, d_scores=by_scores)
    assert found.weights is not None
    assert found.bias is not None
    return value, as_vector(found.layers, found.weights, found.bias)


def _stretch(network: Network, learned: int, random: np.random.Generator) -> Network:
    """Return ``network`` over some of the first ``learned`` steps, or all of a few."""
    start = int(random.integers(learned - LONGEST + 1)) if learned > LONGEST else 0
    return _between(network, start, min(start + LONGEST, learned))


def _held_out(network: Network, learned: int) -> Network | None:
    """Return ``network`` over what is held out, and steps that lead up to it without a target."""
    start = max(learned - LONGEST, 0)
    seen = _between(network, start, min(len(network.sequence), learned + _MOST_SEEN))
    target = seen.sequence.target
    assert target is not None
    values = np.array(target.values)
    values[: learned - start] = np.nan
    if np.isnan(values).all():
        return None
    sequence = replace(seen.sequence, target=replace(target, values=values))
    return replace(seen, sequence=sequence)


def _between(network: Network, start: int, stop: int) -> Network:
    sequence, target = network.sequence, network.sequence.target
    assert target is not None
    part = replace(sequence.between(start, stop), target=target.at(np.arange(start, stop)))
    return replace(network, sequence=part, selection=Selection())


def _begun(recipe: OwnRecipe) -> Network:
    """Return what the training starts from, with nothing clamped."""
    network, seed = recipe.network, recipe.seed
    layers = tuple(replace(layer, clamps=()) for layer in network.layers)
    readout = network.readout
    if recipe.begin == "anew" and readout is not None:
        sizes = enumerate((one.parameters, one.hidden_size) for one in layers)
        drawn = (
            started(p.kind, p.input_size, units, _DRAWN, seed + place * _NEXT_LAYER)
            for place, (p, units) in sizes
        )
        layers = tuple(
            replace(layer, parameters=parameters)
            for layer, parameters in zip(layers, drawn, strict=True)
        )
        answers, width = readout.weights.shape
        fresh = started_readout(answers, width, seed)
        readout = replace(readout, weights=fresh.weights, bias=fresh.bias)
    return replace(network, layers=layers, readout=readout)


def _weights(network: Network) -> Weights:
    """Return all numbers that are trained, as a copy."""
    readout = network.readout
    assert readout is not None
    return weights_of((layer.parameters for layer in network.layers), readout)


def _with(network: Network, weights: Weights) -> Network:
    """Return ``network`` with ``weights`` as they are now."""
    pairs = zip(network.layers, weights.layers(), strict=True)
    layers = tuple(replace(layer, parameters=parameters) for layer, parameters in pairs)
    now, readout = weights.readout(), network.readout
    assert readout is not None
    readout = replace(readout, weights=now.weights, bias=now.bias)
    return replace(network, layers=layers, readout=readout)
