"""Two sides of a small comparison."""

from lstm_gui.scenes.memory.memory_look import pinned
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.words.side_by_side import FIRST_LANES
from tests.core.states import seeded_state

STEPS, UNITS = 12, 3
STATE = seeded_state(2, 4, STEPS)
SIDES = FIRST_LANES + pinned(FIRST_LANES)
SMALL = MemorySettings(units=UNITS)
