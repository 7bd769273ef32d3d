"""Reads a large session, or what may be a trained model, while the window stays alive."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Network, Sequence
from lstm_gui.files.importers.model_file import may_be_model, model_in
from lstm_gui.files.sessions.session import Session, read_with_fingerprint
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import GoesOn, Job, or_give_up
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.watched_job import WatchedJob
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.words.translation import tr

if TYPE_CHECKING:
    from lstm_gui.files.exporters.written_back import Origin
    from lstm_gui.files.importers.checkpoint_folder import CheckpointSeries
    from lstm_gui.files.importers.imported import Imported
    from lstm_gui.scenes.models.order_trials import Differences


class Found(Struct, frozen=True):
    """What a file turned out to hold: a session with its fingerprint, or a model by its title.

    ``before`` is the network that was open when the user asked, ``series`` the checkpoints of
    which the session is the first, ``origin`` the model, if it is one.
    """

    path: Path
    session: Session
    before: Network
    seen: str = ""
    title: str = ""
    series: "CheckpointSeries | None" = None
    origin: "Origin | None" = None


class FileOpening(QObject):
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
        self._reading = WatchedJob(self)

    @property
    def running(self) -> bool:
        return self._reading.running

    def read(self, path: Path) -> None:
        """Read ``path``, a file or a folder, in place of whatever is being read."""
        # How much work a file is shows only when it is read.
        is_folder = os.path.isdir(path)
        work = partial(_read_folder if is_folder else _read, str(path))
        text = tr("Reading {name} …").format(name=readable(path.name))
        end = partial(self._end, path, self._document.network)
        told = is_folder or not may_be_model(str(path))
        self._reading.begin(work, text, self._window, end, tells_share=told)

    def stop(self) -> None:
        """Give up what is being read."""
        self._reading.stop()

    def _end(self, path: Path, before: Network, job: Job) -> None:
        if job.problem is not None:
            show_problem(self._window, job.problem)
        elif job.done:
            self._tell(path, before, job.result)

    def _tell(self, path: Path, before: Network, read: "_Read") -> None:
        if read.session is not None:
            found = Found(path, read.session, before, read.seen)
        else:
            found = self._of_model(path, before, read)
        if found is not None:
            self.found.emit(found)

    def _of_model(self, path: Path, before: Network, read: "_Read") -> Found | None:
        """Return the network, or the layer chosen where there is none, if it is to be opened."""
        from lstm_gui.files.exporters.written_back import Origin
        from lstm_gui.files.importers.model_session import session_of
        from lstm_gui.files.importers.networks import forms_network
        from lstm_gui.scenes.models.order_trials import reordered
        from lstm_gui.ui.sessions.import_card import choose_layer

        model, series = read.model, read.series
        assert model is not None
        title, is_network = readable(path.name), forms_network(model)
        choice = choose_layer(self._window, title, model, is_network, read.away)
        if choice is None:
            return None
        model = reordered(model, choice.orders)
        if series is not None:
            series = series.each(lambda one: reordered(one, choice.orders))
        given = None if series is None else self._input_for(model, choice.layer)
        x, names = (None, None) if given is None else (given.x, given.names)
        _, session = session_of(model, choice.layer, str(path), x, names)
        called = title if is_network else f"{title}: {choice.layer}"
        origin = Origin(path, model, None if is_network else choice.layer)
        return Found(path, session, before, title=called, series=series, origin=origin)

    def _input_for(self, model: "Imported", layer: str) -> Sequence | None:
        """Return the input that is shown if the network reads as many numbers: it says more."""
        from lstm_gui.files.importers.networks import forms_network

        shown = self._document.network.sequence
        place = 0 if forms_network(model) else model.names.index(layer)
        plain = model.embedding is None and self._document.network.embedding is None
        return shown if plain and shown.x.shape[1] == model.layers[place].input_size else None


class _Read(Struct, frozen=True):
    """A session with its fingerprint, or a model, which may be the first of a series.

    ``away`` is by how much the model differs from the example that its file carries.
    """

    session: Session | None = None
    seen: str = ""
    model: "Imported | None" = None
    series: "CheckpointSeries | None" = None
    away: "Differences" = {}


def _read_folder(path: str, goes_on: GoesOn) -> _Read | None:
    from lstm_gui.files.importers.checkpoint_folder import read_checkpoints

    series = read_checkpoints(path, goes_on)
    return None if series is None else _Read(model=series.first, series=series)


def _read(path: str, goes_on: GoesOn) -> _Read:
    model = model_in(path)
    if model is None:
        session, seen = read_with_fingerprint(path, or_give_up(goes_on))
        return _Read(session, seen)
    from lstm_gui.files.tokens.vocabulary_files import named_beside
    from lstm_gui.scenes.models.order_trials import differences

    return _Read(model=named_beside(model, path), away=differences(model))
