"""One plain sentence for each sub-step, with its numbers."""

from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.step_numbers import held_result, texts, truth
from lstm_gui.scenes.slow_motion.sub_steps import PHASES
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import message, tr

_OPERANDS = ("one", "other")


def heading(moment: Moment) -> str:
    """Return e.g. ``Forget · step 2 of 3``, in the language in force."""
    step = moment.sub_step
    template = message("{phase} · step {number} of {of}") if step.of > 1 else message("{phase}")
    phase = tr(PHASES.get(step.phase, step.phase))
    phase = phase[:1].upper() + phase[1:]
    return tr(template).format(phase=phase, number=step.number, of=step.of)


def short_heading(moment: Moment) -> str:
    """Return e.g. ``Forget · 2/3``, in the language in force."""
    step = moment.sub_step
    count = f" · {step.number}/{step.of}" if step.of > 1 else ""
    phase = tr(PHASES.get(step.phase, step.phase))
    return phase[:1].upper() + phase[1:] + count


def sentence(snapshot: Snapshot, moment: Moment) -> str:
    """Return what the sub-step does, in the language in force."""
    clamp = held_result(snapshot, moment)
    if clamp is not None:
        return tr("This number is clamped to {value}, whatever the cell would compute.").format(
            value=number(clamp.value)
        )
    fields, step = texts(snapshot, moment), moment.sub_step
    template = step.ahead if step.quantity in moment.unknown else step.says
    result = fields.get(step.quantity, "")
    words = {name: tr(text) for name, text in step.words}
    operands = dict(zip(_OPERANDS, (fields[name] for name in step.operands), strict=False))
    sentence = tr(template)
    said = sentence.format(result=result, **words, **operands, **fields)
    # A name stands in small letters everywhere else.
    return said[:1].upper() + said[1:] if sentence.startswith("{one_name}") else said


def verdict(snapshot: Snapshot, moment: Moment) -> str:
    """Return how far the guess is off; ``""`` as long as there is none."""
    if moment.guess is None:
        return ""
    right = truth(snapshot, moment)
    return tr("You said {guess}, it is {right}: off by {error}.").format(
        guess=number(moment.guess), right=number(right), error=number(abs(moment.guess - right))
    )
