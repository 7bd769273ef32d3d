"""A panel out of sight, on which the pictures of an animation are drawn."""

from collections.abc import Callable

from msgspec import Struct
from PyQt6.QtCore import QCoreApplication, QEvent, QSize
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.files.animations.animation import Frame
from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.figure_views import ANIMATED, VIEWS
from lstm_gui.scenes.shots import Shot
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.workspaces import MEMORY, TRAIN
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.cell_views import CellViews
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.recording.subjects import Subject, panel_subject
from lstm_gui.ui.exporting.staging.drawn_pictures import Paper, image
from lstm_gui.ui.exporting.staging.out_of_sight import keep_out_of_sight
from lstm_gui.ui.exporting.staging.staged_panels import NOTHING, Known, draw_memory, staged_panel

SIZES = {name: QSize(*VIEWS[name].size) for name in ANIMATED}
"""What can be animated, and how large unless told otherwise."""


class Stage(Struct, frozen=True):
    """Something that draws shots of a document of its own.

    Parameters
    ----------
    document
        What is shown; nobody else looks at it.
    host
        The window, out of sight.
    draw
        Draws a snapshot in it, as a shot has it.
    subject
        Returns what is painted.
    """

    document: Document
    host: QMainWindow
    draw: Callable[[Snapshot, Shot], None]
    subject: Callable[[Snapshot], Subject]

    def picture(self, shot: Shot, scale: float = 1.0) -> QImage:
        """Return ``shot`` with ``scale`` pixels for each logical pixel.

        Raises
        ------
        Problem
            If there is not enough memory for it.
        """
        self.document.select(t=shot.t)
        self.document.set_moment(shot.moment)
        snapshot = self.document.computed()
        self.draw(snapshot, shot)
        # Other numbers may need other room.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        for views in self.host.findChildren(CellViews):
            views.hold(shot.share, shot.unfolded)
        return image(self.subject(snapshot), Paper(scale))

    def frame(self, shot: Shot, scale: float = 1.0) -> Frame:
        """Return ``shot`` as a frame of an animation, see `picture`."""
        picture = self.picture(shot, scale).convertToFormat(QImage.Format.Format_RGB888)
        width, height, row = picture.width(), picture.height(), picture.bytesPerLine()
        data = picture.constBits().asstring(picture.sizeInBytes())
        if row != 3 * width:
            data = b"".join(data[y * row : y * row + 3 * width] for y in range(height))
        return Frame.of((width, height), data, shot.milliseconds)

    def close(self) -> None:
        """Take the stage down."""
        self.document.close()
        self.host.hide()
        self.host.deleteLater()


def panel_stage(
    session: Session, view: str, size: QSize | None = None, known: Known = NOTHING
) -> Stage:
    """Return a stage with the panel called ``view``, a key of `SIZES`, in the theme in force.

    What is ``known`` of the session need not be computed again.

    Raises
    ------
    Problem
        If what it shows cannot be computed.
    """
    document, host = Document(session), QMainWindow()
    document.setParent(host)
    panel = staged_panel(document, view, host, known)
    host.setCentralWidget(panel)
    keep_out_of_sight(host)
    host.resize(size or SIZES[view])
    host.show()

    def subject(snapshot: Snapshot) -> Subject:
        return panel_subject(panel, snapshot)

    return Stage(document, host, _drawing(view, panel, host, known), subject)


def _drawing(
    view: str, panel: Panel, host: QMainWindow, known: Known
) -> Callable[[Snapshot, Shot], None]:
    """Return what draws the panel of ``view``: its workspace, where it does not do so itself."""
    if VIEWS[view].workspace == MEMORY:
        from lstm_gui.ui.memory.page import MemoryWorkspace

        memory = host.findChild(MemoryWorkspace)
        assert memory is not None, "it stays with the host"
        return lambda snapshot, _shot: draw_memory(memory, snapshot)
    if VIEWS[view].workspace == TRAIN:
        from lstm_gui.ui.train.page import TrainWorkspace

        train = host.findChild(TrainWorkspace)
        assert train is not None, "it stays with the host"
        lab = train.lab if known.train is None else known.train.lab
        return lambda snapshot, shot: train.draw_runs(snapshot, lab, shot.trained)
    return lambda snapshot, _shot: panel.draw(snapshot)
