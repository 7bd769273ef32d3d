"""How Memory looks, as a file tells it."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_gui.core import Sequence
from lstm_gui.scenes.memory.lane_difference import SHOWN
from lstm_gui.scenes.memory.memory_look import MemoryLook, pinned
from lstm_gui.scenes.memory.pin import Pin
from lstm_gui.words.side_by_side import FIRST_LANES, lane_cells
from tests.pure.memory_sides import SIDES, SMALL
from tests.pure.test_memory_model import JUNK


@settings(max_examples=60)
@given(
    st.dictionaries(st.sampled_from(sorted(MemoryLook().as_json())), JUNK)
    | st.fixed_dictionaries({"pin": st.fixed_dictionaries(
        {"x": st.lists(st.lists(JUNK, max_size=2), max_size=3), "labels": JUNK, "settings": JUNK}
    ), "before": st.sampled_from(SIDES)})
)  # fmt: skip
def test_whatever_a_file_holds_the_look_can_be_shown(data):
    look = MemoryLook.from_json(data)
    assert {look.before, look.after} <= {*lane_cells(), *pinned(lane_cells())}
    shown = look.among(FIRST_LANES)
    assert {shown.before, shown.after} <= set(shown.sides(FIRST_LANES))
    assert MemoryLook.from_json(look.as_json()) == look


@given(
    st.builds(
        MemoryLook,
        page=st.sampled_from(("flow", "difference")),
        roomy=st.booleans(),
        before=st.sampled_from(FIRST_LANES),
        after=st.sampled_from(SIDES),
        quantity=st.sampled_from(sorted(SHOWN)),
        pin=st.just(Pin(SMALL, Sequence(np.array([[0.1, 2.0]]), ("word",)))),
    )
)
def test_a_look_survives_the_session_file(look):
    assert MemoryLook.from_json(look.as_json()) == look
