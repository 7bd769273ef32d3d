"""What moves a number early in a long sequence is found without the steps after it."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import KINDS, Clamp, forward, gradients, passes, select, sensitivity
from tests.core.states import seeded_state

STEPS, CHOSEN = 1200, 30


@pytest.mark.parametrize("kind", KINDS.values(), ids=[*KINDS])
@pytest.mark.parametrize("resets", [(), (11, 29, 400)])
def test_it_is_that_of_the_whole_and_zero_afterwards(kind, resets, monkeypatch):
    state = select(seeded_state(2, 3, STEPS, scale=0.5, kind=kind), t=CHOSEN, unit=1)
    sequence = replace(state.sequence, resets=resets)
    held = tuple(Clamp("h", 0, first, last, 0.25) for first, last in ((4, 6), (20, 900)))
    state = replace(state, sequence=sequence, clamps=held)
    trace = forward(state)
    by_h = np.zeros(trace.h.shape)
    by_h[CHOSEN, 1] = 1.0
    whole, taken = gradients(state, trace, by_h), []

    def counted(some, its_trace, *directs):
        taken.append(len(its_trace))
        return gradients(some, its_trace, *directs)

    monkeypatch.setattr(passes, "gradients", counted)
    found = sensitivity(state, trace)
    assert taken[0] == CHOSEN + 1
    for name in (*found.__struct_fields__,)[1:]:
        one, other = getattr(found, name), getattr(whole, name)
        assert one.shape == other.shape
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-15)
        assert not one.flags.writeable
