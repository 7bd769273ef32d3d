"""Layers and answers that ran beyond all floats are drawn and written as what they are."""

import re

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QLabel, QWidget

from lstm_gui.core import (
    KINDS,
    Entry,
    Kind,
    Network,
    Readout,
    network_forward,
    network_of,
    with_values,
)
from lstm_gui.core.cells.registry import CELLS
from lstm_gui.core.network import focused, network_gradients
from lstm_gui.core.network.structure import with_layer_above
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.traces.network_arrays import network_arrays
from lstm_gui.files.traces.trace_export import write_arrays
from lstm_gui.ui.cell.layers.layer_strip import LayerStrip
from tests.core.states import seeded_state
from tests.ui.driving import settle

KIND_OF_NUMBER = {
    "infinite": CELLS["rnn"].make(activation="linear"),
    "undefined": CELLS["slstm"].make(stabiliser=False),
    **KINDS,
}
PYTHON_SAYS = re.compile(r"(?<![\w.])[-+−]?(nan|inf)(?![\w.])", re.IGNORECASE)


def beyond(kind: Kind, output: str = "linear", steps: int = 6) -> Network:
    """Return two layers whose lower one is given 1e50 in every bias, and a read-out."""
    state = seeded_state(2, 3, steps, kind=kind)
    large = {Entry("b", unit, 0, block): 1e50 for block in kind.blocks for unit in range(3)}
    recurrent = {
        Entry("w_h", unit, unit, block): 1e90
        for block in kind.blocks
        if not kind.is_deaf(block)
        for unit in range(3)
    }
    network = with_layer_above(network_of(with_values(state, {**large, **recurrent})), 0, kind)
    readout = Readout(np.ones((2, 3)), np.zeros(2), ("layer2",), output, ("a", "b"))
    return replace(network, readout=readout)


def said(main: QWidget) -> list[str]:
    texts = [label.text() for label in main.findChildren(QLabel)]
    for widget in main.findChildren(QWidget):
        texts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    return texts


@pytest.mark.parametrize("focus", [0, 1])
@pytest.mark.parametrize("name", KIND_OF_NUMBER)
def test_every_workspace_shows_them(shared_window, name: str, focus: int) -> None:
    main = shared_window()
    main.document.open(Session(focused(beyond(KIND_OF_NUMBER[name]), focus)))
    last = len(main.document.network.sequence) - 1
    for workspace in ("memory", "cell"):
        main.workspaces.show(workspace)
        for t in (0, last):
            main.document.select(t=t)
            main.document.flush()
            settle()
            assert not main.grab().isNull()
            assert [text for text in said(main) if PYTHON_SAYS.search(text)] == []


@pytest.mark.parametrize(
    ("name", "output", "expected"),
    [
        ("infinite", "linear", {"∞", "−∞", "–"}),
        ("undefined", "softmax", {"–"}),
        ("undefined", "sigmoid", {"–"}),
    ],
)
def test_the_answer_says_them(shared_window, name: str, output: str, expected: set[str]) -> None:
    main = shared_window()
    main.document.open(Session(beyond(KIND_OF_NUMBER[name], output)))
    main.document.select(t=len(main.document.network.sequence) - 1)
    settle()
    strip: LayerStrip = main.workspace.diagram().layers
    words = strip.answer.text().replace(",", "").split()
    assert len(words) == 5, words
    assert {words[2], words[4]} <= expected


@pytest.mark.parametrize("above", list(KINDS))
def test_every_kind_above_them_runs_and_is_derived(above: str) -> None:
    network = with_layer_above(beyond(KIND_OF_NUMBER["infinite"]), 0, KINDS[above])
    trace = network_forward(network)
    assert not np.isfinite(trace.rows(0, "h")).all()
    network_gradients(trace, d_scores=np.ones((6, 2)))


def test_a_table_says_them(tmp_path) -> None:
    path = tmp_path / "a.csv"
    write_arrays(path, network_arrays(network_forward(beyond(KIND_OF_NUMBER["infinite"]))))
    header, *rows = path.read_text("utf-8").splitlines()
    column = header.split(",").index("layer2.h_1")
    assert {row.split(",")[column] for row in rows} & {"inf", "-inf"}
