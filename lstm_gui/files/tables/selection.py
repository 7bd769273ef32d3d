"""Which parts of a table become the input, and how."""

from msgspec import Struct

from lstm_gui.files.tables.resampling import MEAN
from lstm_gui.files.tables.scaling import AS_IT_IS, Scaler

REFUSE, LEAVE_OUT, HOLD, INTERPOLATE = "refuse", "leave out", "hold", "interpolate"
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
        What becomes of missing numbers: `REFUSE`, `HOLD`, `INTERPOLATE` or `LEAVE_OUT`.
    rows
        How many rows become one step, more than 0.
    pooling
        `MEAN` or `FIRST` of `lstm_gui.files.tables.resampling`.
    scaling
        One of `lstm_gui.files.tables.scaling.SCALINGS`, or what was found in a file.
    target
        The column that says what should be answered at each step, as it stands; no input.
    """

    columns: tuple[int, ...]
    labels: int | None = None
    first: int = 0
    last: int | None = None
    gaps: str = REFUSE
    rows: float = 1.0
    pooling: str = MEAN
    scaling: str | Scaler = AS_IT_IS
    target: int | None = None
