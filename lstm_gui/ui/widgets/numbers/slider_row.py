"""Symbol, slider and exact box of one number, which may have a name."""

from collections.abc import Callable
from functools import cached_property

from PyQt6.QtCore import QEvent, pyqtSignal
from PyQt6.QtGui import QHelpEvent, QMouseEvent
from PyQt6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lstm_gui.core import Entry
from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.numbers.number_box import NumberBox
from lstm_gui.ui.widgets.numbers.number_slider import NumberSlider
from lstm_gui.ui.widgets.numbers.symbol_label import SymbolLabel

_SYMBOL_WIDTH, _CAPTION_WIDTH = 38, 84
_CAPTION_SHARE, _SLIDER_SHARE = 4, 5
"""How a name and a slider share the room that there is."""


class SliderRow(QWidget):
    """One number of the session, in both of its forms.

    Signals
    -------
    edited(Entry, float, int)
        Address, number and gesture.
    reset_asked(Entry)
    name_asked(Entry)
        The symbol, or the name beside it, was clicked twice.
    """

    edited = pyqtSignal(object, float, int)
    reset_asked = pyqtSignal(object)
    name_asked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symbol = SymbolLabel(parent=self)
        self.slider = NumberSlider(self)
        self.box = NumberBox(self)
        self._entry: Entry | None = None
        self.tell: Callable[[Entry], str] | None = None
        """Returns what is told of an entry that is pointed at."""
        fit(self.symbol.setFixedWidth, _SYMBOL_WIDTH)
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        fit(layout.setSpacing, 7)
        for widget, share in ((self.symbol, 0), (self.slider, _SLIDER_SHARE), (self.box, 0)):
            layout.addWidget(widget, share)
        self.slider.edited.connect(self._slid)
        self.slider.reset_asked.connect(self._reset)
        self.box.typed.connect(self._typed)
        self.box.confirmed.connect(self.slider.setFocus)

    @cached_property
    def caption(self) -> ElidedLabel:
        """The name beside the symbol, as wide in each row of a column, whatever it says there."""
        made = ElidedLabel(self)
        made.setProperty("role", "muted")
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        fit(made.setMaximumWidth, _CAPTION_WIDTH)
        self._layout.insertWidget(1, made, _CAPTION_SHARE)
        return made

    @property
    def entry(self) -> Entry | None:
        return self._entry

    def show_entry(self, entry: Entry, markup: str, name: str, role: str) -> None:
        """Stand for ``entry``: its symbol, its spoken name and the role of its colour."""
        self._entry = entry
        self.symbol.show_markup(markup)
        self.slider.set_role(role)
        if name != self.slider.accessibleName():
            self.slider.setAccessibleName(name)
            self.box.setAccessibleName(name)

    def show_caption(self, caption: str | None) -> None:
        """Write ``caption`` beside the symbol; with None there is no room for one."""
        # Most rows never have one.
        if caption is not None or "caption" in vars(self):
            self.caption.setText(caption or "")
            self.caption.setVisible(caption is not None)

    def show_number(self, value: float, reach: float) -> None:
        """Show ``value`` on a slider of ``reach`` without telling anybody."""
        self.slider.set_reach(reach)
        self.slider.show_number(value)
        self.box.show_number(value)

    def event(self, event: QEvent) -> bool:
        # Its parts have nothing of their own to say, and leave the question to the row.
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(self.told(), self, event.globalPos())
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._entry is not None and event.position().x() < self.slider.x():
            self.name_asked.emit(self._entry)

    def told(self) -> str:
        """Return what is told of the number, and below it what its marks mean."""
        entry = self._entry
        told = "" if self.tell is None or entry is None else self.tell(entry)
        return "\n".join(filter(None, (told, self.toolTip())))

    def _slid(self, value: float, gesture: int) -> None:
        self.edited.emit(self._entry, value, gesture)

    def _typed(self, value: float) -> None:
        self.edited.emit(self._entry, value, Gesture().current)

    def _reset(self) -> None:
        self.reset_asked.emit(self._entry)
