"""A trajectory in its plane: the axes of the largest variance, always the same way round."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lstm_gui.core import forward
from lstm_gui.core.analysis import principal_components
from tests.core.states import seeded_state

TRAJECTORIES = st.tuples(st.integers(1, 9), st.integers(1, 6)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.floats(-5, 5))
)


def test_an_ellipse_lies_along_its_axes() -> None:
    angle = np.arange(12) * 2 * np.pi / 12
    points = np.stack([1 + 0.5 * np.sin(angle), 2 - 3 * np.cos(angle), 0 * angle], axis=1)
    found = principal_components(points)
    np.testing.assert_allclose(found.mean, [1, 2, 0], atol=1e-15)
    np.testing.assert_allclose(found.axes, [[0, 1, 0], [1, 0, 0]], atol=1e-12)
    np.testing.assert_allclose(found.shares, [9 / 9.25, 0.25 / 9.25], rtol=1e-12)
    np.testing.assert_allclose(found.points[:, 0], -3 * np.cos(angle), atol=1e-12)
    np.testing.assert_allclose(found.points[:, 1], 0.5 * np.sin(angle), atol=1e-12)


@given(TRAJECTORIES)
def test_no_other_axes_show_more(points: np.ndarray) -> None:
    found = principal_components(points)
    centred = points - points.mean(axis=0)
    variances = np.sort(np.linalg.eigvalsh(centred.T @ centred))[::-1]
    shown = np.square(found.points).sum(axis=0)
    np.testing.assert_allclose(shown, np.append(variances, 0.0)[:2], atol=1e-9)
    assert shown.sum() <= np.square(centred).sum() + 1e-9
    assert (found.shares >= 0).all()
    assert found.shares.sum() <= 1 + 1e-12
    assert found.shares[0] >= found.shares[1]
    np.testing.assert_allclose(found.seen(points), found.points, atol=1e-9)


@given(TRAJECTORIES)
def test_the_largest_component_of_an_axis_is_positive(points: np.ndarray) -> None:
    for axis in principal_components(points).axes:
        assert axis[np.argmax(np.abs(axis))] >= 0 or np.isclose(axis.max(), -axis.min())
        assert np.isclose(np.linalg.norm(axis), 1) or (axis == 0).all()


def test_it_does_not_matter_which_way_a_trajectory_runs() -> None:
    h = forward(seeded_state(2, 5, 30)).h
    one, other = principal_components(h), principal_components(h[::-1])
    np.testing.assert_allclose(one.axes, other.axes, atol=1e-10)
    np.testing.assert_allclose(one.points, other.points[::-1], atol=1e-10)


@pytest.mark.parametrize("steps", [1024, 1025, 3000])
def test_a_long_trajectory_has_the_components_of_all_of_it(steps: int) -> None:
    h = forward(seeded_state(2, 5, steps)).h
    found, centred = principal_components(h), h - h.mean(axis=0)
    _, lengths, directions = np.linalg.svd(centred, full_matrices=False)
    variances = np.square(lengths)
    np.testing.assert_allclose(found.shares, variances[:2] / variances.sum(), rtol=1e-12)
    np.testing.assert_allclose(np.abs(found.axes), np.abs(directions[:2]), atol=1e-12)
    np.testing.assert_allclose(np.abs(found.points), np.abs(centred @ directions[:2].T), atol=1e-12)


@pytest.mark.parametrize("scale", [1e-300, 1.0, 1e300])
def test_no_size_is_too_large_or_too_small(scale: float) -> None:
    points = np.array([[1.0, 0.5], [-1.0, 0.25], [0.5, -1.0]]) * scale
    with np.errstate(all="raise", under="ignore"):
        found = principal_components(points)
    expected = principal_components(points / scale)
    np.testing.assert_allclose(found.axes, expected.axes, rtol=1e-9)
    np.testing.assert_allclose(found.points, expected.points * scale, rtol=1e-9)


@pytest.mark.parametrize("points", [np.ones((1, 4)), np.ones((3, 1)), np.zeros((5, 3))])
def test_points_that_do_not_move_have_no_variance(points: np.ndarray) -> None:
    found = principal_components(points)
    assert found.shares.tolist() == [0, 0]
    assert found.points.tolist() == [[0, 0]] * len(points)
    assert found.axes.shape == (2, points.shape[1])


def test_one_unit_makes_a_line() -> None:
    found = principal_components(np.array([[1.0], [2.0], [6.0]]))
    assert found.shares.tolist() == [1, 0]
    np.testing.assert_allclose(found.points, [[-2, 0], [-1, 0], [3, 0]], atol=1e-14)


def test_the_results_are_read_only() -> None:
    found = principal_components(np.eye(3))
    for array in (found.mean, found.axes, found.shares, found.points, found.seen(np.eye(3))):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (3,), (2, 2, 2)])
def test_what_is_no_trajectory_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"\(T, N\)"):
        principal_components(np.zeros(shape))
