"""What a cell is made of: named quantities and the small equations between them."""

from lstm_gui.core.equations.functions import FUNCTIONS, Squash
from lstm_gui.core.equations.steps import (
    Complement,
    Equation,
    Function,
    Maximum,
    Product,
    Quotient,
    Read,
    Share,
    Sum,
    Weighted,
)

__all__ = [
    "FUNCTIONS",
    "Complement",
    "Equation",
    "Function",
    "Maximum",
    "Product",
    "Quotient",
    "Read",
    "Share",
    "Squash",
    "Sum",
    "Weighted",
]
