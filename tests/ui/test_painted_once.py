"""What is painted, and how often: once when it comes to show, and only when it is another."""

from collections import Counter
from functools import partial
from unittest.mock import Mock

import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication, QEvent, QObject

from lstm_gui.core import LSTM, Entry, forward, select
from lstm_gui.core.network import focused
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.scenes.snapshot import Snapshot, Spotlight, View
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.plots.diagram import DiagramFigure
from lstm_gui.ui.style.lettering import lettering_in
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.network.networks import bidirectional
from tests.core.states import seeded_state
from tests.ui.driving import settle


class Paints(QObject):
    """Counts the paints of widgets that are watched, by the name of the class of their parents."""

    def __init__(self):
        super().__init__()
        self.counted = Counter()

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.counted[type(watched.parent()).__name__] += 1
        return False


class Pieces(QObject):
    """Notes in how many rectangles widgets are painted, by the name of the class of their parents.

    Qt blends what is clipped to more than one on threads of its own, and waits for them.
    """

    def __init__(self):
        super().__init__()
        self.of = {}

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.of[type(watched.parent()).__name__] = event.region().rectCount()
        return False


class Happened(QObject):
    """Notes which widgets are painted, and which are asked to lay out what is in them."""

    def __init__(self):
        super().__init__()
        self.painted, self.laid_out = [], []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.painted.append(watched)
        elif event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.append(watched)
        return False


@pytest.fixture
def happened(qapp):
    seen = Happened()
    yield seen
    qapp.removeEventFilter(seen)


@pytest.fixture
def shown_window(qapp):
    main = MainWindow(Document(load_preset(FIRST_PRESET).session))
    # On a screen that has no room for its first size.
    main.keep_layout(Settings())
    main.show()
    yield main
    main.document.undo_stack.setClean()
    assert main.close()
    main.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_each_figure_that_comes_to_show_is_painted_once(shown_window):
    paints = Paints()

    def watch():
        for panel in shown_window.workspace.panels[1:4]:
            panel.figure.viewport().installEventFilter(paints)

    shown_window.completed.connect(watch)
    settle()
    assert paints.counted == {"DiagramFigure": 1, "StatesFigure": 1, "RangesFigure": 1}


def test_the_parameters_are_as_wide_at_first_as_they_stay(shown_window):
    """Else all that is in them would be painted anew, and seen to move."""
    parameters = shown_window.workspace.parameters
    at_first = parameters.size()
    settle()
    assert shown_window.workspace.complete
    assert parameters.size() == at_first


def test_while_a_pass_is_awaited_the_diagram_is_painted_only_when_it_is_another(qtbot):
    state = seeded_state(2, 3, 9)
    figure, paints = DiagramFigure(), Paints()
    qtbot.addWidget(figure)
    figure.show()
    shown = Snapshot(state, forward(state), View())
    figure.draw(shown)
    settle()
    figure.viewport().installEventFilter(paints)
    for move in range(3):
        figure.draw(replace(shown, awaited=select(state, t=move)))
        settle()
    assert paints.counted == {}
    figure.draw(replace(shown, awaited=state, spotlight=Spotlight(parts=frozenset({"f"}))))
    settle()
    figure.draw(replace(shown, state=select(state, t=4), awaited=state))
    settle()
    figure.draw(shown)
    settle()
    assert paints.counted == {"DiagramFigure": 3}


@pytest.mark.painted
def test_a_number_that_is_dragged_lays_out_no_parameters_and_paints_no_symbols_anew(
    shown_window, happened, qapp
):
    settle()
    parameters, entry = shown_window.workspace.parameters, Entry("w_x", 0, 0, "f")
    drag = partial(shown_window.document.set_values, "Change a number", gesture=1)
    drag({entry: 0.25})
    settle()
    qapp.installEventFilter(happened)
    drag({entry: -0.75})
    settle()
    assert parameters.block.sliders.rows[0].slider in happened.painted
    assert parameters.block.matrices.names not in happened.painted
    assert not any(parameters.isAncestorOf(one) for one in happened.laid_out)


@pytest.mark.painted
def test_of_the_layers_in_the_strip_those_are_painted_whose_pass_is_another(
    shown_window, happened, qapp
):
    document, strip = shown_window.document, shown_window.workspace.diagram
    settle()
    document.open(Session(focused(bidirectional(LSTM), 2)))
    settle()
    qapp.installEventFilter(happened)
    document.set_values("Change a number", {Entry("b", 0, 0, "f"): 0.25})
    settle()
    assert [happened.painted.count(one) for one in strip().layers.buttons] == [0, 0, 1, 0]


@pytest.mark.painted
def test_numbers_of_an_axis_are_laid_out_again_only_when_they_are_others(
    shown_window, monkeypatch, qapp
):
    settle()
    panel = next(one for one in shown_window.workspace.panels if one.name == "ranges")
    laid_out = Mock(side_effect=lettering_in)
    monkeypatch.setattr("lstm_gui.ui.plots.figure.lettering_in", laid_out)
    panel.figure.viewport().repaint()
    assert laid_out.mock_calls == []
    panel.figure.resize(panel.figure.width(), panel.figure.height() // 2)
    settle()
    written = [call.args[0] for call in laid_out.mock_calls]
    assert set(written) >= {"0", "1"}


@pytest.mark.painted
def test_a_move_paints_each_figure_in_one_rectangle(shown_window):
    settle()
    drag, pieces = partial(shown_window.document.set_values, "Change a number", gesture=1), Pieces()
    drag({Entry("w_x", 0, 0, "f"): 0.25})
    settle()
    for panel in shown_window.workspace.panels[1:4]:
        panel.figure.viewport().installEventFilter(pieces)
    drag({Entry("w_x", 0, 0, "f"): -0.75})
    settle()
    assert pieces.of == {"DiagramFigure": 1, "StatesFigure": 1, "RangesFigure": 1}
