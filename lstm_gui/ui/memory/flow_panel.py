"""How far the gradient reaches back, and the two numbers that decide it."""

from collections.abc import Iterator

import numpy as np
from msgspec.structs import replace
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QMainWindow, QWidget

from lstm_gui.core.arrays import Array
from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.memory.gradient_flow import Flow
from lstm_gui.scenes.memory.lanes import Comparison
from lstm_gui.scenes.memory.memory_settings import BIASES, FORGET_BIAS, GAINS
from lstm_gui.scenes.memory.untrained_lanes import has_gain, has_keeping_bias
from lstm_gui.ui.cards.named_slider import NamedSlider
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.memory.figures.flow_curves import FlowFigure, Series
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.memory.memory_tables import table_over_steps
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.manners.yielding_row import YieldingRow
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.numbers import number
from lstm_gui.words.side_by_side import lane_gate, lane_memory, lane_name
from lstm_gui.words.translation import message, tr

_MEASURE = message(
    '‖∂L/∂h_t‖ " for" L = Σ_j h_{{T,j}} ";  " ∏{gate} ": what comes along" {memory} "alone"'
)
_MEASURE_OF_H = message('‖∂L/∂h_t‖ " for" L = Σ_j h_{T,j}')
_NOTE = message(
    "How far L would move for a small change of hₜ, at this very input. It says nothing of large "
    "changes, and is small where units are saturated. The half-life of a unit is that of its "
    "median gate: what comes round through h and the gates is no part of it."
)
_ADDED = lettered(
    "Added to the bias of the gate that keeps, such as f of the LSTM and z of the GRU; "
    "taken from that of the gate that writes where no other keeps"
)
_MULTIPLIED = message("What the recurrent weights of cells without gates are multiplied by")
_INFINITE = message("{line}: beyond all numbers up to t = {t}")
_UNDEFINED = message("{line}: not defined up to t = {t}")
_HALVED = message("Half-lives in steps, median (least–most) over units: {lives}")
_HALVED_IN_BRIEF = message("Half-lives in steps: {lives}")
_LIFE, _LIFE_IN_BRIEF = "{cell} {median} ({least}–{most})", "{cell} {median}"


class MemoryFlowPanel(MemoryPanel):
    """Gradient norms on a log axis, half-lives, and sliders that move all of it."""

    name = "memory_flow"
    title = message("Gradient flow")
    headline = message("Gradient flow back from the end (log scale)")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self._scene: Scene | None = None
        self.measure = self.add_formula()
        bind(self.measure.setToolTip, _NOTE)
        self.figure = FlowFigure(self)
        bind(self.figure.setAccessibleName, "Gradient norms at each step on a log axis")
        self.facts = ElidedLabel(self)
        self.bias = NamedSlider(message("forget bias"), _ADDED, BIASES, "f", self)
        self.gain = NamedSlider(lettered("RNN: Wₕ ×"), _MULTIPLIED, GAINS, "data", self)
        self._sliders = YieldingRow(12, self)
        self._arrange()
        self.figure.step_picked.connect(self._pick)
        self.bias.edited.connect(self._set_bias)
        self.gain.edited.connect(self._set_gain)
        self.bias.reset_asked.connect(self._reset_bias)
        self.gain.reset_asked.connect(self._reset_gain)

    def draw_scene(self, scene: Scene) -> None:
        series, first = _series(scene), scene.steps.start
        kinds = [lane.trace.kind for lane in scene.comparison.lanes.values()]
        self.bias.setEnabled(any(map(has_keeping_bias, kinds)))
        self.gain.setEnabled(any(map(has_gain, kinds)))
        self.figure.show_series(series, scene.t, first)
        self.bias.show_number(scene.settings.forget_bias)
        self.gain.show_number(scene.settings.gain)
        self.measure.show_markup(_measure(scene), "data")
        beyond = list(_beyond(series, first))
        facts = " · ".join([*beyond, *_facts(scene.comparison, _HALVED)])
        self.facts.setText(facts)
        short = _facts(scene.comparison, _HALVED_IN_BRIEF)
        medians = _facts(scene.comparison, _HALVED_IN_BRIEF, _LIFE_IN_BRIEF)
        briefer = ([*beyond, *told] for told in (short, short[:1], medians[:1]))
        self.facts.set_brief(*map(" · ".join, briefer))
        self.figure.setAccessibleDescription(facts)
        self._scene = scene

    def tables(self) -> tuple[FigureTable, ...]:
        scene = self._scene
        if scene is None:
            return ()
        lines = ((one.symbol, one.values) for one in _series(scene))
        return (table_over_steps(scene, tr(self.title), lines),)

    @property
    def unpictured(self) -> tuple[QWidget, ...]:
        return (self._sliders,)

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


def _series(scene: Scene) -> tuple[Series, ...]:
    flows = {name: lane.flow for name, lane in scene.comparison.lanes.items()}
    of_h = [Series(f"{lane_name(name)} h", scene.roles[name], flows[name].by_h) for name in flows]
    with_c = [name for name, flow in flows.items() if flow.by_c is not None]
    of_c = (_along_c(name, scene.roles[name], flows[name], len(with_c) == 1) for name in with_c)
    return (*of_h, *(one for both in of_c for one in both))


def _along_c(name: str, role: str, flow: Flow, alone: bool) -> Iterator[Series]:
    """Yield what comes to the cell state of a lane, and what of it along the cell state."""
    if flow.by_c is not None and flow.direct is not None:
        cell = lane_name(name)
        yield Series(f"{cell} {lane_memory(name)}", role, flow.by_c, Qt.PenStyle.DashDotLine)
        gates = f"∏ {lane_gate(name)}"
        product, own = (gates, "f") if alone else (f"{cell} {gates}", role)
        yield Series(product, own, flow.direct, Qt.PenStyle.DashLine)


def _measure(scene: Scene) -> str:
    """Return what the lines are, with the letters of the cells that have a cell state."""
    lanes = scene.comparison.lanes
    along = [name for name, lane in lanes.items() if lane.flow.direct is not None]
    if not along:
        return tr(_MEASURE_OF_H)
    gates, memories = (
        '", "'.join(dict.fromkeys(map(letter_of, along))) for letter_of in (lane_gate, lane_memory)
    )
    return tr(_MEASURE).format(gate=gates, memory=memories)


def _beyond(series: tuple[Series, ...], first: int) -> Iterator[str]:
    """Yield which lines are infinite or undefined, and up to which step."""
    for one in series:
        for text, where in ((_INFINITE, np.isposinf), (_UNDEFINED, np.isnan)):
            steps = np.flatnonzero(where(one.values))
            if len(steps):
                yield tr(text).format(line=one.symbol, t=first + steps[-1])


def _facts(comparison: Comparison, halved: str, life: str = _LIFE) -> list[str]:
    """Return the half-lives, as ``halved`` says them, and the spectral radii, if there are any."""
    lives = [
        life.format(cell=lane_name(name), **_spread(lane.flow.half_lives))
        for name, lane in comparison.lanes.items()
        if lane.flow.half_lives is not None
    ]
    told = tr(halved).format(lives=", ".join(lives))
    radii = (
        tr(lettered("{cell}: spectral radius of Wₕ {radius}")).format(
            cell=lane_name(name), radius=number(radius)
        )
        for name, radius in comparison.spectral_radii.items()
    )
    return [*([told] if lives else []), *radii]


def _spread(half_lives: Array) -> dict[str, str]:
    middle = float(np.median(half_lives))
    ends = {"least": float(half_lives.min()), "most": float(half_lives.max())}
    return {name: number(value, digits=1) for name, value in {"median": middle, **ends}.items()}
