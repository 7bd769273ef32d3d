"""First, back, play, forward, last; the slider of time; speed and loop."""

from collections.abc import Callable
from functools import cached_property

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QSlider, QToolButton, QWidget

from lstm_gui.ui.document.moves import Moves
from lstm_gui.ui.document.playback import SPEEDS, Playback
from lstm_gui.ui.notices.kept_clear import lend_place
from lstm_gui.ui.style.bound_text import bind, bind_name
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.icons import icon
from lstm_gui.ui.style.scale import (
    fit,
    fit_font,
    fit_size,
    scaled_painter,
    scaled_size,
    unscaled,
)
from lstm_gui.ui.style.theme import NO_PEN, brush_of, faded, pen_of
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.giving_way import GivingWay
from lstm_gui.ui.window.keys.key_cap import keys_written_here
from lstm_gui.ui.window.time.gate_steps import GateSteps
from lstm_gui.words.one_line import shortened
from lstm_gui.words.translation import message, tr

_MOST_TICKS = 64
_LEAST = 400
_SHORTEST, _LONGEST, _FOR_CONTROLS, _A_LETTER = 16, 40, 620, 20
"""Letters of the name of a step; the tooltip has them all. There are more where the bar is wider
than its controls, by so many pixels for each."""


class TimeSlider(QSlider):
    """The steps of the sequence as a slider that jumps to where it is clicked."""

    picked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setPageStep(5)
        fit(self.setMinimumWidth, 60)
        self.valueChanged.connect(self.picked)

    def show_step(self, t: int, steps: int) -> None:
        """Show step ``t`` of ``steps`` without telling anybody."""
        if (t, steps - 1) == (self.value(), self.maximum()):
            return
        blocked = self.blockSignals(True)
        self.setRange(0, steps - 1)
        self.setValue(t)
        self.blockSignals(blocked)
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(260, 30)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._step_at(unscaled(event.position().x())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._moves.add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._moves.settle()
        self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, knob = unscaled(self.height()) / 2 - 2, self._x_of(self.value())
        painter.setPen(NO_PEN)
        for right, color in ((self._x_of(self.maximum()), "track"), (knob, "accent")):
            painter.setBrush(brush_of(theme().color(color)))
            painter.drawRoundedRect(QRectF(9, y - 2, right - 9, 4), 2, 2)
        if self.maximum() < _MOST_TICKS:
            painter.setPen(pen_of(theme().color("muted"), 1))
            for step in range(self.maximum() + 1):
                x = self._x_of(step)
                painter.drawLine(QPointF(x, y + 11), QPointF(x, y + 14))
        if self.hasFocus():
            glow = faded(theme().color("accent"), 0.3)
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(glow))
            painter.drawEllipse(QPointF(knob, y), 12, 12)
        painter.setPen(pen_of(theme().color("accent"), 2.4))
        painter.setBrush(brush_of(theme().color("card")))
        painter.drawEllipse(QPointF(knob, y), 7.5, 7.5)

    @cached_property
    def _moves(self) -> Moves:
        return Moves(self._follow_pointer, self)

    def _follow_pointer(self, places: list[QPointF]) -> None:
        self.setValue(self._step_at(unscaled(places[-1].x())))

    def _x_of(self, step: int) -> float:
        return 12 + step / max(self.maximum(), 1) * (unscaled(self.width()) - 24)

    def _step_at(self, x: float) -> int:
        return round((x - 12) / max(unscaled(self.width()) - 24, 1) * self.maximum())


class _Button(ToolButton):
    """Tells what it does, and the key for it as the system writes it."""

    def explain(self, tip: str) -> None:
        set_tooltip(self, keys_written_here(tip))
        self.setAccessibleName(keys_written_here(tip))


class TransportBar(QFrame):
    """Controls a `Playback`; shows where it is."""

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._playback = playback
        self._buttons: dict[str, QToolButton] = {}
        self._step = "", ""
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 12, 5, 12, 5)
        fit(row.setSpacing, 6)
        for button in self._ways():
            row.addWidget(button)
        self.slider = self._time_slider()
        self.place = Label(self)
        fit_font(self.place.setFont, 13, QFont.Weight.DemiBold)
        fit(self.place.setMinimumWidth, 92)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.speed = self._speed_box()
        self.loop = self._button("loop", message("Start again at the end"), self._set_loop)
        self.loop.setCheckable(True)
        self.gate_steps = GateSteps(playback.slow_motion, self)
        row.addWidget(self.slider, 1)
        for widget in (self.place, self.gate_steps, self.speed, self.loop):
            row.addWidget(widget)
        self._pace = (self.loop, self.speed, self._buttons["last"], self._buttons["first"])
        self._giving = GivingWay(self, row, _LEAST)
        self._giving.set_giving((*self._pace, self.slider))
        playback.playing_changed.connect(self._show_playing)
        self.set_theme()

    def leave_out(self, names: frozenset[str]) -> None:
        """Hide the ``pace``: speed, loop and the ways to both ends."""
        self._giving.leave_out(self._pace if "pace" in names else ())

    def show_step(self, t: int, steps: int, label: str) -> None:
        """Show step ``t`` of ``steps``, called ``label``, without telling anybody."""
        self.slider.show_step(t, steps)
        self._step = f"t = {t} / {steps - 1}", label
        self._write_step()
        self.slider.setAccessibleDescription(tr("Step {t} of {last}").format(t=t, last=steps - 1))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._write_step()

    def set_theme(self) -> None:
        """Draw the icons in the colours of the theme in force."""
        for name, button in self._buttons.items():
            shown = "pause" if name == "play" and self._playback.playing else name
            on = name == "play" or button.isChecked()
            button.setIcon(icon(shown, theme().color("accent" if on else "text")))

    def _write_step(self) -> None:
        step, label = self._step
        room = int(unscaled(self.width()) - _FOR_CONTROLS) // _A_LETTER
        most = min(max(room, _SHORTEST), _LONGEST)
        self.place.setText(f"{step} · {shortened(label, most)}" if label else step)
        set_tooltip(self.place, label if len(label) > most else "")

    def _ways(self) -> list[QToolButton]:
        """Make the buttons that go along time, from left to right."""
        playback = self._playback
        return [
            self._button("first", message("First step (Ctrl+Home)"), playback.first),
            self._button("back", message("Step back (←)"), playback.back),
            self._button("play", message("Play or pause (Space)"), playback.toggle),
            self._button("forward", message("Step forward (→)"), playback.forward),
            self._button("last", message("Last step (Ctrl+End)"), playback.last),
        ]

    def _button(self, name: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = self._buttons[name] = _Button(self)
        fit_size(button.setIconSize, 18, 18)
        bind(button.explain, tip)
        button.clicked.connect(slot)
        return button

    def _time_slider(self) -> TimeSlider:
        slider = TimeSlider(self)
        slider.picked.connect(self._playback.go_to)
        bind(slider.setAccessibleName, "Time step")
        bind(slider.setToolTip, "Time step: drag, or the arrow keys left and right")
        # Buttons, keys and heat maps move along time as well, and the step stands beside it.
        lend_place(slider)
        return slider

    def _speed_box(self) -> ChoiceBox:
        box = ChoiceBox(self)
        for speed in SPEEDS:
            box.addItem(f"{speed:g}×", speed)
        box.setCurrentIndex(SPEEDS.index(1.0))
        bind_name(box, "Speed")
        box.currentIndexChanged.connect(self._set_speed)
        return box

    def _show_playing(self, _playing: bool) -> None:
        self.set_theme()

    def _set_speed(self, index: int) -> None:
        self._playback.set_speed(SPEEDS[index])

    def _set_loop(self) -> None:
        self._playback.loop = self.loop.isChecked()
        self.set_theme()
