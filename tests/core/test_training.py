"""Training computes the right derivatives, follows them, and is the same every time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, RNN, Kind, Parameters, State, forward, gradients
from lstm_gui.core.readout import Readout, softmax
from lstm_gui.core.state import Initial, Selection, Sequence
from lstm_gui.core.training import (
    ADDING,
    COUNTING,
    FIRST_SYMBOL,
    Initialisation,
    Progress,
    Recipe,
    Task,
    Training,
    Weights,
    accuracy,
    of_distance,
    starting_weights,
    train,
    weights_of,
)
from lstm_gui.core.training.adam import Adam
from lstm_gui.core.training.batched_cells import batched_cell
from lstm_gui.core.training.initialisations import started
from lstm_gui.core.training.loss import loss_and_gradient
from tests.core.modern_oracles import MODERN
from tests.core.slopes import assert_slope_of_loss
from tests.core.states import CELLS

KINDS = [RNN, GRU, LSTM]
ORTHOGONAL = Initialisation("xavier-orthogonal")


def some_weights(kind: Kind, inputs: int, units: int, outputs: int, seed: int = 0) -> Weights:
    draw = np.random.default_rng(seed).normal
    blocks = len(kind.blocks)
    parameters = Parameters(
        draw(size=(blocks, units, inputs)),
        draw(size=(blocks, units, units)),
        draw(size=(blocks, units)),
        kind,
        draw(size=(len(kind.extra), units)),
    )
    return weights_of([parameters], Readout(draw(size=(outputs, units)), draw(size=outputs)))


def alone(weights: Weights, x: np.ndarray) -> State:
    (parameters,) = weights.layers()
    kind, units = parameters.kind, parameters.hidden_size
    initial = Initial.zeros(kind, units)
    return State(parameters, initial, Sequence(x), Selection(block=kind.blocks[0]))


@pytest.mark.parametrize("kind", [*CELLS.values(), *MODERN.values()], ids=[*CELLS, *MODERN])
@settings(max_examples=10)
@given(
    seed=st.integers(0, 1000),
    sizes=st.tuples(st.integers(1, 4), st.integers(1, 5), st.integers(1, 9), st.integers(1, 4)),
)
def test_a_batch_is_its_sequences_one_by_one(
    kind: Kind, seed: int, sizes: tuple[int, int, int, int]
) -> None:
    inputs, units, steps, count = sizes
    weights = some_weights(kind, inputs, units, 1, seed)
    draw = np.random.default_rng(seed).normal
    x, d_h = draw(size=(steps, inputs, count)), draw(size=(steps, units, count))
    cell, together = batched_cell(kind), weights.zeros()
    tape = cell.forward(weights.cells[0], x)
    by_sums = cell.backward(weights.cells[0], tape, d_h, together.cells[0])

    one_by_one = weights.zeros()
    for b in range(count):
        state = alone(weights, x[..., b])
        trace = forward(state)
        np.testing.assert_allclose(tape.h[..., b], trace.h, rtol=1e-11, atol=1e-12)
        single = gradients(state, trace, np.ascontiguousarray(d_h[..., b]))
        by_x = by_sums[..., b] @ weights.cells[0].w_x
        largest_by_x = np.abs(single.x).max(initial=1.0)
        np.testing.assert_allclose(by_x, single.x, rtol=1e-9, atol=1e-10 * largest_by_x)
        for name in ("w_x", "w_h", "b", "extra"):
            into = getattr(one_by_one.cells[0], name)
            into += getattr(single, name).reshape(into.shape)
    largest = np.abs(one_by_one.vector).max(initial=1.0)
    np.testing.assert_allclose(together.vector, one_by_one.vector, rtol=1e-9, atol=1e-10 * largest)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_huge_weighted_sums_raise_no_warning(kind: Kind) -> None:
    weights = some_weights(kind, 2, 3, 1)
    x = np.random.default_rng(0).normal(size=(5, 2, 4)) * 1e4
    with np.errstate(all="raise"):
        h = batched_cell(kind).forward(weights.cells[0], x).h
    assert np.abs(h).max() <= 1.0


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("task", [FIRST_SYMBOL, COUNTING, ADDING], ids=lambda task: task.name)
def test_the_gradient_is_how_the_loss_changes(kind: Kind, task: Task) -> None:
    weights = some_weights(kind, len(task.symbols), 3, len(task.labels))
    batch = task.draw(np.random.default_rng(1), np.array([3, 6, 4]))
    assert_slope_of_loss(weights, task, batch, within=1e-6)


def test_the_loss_of_guessing_evenly_is_the_logarithm_of_the_choices() -> None:
    weights = some_weights(RNN, 8, 3, 4).zeros()
    batch = of_distance(FIRST_SYMBOL, np.random.default_rng(0), 5, 20)
    assert loss_and_gradient(weights, FIRST_SYMBOL, batch)[0] == pytest.approx(np.log(4))


def test_certain_answers_raise_no_warning() -> None:
    weights = some_weights(LSTM, 8, 3, 4)
    weights.v_b[...] = [[1e4], [-1e4], [0.0], [0.0]]
    batch = of_distance(FIRST_SYMBOL, np.random.default_rng(0), 5, 20)
    loss, gradient = loss_and_gradient(weights, FIRST_SYMBOL, batch)
    assert np.isfinite(loss)
    assert np.isfinite(gradient.vector).all()


def test_shares_add_up_to_one() -> None:
    shares = softmax(np.array([[0.0, np.log(3.0)], [1e5, -1e5]]))
    np.testing.assert_allclose(shares, [[0.25, 0.75], [1.0, 0.0]])


def test_weights_survive_the_way_through_one_vector() -> None:
    weights = some_weights(GRU, 3, 4, 2)
    again = weights_of(weights.layers(), weights.readout())
    assert np.array_equal(again.vector, weights.vector)
    np.add(again.vector, 1.0, out=again.vector)
    assert np.array_equal(again.cells[0].w_h, weights.cells[0].w_h + 1.0)


def test_a_first_step_of_adam_has_the_length_of_its_rate() -> None:
    vector = np.zeros(3)
    Adam(3, rate=0.1, clip=1.0).update(vector, np.array([5.0, -0.01, 0.0]))
    np.testing.assert_allclose(vector, [-0.1, 0.1, 0.0], atol=1e-6)


def test_adam_is_that_of_the_paper() -> None:
    random = np.random.default_rng(3)
    gradients = random.normal(size=(30, 4)) / 10
    vector = random.normal(size=4)
    wanted, adam = [float(one) for one in vector], Adam(4, rate=0.01, clip=10.0)
    for gradient in gradients:
        adam.update(vector, gradient)
    for place in range(4):
        m = v = 0.0
        for t, gradient in enumerate(gradients[:, place], start=1):
            m = 0.9 * m + 0.1 * gradient
            v = 0.999 * v + 0.001 * gradient**2
            hats = m / (1 - 0.9**t), v / (1 - 0.999**t)
            wanted[place] -= 0.01 * hats[0] / (hats[1] ** 0.5 + 1e-8)
    np.testing.assert_allclose(vector, wanted, rtol=1e-12)


def test_a_long_gradient_counts_no_more_than_the_limit() -> None:
    vectors = np.zeros((2, 2))
    for vector, length in zip(vectors, (1.0, 1e6), strict=True):
        adam = Adam(2, rate=0.1, clip=1.0)
        adam.update(vector, np.array([length, 0.0]))
        adam.update(vector, np.array([0.5, 0.5]))
    np.testing.assert_allclose(vectors[0], vectors[1])


def test_a_forget_bias_is_the_bias_of_the_forget_gate_alone() -> None:
    plain, biased = (
        started(LSTM, 3, 5, Initialisation("xavier-orthogonal", forget_bias=bias), 7)
        for bias in (0.0, 2.5)
    )
    assert np.array_equal(biased.block("f").b, np.full(5, 2.5))
    assert biased.b.sum() == pytest.approx(12.5)
    assert np.array_equal(biased.w_h, plain.w_h)
    for w_h in plain.w_h:
        np.testing.assert_allclose(w_h @ w_h.T, np.eye(5), atol=1e-12)


def test_chrono_draws_memories_up_to_its_span() -> None:
    lstm = started(LSTM, 2, 100, Initialisation("chrono", span=101), 0)
    steps = np.exp(lstm.block("f").b)
    assert 1.0 <= steps.min() < 5.0
    assert 95.0 < steps.max() <= 100.0
    assert steps.mean() == pytest.approx(50.5, abs=8.0)
    assert np.array_equal(lstm.block("i").b, -lstm.block("f").b)
    assert not lstm.block("c").b.any()
    gru = started(GRU, 2, 100, Initialisation("chrono", span=101), 0)
    assert np.array_equal(gru.block("z").b, lstm.block("f").b)


@pytest.mark.parametrize(("kind", "span"), [(RNN, 100), (LSTM, 2)])
def test_chrono_needs_a_gate_and_a_span(kind: Kind, span: int) -> None:
    with pytest.raises(ValueError, match="chrono"):
        started(kind, 2, 3, Initialisation("chrono", span=span), 0)


def test_default_weights_fill_their_interval() -> None:
    drawn = started(RNN, 6, 16, Initialisation("default"), 0)
    assert 0.24 < np.abs(drawn.w_x).max() <= 0.25
    assert 0.24 < np.abs(drawn.w_h).max() <= 0.25
    assert not drawn.b.any()


EASY = Recipe(FIRST_SYMBOL, LSTM, Initialisation("xavier-orthogonal", 2.0), (3, 6), units=8)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_easy_task_is_solved_and_stays_solved_on_fresh_sequences(kind: Kind) -> None:
    trained = train(replace(EASY, kind=kind))
    assert trained is not None
    assert trained.solved == len(trained.losses) < EASY.updates
    assert len(trained.checks) == trained.solved // EASY.check_every
    weights = weights_of(trained.layers, trained.readout)
    assert accuracy(weights, FIRST_SYMBOL, 6, 300, np.random.default_rng(123)) > 0.97
    before = starting_weights(replace(EASY, kind=kind))
    assert accuracy(before, FIRST_SYMBOL, 6, 300, np.random.default_rng(123)) < 0.6


def test_the_same_recipe_gives_the_same_network() -> None:
    short = replace(EASY, updates=25)
    one, two, other = train(short), train(short), train(replace(short, seed=1))
    assert one == two
    assert one != other


def test_further_updates_follow_a_solution() -> None:
    trained = train(replace(EASY, further=7))
    assert trained is not None
    assert trained.solved is not None
    assert len(trained.losses) == trained.solved + 7


def test_what_is_not_solved_says_so() -> None:
    trained = train(replace(EASY, updates=2))
    assert trained is not None
    assert (trained.solved, trained.checks, len(trained.losses)) == (None, (), 2)


def test_progress_is_told_and_training_can_be_stopped() -> None:
    told: list[Progress] = []

    def goes_on(progress: Progress) -> bool:
        told.append(progress)
        return progress.update < 21

    assert train(EASY, goes_on) is None
    assert [progress.update for progress in told] == list(range(1, 22))
    assert told[18].accuracy is None
    assert told[19].accuracy is not None
    last = told[-1].weights
    assert np.array_equal(last.layers()[0].w_x.ravel(), last.cells[0].w_x.ravel())
    assert told[-1].loss < told[0].loss


def test_a_training_can_be_left_and_taken_up_and_comes_to_the_same() -> None:
    whole, other = train(EASY), Training(replace(EASY, seed=5))
    bit_by_bit = Training(EASY)
    while not bit_by_bit.done:
        bit_by_bit.update()
        if not other.done:
            other.update()
    assert bit_by_bit.result() == whole


def test_what_has_come_out_so_far_is_a_copy() -> None:
    training = Training(EASY)
    training.update()
    early = training.result()
    w_x = early.layers[0].w_x.copy()
    training.update()
    assert (len(early.losses), early.solved) == (1, None)
    assert np.array_equal(early.layers[0].w_x, w_x)
    assert not np.array_equal(training.result().layers[0].w_x, w_x)


def test_progress_says_when_the_task_was_solved() -> None:
    training = Training(replace(EASY, further=3))
    told = []
    while not training.done:
        told.append(training.update())
    solved = training.result().solved
    assert [one.solved for one in told[-5:]] == [None, *[solved] * 4]


def test_a_forget_bias_moves_the_default_start_too() -> None:
    plain, biased = (
        started(LSTM, 3, 5, Initialisation("default", forget_bias=bias), 7) for bias in (0.0, 2.5)
    )
    assert np.array_equal(biased.block("f").b, np.full(5, 2.5))
    assert biased.b.sum() == pytest.approx(12.5)
    assert np.array_equal(biased.w_h, plain.w_h)
