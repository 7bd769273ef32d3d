"""Texts of many numbers, which are written when they are asked for and may take their time."""

from collections.abc import Callable, Iterable
from io import BytesIO

from msgspec import Struct

from lstm_gui.core.passes.going_on import GoesOn, always

QUICK = 2_500
"""So many numbers are written in a moment."""


class LongText(Struct, frozen=True, eq=False):
    """Lines of numbers.

    Parameters
    ----------
    lines
        Returns them, each without its end.
    rows, numbers
        How many lines they are, and how many numbers are in all of them.
    end
        What follows the last line.
    """

    lines: Callable[[], Iterable[str]]
    rows: int
    numbers: int
    end: str = ""

    @property
    def is_quick(self) -> bool:
        """Whether it is written in a moment."""
        return self.numbers <= QUICK

    @property
    def text(self) -> str:
        """The whole text."""
        return self.encoded().decode()

    def encoded(self, goes_on: GoesOn = always) -> bytes:
        """Return the whole text as UTF-8.

        It is gathered line by line: to join them all takes long, and no other thread runs then.

        Parameters
        ----------
        goes_on
            Called now and then with the share that is done, in [0, 1); False gives up, and the
            text is empty.
        """
        each = max(1, QUICK * self.rows // max(1, self.numbers))
        written, between = BytesIO(), b""
        for at, line in enumerate(self.lines()):
            if at % each == 0 and not goes_on(at / max(self.rows, at + 1)):
                return b""
            written.write(between)
            written.write(line.encode())
            between = b"\n"
        written.write(self.end.encode())
        return written.getvalue()
