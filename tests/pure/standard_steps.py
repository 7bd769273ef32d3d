"""The gate steps of the LSTM that nobody has changed."""

from lstm_gui.core import LSTM
from lstm_gui.scenes.slow_motion.steps_of import steps_of

LSTM_STEPS = steps_of(LSTM)
