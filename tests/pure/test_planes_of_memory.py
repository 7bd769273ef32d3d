"""Planes that a memory moves in: what they show, where their arrows and fixed points are."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Sequence, forward, select
from lstm_gui.core.analysis.fixed_points import fixed_points
from lstm_gui.core.state import Initial
from lstm_gui.scenes.memory.lanes import Lane, compare
from lstm_gui.scenes.memory.memory_look import MemoryLook
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.state_plane import rest, space

LOOK = MemoryLook(page="space")
UNITS = replace(LOOK, space_axes="units", space_units=(2, 0))


def made(units: int, steps: int = 9, **changes) -> dict[str, Lane]:
    x = np.random.default_rng(5).normal(size=(steps, 2))
    return compare(MemorySettings(units=units, **changes), Sequence(x)).lanes


def stepped(one: Lane, h, c, x):
    """Return one step of a lane from a state."""
    state = replace(
        one.state, initial=Initial(np.array(h), np.array(c)), sequence=Sequence(x[np.newaxis])
    )
    return forward(state)


@pytest.mark.parametrize(("quantity", "name"), [("h", "rnn"), ("h", "lstm"), ("c", "lstm")])
def test_principal_components_show_the_most_of_the_way(quantity, name):
    one = made(5)[name]
    shown = space(one, replace(LOOK, space_quantity=quantity), 0)
    values = getattr(one.trace, quantity)
    around = values - values.mean(axis=0)
    variances = np.sort(np.linalg.eigvalsh(around.T @ around))[::-1]
    assert shown.shares == pytest.approx(tuple(variances[:2] / variances.sum()))
    assert (shown.points**2).sum(axis=0) == pytest.approx(variances[:2])
    # In the plane, the start is as far from each step as the plane shows of it.
    distance = np.linalg.norm(shown.points[0] - shown.start)
    assert distance <= np.linalg.norm(values[0] - getattr(one.state.initial, quantity)) + 1e-12


def test_two_units_are_shown_as_they_are():
    one = made(4)["gru"]
    shown = space(one, UNITS, 0)
    assert np.array_equal(shown.points, one.trace.h[:, [2, 0]])
    assert shown.axes == ("h_{3}", "h_{1}")
    assert shown.shares is None
    beyond = space(one, replace(UNITS, space_units=(60, 1)), 0)
    assert np.array_equal(beyond.points, one.trace.h[:, [3, 1]])


def test_a_cell_without_cell_state_shows_h_where_c_is_asked_for():
    lanes, look = made(4), replace(UNITS, space_quantity="c")
    assert np.array_equal(space(lanes["lstm"], look, 0).points, lanes["lstm"].trace.c[:, [2, 0]])
    assert np.array_equal(space(lanes["rnn"], look, 0).points, lanes["rnn"].trace.h[:, [2, 0]])


@pytest.mark.parametrize("held", ["step", "zero"])
@pytest.mark.parametrize("name", ["rnn", "gru"])
def test_arrows_are_what_one_step_does(name, held):
    one, t = made(2)[name], 4
    points, moves = space(one, replace(LOOK, space_input=held), t).arrows
    x = one.state.sequence.x[t] * (held == "step")
    for index in (0, 40, 116):
        after = stepped(one, points[index], [], x).h[0]
        assert after - points[index] == pytest.approx(moves[index], abs=1e-12)


def test_arrows_of_an_lstm_of_one_unit_move_h_and_c():
    one, t = made(1)["lstm"], 3
    shown = space(one, LOOK, t)
    points, moves = shown.arrows
    assert shown.axes == ("h_t", "c_t")
    assert np.array_equal(shown.points[:, 1], one.trace.c[:, 0])
    for index in (0, 50):
        after = stepped(one, points[index, :1], points[index, 1:], one.state.sequence.x[t])
        moved = np.array([after.h[0, 0], after.c[0, 0]]) - points[index]
        assert moved == pytest.approx(moves[index], abs=1e-12)


@pytest.mark.parametrize("name", ["rnn", "gru"])
def test_the_curve_of_one_unit_goes_through_the_step_it_is_of(name):
    one, t = made(1)[name], 6
    shown = space(one, LOOK, t)
    before, after = shown.points[t]
    assert before == one.trace.h[t - 1, 0]
    assert np.interp(before, *shown.curve.T) == pytest.approx(after, abs=2e-3)


@pytest.mark.parametrize("units", [1, 2])
@pytest.mark.parametrize("name", ["rnn", "gru", "lstm"])
def test_fixed_points_lie_where_the_plane_has_them(units, name):
    one = made(units, gain=2.5, forget_bias=1.0)[name]
    found = fixed_points(select(one.state, 0), np.zeros(2))
    assert found
    for point in found:
        place = rest(point, one, LOOK).place
        after = stepped(one, point.h, point.c, np.zeros(2))
        wanted = (
            after.h[0]
            if units > 1
            else (after.h[0, 0], (after.c if point.c.size else after.h)[0, 0])
        )
        assert place == pytest.approx(tuple(wanted), abs=1e-8)


def test_large_cells_have_neither_arrows_nor_curve():
    shown = space(made(3)["rnn"], LOOK, 0)
    assert shown.arrows is None
    assert shown.curve is None
