"""A request to terminate and the end of the terminal, which stop a command as Ctrl+C does."""

import signal
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

# Windows has no terminals that hang up.
_NAMES = ("SIGTERM", "SIGHUP")


class EndedBySystem(KeyboardInterrupt):
    """The process is to end; ``number`` is that of the signal that says so.

    Whatever takes out what is half made at Ctrl+C does so here.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


@contextmanager
def heeding_the_system() -> Generator[None]:
    """Raise `EndedBySystem` in the block where the process would just be gone.

    A signal that is ignored stays so: started with nohup, a command outlives its terminal.
    """
    signals = [signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__]
    heeded = [one for one in signals if signal.getsignal(one) == signal.SIG_DFL]
    heard: list[int] = []

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        heard.append(number)
        raise EndedBySystem(number)

    for one in heeded:
        signal.signal(one, end)
    try:
        yield
    except Exception as error:
        # What a library makes of an interruption within it, an import that failed for one.
        if heard:
            raise EndedBySystem(heard[0]) from error
        raise
    finally:
        for one in heeded:
            signal.signal(one, signal.SIG_DFL)
