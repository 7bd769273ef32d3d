"""What is painted, and how often: once when it comes to show, and only when it is another."""

from collections import Counter

import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication, QEvent, QObject

from lstm_gui.core import forward, select
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.scenes.snapshot import Snapshot, Spotlight, View
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.plots.diagram import DiagramFigure
from lstm_gui.ui.window.main_window import MainWindow
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


@pytest.fixture
def shown_window(qapp):
    main = MainWindow(Document(load_preset(FIRST_PRESET).session))
    # On a screen that has no room for its first size.
    main.keep_layout(Settings())
    main.show()
    yield main
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
