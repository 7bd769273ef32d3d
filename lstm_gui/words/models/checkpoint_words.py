"""What is said of a series of checkpoints."""

from collections.abc import Mapping

from lstm_gui.words.numbers import percent_of_all
from lstm_gui.words.one_line import one_line, shortened
from lstm_gui.words.translation import counted, message, tr

_WEIGHTS = message("Since {first} the weights changed by {changes}.")
_MORE = counted("{n} more file is left out.", "{n} more files are left out.", "n")
_LONGEST = 40


def weights_line(first: str, shares: Mapping[str, float]) -> str:
    """Return by what share the weights of each gate changed, by the symbols of the gates."""
    changes = ", ".join(f"{symbol} {percent_of_all(share)}" for symbol, share in shares.items())
    return tr(_WEIGHTS).format(first=shortened(one_line(first), _LONGEST), changes=changes)


def more_line(count: int) -> str:
    """Return how many further files are left out."""
    return tr(_MORE).format(n=count)
