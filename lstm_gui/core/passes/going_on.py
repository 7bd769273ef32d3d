"""What long work asks now and then: whether to go on."""

from collections.abc import Callable

GoesOn = Callable[[float], bool]
"""Is told which share of the work is done, in [0, 1]; False gives the work up."""


def always(_share: float) -> bool:
    """Go on, whatever is done."""
    return True
