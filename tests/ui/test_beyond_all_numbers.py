"""Every view of a cell that ran beyond all floats: drawn, and written as what it is."""

import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QLabel, QWidget

from lstm_gui.core import (
    RNN,
    Entry,
    Kind,
    Network,
    NetworkTrace,
    Parameters,
    State,
    Trace,
    Variant,
    lstm_kind,
    network_forward,
    quantity_names,
    select,
    with_values,
)
from lstm_gui.core.arrays import frozen
from lstm_gui.core.state import Initial, Selection, Sequence
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.cell.value_strip import ValueStrip
from lstm_gui.ui.document import tracing
from lstm_gui.ui.plots.state_rows import row_kinds
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import UNDEFINED
from tests.core.states import CELLS, seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import drawn, painted, settle

PLAIN = lstm_kind(Variant(second_tanh=False))


def still(kind: Kind, steps: int) -> State:
    """A cell of one unit in which everything is 0."""
    initial = Initial(np.zeros(1), np.zeros(kind.cells(1)))
    chosen = Selection(steps - 1, 0, kind.blocks[0])
    return State(Parameters.zeros(1, 1, kind), initial, Sequence(np.zeros((steps, 1))), chosen)


def with_huge_gradients(kind: Kind, weight: float, steps: int) -> State:
    """A session as it may be saved whose derivatives are ∞ and ∞ − ∞."""
    weights = {Entry("w_h", 0, 0, block): weight for block in kind.blocks}
    return with_values(still(kind, steps), weights)


SESSIONS: dict[str, Callable[[], State]] = {
    "gradients of an RNN": lambda: with_huge_gradients(RNN, 1000.0, 120),
    "gradients of an LSTM": lambda: with_huge_gradients(PLAIN, 1e50, 8),
}
RAW = re.compile(r"\b(nan|inf)\b", re.IGNORECASE)
"""How Python writes what is no number."""
CELLS_TO_FILL = ("lstm", "rnn", "gru-after", "lstm-with-all")


def filled(trace: Trace) -> Trace:
    """Return ``trace`` with what is no finite number in every quantity of some steps."""
    arrays = {}
    for name in trace.quantities:
        values = np.array(getattr(trace, name))
        huge = 1e308 if name in ("c", "h") else np.inf
        values[2:6] = np.array([np.inf, np.nan, -np.inf, huge])[:, np.newaxis]
        values[3, 1] = 0.5
        arrays[name] = frozen(values)
    return replace(trace, numbers={**trace.numbers, **arrays})


@pytest.fixture
def with_numbers_gone(monkeypatch):
    """Let every pass of a window end up with infinite and undefined numbers."""

    def passed(network: Network, earlier: NetworkTrace | None = None) -> NetworkTrace:
        with np.errstate(all="ignore"):
            trace = network_forward(network)
        return replace(trace, traces=tuple(map(filled, trace.traces)))

    monkeypatch.setattr(tracing, "network_forward", passed)


@pytest.mark.parametrize("name", SESSIONS)
def test_every_view_draws_derivatives_that_are_no_numbers(shared_window, name):
    written = written_in_every_view(shared_window(SESSIONS[name]()))
    assert any("∞" in text for text in written)
    assert not list(filter(RAW.search, written))


@pytest.mark.parametrize("t", [3, 4])
@pytest.mark.parametrize("cell", CELLS_TO_FILL)
def test_every_view_draws_states_that_are_no_numbers(shared_window, with_numbers_gone, cell, t):
    state = select(seeded_state(2, 2, 7, kind=CELLS[cell]), t=t)
    written = written_in_every_view(shared_window(state))
    assert any(("∞" if t == 3 else UNDEFINED) in text for text in written)
    assert not list(filter(RAW.search, written))


def written_in_every_view(main: MainWindow) -> list[str]:
    """Look at each view, and return what its formulas and labels said."""
    return [*_said_of_each_number(main), *_said_of_each_view(main)]


def _said_of_each_number(main: MainWindow) -> Iterator[str]:
    document, inspector = main.document, panel(main, "inspector")
    kind = document.state.parameters.kind
    document.set_view(rows=tuple(row_kinds(kind)))
    for quantity in (*quantity_names(document.snapshot().trace), "x"):
        document.inspect(Inspection(quantity))
        yield from said_in(main, inspector)
        inspector.without.click()
        yield from said_in(main, inspector)
    for entry in (Entry("w_h", 0, 0, kind.blocks[0]), Entry("x", 0, 0), Entry("h_0", 0)):
        document.inspect(Inspection(entry.array, entry=entry))
        yield from said_in(main, inspector)


def _said_of_each_view(main: MainWindow) -> Iterator[str]:
    document, steps = main.document, steps_of(main.document.state.parameters.kind)
    for view in ({"mean": True}, {"mean": False, "unrolled": True}, {"unrolled": False}):
        document.set_view(**view)
        yield from said_in(main, main)
    for index in range(len(steps)):
        document.set_moment(Moment(steps, index, predicting=True))
        yield from said_in(main, panel(main, "diagram"))


def said_in(main: MainWindow, widget: QWidget) -> list[str]:
    """Have ``widget`` painted, and return what its formulas, strips and labels say."""
    drawn(main.document)
    painted(widget)
    lines = [*widget.findChildren(EquationView), *widget.findChildren(ValueStrip)]
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return [*labels, *(text for one in lines for text in one.texts())]


def test_an_exploded_gradient_is_told_as_what_it_is(shared_window):
    main = shared_window(SESSIONS["gradients of an RNN"]())
    view = panel(main, "inspector").view
    (told,) = view.influence.texts()
    assert told.endswith("∂b = ∞")
    main.document.inspect(Inspection("w_x", entry=Entry("w_x", 0, 0, "h")))
    settle()
    assert "= –" in view.equations.texts()[-1]
