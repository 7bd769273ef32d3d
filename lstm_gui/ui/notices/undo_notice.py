"""A note about a step that is done already, with the way back."""

from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.document.document import Document
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.words.translation import tr

_WHAT_WAS_DONE = "what was done"


class UndoNotice(Notice):
    """Says what was done and undoes it, with all that was done after it.

    It goes when that is undone in another way, and when the next note of its kind comes.

    Parameters
    ----------
    place
        The place of the undo history where one stood before, see `History.place`.
    """

    def __init__(self, text: str, document: Document, place: int, window: QWidget) -> None:
        super().__init__(text, window, offer=(tr("Undo"), self._undo), about=_WHAT_WAS_DONE)
        set_tooltip(self.offer, tr("Undo this and what followed it"))
        self._document, self._before = document, place
        document.undo_changed.connect(self._follow)

    def _undo(self) -> None:
        self._document.undo_to(self._before)

    def _follow(self) -> None:
        if not self._document.undo_stack.steps_since(self._before):
            self.dismiss()
