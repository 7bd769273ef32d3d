"""Between a session file and what the document shows of it."""

from typing import Any

from msgspec import Struct

from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.snapshot import View
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.document.content import Content

MEMORY_KEY = "memory"
"""Where the settings of the Memory workspace stand in the view of a session file."""
TRAINING_KEY = "training"
"""The same of the Train workspace."""


class Shown(Struct, frozen=True):
    """What is shown of a session, and how; ``foreign_view`` is what its file said of that."""

    content: Content
    view: View
    foreign_view: dict[str, Any]

    @classmethod
    def of(cls, session: Session) -> "Shown":
        """Return what is shown of ``session`` once it is opened."""
        memory = MemorySettings.from_json(session.view.get(MEMORY_KEY))
        training = TrainingSettings.from_json(session.view.get(TRAINING_KEY))
        content = Content(session.network, session.network, memory, training)
        return cls(content, View.from_json(session.view), session.view)

    @property
    def session(self) -> Session:
        """What a session file of it holds."""
        settings = {
            MEMORY_KEY: self.content.memory.as_json(),
            TRAINING_KEY: self.content.training.as_json(),
        }
        view = {**self.foreign_view, **self.view.as_json(), **settings}
        return Session(self.content.network, view)
