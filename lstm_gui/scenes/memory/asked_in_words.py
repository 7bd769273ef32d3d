"""What trained networks are asked, and what each says, in words."""

from lstm_gui.core import Sequence
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.memory.lanes import Comparison
from lstm_gui.scenes.memory.trained_lanes import Answer, deciding, language_of, right_answer
from lstm_gui.words.numbers import percent
from lstm_gui.words.side_by_side import lane_name
from lstm_gui.words.translation import message, tr

_ENDING = message("Asked: how does the sentence end?")
_SYMBOL = message("Asked after the last symbol: which was the first?")
_DECIDED = message("“{words}” asks for “{label}”")
_ANSWERS = {
    None: message("{cell}: “{label}”, {share} sure"),
    True: message("{cell}: “{label}”, {share} sure, right"),
    False: message("{cell}: “{label}”, {share} sure, wrong"),
}


def question(model: TrainedModel, sequence: Sequence) -> str:
    """Return what is asked of a network, and what is right where that is known."""
    asked = tr(_SYMBOL if language_of(model) is None else _ENDING)
    label = right_answer(model, sequence)
    if label is None:
        return asked
    words = " ".join((sequence.labels or ())[step] for step in deciding(model, sequence))
    return f"{asked} {tr(_DECIDED).format(words=words, label=label)}"


def answers(comparison: Comparison) -> str:
    """Return what each trained network says after the last step; empty if that is not shown."""
    last = len(comparison.sequence) - 1
    if last not in comparison.steps:
        return ""
    found = {name: lane.answer(last) for name, lane in comparison.lanes.items()}
    return " · ".join(_told(name, said) for name, said in found.items() if said is not None)


def _told(cell: str, said: Answer) -> str:
    return tr(_ANSWERS[said.right]).format(
        cell=lane_name(cell), label=said.label, share=percent(said.share)
    )
