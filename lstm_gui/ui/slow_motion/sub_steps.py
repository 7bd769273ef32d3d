"""The sub-steps of one time step as data, in the order in which the cell computes.

Parts and wires have the names of `lstm_gui.ui.plots.diagram_geometry`, quantities
those of `lstm_gui.core.Reading`.
"""

from dataclasses import dataclass, replace

from lstm_gui.ui.language import message


@dataclass(frozen=True)
class Journey:
    """A number on its way: ``quantity`` runs along ``wires``, one after the other."""

    quantity: str
    wires: tuple[str, ...]
    role: str


@dataclass(frozen=True)
class SubStep:
    """One thing the cell does.

    Parameters
    ----------
    phase
        A key of `PHASES`.
    number, of
        Which step of its phase it is, counted from 1, and how many there are.
    kind
        What is done: ``"sum"``, ``"squash"``, ``"product"``, ``"offer"`` or ``"add"``.
    block
        The block whose parameters take part; ``""`` if none do.
    role
        Names its colour.
    quantity
        What is known from here on; ``""`` if nothing new is.
    parts
        Nodes and wires that take part.
    comes, goes
        The numbers that run to the node, and those that leave it afterwards.
    """

    phase: str
    number: int
    of: int
    kind: str
    block: str
    role: str
    quantity: str
    parts: frozenset[str]
    comes: tuple[Journey, ...]
    goes: tuple[Journey, ...] = ()

    @property
    def carried(self) -> frozenset[str]:
        """The quantities whose number ends up on its way instead of beside its wire."""
        return frozenset(journey.quantity for journey in self.goes)


@dataclass(frozen=True)
class Moment:
    """Where slow motion stands.

    Parameters
    ----------
    index
        The sub-step, counted from 0, in `SUB_STEPS`.
    predicting
        Whether a result stays hidden until it was guessed.
    guess
        What the learner said; None before.
    underway
        Whether the numbers are still on their way to the node, for a picture of it.
    """

    index: int = 0
    predicting: bool = False
    guess: float | None = None
    underway: bool = False

    @property
    def sub_step(self) -> SubStep:
        return SUB_STEPS[self.index]

    @property
    def asks(self) -> bool:
        """Whether the result of this sub-step is the learner's to guess."""
        return self.predicting and bool(self.sub_step.quantity)

    @property
    def concealed(self) -> bool:
        """Whether the result of this sub-step may not be seen yet."""
        return self.asks and self.guess is None

    @property
    def unknown(self) -> frozenset[str]:
        """The quantities that the cell has not computed yet or that are still a riddle."""
        first = self.index if self.concealed or self.underway else self.index + 1
        return frozenset(step.quantity for step in SUB_STEPS[first:] if step.quantity)

    def at(self, index: int) -> "Moment":
        """Return the moment of another sub-step, its result not guessed yet."""
        return replace(self, index=index, guess=None)


PHASES = {
    "forget": message("Forget"),
    "candidate": message("Candidate"),
    "input": message("Input"),
    "update": message("Update"),
    "output": message("Output"),
}


def _sum(phase: str, number: int, of: int, block: str) -> SubStep:
    """The weighted sum of a block."""
    wire = f"to_{block}"
    quantity = f"z_{block}"
    return SubStep(
        phase, number, of, "sum", block, block, quantity,
        frozenset({"h_in", "x_in", wire, block}),
        (Journey("h_before", ("h_in", wire), "hidden"), Journey("x", ("x_in", wire), "data")),
        (Journey(quantity, (wire,), block),),
    )  # fmt: skip


def _squash(phase: str, number: int, of: int, block: str, quantity: str) -> SubStep:
    """What σ or tanh makes of the weighted sum."""
    wire = f"to_{block}"
    return SubStep(
        phase, number, of, "squash", block, block, quantity,
        frozenset({wire, block}), (Journey(f"z_{block}", (wire,), block),),
    )  # fmt: skip


SUB_STEPS: tuple[SubStep, ...] = (
    _sum("forget", 1, 3, "f"),
    _squash("forget", 2, 3, "f", "f"),
    SubStep(
        "forget", 3, 3, "product", "f", "f", "kept",
        frozenset({"f", "c_in", "keep", "kept"}),
        (Journey("c_before", ("c_in",), "cell"), Journey("f", ("f",), "f")),
        (Journey("kept", ("kept",), "cell"),),
    ),
    _sum("candidate", 1, 3, "c"),
    _squash("candidate", 2, 3, "c", "c_tilde"),
    SubStep(
        "candidate", 3, 3, "offer", "c", "c", "",
        frozenset({"c", "c_tilde", "write"}),
        (), (Journey("c_tilde", ("c_tilde",), "c"),),
    ),
    _sum("input", 1, 3, "i"),
    _squash("input", 2, 3, "i", "i"),
    SubStep(
        "input", 3, 3, "product", "i", "i", "written",
        frozenset({"i", "c_tilde", "write", "written"}),
        (Journey("i", ("i",), "i"), Journey("c_tilde", ("c_tilde",), "c")),
        (Journey("written", ("written",), "i"),),
    ),
    SubStep(
        "update", 1, 1, "add", "", "cell", "c",
        frozenset({"kept", "written", "add", "c_out"}),
        (Journey("kept", ("kept",), "cell"), Journey("written", ("written",), "i")),
        (Journey("c", ("c_out",), "cell"),),
    ),
    SubStep(
        "output", 1, 4, "squash", "", "cell", "tanh_c",
        frozenset({"c_down", "squash", "tanh_c"}),
        (Journey("c", ("c_out", "c_down"), "cell"),),
        (Journey("tanh_c", ("tanh_c",), "cell"),),
    ),
    _sum("output", 2, 4, "o"),
    _squash("output", 3, 4, "o", "o"),
    SubStep(
        "output", 4, 4, "product", "o", "o", "h",
        frozenset({"o", "tanh_c", "show", "h_out", "h_up"}),
        (Journey("o", ("o",), "o"), Journey("tanh_c", ("tanh_c",), "cell")),
        (Journey("h", ("h_out",), "hidden"), Journey("h", ("h_out", "h_up"), "hidden")),
    ),
)  # fmt: skip
