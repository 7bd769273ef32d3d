"""The gate diagram with its formula line and the strip of values."""

from PyQt6.QtWidgets import QMainWindow

from lstm_gui.ui.document import Document
from lstm_gui.ui.language import bind, message, tr
from lstm_gui.ui.panels.panel import Panel
from lstm_gui.ui.panels.sentence import sentence
from lstm_gui.ui.plots.diagram import DiagramFigure
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.widgets.flat_button import flat_button
from lstm_gui.ui.widgets.value_strip import ValueStrip


class DiagramPanel(Panel):
    """The working node of one unit, or of the mean of all."""

    name = "diagram"
    title = message("LSTM cell")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self.figure = DiagramFigure(self)
        self.strip = ValueStrip(self)
        self.mean = flat_button(
            self, message("mean of all units"), message("Show the mean of all units instead of one")
        )
        self.mean.setCheckable(True)
        self.mean.clicked.connect(self._toggle_mean)
        for text, tip, slot in (
            ("−", message("Smaller"), self._zoom_out),
            ("+", message("Larger"), self._zoom_in),
            (message("fit"), message("Show the whole cell"), self.figure.fit),
        ):
            self.corner.addWidget(flat_button(self, text, tip, slot))
        self.corner.insertWidget(0, self.mean)
        bind(self.figure.setAccessibleName, "Gate diagram")
        bind(self.strip.setAccessibleName, "The two update equations with their numbers")
        self.body.addWidget(self.figure, 1)
        self.body.addWidget(self.strip)
        self.figure.block_picked.connect(self._pick_block)
        self.strip.block_picked.connect(self._pick_block)
        self.figure.setMinimumSize(300, 150)

    def draw(self, snapshot: Snapshot) -> None:
        mean = snapshot.view.mean
        title = (
            message("LSTM cell · mean of all units · t = {t}")
            if mean
            else message("LSTM cell · unit {unit} · t = {t}")
        )
        self.heading.setText(tr(title).format(unit=snapshot.unit + 1, t=snapshot.t))
        self.mean.setChecked(mean)
        self.figure.draw(snapshot)
        self.figure.setAccessibleDescription(sentence(snapshot))
        self.strip.show_reading(snapshot.reading(), mean)

    def set_theme(self, theme: Theme) -> None:
        self.figure.set_theme(theme)

    def _pick_block(self, block: str) -> None:
        self._document.select(block=block)

    def _toggle_mean(self) -> None:
        self._document.set_view(mean=self.mean.isChecked())

    def _zoom_in(self) -> None:
        self.figure.zoom(1.25)

    def _zoom_out(self) -> None:
        self.figure.zoom(0.8)
