"""What an edit of the layer that is looked at makes of the content, and what it may not set."""

from collections.abc import Iterable

from msgspec.structs import replace

from lstm_gui.core import Entry, Network, State, contains, select
from lstm_gui.core.network import merged, reads_input
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.ui.document.baselines import with_baseline
from lstm_gui.ui.document.content import Content
from lstm_gui.words.translation import message

READS_BELOW = message(
    "This layer reads what the layers below it say. "
    "Choose a layer that reads x to change the input."
)


def with_state(
    content: Content, state: State, baseline: State | None, memory: MemorySettings | None
) -> Content:
    """Return ``content`` with ``state`` as the layer that is looked at."""
    return replace(
        content,
        network=merged(content.network, state),
        baseline=content.baseline if baseline is None else with_baseline(content, baseline),
        memory=content.memory if memory is None else memory,
    )


def with_network(
    content: Content, network: Network, baseline: Network | None, memory: MemorySettings | None
) -> Content:
    """Return ``content`` with ``network``; without a ``baseline`` a reset returns to it too."""
    return replace(
        content,
        network=network,
        baseline=network if baseline is None else baseline,
        memory=content.memory if memory is None else memory,
    )


def with_selection(
    network: Network, state: State, t: int | None, unit: int | None, block: str | None
) -> Network:
    """Return ``network`` with another selection in its layer ``state``."""
    selection = select(state, t, unit, block).selection
    same = selection == network.selection
    return network if same else replace(network, selection=selection)


def settable(network: Network, state: State, entries: Iterable[Entry]) -> tuple[list[Entry], bool]:
    """Return those of ``entries`` that can be set, and whether others are what it reads.

    A control may act before it was drawn again, on a number that is gone by now.
    """
    own = reads_input(network, network.focus)
    present = [entry for entry in entries if contains(state, entry)]
    found = [entry for entry in present if entry.array != "x" or own]
    return found, len(found) < len(present)


def changes_what_is_read(network: Network, before: State, after: State) -> bool:
    """Tell whether ``after`` has another input than the layers below the looked at one say."""
    one, other = before.sequence, after.sequence
    return not (reads_input(network, network.focus) or one is other or one == other)
