"""Any panel of any workspace out of sight, showing all that it has to show."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication, QEventLoop
from PyQt6.QtWidgets import QMainWindow, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.scenes.figure_views import CURVES, GRADIENT, UNROLLED, VIEWS
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.training.recipes import recipes
from lstm_gui.scenes.workspaces import CELL, MEMORY, TRAIN
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.diagram_panel import DiagramPanel
from lstm_gui.ui.cell.inspector_panel import InspectorPanel
from lstm_gui.ui.cell.ranges_panel import RangesPanel
from lstm_gui.ui.cell.states_panel import StatesPanel
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.staging.layers_panel import LayersPanel
from lstm_gui.ui.style.current import theme

if TYPE_CHECKING:
    from lstm_gui.ui.memory.page import MemoryWorkspace
    from lstm_gui.ui.train.page import TrainWorkspace

_MORE = (
    QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    | QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
)
_CELL_PANELS: dict[str, Callable[[Document, QMainWindow], Panel]] = {
    kind.name: kind
    for kind in (DiagramPanel, StatesPanel, RangesPanel, InspectorPanel, LayersPanel)
}


class Known(Struct, frozen=True):
    """What is there already, so that it need not be computed again.

    Parameters
    ----------
    snapshot
        Of the session.
    memory, train
        Workspaces that show it.
    """

    snapshot: Snapshot | None = None
    memory: "MemoryWorkspace | None" = None
    train: "TrainWorkspace | None" = None


NOTHING = Known()


def known_of(window: QWidget, snapshot: Snapshot, workspace: str) -> Known:
    """Return what ``window``, which shows ``snapshot``, knows for the views of ``workspace``."""
    if workspace == MEMORY:
        from lstm_gui.ui.memory.page import MemoryWorkspace

        return Known(snapshot, memory=window.findChild(MemoryWorkspace))
    if workspace == TRAIN:
        from lstm_gui.ui.train.page import TrainWorkspace

        return Known(snapshot, train=window.findChild(TrainWorkspace))
    return Known(snapshot)


def staged_panel(document: Document, view: str, host: QMainWindow, known: Known = NOTHING) -> Panel:
    """Return the panel of ``view``, a key of `VIEWS`, laid out without what only a user needs.

    Where cells are compared or trained it comes back when they are.

    Raises
    ------
    Problem
        If what it shows cannot be computed.
    """
    if known.snapshot is not None:
        document.adopt(known.snapshot)
    panel = _MAKERS[VIEWS[view].workspace](document, view, host, known)
    for part in panel.unpictured:
        part.hide()
    for button in panel.title_buttons:
        # None is painted: the heading has their room.
        button.setFixedWidth(0)
    return panel


def _cell_panel(document: Document, view: str, host: QMainWindow, _known: Known) -> Panel:
    panel = _CELL_PANELS[VIEWS[view].panel](document, host)
    panel.at_once = True
    panel.set_theme(theme())
    document.set_view(
        unrolled=view == UNROLLED,
        curves=document.view.curves or view == CURVES,
        gradient=document.view.gradient or view == GRADIENT,
    )
    # What it shows may be made by the first drawing, and has to be laid out with the host.
    panel.draw(document.computed())
    return panel


def _memory_panel(document: Document, view: str, host: QMainWindow, known: Known) -> Panel:
    from lstm_gui.ui.memory.page import MemoryWorkspace

    look = document.view.memory_look
    document.set_view(memory_look=replace(look, page=VIEWS[view].page or look.page, roomy=False))
    workspace = MemoryWorkspace(document, host)
    if known.memory is not None:
        workspace.adopt(known.memory)
    draw_memory(workspace, document.computed())
    workspace.widget.hide()
    return _named(workspace.panels, view)


def draw_memory(workspace: "MemoryWorkspace", snapshot: Snapshot) -> None:
    """Draw ``snapshot`` once its cells are compared.

    Raises
    ------
    Problem
        If they cannot be.
    """
    problems: list[Problem | None] = []
    workspace.failed.connect(problems.append)
    workspace.draw(snapshot)
    if workspace.computing:
        _wait_while(lambda: workspace.computing, problems)
        workspace.draw(snapshot)
    workspace.failed.disconnect(problems.append)


def _train_panel(document: Document, view: str, host: QMainWindow, known: Known) -> Panel:
    from lstm_gui.ui.train.page import TrainWorkspace

    # What stands on one sheet is trained once.
    workspace = host.findChild(TrainWorkspace)
    if workspace is None:
        workspace = TrainWorkspace(document, host)
        if known.train is None:
            _train(workspace, document)
        else:
            workspace.draw_runs(document.computed(), known.train.lab)
        workspace.widget.hide()
    return _named(workspace.panels, view)


def _train(workspace: "TrainWorkspace", document: Document) -> None:
    lab, problems = workspace.lab, list[Problem | None]()
    lab.failed.connect(problems.append)
    lab.ask(recipes(document.training))
    _wait_while(lambda: lab.state == "running", problems)
    workspace.close()
    workspace.draw(document.computed())


_MAKERS = {CELL: _cell_panel, MEMORY: _memory_panel, TRAIN: _train_panel}


def _wait_while(running: Callable[[], bool], problems: list[Problem | None]) -> None:
    while running():
        QCoreApplication.processEvents(_MORE)
    for problem in problems:
        raise problem or Problem("The figure could not be computed.")


def _named(panels: Sequence[Panel], view: str) -> Panel:
    return next(panel for panel in panels if panel.name == VIEWS[view].panel)
