"""What goes wrong in a slot or while painting, which Qt swallows."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import TracebackType


@contextmanager
def telling_swallowed_errors() -> Generator[None]:
    """Raise the first error of a slot or a paint in the block once the block has ended.

    Qt goes on after it, so that half a picture would be written as if it were all. Ctrl+C is such
    an error, whatever it interrupts.
    """
    swallowed: list[BaseException] = []

    def keep(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        swallowed.append(error)

    before, sys.excepthook = sys.excepthook, keep
    try:
        yield
    finally:
        sys.excepthook = before
    for error in swallowed:
        raise error
