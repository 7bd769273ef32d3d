"""The switches that change how a cell computes, as data and as a menu."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import Kind, Variant, gru_kind, lstm_kind
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.words.translation import message


class Switch(Struct, frozen=True):
    """One departure of the LSTM from the standard.

    Parameters
    ----------
    text
        English message of the menu.
    is_on
        Tells whether a variant has it.
    turned
        Returns a variant with it switched over.
    fits
        Tells whether a variant can have it.
    """

    text: str
    is_on: Callable[[Variant], bool]
    turned: Callable[[Variant], Variant]
    fits: Callable[[Variant], bool]


def _has_tanh(gate: str, variant: Variant) -> bool:
    return gate in variant.tanh_gates


def _with_tanh(gate: str, variant: Variant) -> Variant:
    return replace(variant, tanh_gates=tuple(set(variant.tanh_gates) ^ {gate}))


def _may_have_tanh(gate: str, variant: Variant) -> bool:
    return gate == "o" or not variant.coupled


def _has(name: str, variant: Variant) -> bool:
    return getattr(variant, name) is not getattr(Variant(), name)


def _turned(name: str, variant: Variant) -> Variant:
    return replace(variant, **{name: not getattr(variant, name)})


def _coupled(variant: Variant) -> Variant:
    # 1 - tanh would be no gate.
    gates = tuple(gate for gate in variant.tanh_gates if gate == "o")
    return replace(variant, coupled=not variant.coupled, tanh_gates=gates)


def _always(_variant: Variant) -> bool:
    return True


def _tanh_switch(gate: str, text: str) -> Switch:
    return Switch(text, *(partial(ask, gate) for ask in (_has_tanh, _with_tanh, _may_have_tanh)))


def _switch(name: str, text: str) -> Switch:
    return Switch(text, partial(_has, name), partial(_turned, name), _always)


SWITCHES: tuple[Switch, ...] = (
    _tanh_switch("f", message("tanh in the forget gate")),
    _tanh_switch("i", message("tanh in the input gate")),
    _tanh_switch("o", message("tanh in the output gate")),
    _switch("sigmoid_candidate", message("σ in the candidate")),
    _switch("second_tanh", message("Leave out the second tanh")),
    Switch(message("Couple the gates: i = 1 − f"), partial(_has, "coupled"), _coupled, _always),
    _switch("peepholes", message("Peepholes: the gates see the memory")),
)

RESETS = {
    "after": message("Reset after the recurrent product (PyTorch, Keras)"),
    "before": message("Reset before it (Cho et al. 2014)"),
}


class VariantMenu(QMenu):
    """Shows the switches of one kind of cell.

    Signals
    -------
    chosen(Kind)
        The kind of cell that was asked for.
    """

    chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind: Kind | None = None
        self.switches = [self._add(switch.text) for switch in SWITCHES]
        self._line = self.addSeparator()
        self.standard = self._add(message("Standard LSTM"))
        self.resets = {name: self._add(text) for name, text in RESETS.items()}
        self.triggered.connect(self._choose)

    @property
    def has_choices(self) -> bool:
        """Whether the kind that is shown has any variants."""
        return self._kind is not None and self._kind.name != "rnn"

    def show_kind(self, kind: Kind) -> None:
        """Mark what ``kind`` is, and emit nothing."""
        if kind == self._kind:
            return
        self._kind = kind
        is_lstm = kind.name == "lstm"
        for switch, action in zip(SWITCHES, self.switches, strict=True):
            action.setChecked(switch.is_on(kind.variant))
            action.setEnabled(switch.fits(kind.variant))
        self.standard.setChecked(kind.variant == Variant())
        for action in (*self.switches, self._line, self.standard):
            action.setVisible(is_lstm)
        for name, action in self.resets.items():
            action.setVisible(kind.name == "gru")
            action.setChecked(kind.reset == name)

    def _add(self, text: str) -> QAction:
        action = self.addAction("")
        action.setCheckable(True)
        bind(action.setText, text)
        return action

    def _choose(self, action: QAction) -> None:
        if self._kind is None:
            return
        kind, self._kind = self._kind, None
        if action is self.standard:
            self.chosen.emit(lstm_kind())
        elif action in self.switches:
            switch = SWITCHES[self.switches.index(action)]
            self.chosen.emit(lstm_kind(switch.turned(kind.variant)))
        else:
            self.chosen.emit(gru_kind("before" if action is self.resets["before"] else "after"))
        # What was pressed is marked by Qt at once, whether anything comes of it or not.
        if self._kind is None:
            self.show_kind(kind)
