"""How far the answers of a network are off its target, in words."""

from lstm_gui.core import NetworkTrace, Readout, Sequence, Target
from lstm_gui.core.analysis.target_errors import Fit, fit_of, truth_of
from lstm_gui.core.arrays import Array
from lstm_gui.words.answer_names import answer_name
from lstm_gui.words.numbers import briefly, percent_of_all
from lstm_gui.words.one_line import one_line, shortened
from lstm_gui.words.translation import counted, message, tr

_LONGEST = 40
_STEPS = counted("{count} step", "{count} steps", "count")
_RIGHT = message("Target {name}: {share} of {steps} right.")
_OFF = message("Target {name}: mean squared error {mse}, mean absolute error {mae} over {steps}.")
_NO_ANSWER = message("Target {name}: no answer of the network is called as its words are.")

_NO_READOUT = message(
    "{name} is kept as the target. The network has no read-out to compare with it yet: own data … "
    "in Train gives it one and trains both."
)
_IS_TARGET = message("{name} is the target, and no input.")
_IS_CLASS = message(
    "{name} is the target, and no input. Its numbers are classes: 0 is the answer {answer}."
)


def fit_sentences(target: Target, readout: Readout, out: Array) -> tuple[str, ...]:
    """Return what is said of the answers ``out (T, V)`` to ``target``; nothing if it is empty."""
    truth = truth_of(target, readout)
    if truth is None:
        return (tr(_NO_ANSWER).format(name=target_name(target)),)
    fit = fit_of(truth, out, readout.output)
    return () if fit is None else (fit_sentence(target, fit),)


def network_fit(trace: NetworkTrace) -> tuple[str, ...]:
    """Return what is said of the answers of a network to its target, if it has both."""
    target, readout = trace.network.sequence.target, trace.network.readout
    if target is None or readout is None or trace.out is None:
        return ()
    return fit_sentences(target, readout, trace.out)


def fit_sentence(target: Target, fit: Fit) -> str:
    """Return how well answers fit ``target``."""
    steps = tr(_STEPS).format(count=fit.steps)
    name = target_name(target)
    if fit.right is not None:
        return tr(_RIGHT).format(name=name, share=percent_of_all(fit.right), steps=steps)
    mse, mae = (briefly(one, 3) for one in (fit.mse, fit.mae))
    return tr(_OFF).format(name=name, mse=mse, mae=mae, steps=steps)


def told_of(sequence: Sequence, readout: Readout | None) -> str:
    """Return what becomes of the target of ``sequence`` in a network; empty without one."""
    target = sequence.target
    if target is None:
        return ""
    if readout is None:
        return tr(_NO_READOUT).format(name=target_name(target))
    truth = truth_of(target, readout)
    if truth is None:
        return tr(_NO_ANSWER).format(name=target_name(target))
    is_place = truth.of_classes and target.words is None
    said = tr(_IS_CLASS if is_place else _IS_TARGET)
    return said.format(name=target_name(target), answer=answer_name(readout, 0))


def target_name(target: Target) -> str:
    """Return what a line calls ``target``."""
    return shortened(one_line(target.name), _LONGEST)
