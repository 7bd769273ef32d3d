"""Whether two passes found the same numbers."""

from collections.abc import Iterable, Mapping

import numpy as np


def assert_same(
    found: object,
    expected: object,
    names: Iterable[str],
    rtol: float = 0.0,
    atol: float = 0.0,
) -> None:
    """Assert that the arrays called ``names`` of both agree; one that does not is named.

    They are compared as one, since NumPy takes longer to be asked than to compare.
    """
    pairs = {name: (_array(found, name), _array(expected, name)) for name in names}
    together = (np.concatenate([pair[side].ravel() for pair in pairs.values()]) for side in (0, 1))
    alike = all(one.shape == other.shape for one, other in pairs.values())
    if alike and np.allclose(*together, rtol=rtol, atol=atol, equal_nan=True):
        return
    for name, (one, other) in pairs.items():
        np.testing.assert_allclose(one, other, rtol=rtol, atol=atol, err_msg=name)
    raise AssertionError("they differ, though none of them by itself")


def _array(whole: object, name: str) -> np.ndarray:
    return np.asarray(whole[name] if isinstance(whole, Mapping) else getattr(whole, name))
