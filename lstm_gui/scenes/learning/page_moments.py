"""Which gate step a page is about: the one whose parts it lights up."""

from lstm_gui.core import Kind
from lstm_gui.files.lessons.lesson_addresses import all_targets
from lstm_gui.files.lessons.lesson_format import Page
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.slow_motion.sub_steps import SubStep

_ENOUGH = 0.6
"""Parts that a page and a step have in common, of all that either has."""


def moment_of(page: Page, moment: Moment) -> Moment:
    """Return ``moment`` at the gate step that ``page`` is about, or itself if it is about none."""
    parts = all_targets(page.spotlight).parts
    shares = [_in_common(parts, step) for step in moment.steps]
    best = max(range(len(shares)), key=shares.__getitem__)
    return moment.at(best) if shares[best] >= _ENOUGH and best != moment.index else moment


def asking(kind: Kind) -> Moment:
    """Return the first moment of a cell of ``kind`` when each result is asked for."""
    return Moment(steps_of(kind), predicting=True)


def _in_common(parts: frozenset[str], step: SubStep) -> float:
    return len(parts & step.parts) / max(len(parts | step.parts), 1)
