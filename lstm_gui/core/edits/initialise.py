"""Random parameters as networks are started with in practice."""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.state import Parameters, State


def randomised(state: State, seed: int, forget_bias_one: bool, identity: bool = False) -> State:
    """Return ``state`` with freshly drawn parameters, the same for the same seed.

    Parameters
    ----------
    forget_bias_one
        Whether the bias of the gate that keeps, the forget gate or the update gate of a GRU, is
        1, so that the cell starts by remembering (Gers et al. 2000; Jozefowicz, Zaremba &
        Sutskever 2015).
    identity
        Whether each ``W_h`` is the identity, so that every unit starts by keeping what it has,
        as in the IRNN (Le, Jaitly & Hinton 2015), a plain cell with ReLU.

    Notes
    -----
    ``W_x`` is drawn evenly from the interval of Glorot & Bengio (2010),
    ``|w| <= sqrt(6 / (I + H))``. Each block of ``W_h`` is an orthogonal matrix (Saxe,
    McClelland & Ganguli 2014), even over all of them. Biases are 0, and so is what else a cell
    has, second biases and peepholes.
    """
    random = np.random.default_rng(seed)
    old = state.parameters
    bound = np.sqrt(6.0 / (old.input_size + old.hidden_size))
    w_x = random.uniform(-bound, bound, old.w_x.shape)
    w_h = np.stack([_orthogonal(random, old.hidden_size) for _ in old.kind.blocks])
    if identity:
        w_h[:] = np.eye(old.hidden_size)
    w_h[[old.kind.is_deaf(block) for block in old.kind.blocks]] = 0.0
    b = np.zeros_like(old.b)
    if forget_bias_one and old.kind.roles.keeping_block:
        b[old.kind.blocks.index(old.kind.roles.keeping_block)] = 1.0
    return replace(state, parameters=Parameters(w_x, w_h, b, old.kind))


# In quotes, since NumPy loads its random numbers when they are first named.
def _orthogonal(random: "np.random.Generator", size: int) -> Array:
    q, r = np.linalg.qr(random.standard_normal((size, size)))
    # QR alone favours some signs; those of R's diagonal make every matrix as likely.
    return q * np.copysign(1.0, np.diagonal(r))
