"""How many numbers a cell learns, and of which size a cell learns so many."""

from lstm_gui.core.equations import Weighted
from lstm_gui.core.kinds import Kind


def learned_numbers(kind: Kind, inputs: int, units: int, layers: int = 1) -> int:
    """Return how many weights and biases there are in ``layers``, each of ``units`` units.

    The first layer reads ``inputs`` numbers, every other one the units of the one before;
    what takes no part in the equations of ``kind`` is not counted.
    """
    first = _of_layer(kind, inputs, units)
    return first + (layers - 1) * _of_layer(kind, units, units)


def nearest_units(kind: Kind, inputs: int, numbers: int, layers: int) -> int:
    """Return with how many units ``layers`` learn as nearly ``numbers`` numbers as they can.

    Of two that are as near it is the larger; it is one at least.
    """
    units, below = 1, 0
    while (learned := learned_numbers(kind, inputs, units, layers)) < numbers:
        units, below = units + 1, learned
    return units if units == 1 or learned - numbers <= numbers - below else units - 1


def multiplications(kind: Kind, inputs: int, units: int) -> int:
    """Return how many numbers the matrices of one layer multiply in a step."""
    return sum(_matrices(one, inputs, units) for one in kind.sums)


def _of_layer(kind: Kind, inputs: int, units: int) -> int:
    vectors = sum(bool(one.bias) + bool(one.peephole) for one in kind.sums)
    return multiplications(kind, inputs, units) + vectors * units


def _matrices(one: Weighted, inputs: int, units: int) -> int:
    return units * (inputs * one.of_x + units * bool(one.hears))
