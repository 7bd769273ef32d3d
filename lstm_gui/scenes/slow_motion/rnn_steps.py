"""The inside of one step of an RNN: everything adds up and is squashed once."""

from lstm_gui.core import Kind
from lstm_gui.core.equations import FUNCTIONS
from lstm_gui.scenes.slow_motion.sub_steps import Journey, SubStep, squash_step, sum_step
from lstm_gui.words.translation import message

_COMES = (
    Journey("h_before", ("h_in", "to_h"), "hidden"),
    Journey("x", ("x_in", "to_h"), "data"),
)


def rnn_steps(kind: Kind) -> tuple[SubStep, ...] | None:
    """Return the sub-steps of an RNN; None if its sum is not squashed."""
    if not FUNCTIONS[kind.squash("h")].bounded:
        return None
    return (
        sum_step(kind, ("hidden", 1, 2), "h", _COMES, frozenset({"h_in", "x_in"})),
        squash_step(
            kind,
            ("hidden", 2, 2),
            "h",
            message(
                "{squash} squeezes Z = {z_h} to between {low} and 1: the unit says {h}, "
                "and hears it again at the next step."
            ),
            message("{squash} squeezes Z = {z_h} to between {low} and 1: what the unit says."),
        ),
    )
