"""By which number others can matter: h of the layer on screen, or what the network answers."""

from collections.abc import Collection

import numpy as np
from msgspec import Struct

from lstm_gui.core import NetworkTrace, Readout
from lstm_gui.scenes.answer_derivatives import answer_in_question
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.answer_names import answer_name
from lstm_gui.words.plain_markup import plain_markup
from lstm_gui.words.translation import message, tr

MOST_NAMED = 8
_OWN = message("{symbol} of this layer")
_LARGEST, _LAST = message("the largest answer"), message("the last layer")


class AnswerChoice(Struct, frozen=True):
    """What `View.answer` and `View.answered` are where this number is chosen."""

    answer: bool
    answered: int | None = None


def answer_choices(snapshot: Snapshot) -> dict[AnswerChoice, str]:
    """Return what can be chosen and how it is called; nothing where there is but one number."""
    layers = snapshot.layers
    if layers is None or not layers.network.has_answer:
        return {}
    network, readout = layers.network, layers.network.readout
    own = {AnswerChoice(False): tr(_OWN).format(symbol=plain_markup(f"h_t[{snapshot.unit + 1}]"))}
    if readout is None:
        speaks = network.layers[network.focus].name in network.last
        return {} if speaks else own | {AnswerChoice(True): tr(_LAST)}
    of_any = {AnswerChoice(True): tr(_LARGEST)} if readout.output == "softmax" else {}
    named = _named(layers, readout, snapshot.view.answered)
    return own | of_any | {AnswerChoice(True, at): answer_name(readout, at) for at in named}


def chosen_answer(snapshot: Snapshot, choices: Collection[AnswerChoice]) -> AnswerChoice:
    """Return which of ``choices`` is in force."""
    if not snapshot.view.answer:
        return AnswerChoice(False)
    meant, any_of_them = AnswerChoice(True, snapshot.view.answered), AnswerChoice(True)
    first = any_of_them if any_of_them in choices else AnswerChoice(True, 0)
    return meant if meant in choices else first


def _named(trace: NetworkTrace, readout: Readout, answered: int | None) -> list[int]:
    """Return the answers that are offered: of many the largest now, and the one in question."""
    out = trace.out_at(trace.network.step)
    assert out is not None, "a read-out answers"
    ranked = np.argsort(-np.nan_to_num(out), kind="stable")[:MOST_NAMED].tolist()
    return sorted({*ranked, answer_in_question(readout, out, answered)})
