"""How far the comparison on the screen meets a condition of a lesson."""

from lstm_gui.core.facts.challenges import Progress
from lstm_gui.files.lessons.lesson_format import OfMemory
from lstm_gui.files.lessons.lesson_states import bounds
from lstm_gui.scenes.memory.lanes import Comparison
from lstm_gui.scenes.memory.lesson_measures import measured
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.snapshot import Snapshot


def memory_progress(
    part: OfMemory, comparison: Comparison | None, snapshot: Snapshot, made: MemorySettings
) -> Progress:
    """Return how far ``part`` is met.

    Parameters
    ----------
    part
        What is asked for.
    comparison
        The latest one; it does not count once ``snapshot`` asks for another.
    snapshot
        What is shown.
    made
        What the page has set: only the networks that it compares count, and the words that it
        marks, whatever the learner marks.
    """
    settings = snapshot.memory
    if comparison is None or not comparison.answers(settings, snapshot.state.sequence):
        return Progress(False)
    if settings.networks != made.networks:
        return Progress(False)
    value = measured(part.measure, part.lane, comparison, settings, made.marks)
    if value is None:
        return Progress(False)
    if part.measure == "longest right":
        return Progress(value == settings.distance, float(settings.distance))
    low, high = bounds(part)
    low = 1.0 if part.measure == "answers right" and part.at_most is None else low
    there = part.distance in (None, settings.distance)
    return Progress(there and low <= value <= high, value)
