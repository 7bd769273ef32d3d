"""Networks against PyTorch, against differences, and against their own layers."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Clamp, Kind, Sequence, forward, with_values
from lstm_gui.core.entries import Entry
from lstm_gui.core.network import (
    Network,
    network_forward,
    network_gradients,
    network_of,
    state_of,
)
from lstm_gui.core.readout import Readout
from tests.core.network.networks import (
    KINDS,
    OUTPUTS,
    STEPS,
    UNITS,
    bidirectional,
    embedded,
)
from tests.core.states import CELLS, seeded_state

REFERENCES = json.loads(Path(__file__).with_name("references.json").read_text("utf-8"))
ROWS = {"lstm": ("i", "f", "c", "o"), "gru": ("r", "z", "n"), "rnn": ("h",)}
"""The blocks in the order in which PyTorch stacks them."""
D_SCORES = ((np.arange(STEPS * OUTPUTS) * 5 % 7 - 3) / 4).reshape(STEPS, OUTPUTS)
D_JOINED = ((np.arange(STEPS * 2 * UNITS) * 3 % 11 - 5) / 8).reshape(STEPS, 2 * UNITS)

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def close(actual: np.ndarray, expected: list[float], within: float) -> None:
    np.testing.assert_allclose(np.ravel(actual), expected, rtol=within, atol=within)


@each_kind
def test_two_bidirectional_layers_answer_as_in_pytorch(kind: Kind) -> None:
    network, expected = bidirectional(kind), REFERENCES[kind.name]
    trace = network_forward(network)
    close(trace.joined(network.last), expected["h"], 1e-12)
    close(trace.scores, expected["scores"], 1e-12)
    close(trace.out, expected["out"], 1e-12)


def test_the_answer_at_one_step_is_computed_alone() -> None:
    few = network_forward(bidirectional(KINDS["lstm"]))
    for t in range(STEPS):
        np.testing.assert_allclose(few.out_at(t), few.out[t], rtol=1e-12)
    outputs, steps = 1000, 5000
    network = replace(
        bidirectional(KINDS["rnn"]),
        sequence=Sequence(np.zeros((steps, 2))),
        readout=Readout(np.zeros((outputs, 2 * UNITS)), np.zeros(outputs), few.network.last),
    )
    many = network_forward(network)
    tracemalloc.start()
    assert many.out_at(7).shape == (outputs,)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * outputs * 20  # one row and what it is made of, and no row of each step
    assert network_forward(replace(network, readout=None)).out_at(7) is None


@each_kind
def test_all_derivatives_of_two_bidirectional_layers_are_those_of_pytorch(kind: Kind) -> None:
    network, expected = bidirectional(kind), REFERENCES[kind.name]
    found = network_gradients(network_forward(network), D_JOINED, D_SCORES)
    close(found.x, expected["x"], 1e-10)
    close(found.weights, expected["weights"], 1e-10)
    close(found.bias, expected["bias"], 1e-10)
    close(np.array([layer.h_0 for layer in found.layers]), expected["h_0"], 1e-10)
    close(np.array([layer.c_0 for layer in found.layers]), expected["c_0"], 1e-10)
    order = [kind.blocks.index(block) for block in ROWS[kind.name]]
    for suffix, layer in zip(
        ("_l0", "_l0_reverse", "_l1", "_l1_reverse"), found.layers, strict=True
    ):
        for name in ("w_x", "w_h", "b"):
            close(getattr(layer, name)[order], expected[name + suffix], 1e-10)
        if kind.extra:
            close(layer.extra[0], expected["b_h" + suffix][-UNITS:], 1e-10)


def number(network: Network) -> float:
    trace = network_forward(network)
    return float((D_SCORES * trace.scores).sum() + (D_JOINED * trace.joined(network.last)).sum())


def slope(changed: Callable[[float], Network]) -> float:
    """The central difference of fourth order."""
    step = 1e-3
    far, near = (number(changed(n * step)) - number(changed(-n * step)) for n in (2, 1))
    return (8 * near - far) / (12 * step)


@pytest.mark.parametrize("kind", CELLS.values(), ids=CELLS)
def test_derivatives_agree_with_differences_in_every_layer(kind: Kind) -> None:
    network = bidirectional(kind)
    found = network_gradients(network_forward(network), D_JOINED, D_SCORES)
    for place, layer in enumerate(network.layers):

        def changed(by: float, place: int = place, layer=layer) -> Network:
            parameters = layer.parameters
            w_x = np.array(parameters.w_x)
            w_x[0, 1, 1] += by
            return network.with_layer(
                place, replace(layer, parameters=replace(parameters, w_x=w_x))
            )

        assert found.layers[place].w_x[0, 1, 1] == pytest.approx(slope(changed), rel=1e-7, abs=1e-9)

    def with_input(by: float) -> Network:
        x = np.array(network.sequence.x)
        x[1, 0] += by
        return replace(network, sequence=Sequence(x))

    assert found.x[1, 0] == pytest.approx(slope(with_input), rel=1e-7, abs=1e-9)


def test_an_embedding_looks_tokens_up_and_has_exact_derivatives() -> None:
    network = embedded(KINDS["lstm"])
    table = network.embedding.weights
    trace = network_forward(network)
    np.testing.assert_array_equal(trace.states[0].sequence.x, table[[2, 0, 3, 2]])
    as_shares = replace(network, sequence=Sequence(np.eye(4)[[2, 0, 3, 2]]))
    shared_trace = network_forward(as_shares)
    np.testing.assert_allclose(shared_trace.traces[0].h, trace.traces[0].h, rtol=1e-14)
    d_h = np.linspace(-1, 1, 4 * UNITS).reshape(4, UNITS)
    found = network_gradients(trace, d_h)
    by_rows = found.layers[0].x
    np.testing.assert_allclose(found.embedding[2], by_rows[0] + by_rows[3], rtol=1e-14)
    np.testing.assert_array_equal(found.embedding[1], 0.0)
    shared = network_gradients(shared_trace, d_h)
    np.testing.assert_allclose(shared.embedding, found.embedding, atol=1e-15)
    np.testing.assert_allclose(shared.x, by_rows @ table.T, atol=1e-15)
    assert not found.x.any()


@pytest.mark.parametrize("kind", CELLS.values(), ids=CELLS)
def test_one_layer_is_the_cell_it_was_to_the_bit(kind: Kind) -> None:
    state = replace(
        seeded_state(3, 4, 9, kind=kind),
        clamps=(Clamp(kind.clampable[0], 1, 2, 5, 0.25),),
    )
    trace = network_forward(network_of(state))
    assert state_of(trace) == state
    assert trace.traces[0] == forward(state)


def test_a_backward_layer_stands_at_the_steps_that_it_reads() -> None:
    network = bidirectional(KINDS["rnn"])
    trace = network_forward(network)
    backward = network.layers[1]
    reversed_input = Sequence(network.sequence.x[::-1])
    alone = forward(backward.state(reversed_input))
    np.testing.assert_array_equal(trace.rows(1, "h"), alone.h[::-1])


def test_layers_below_a_change_are_not_run_again() -> None:
    network = bidirectional(KINDS["gru"])
    before = network_forward(network)
    state = with_values(before.states[3], {Entry("b", 0, 0, "z"): 0.5})
    changed = network.with_layer(3, network.layers[3].of_state(state))
    after = network_forward(changed, before)
    assert [one is two for one, two in zip(after.traces, before.traces, strict=True)] == [
        True, True, True, False,
    ]  # fmt: skip
    assert after == network_forward(changed)
    lowest = network.with_layer(
        0, network.layers[0].of_state(with_values(before.states[0], {Entry("b", 0, 0, "z"): 0.5}))
    )
    again = network_forward(lowest, before)
    assert again.traces[1] is before.traces[1]
    assert again == network_forward(lowest)


def test_another_selection_runs_nothing() -> None:
    network = replace(bidirectional(KINDS["lstm"]), focus=2)
    before = network_forward(network)
    moved = replace(network, selection=replace(network.selection, t=3, unit=1))
    after = network_forward(moved, before)
    assert all(one is two for one, two in zip(after.traces, before.traces, strict=True))
    assert state_of(after).selection == moved.selection


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (lambda n: replace(n, focus=4), "layer 4 of 4"),
        (lambda n: n.with_layer(1, replace(n.layers[1], name="l0")), "used twice"),
        (lambda n: n.with_layer(0, replace(n.layers[0], inputs=("l1",))), "before it"),
        (lambda n: n.with_layer(2, replace(n.layers[2], inputs=("l0",))), "takes 6 numbers"),
        (lambda n: replace(n, readout=replace(n.readout, inputs=("x",))), "read-out"),
        (lambda n: replace(n, sequence=Sequence(np.zeros((5, 3)))), "takes 2 numbers"),
    ],
)
def test_what_does_not_belong_together_is_no_network(
    change: Callable[[Network], Network], names: str
) -> None:
    with pytest.raises(ValueError, match=names):
        change(bidirectional(KINDS["lstm"]))


def test_an_embedding_refuses_tokens_that_it_has_not() -> None:
    network = embedded(KINDS["rnn"])
    for token in (4.0, -1.0, 0.5):
        with pytest.raises(ValueError, match="no such tokens"):
            replace(network, sequence=Sequence([[token]]))


def test_wrong_derivatives_are_refused() -> None:
    trace = network_forward(bidirectional(KINDS["rnn"]))
    with pytest.raises(ValueError, match="derivatives by"):
        network_gradients(trace, np.zeros((STEPS, 1)))
    with pytest.raises(ValueError, match="derivatives by scores"):
        network_gradients(trace, None, np.zeros((STEPS, 1)))
    without = replace(trace.network, readout=None)
    with pytest.raises(ValueError, match="derivatives by scores"):
        network_gradients(network_forward(without), None, D_SCORES)
