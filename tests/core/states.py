"""States for the tests: any, small ones of hypothesis, seeded ones of any size."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lstm_gui.core import Initial, Parameters, Selection, Sequence, State


def seeded_state(inputs: int, units: int, steps: int, seed: int = 0, scale: float = 1.0) -> State:
    draw = np.random.default_rng(seed).normal
    parameters = Parameters(
        draw(size=(4, units, inputs)) * scale,
        draw(size=(4, units, units)) * scale / units**0.5,
        draw(size=(4, units)) * scale,
    )
    initial = Initial(draw(size=units) * 0.5, draw(size=units))
    return State(parameters, initial, Sequence(draw(size=(steps, inputs))))


@st.composite
def states(draw: st.DrawFn, largest: float = 50.0) -> State:
    """Small states with any numbers up to ``largest``, labels and a selection."""
    inputs, units, steps = (draw(st.integers(1, 4)) for _ in range(3))

    def array(*shape: int) -> np.ndarray:
        return draw(arrays(np.float64, shape, elements=st.floats(-largest, largest)))

    labels = draw(st.none() | st.tuples(*[st.text(max_size=3)] * steps))
    return State(
        Parameters(array(4, units, inputs), array(4, units, units), array(4, units)),
        Initial(array(units), array(units)),
        Sequence(array(steps, inputs), labels),
        Selection(
            draw(st.integers(0, steps - 1)),
            draw(st.integers(0, units - 1)),
            draw(st.sampled_from("fico")),
        ),
    )
