"""The layers of the network in a row, from x to the answer."""

from functools import partial

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from lstm_gui.core.network.layer import INPUT
from lstm_gui.scenes.layers import Answer, answers, is_stacked, layer_cells
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.layers.layer_button import HEIGHT, LayerButton
from lstm_gui.ui.notices.kept_clear import keep_clear
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.one_line import told_apart
from lstm_gui.words.translation import message, tr

_THEN, _BESIDE = "→", "∥"
_LONGEST = 20
"""Letters of what an answer is called; the tooltip has them all."""
_ANSWERS = message("The read-out says at t = {t}: {answers}")


class LayerStrip(QScrollArea):
    """A button for each layer; to press it is to look at that layer.

    Signals
    -------
    layer_picked(int)
        The layer at this place was chosen.
    """

    layer_picked = pyqtSignal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        keep_clear(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bind(self.setAccessibleName, "Layers of the network, from x to the answer")
        inside = QWidget(self)
        self._row = QHBoxLayout(inside)
        fit(self._row.setContentsMargins, 0, 0, 0, 0)
        fit(self._row.setSpacing, 5)
        self.input = Label(INPUT, inside)
        self._row.addWidget(self.input)
        self.answer = Label(inside)
        self.answer.setProperty("role", "muted")
        self._row.addWidget(self.answer)
        self._row.addStretch(1)
        self.setWidget(inside)
        for ground in (inside, self.viewport()):
            if ground is not None:
                ground.setAutoFillBackground(False)
        bar = self.horizontalScrollBar()
        if bar is not None:
            # Where it is needed it stands below the buttons, not on them.
            bar.rangeChanged.connect(self.updateGeometry)
        self.buttons: list[LayerButton] = []
        self._arrows: list[Label] = []
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(HEIGHT) + self._scroll_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(80), scaled(HEIGHT) + self._scroll_height())

    def draw(self, snapshot: Snapshot) -> None:
        """Show the layers of ``snapshot``, if there is more to them than one cell."""
        trace = snapshot.layers
        shown = trace is not None and (is_stacked(trace.network) or snapshot.view.layers)
        self.setVisible(shown)
        if trace is None or not shown:
            return
        network = trace.network
        cells = layer_cells(trace)
        self._have(len(cells))
        share = (network.step + 0.5) / len(network.sequence)
        for place, (cell, button) in enumerate(zip(cells, self.buttons, strict=True)):
            is_lit = cell.name == snapshot.spotlight.layer
            button.show_cell(cell, place == network.focus, share, is_lit, snapshot.keeps_back)
            self._arrows[place].setText(_BESIDE if cell.joined and place else _THEN)
        self._show_answers(answers(trace), network.step, snapshot.keeps_back)
        self.ensureWidgetVisible(self.buttons[network.focus], scaled(40), 0)

    def _have(self, count: int) -> None:
        while len(self.buttons) > count:
            for gone in (self.buttons.pop(), self._arrows.pop()):
                self._row.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        while len(self.buttons) < count:
            arrow, button = Label(_THEN, self.widget()), LayerButton(self)
            button.clicked.connect(partial(self._pick, len(self.buttons)))
            at = 1 + 2 * len(self.buttons)
            self._row.insertWidget(at, arrow)
            self._row.insertWidget(at + 1, button)
            self._arrows.append(arrow)
            self.buttons.append(button)

    def _show_answers(self, found: tuple[Answer, ...], t: int, hidden: bool) -> None:
        """Show what is answered; all of it follows from h, which may be still to be guessed."""
        self.answer.setVisible(bool(found))
        if hidden:
            self.answer.setText(f"{_THEN}  {UNKNOWN}")
            set_tooltip(self.answer, "")
            self.answer.setAccessibleDescription("")
            return
        values = [_value(one) for one in found]
        pairs = list(zip((one.name for one in found), values, strict=True))
        short = told_apart((one.name for one in found), _LONGEST)
        shown = (f"{short[name]} {value}".lstrip() for name, value in pairs)
        said = ",  ".join(shown)
        self.answer.setText(f"{_THEN}  {said}")
        whole = ",  ".join(f"{name} {value}".lstrip() for name, value in pairs)
        told = tr(_ANSWERS).format(t=t, answers=whole)
        set_tooltip(self.answer, told)
        self.answer.setAccessibleDescription(told)

    def _pick(self, place: int, _checked: bool = False) -> None:
        # Pressed or not, it shows what is looked at, which the next picture tells.
        self.buttons[place].setChecked(True)
        self.layer_picked.emit(place)

    def _scroll_height(self) -> int:
        bar = self.horizontalScrollBar()
        return bar.sizeHint().height() if bar is not None and bar.maximum() > 0 else 0


def _value(answer: Answer) -> str:
    return percent(answer.value) if answer.is_share else number(answer.value)
