"""Forward passes that take as long as a test likes."""

import threading
from collections.abc import Callable

import pytest

from lstm_gui.core import Entry, State, network_forward
from lstm_gui.core.network import state_at
from lstm_gui.ui.document import tracing
from tests.ui.driving import settle

BIAS = Entry("b", 0, 0, "f")


def set_bias(document, value) -> None:
    """Set one number as a drag sets it."""
    document.set_values("", {BIAS: value}, "drag")
    settle()


class LongPasses:
    """While it is installed every forward pass is a long one, and ends only when it is let."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.begun: list[State] = []
        self.failing: BaseException | None = None
        self.come_on: Callable[[float], bool]
        """What the pass that runs calls after each part of it."""
        self._leave = threading.Semaphore(0)
        patch.setattr(tracing, "network_seconds", lambda _network, _earlier: 1.0)
        patch.setattr(tracing, "network_forward_in_parts", self._forward)
        patch.setattr(tracing, "network_forward", self._at_once)

    def _forward(self, network, goes_on, earlier):
        self.begun.append(state_at(network, network.focus))
        self.come_on = goes_on
        goes_on(0.5)
        while not self._leave.acquire(timeout=0.01):
            if not goes_on():
                return None
        if self.failing is not None:
            raise self.failing
        return network_forward(network, earlier)

    def _at_once(self, _network, _earlier):
        raise AssertionError("a long pass was computed while the window waited")

    def leave(self) -> None:
        """Let the pass that runs come to its end."""
        self._leave.release()

    def let(self, document, qtbot) -> None:
        """Let the pass that runs come to its end, and be drawn or told."""
        over = []
        for signal in (document.changed, document.failed):
            signal.connect(over.append)
        self.leave()
        qtbot.waitUntil(lambda: bool(over), timeout=10_000)
        for signal in (document.changed, document.failed):
            signal.disconnect(over.append)
        settle()
