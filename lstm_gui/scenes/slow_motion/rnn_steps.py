"""The inside of one step of an RNN: everything adds up and is squashed once."""

from lstm_gui.core import RNN
from lstm_gui.scenes.slow_motion.sub_steps import Journey, squash_step, sum_step
from lstm_gui.words.translation import message

_COMES = (
    Journey("h_before", ("h_in", "to_h"), "hidden"),
    Journey("x", ("x_in", "to_h"), "data"),
)

RNN_STEPS = (
    sum_step(RNN, ("hidden", 1, 2), "h", _COMES, frozenset({"h_in", "x_in"})),
    squash_step(
        RNN,
        ("hidden", 2, 2),
        "h",
        message(
            "{squash} squeezes Z = {z_h} to between {low} and 1: the unit says {h}, "
            "and hears it again at the next step."
        ),
        message("{squash} squeezes Z = {z_h} to between {low} and 1: what the unit says."),
    ),
)
