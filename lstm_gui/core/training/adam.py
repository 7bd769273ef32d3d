"""Adam (Kingma & Ba 2015) with the gradient's length limited (Pascanu et al. 2013)."""

import numpy as np

from lstm_gui.core.arrays import Array

FIRST_DECAY = 0.9
SECOND_DECAY = 0.999
TINY = 1e-8


class Adam:
    """Moves a vector against its gradient.

    Parameters
    ----------
    size
        How many numbers there are.
    rate
        About how far each number moves in one update.
    clip
        A longer gradient is shortened to this Euclidean length.
    """

    def __init__(self, size: int, rate: float, clip: float) -> None:
        self._rate, self._clip = rate, clip
        self._first, self._second = np.zeros(size), np.zeros(size)
        self._updates = 0

    def update(self, vector: Array, gradient: Array) -> None:
        """Change ``vector`` in place; both are ``(N,)``."""
        length = float(np.linalg.norm(gradient))
        g = gradient * min(1.0, self._clip / max(length, TINY))
        self._updates += 1
        self._first += (1.0 - FIRST_DECAY) * (g - self._first)
        self._second += (1.0 - SECOND_DECAY) * (np.square(g) - self._second)
        first = self._first / (1.0 - FIRST_DECAY**self._updates)
        second = self._second / (1.0 - SECOND_DECAY**self._updates)
        vector -= self._rate * first / (np.sqrt(second) + TINY)
