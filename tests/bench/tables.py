"""Tables of a million rows: read, resampled and taken as the input.

Run alone as ``python -m tests.bench.tables``.
"""

from collections.abc import Callable, Iterator

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Row  # isort: split

import csv
import io
from itertools import islice
from time import process_time

import numpy as np

from lstm_gui.files.tables.resampling import MEAN, resampled
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table_files import table_of_bytes
from lstm_gui.files.tables.taking import sequence_of

ROWS, COLUMNS, REPEATS = 1_000_000, 2, 3


def rows() -> Iterator[Row]:
    """Measure reading, resampling and taking and yield a row of each."""
    x = np.random.default_rng(3).normal(size=(ROWS, COLUMNS)).round(4)
    stream = io.StringIO()
    np.savetxt(stream, x, fmt="%.4f", delimiter=",", header="a,b", comments="")
    text = stream.getvalue()
    data, table = text.encode(), table_of_bytes(text.encode(), "t.csv")
    yield _row(
        f"CSV of {ROWS:,} rows of {COLUMNS} read",
        lambda: table_of_bytes(data, "t.csv"),
        "csv and float alone",
        lambda: [
            [float(cell) for cell in row] for row in islice(csv.reader(text.split("\n")), 1, None)
        ],
        "<= 2x",
    )
    yield _row(
        f"{ROWS:,} rows taken as the input",
        lambda: sequence_of(table, Selection((0, 1), scaling="standard")),
        "mean and deviation alone",
        lambda: (x - x.mean(axis=0)) / x.std(axis=0),
        "<= 1.5x",
    )
    yield _row(
        f"{ROWS:,} rows resampled from 44.1 to 16 kHz",
        lambda: resampled(x, 44_100 / 16_000, MEAN),
        "every third row alone",
        lambda: x[: ROWS // 3 * 3].reshape(-1, 3, COLUMNS).mean(axis=1),
        "<= 4x",
    )


def _row(
    label: str, work: Callable[[], object], other: str, yardstick: Callable[[], object], goal: str
) -> Row:
    """Return both in turn at their fastest, in milliseconds of the processor."""
    whole, alone = (1000 * min(times) for times in zip(*_times(work, yardstick), strict=True))
    return Row(label, f"{whole:.0f} ms", f"{other} {alone:.0f} ms", f"{whole / alone:.1f}x", goal)


def _times(*works: Callable[[], object]) -> Iterator[tuple[float, ...]]:
    for _ in range(REPEATS):
        taken = []
        for work in works:
            start = process_time()
            work()
            taken.append(process_time() - start)
        yield tuple(taken)


if __name__ == "__main__":
    for row in rows():
        print("{:58} {:>14}   {:32} {:>7}   {}".format(*row))
