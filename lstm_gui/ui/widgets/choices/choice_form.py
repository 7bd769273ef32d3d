"""Rows of a dialog: what is chosen, and the field it is chosen in."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QCheckBox, QFormLayout, QWidget

from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.labels.label import Label


class ChoiceForm(QFormLayout):
    """Fields of one width below each other, each with its label.

    Parameters
    ----------
    width
        The least of the fields, in pixels of factor 1.
    widget
        What it fills, if not a part of another layout.
    """

    def __init__(self, width: int, widget: QWidget | None = None) -> None:
        super().__init__(widget)
        self._width, self._last = width, widget
        self.setContentsMargins(0, 0, 0, 0)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add_field(self, text: str, field: QWidget) -> None:
        """Add a row; ``text`` is a message, whose ampersand marks the key of the field."""
        label = Label(field.parentWidget())
        bind(label.setText, text)
        label.setBuddy(field)
        fit(field.setMinimumWidth, self._width)
        self.addRow(label, field)
        self._reach(field)

    def add_box(self, box: QCheckBox) -> None:
        """Add a row whose box says itself what it is about."""
        self.addRow("", box)
        self._reach(box)

    def _reach(self, field: QWidget) -> None:
        """Let the keys go from row to row, in whatever order the fields were made."""
        if self._last is not None:
            QWidget.setTabOrder(self._last, field)
        self._last = field
