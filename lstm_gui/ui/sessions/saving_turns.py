"""Files are saved one after the other: what is asked for meanwhile is saved afterwards."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.words.translation import tr

_ABOUT = "saved afterwards"


class SavingTurns:
    """Lets one saving run at a time, during which the window goes on.

    Two of one file might end in the wrong order, and the earlier one take the place of the later.

    Parameters
    ----------
    window
        Over which it is said that a file is saved afterwards.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._under_way = False
        self._later: dict[Path, Callable[[], bool]] = {}

    def take(self, path: Path, save: Callable[[], bool]) -> bool:
        """Call ``save``, which writes ``path``, and return whether it did.

        While another one is under way this is said and False; what was asked for last of each
        file follows then, but for the file of which the saving was given up or failed.
        """
        if self._under_way:
            self._later[path] = save
            text = tr('"{name}" is saved as soon as the saving before it is done.')
            Notice(text.format(name=readable(path.name)), self._window, about=_ABOUT)
            return False
        self._under_way = True
        try:
            done = save()
        finally:
            self._under_way = False
        if not done:
            self._later.pop(path, None)
        if not self._later:
            Notice.end(_ABOUT, self._window)
            return done
        return self._go_on(path, done)

    def _go_on(self, path: Path, done: bool) -> bool:
        following = next(iter(self._later))
        saved = self.take(following, self._later.pop(following))
        return saved if following == path else done
