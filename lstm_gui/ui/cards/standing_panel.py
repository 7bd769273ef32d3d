"""What the panels of a workspace share in which nothing is moved about."""

from PyQt6.QtCore import QEvent, QSize, Qt
from PyQt6.QtWidgets import QBoxLayout, QDockWidget, QMainWindow

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.labels.formula_line import FormulaLine


class StandingPanel(Panel):
    """A card that stands in its place; its title row holds notes and facts too."""

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        fit(self.body.setContentsMargins, 12, 0, 12, 6)
        fit(self.body.setSpacing, 4)
        fit(self._row.setContentsMargins, 14, 5, 10, 2)
        self._row.setStretchFactor(self.heading, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), super().minimumSizeHint().height())

    def event(self, event: QEvent | None) -> bool:
        done = super().event(event)
        layout = self.layout()
        if event is not None and event.type() == QEvent.Type.LayoutRequest and layout is not None:
            # A title that gives way while the panel takes on a size lays it out within that; what
            # is inside then ends at the size it was to have before.
            layout.setGeometry(self.rect())
        return done

    def add_note(self) -> ElidedLabel:
        """Add a muted text to the title row, which exports show too."""
        note = ElidedLabel(self)
        note.setProperty("role", "muted")
        self._row.insertWidget(self._row.count() - 1, note, 1)
        return note

    def add_formula(self) -> FormulaLine:
        """Add a formula with words to the title row."""
        formula = FormulaLine(14, parent=self, whole=True)
        self._row.insertWidget(self._row.count() - 1, formula, 1)
        return formula

    def add_fact(self) -> ElidedLabel:
        """Add a text at the right of the title row."""
        fact = ElidedLabel(self)
        fact.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._row.insertWidget(self._row.count() - 1, fact)
        return fact

    @property
    def _row(self) -> QBoxLayout:
        header = self.titleBarWidget()
        row = header.layout() if header is not None else None
        assert isinstance(row, QBoxLayout)
        return row
