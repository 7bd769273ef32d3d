"""A cell with two units and one input, of which values are known to many digits."""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import Entry, Initial, Sequence, State
from tests.core.states import seeded_state

WEIGHTS = {
    "f": ([[0.75], [-1.5]], [[0.5, -0.25], [1.125, 0.375]], [1.0, -0.5]),
    "i": ([[2.0], [0.625]], [[-0.75, 0.5], [0.25, -1.25]], [-1.5, 0.125]),
    "c": ([[-1.25], [1.75]], [[0.875, 0.25], [-0.5, 1.5]], [0.0625, -0.25]),
    "o": ([[0.5], [-0.875]], [[0.125, 2.0], [-1.0, 0.75]], [0.25, 1.5]),
}

# Derivatives of h of unit 0 at step 2: central differences with 80 decimal digits.
SENSITIVITIES = {
    Entry("w_x", 0, 0, "f"): -0.0010880523034846334,
    Entry("b", 0, 0, "f"): -0.048470684324860236,
    Entry("w_h", 0, 0, "f"): 0.016630564286221484,
    Entry("w_h", 0, 1, "f"): -0.015158876196729619,
    Entry("w_x", 1, 0, "f"): -0.0026839964376654756,
    Entry("b", 1, 0, "f"): -0.05688948261163761,
    Entry("w_h", 1, 0, "f"): 0.010697764138859063,
    Entry("w_h", 1, 1, "f"): -0.01131454426929828,
    Entry("w_x", 0, 0, "i"): -0.03573981242064702,
    Entry("b", 0, 0, "i"): -0.017165379392226406,
    Entry("w_h", 0, 0, "i"): -0.005762965037655775,
    Entry("w_h", 0, 1, "i"): 0.003272825905929675,
    Entry("w_x", 1, 0, "i"): -0.02438184577892523,
    Entry("b", 1, 0, "i"): -0.006297635760984947,
    Entry("w_h", 1, 0, "i"): -0.00988834509429766,
    Entry("w_h", 1, 1, "i"): 0.006934456109448413,
    Entry("w_x", 0, 0, "c"): 0.018185773461840377,
    Entry("b", 0, 0, "c"): 0.042802792704425816,
    Entry("w_h", 0, 0, "c"): -0.0029705937214619454,
    Entry("w_h", 0, 1, "c"): 0.00474507819974283,
    Entry("w_x", 1, 0, "c"): -4.056521903058785e-05,
    Entry("b", 1, 0, "c"): -0.0750281312011763,
    Entry("w_h", 1, 0, "c"): 0.01571734209940007,
    Entry("w_h", 1, 1, "c"): -0.01611153472486535,
    Entry("w_x", 0, 0, "o"): -0.22734341689634313,
    Entry("b", 0, 0, "o"): -0.09846334994355246,
    Entry("w_h", 0, 0, "o"): 0.029320461560471932,
    Entry("w_h", 0, 1, "o"): -0.0269467284369298,
    Entry("w_x", 1, 0, "o"): -0.012681337542598736,
    Entry("b", 1, 0, "o"): -0.017964019576714802,
    Entry("w_h", 1, 0, "o"): -0.0020623734466216803,
    Entry("w_h", 1, 1, "o"): 0.0004497936070549364,
    Entry("x", 0, 0): -0.07802905714292414,
    Entry("x", 1, 0): -0.0584290440933101,
    Entry("x", 2, 0): -0.07114334754976451,
    Entry("h_0", 0): 0.029768983150185727,
    Entry("c_0", 0): 0.0829660937682348,
    Entry("h_0", 1): -0.02971582934520242,
    Entry("c_0", 1): -0.016201883043480157,
}


def reference_state() -> State:
    w_x, w_h, b = (np.array(part) for part in zip(*WEIGHTS.values(), strict=True))
    state = seeded_state(1, 2, 3)
    return State(
        replace(state.parameters, w_x=w_x, w_h=w_h, b=b),
        Initial(np.array([0.25, -0.125]), np.array([-0.5, 1.5])),
        Sequence(np.array([[1.0], [-0.5], [2.25]])),
    )
