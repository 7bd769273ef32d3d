"""Reads what may be a trained model while the window stays alive, with a way to stop."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Network
from lstm_gui.files.model_file import model_in
from lstm_gui.files.session import Session, read_with_fingerprint
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.ui.widgets.file_name_text import readable
from lstm_gui.words.translation import tr

if TYPE_CHECKING:
    from lstm_gui.files.importers.imported import Imported


class Found(Struct, frozen=True):
    """What a file turned out to hold: a session with its fingerprint, or a model by its title.

    ``before`` is the network that was open when the user asked.
    """

    path: Path
    session: Session
    before: Network
    seen: str = ""
    title: str = ""


class ModelOpening(QObject):
    """Reads one file at a time.

    Signals
    -------
    found(Found)
        It can be shown. What cannot be read was told before, and what was given up is not told.
    """

    found = pyqtSignal(object)

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._job: Job | None = None
        self._progress: ProgressBox | None = None

    @property
    def running(self) -> bool:
        return self._job is not None

    def read(self, path: Path) -> None:
        """Read ``path`` in place of whatever is being read."""
        self._give_up()
        job = self._job = Job(partial(_read, str(path)), self)
        text = tr("Reading {name} …").format(name=readable(path.name))
        progress = self._progress = ProgressBox(text, self._window)
        # How much work a file is shows only when it is read.
        progress.setRange(0, 0)
        progress.canceled.connect(self._give_up)
        job.ended.connect(partial(self._ended, path, self._document.network))
        job.start()

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.stop()
        self._job = None
        self._take_down()

    def _take_down(self) -> None:
        if self._progress is not None:
            self._progress.take_down()
            self._progress = None

    def _ended(self, path: Path, before: Network, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        self._take_down()
        if job.problem is not None:
            show_problem(self._window, job.problem)
        elif job.done:
            self._tell(path, before, job.result)

    def _tell(self, path: Path, before: Network, result: "Imported | tuple[Session, str]") -> None:
        if isinstance(result, tuple):
            found = Found(path, result[0], before, result[1])
        else:
            found = self._of_model(path, before, result)
        if found is not None:
            self.found.emit(found)

    def _of_model(self, path: Path, before: Network, model: "Imported") -> Found | None:
        """Return the network, or the layer chosen where there is none, if it is to be opened."""
        from lstm_gui.files.importers.model_session import session_of
        from lstm_gui.files.importers.networks import forms_network
        from lstm_gui.ui.sessions.import_card import choose_layer

        title, is_network = readable(path.name), forms_network(model)
        layer = choose_layer(self._window, title, model, is_network)
        if layer is None:
            return None
        _, session = session_of(model, layer, str(path))
        return Found(path, session, before, title=title if is_network else f"{title}: {layer}")


def _read(path: str, _goes_on: GoesOn) -> "Imported | tuple[Session, str]":
    model = model_in(path)
    if model is None:
        return read_with_fingerprint(path)
    from lstm_gui.files.tokens.vocabulary_files import named_beside

    return named_beside(model, path)
