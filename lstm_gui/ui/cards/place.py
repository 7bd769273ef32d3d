"""The place of a picture in a panel, before somebody looks at it."""

from PyQt6.QtWidgets import QSizePolicy, QWidget

_FILLS = QSizePolicy.Policy.Expanding


class Place(QWidget):
    """Takes as much of a layout as the picture will that is made later."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(_FILLS, _FILLS)

    def give_to(self, picture: QWidget) -> None:
        """Let ``picture`` stand here, as large as it may at least be here."""
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        assert layout is not None
        picture.setMinimumSize(self.minimumSize())
        picture.setGeometry(self.geometry())
        layout.replaceWidget(self, picture)
        self.hide()
        self.deleteLater()
        # Qt would do so only in its next turn; a picture may be wanted before.
        picture.show()
