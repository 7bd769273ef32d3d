"""What was kept to be compared with: keep, show the difference, forget."""

from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.ui.document.document import Document
from lstm_gui.words.translation import tr


class ComparisonMenu(QMenu):
    """Keeps what is shown, and says how what follows is compared with it."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what can be done now."""
        self.clear()
        picture = self._document.snapshot()
        kept = picture is not None and picture.kept is not None
        if picture is not None and kept and picture.before is None:
            told = self.addAction(tr("What was kept is of another cell or size"))
            if told is not None:
                told.setEnabled(False)
        self.addAction(tr("Keep for comparison"), self._document.keep_for_comparison)
        difference = self.addAction(tr("Heat maps as difference"))
        if difference is not None:
            view = self._document.view
            difference.setCheckable(True)
            difference.setChecked(view.difference and not view.curves)
            difference.setEnabled(kept)
            difference.triggered.connect(self._show_difference)
        forget = self.addAction(tr("Forget comparison"), self._document.forget_comparison)
        if forget is not None:
            forget.setEnabled(kept)

    def _show_difference(self, shown: bool) -> None:
        # Curves have the difference before the eyes; to ask for it is to ask for maps.
        self._document.set_view(difference=shown, curves=False)
