"""What is told in words of the lanes without some words."""

from collections.abc import Mapping

import numpy as np

from lstm_gui.ui.memory.word_removal import PART, STRANGE, ZERO, Effect, Question
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.translation import message, tr

COLUMNS = {
    ZERO: message("read as zeros"),
    STRANGE: message("read as an unknown word"),
    PART: message("their part of {memory} taken out"),
}
COLUMNS_IN_BRIEF = {
    STRANGE: message("unknown word"),
    PART: message("part of {memory} out"),
}
WAY_NOTES = {
    ZERO: message("The cell runs again with an input of zeros, which no training has shown it."),
    STRANGE: message("The cell runs again with ?, which stands for every unknown word."),
    PART: message(
        "Only what these steps wrote is taken out of {memory}; what they did to h and to the gates "
        "stays."
    ),
}
_MOST_NAMED = 12
_LEAST, _LITTLE = 0.0005, "<0.1"

_STAYS = message("answer stays, {before} → {after}")
_CHANGES = message("now {other} {after}")
_MOVES = message("h moves by {moved} of its length")
_STAYS_IN_BRIEF = message("stays, {after}")
_CHANGES_IN_BRIEF = "{other} {after}"
_MOVES_IN_BRIEF = message("h moves by {moved}")
_STAYS_TOLD = message("The answer stays: {label} {before} → {after}.")
_CHANGES_TOLD = message("The answer changes: {label} {before} → {other} {after}.")
_STAYS_WITH = message("answer stays with {stays} of {count}")
_MOVES_WITH = message("h moves by {moved} ({least}–{most})")
_STAYS_WITH_IN_BRIEF = message("stays: {stays} of {count}")
_CHANGE_WITH = message("It changes with: {words}")
_NONE_CHANGES = message("It changes with none of them.")
_ALONE = message("There is no other input.")


def words_taken(question: Question) -> str:
    """Return the words that are taken out, in the order of their steps."""
    named = [question.label(step) for step in question.marks]
    shown = " ".join(named[:_MOST_NAMED])
    return f"{shown} …" if len(named) > _MOST_NAMED else shown


def answer_text(effect: Effect) -> str:
    """Return what a trained network says as it is; nothing for a seeded cell."""
    return f"{effect.label} {_share(effect.share)}" if effect.label else ""


def effect_text(effect: Effect) -> str:
    """Return what a change does, shortly."""
    return _told(effect, _STAYS, _CHANGES)


def effect_in_brief(effect: Effect) -> str:
    """Return what a change does where there is little room."""
    return _told(effect, _STAYS_IN_BRIEF, _CHANGES_IN_BRIEF, _MOVES_IN_BRIEF)


def effect_told(effect: Effect) -> str:
    """Return what a change does, in a sentence."""
    return _told(effect, _STAYS_TOLD, _CHANGES_TOLD)


def _told(effect: Effect, stays: str, changes: str, moves: str = _MOVES) -> str:
    if not effect.label:
        return tr(moves).format(moved=_share(effect.moved))
    # The sign once is enough where one number follows the other.
    before = _percentage(effect.share) if effect.stays else _share(effect.share)
    return tr(stays if effect.stays else changes).format(
        label=effect.label, before=before, other=effect.other, after=_share(effect.other_share)
    )


def others_text(others: Mapping[str, Effect]) -> str:
    """Return what other words do, shortly."""
    return _others(others, _STAYS_WITH, _MOVES_WITH)


def others_in_brief(others: Mapping[str, Effect]) -> str:
    """Return what other words do where there is little room."""
    return _others(others, _STAYS_WITH_IN_BRIEF, _MOVES_IN_BRIEF)


def _others(others: Mapping[str, Effect], stays: str, moves: str) -> str:
    effects = list(others.values())
    if not effects:
        return tr(_ALONE)
    if effects[0].label:
        same = sum(effect.stays for effect in effects)
        return tr(stays).format(stays=same, count=len(effects))
    moved = [effect.moved for effect in effects]
    return tr(moves).format(
        moved=percent(float(np.median(moved))),
        least=number(100 * min(moved), digits=0),
        most=percent(max(moved)),
    )


def others_told(others: Mapping[str, Effect]) -> str:
    """Return which other words change the answer, or what they do to h."""
    if not any(effect.label for effect in others.values()):
        return others_text(others)
    changing = [word for word, effect in others.items() if not effect.stays]
    if not changing:
        return tr(_NONE_CHANGES)
    more = " …" if len(changing) > _MOST_NAMED else ""
    return tr(_CHANGE_WITH).format(words=", ".join(changing[:_MOST_NAMED]) + more)


def _share(share: float) -> str:
    return f"{_percentage(share)}\N{NO-BREAK SPACE}%"


def _percentage(share: float) -> str:
    """Write a percentage with a decimal, so that little differs from nothing at all."""
    return _LITTLE if 0 < share < _LEAST else number(100 * share, digits=1)
