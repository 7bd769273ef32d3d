"""Which parts of a table become the input, and how."""

from msgspec import Struct

from lstm_gui.files.tables.scaling import AS_IT_IS

REFUSE, LEAVE_OUT, HOLD, INTERPOLATE = "refuse", "leave out", "hold", "interpolate"
GAP_CHOICES = (REFUSE, HOLD, INTERPOLATE, LEAVE_OUT)
"""What may be done where a number is missing."""


class Selection(Struct, frozen=True):
    """What becomes of a `Table`.

    Parameters
    ----------
    columns
        The columns that become inputs, counted from 0, in their order.
    labels
        The column that names the steps.
    first, last
        The rows taken, from ``first`` to the one before ``last``; all if that is None.
    gaps
        One of `GAP_CHOICES`.
    scaling
        One of `lstm_gui.files.tables.scaling.SCALINGS`.
    """

    columns: tuple[int, ...]
    labels: int | None = None
    first: int = 0
    last: int | None = None
    gaps: str = REFUSE
    scaling: str = AS_IT_IS
