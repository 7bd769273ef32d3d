"""The widths of figures that publishers ask for: a dated list in the resources."""

import datetime
import tomllib
from functools import lru_cache

from msgspec import Struct, convert

from lstm_gui.files.shipped.resources import resource


class Publisher(Struct, frozen=True):
    """One publisher.

    Parameters
    ----------
    name, source
        What it is called, and where it says so.
    widths
        In millimetres: of one column first, of the whole page last.
    confirmed
        Whether they were read in the publisher's own words, and not only where others quote them.
    """

    name: str
    source: str
    widths: tuple[float, ...]
    confirmed: bool = False


class PrintSizes(Struct, frozen=True, rename={"publishers": "publisher"}):
    """The list, and of which day it is."""

    dated: datetime.date
    publishers: tuple[Publisher, ...]

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Whose widths are only what others quote."""
        return tuple(one.name for one in self.publishers if not one.confirmed)


@lru_cache(maxsize=1)
def print_sizes() -> PrintSizes:
    """Return the list.

    Raises
    ------
    Problem
        If it is missing from the installation.
    """
    text = resource("figure_sizes.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), PrintSizes)
