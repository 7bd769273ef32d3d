"""The switch of slow motion, and where it stands."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QFont
from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.ui.document.slow_motion_player import SlowMotion
from lstm_gui.ui.style.scale import fit, fit_font
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import message


class GateSteps(QWidget):
    """Toggles slow motion and steps through it."""

    def __init__(self, slow_motion: SlowMotion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 3)
        self.toggle = self._button(
            message("gate steps"),
            message("Go through the inside of a time step (G)"),
            slow_motion.do_gate_steps,
        )
        self.toggle.setCheckable(True)
        self.back = self._button(
            "‹", message("Gate step before (,)"), slow_motion.do_previous_gate_step
        )
        self.place = Label(self)
        fit_font(self.place.setFont, 13, QFont.Weight.DemiBold)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fit(self.place.setMinimumWidth, 104)
        self.forward = self._button(
            "›", message("Next gate step (.)"), slow_motion.do_next_gate_step
        )
        self.predict = self._button(
            message("predict"),
            message("Guess each result before it is shown (P)"),
            slow_motion.do_predict,
        )
        self.predict.setCheckable(True)
        self._inner = (self.back, self.place, self.forward, self.predict)
        # The bar grows to the left: what was pressed stays under the pointer.
        for widget in (*self._inner, self.toggle):
            row.addWidget(widget)
        self.show_moment(None)

    def show_moment(self, moment: Moment | None) -> None:
        """Show where slow motion stands without telling anybody."""
        self.toggle.setChecked(moment is not None)
        for widget in self._inner:
            widget.setVisible(moment is not None)
        if moment is not None:
            from lstm_gui.scenes.slow_motion.step_sentences import heading, short_heading

            self.place.setText(short_heading(moment))
            set_tooltip(self.place, heading(moment))
            self.predict.setChecked(moment.predicting)

    def _button(self, text: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        return flat_button(self, text, tip, slot)
