"""How far the gradient reaches back, and the two numbers that decide it."""

from collections.abc import Iterator

import numpy as np
from msgspec.structs import replace
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.core.arrays import Array
from lstm_gui.scenes.memory.lanes import Comparison
from lstm_gui.scenes.memory.memory_settings import BIASES, FORGET_BIAS, GAINS
from lstm_gui.ui.cards.named_slider import NamedSlider
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.memory.figures.flow_curves import FlowFigure, Series
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.widgets.elided_label import ElidedLabel
from lstm_gui.ui.widgets.yielding_row import YieldingRow
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import LANE_NAMES, LANE_ROLES

_MEASURE = message('‖∂L/∂h_t‖ " for" L = Σ_j h_{T,j} ";  " ∏f ": what comes along" c "alone"')
_NOTE = message(
    "How far L would move for a small change of h_t, at this very input. It says nothing of large "
    "changes, and is small where units are saturated. The half-life of a unit is that of its "
    "median gate: what comes round through h and the gates is no part of it."
)
_INFINITE = message("{line}: beyond all numbers up to t = {t}")
_UNDEFINED = message("{line}: not defined up to t = {t}")
_LIFE = "{cell} {median} ({least}–{most})"


class MemoryFlowPanel(MemoryPanel):
    """Gradient norms on a log axis, half-lives, and sliders that move all of it."""

    name = "memory_flow"
    title = message("Gradient flow")
    headline = message("Gradient flow back from the end (log scale)")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self.measure = self.add_formula()
        bind(self.measure.setToolTip, _NOTE)
        self.figure = FlowFigure(self)
        bind(self.figure.setAccessibleName, "Gradient norms at each step on a log axis")
        self.facts = ElidedLabel(self)
        self.bias = NamedSlider(
            message("forget bias"),
            message("Added to the bias of the gate that keeps: f of the LSTM, z of the GRU"),
            BIASES,
            "f",
            self,
        )
        self.gain = NamedSlider(
            message("RNN: W_h ×"),
            message("What the recurrent weights of the RNN are multiplied by"),
            GAINS,
            "data",
            self,
        )
        self._sliders = YieldingRow(12, self)
        self._arrange()
        self.figure.step_picked.connect(self._pick)
        self.bias.edited.connect(self._set_bias)
        self.gain.edited.connect(self._set_gain)
        self.bias.reset_asked.connect(self._reset_bias)
        self.gain.reset_asked.connect(self._reset_gain)

    def draw_scene(self, scene: Scene) -> None:
        series, first = _series(scene.comparison), scene.steps.start
        self.figure.show_series(series, scene.t, first)
        self.bias.show_number(scene.settings.forget_bias)
        self.gain.show_number(scene.settings.gain)
        self.measure.show_markup(tr(_MEASURE), "data")
        facts = " · ".join([*_beyond(series, first), _facts(scene.comparison)])
        self.facts.setText(facts)
        self.figure.setAccessibleDescription(facts)

    def minimumSizeHint(self) -> QSize:
        # The sliders stand on one line as long as what is beside the panel can give way.
        hint, margins = super().minimumSizeHint(), self.body.contentsMargins()
        sliders = self._sliders.across + margins.left() + margins.right()
        return QSize(max(hint.width(), sliders), hint.height())

    def _arrange(self) -> None:
        self.body.addWidget(self.figure, 1)
        self.body.addWidget(self.facts)
        for slider in (self.bias, self.gain):
            self._sliders.add(slider, 1)
        self.body.addWidget(self._sliders)

    def _pick(self, t: int) -> None:
        self._document.select(t=t)

    def _set_bias(self, value: float, gesture: int) -> None:
        settings = replace(self._document.memory, forget_bias=value)
        self._document.set_memory(message("Change the forget bias"), settings, gesture)

    def _set_gain(self, value: float, gesture: int) -> None:
        settings = replace(self._document.memory, gain=value)
        self._document.set_memory(message("Change the recurrent weights"), settings, gesture)

    def _reset_bias(self) -> None:
        settings = self._document.memory
        bias = FORGET_BIAS[settings.initialisation]
        self._document.set_memory(message("Reset a number"), replace(settings, forget_bias=bias))

    def _reset_gain(self) -> None:
        settings = replace(self._document.memory, gain=1.0)
        self._document.set_memory(message("Reset a number"), settings)


def _series(comparison: Comparison) -> tuple[Series, ...]:
    flows = {name: lane.flow for name, lane in comparison.lanes.items()}
    lstm, dashed = flows["lstm"], Qt.PenStyle.DashLine
    series = [
        Series(f"{LANE_NAMES[name]} h", LANE_ROLES[name], flow.by_h) for name, flow in flows.items()
    ]
    if lstm.by_c is not None and lstm.direct is not None:
        series.append(Series("LSTM c", LANE_ROLES["lstm"], lstm.by_c, Qt.PenStyle.DashDotLine))
        series.append(Series("∏ f", "f", lstm.direct, dashed))
    return tuple(series)


def _beyond(series: tuple[Series, ...], first: int) -> Iterator[str]:
    """Yield which lines are infinite or undefined, and up to which step."""
    for one in series:
        for text, where in ((_INFINITE, np.isposinf), (_UNDEFINED, np.isnan)):
            steps = np.flatnonzero(where(one.values))
            if len(steps):
                yield tr(text).format(line=one.symbol, t=first + steps[-1])


def _facts(comparison: Comparison) -> str:
    lives = (
        _LIFE.format(cell=LANE_NAMES[name], **_spread(lane.flow.half_lives))
        for name, lane in comparison.lanes.items()
        if lane.flow.half_lives is not None
    )
    halved = tr("Half-lives in steps, median (least–most) over units: {lives}").format(
        lives=", ".join(lives)
    )
    radius = tr("RNN: spectral radius of W_h {radius}").format(
        radius=number(comparison.spectral_radius)
    )
    # The end is what a narrow window cuts off.
    return f"{halved} · {radius}"


def _spread(half_lives: Array) -> dict[str, str]:
    middle = float(np.median(half_lives))
    ends = {"least": float(half_lives.min()), "most": float(half_lives.max())}
    return {name: number(value, digits=1) for name, value in {"median": middle, **ends}.items()}
