"""What a page of a lesson starts from: the cell, and what the Memory workspace compares."""

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Network, State
from lstm_gui.files.lessons.lesson_format import Challenge, Lesson, Memory, Setting
from lstm_gui.files.lessons.lesson_layers import looked_at, released
from lstm_gui.files.lessons.lesson_states import (
    applied,
    first_network,
    selected,
    solved,
    with_input,
)
from lstm_gui.scenes.learning.spoken_lessons import spoken
from lstm_gui.scenes.memory.memory_settings import MemorySettings


class Start(Struct, frozen=True, eq=False):
    """A network, and the settings of the Memory workspace beside it."""

    network: Network
    memory: MemorySettings

    @property
    def state(self) -> State:
        """The layer that is looked at."""
        return looked_at(self.network)

    @property
    def layer(self) -> str:
        """What the layer is called that is looked at."""
        return self.network.names[self.network.focus]


def start_of(lesson: Lesson, index: int) -> Start:
    """Return what page ``index`` starts from in the language in force.

    That is all settings up to it, in order.

    Raises
    ------
    Problem
        If a preset or a trained network is missing.
    """
    start: Start | None = None
    for page in spoken(lesson).pages[: index + 1]:
        if page.set is not None:
            start = _turned(page.set, start)
    return Start(first_network(), MemorySettings()) if start is None else start


def remembered(part: Memory, start: Start) -> Start:
    """Return ``start`` with what ``part`` changes; another sequence shows its last step."""
    # Trained networks take a while to import, and few pages have any.
    from lstm_gui.scenes.learning.lesson_memories import changed

    present = start.network.sequence
    settings, sequence = changed(part, start.memory, present)
    if sequence is present:
        return Start(start.network, settings)
    return Start(selected(with_input(start.network, sequence), t=len(sequence) - 1), settings)


def with_solution(now: Start, challenge: Challenge, begun: Start) -> Start:
    """Return ``now`` with what the stored solution sets, and nothing held any more.

    Parameters
    ----------
    now
        What the learner has made of ``begun``.
    challenge
        What is asked for, and how it is met.
    begun
        What the page starts from.
    """
    network = solved(released(now.network), challenge, begun.network)
    start = Start(network, replace(now.memory, clamps=(), lanes=begun.memory.lanes))
    for part in challenge.solution_memory:
        start = remembered(part, start)
    return start


def _turned(setting: Setting, before: Start | None) -> Start:
    memory = MemorySettings() if before is None else before.memory
    start = Start(applied(setting, None if before is None else before.network), memory)
    if setting.memory is None:
        return start
    start = remembered(setting.memory, start)
    return Start(selected(start.network, setting.t), start.memory)
