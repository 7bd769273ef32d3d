"""What is said of a training on the own target."""

from collections.abc import Sequence

from lstm_gui.core.fitting.own_training import LONGEST, OwnProgress, OwnRecipe
from lstm_gui.words.numbers import briefly
from lstm_gui.words.target_words import fit_sentence, target_name
from lstm_gui.words.translation import counted, message, tr
from lstm_gui.words.vocabulary import OUTPUT_NAMES

_PARTS = message(
    "{name} is learned from steps 0 to {last}; steps {first} to {end} are held out, to see how "
    "well it does on what it has not learned."
)
_ALL = message("{name} is learned from steps 0 to {last}; nothing is held out.")
_NOTHING = message("Nothing is known of {name} where it would be learned from.")
_FIXED = message("Adam {rate} · gradient cut to length {clip:g}")
_GIVEN = message("the network is given a read-out ({output})")
_STRETCHES = counted("stretches of {n} step", "stretches of {n} steps", "n")
_AFTER = counted("After {n} step: loss {loss}.", "After {n} steps: loss {loss}.", "n")
_AFTER_BOTH = counted(
    "After {n} step: loss {loss}, {held_out} of what is held out.",
    "After {n} steps: loss {loss}, {held_out} of what is held out.",
    "n",
)
_LEAST = counted(
    "The loss of what is held out was least after {n} step, {least}; since then it grows, and "
    "what is learned is learned by heart.",
    "The loss of what is held out was least after {n} steps, {least}; since then it grows, and "
    "what is learned is learned by heart.",
    "n",
)
_HELD_OUT = message("Held out: {said}")
_BEYOND = message(
    "The numbers grew beyond all that can be computed. Scale the inputs or the target."
)
_BY_HEART = 1.1
"""By so much of the least one the loss has grown, where that is said."""


def parts_line(recipe: OwnRecipe) -> str:
    """Return from which steps something is learned, and which are held out."""
    target, steps = recipe.network.sequence.target, len(recipe.network.sequence)
    name, learned = "" if target is None else target_name(target), recipe.learned
    said = tr(_PARTS if learned < steps else _ALL)
    return said.format(name=name, last=learned - 1, first=learned, end=steps - 1)


def fixed_line(recipe: OwnRecipe, rate: float, clip: float, is_given: bool) -> str:
    """Return what cannot be chosen; ``is_given`` tells that the network had no read-out."""
    said = [tr(_FIXED).format(rate=rate, clip=clip)]
    if len(recipe.network.sequence) > LONGEST:
        said.append(tr(_STRETCHES).format(n=LONGEST))
    readout = recipe.network.readout
    if is_given and readout is not None:
        said.append(tr(_GIVEN).format(output=tr(OUTPUT_NAMES[readout.output])))
    return " · ".join(said)


def told_lines(
    recipe: OwnRecipe, points: Sequence[OwnProgress], able: bool, is_over: bool
) -> tuple[str, ...]:
    """Return how it stands; ``is_over`` tells that it came to an end by itself."""
    target = recipe.network.sequence.target
    if target is None or not able:
        return (tr(_NOTHING).format(name="" if target is None else target_name(target)),)
    ended = is_over and (not points or points[-1].update < recipe.updates)
    beyond = (tr(_BEYOND),) if ended else ()
    if not points:
        return beyond
    now = points[-1]
    said = _AFTER if now.held_out is None else _AFTER_BOTH
    lines = [tr(said).format(n=now.update, loss=_short(now.loss), held_out=_short(now.held_out))]
    if now.fit is not None:
        lines.append(tr(_HELD_OUT).format(said=fit_sentence(target, now.fit)))
    return (*lines, *_least(points), *beyond)


def _least(points: Sequence[OwnProgress]) -> tuple[str, ...]:
    seen = [(one.held_out, one.update) for one in points if one.held_out is not None]
    least, update = min(seen, default=(0.0, 0))
    if not seen or seen[-1][0] <= _BY_HEART * least:
        return ()
    return (tr(_LEAST).format(least=_short(least), n=update),)


def _short(value: float | None) -> str:
    return "" if value is None else briefly(value, 3)
