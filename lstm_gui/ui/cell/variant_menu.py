"""The switches that change how a cell computes, as data and as a menu."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import CELLS, Kind, Variant
from lstm_gui.core.cells.registry import settings
from lstm_gui.ui.style.bound_text import add_action
from lstm_gui.words.cells import words_of
from lstm_gui.words.notations.lettered import lettered
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
    absent = () if variant.forget_gate else ("f",)
    return gate == "o" or not (variant.coupled or gate in absent)


def _has(name: str, variant: Variant) -> bool:
    return getattr(variant, name) is not getattr(Variant(), name)


def _turned(name: str, variant: Variant) -> Variant:
    return replace(variant, **{name: not getattr(variant, name)})


def _coupled(variant: Variant) -> Variant:
    # 1 - tanh would be no gate.
    gates = tuple(gate for gate in variant.tanh_gates if gate == "o")
    return replace(variant, coupled=not variant.coupled, tanh_gates=gates)


def _without_forget_gate(variant: Variant) -> Variant:
    gates = tuple(gate for gate in variant.tanh_gates if gate != "f")
    return replace(variant, forget_gate=not variant.forget_gate, coupled=False, tanh_gates=gates)


def _always(_variant: Variant) -> bool:
    return True


def _has_forget_gate(variant: Variant) -> bool:
    return variant.forget_gate


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
    Switch(
        lettered("Couple the gates: i = 1 − f"),
        partial(_has, "coupled"),
        _coupled,
        _has_forget_gate,
    ),
    _switch("peepholes", message("Peepholes: the gates see the memory")),
    Switch(
        message("Leave out the forget gate, as in 1997"),
        partial(_has, "forget_gate"),
        _without_forget_gate,
        _always,
    ),
)

Setting = tuple[str, bool | str]
"""A switch and what it is set to."""


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
        self._between: dict[str, list[QAction]] = {name: [] for name in CELLS}
        self.settings = {name: self._settings_of(name) for name in CELLS}
        self.triggered.connect(self._choose)

    @property
    def has_choices(self) -> bool:
        """Whether the kind that is shown has any variants."""
        return self._kind is not None and (
            CELLS[self._kind.name].varies or bool(CELLS[self._kind.name].switches)
        )

    def show_kind(self, kind: Kind) -> None:
        """Mark what ``kind`` is, and emit nothing."""
        if kind == self._kind:
            return
        self._kind = kind
        for switch, action in zip(SWITCHES, self.switches, strict=True):
            action.setChecked(switch.is_on(kind.variant))
            action.setEnabled(switch.fits(kind.variant))
        self.standard.setChecked(kind.variant == Variant())
        for action in (*self.switches, self._line, self.standard):
            action.setVisible(CELLS[kind.name].varies)
        chosen = settings(kind).items()
        for name, actions in self.settings.items():
            for action in (*self._between[name], *actions.values()):
                action.setVisible(name == kind.name)
            for setting, action in actions.items():
                action.setChecked(setting in chosen)

    def _settings_of(self, name: str) -> dict[Setting, QAction]:
        """Return an action for each setting of each switch of the kind called ``name``.

        Of each switch one setting is chosen, so a line stands between the switches.
        """
        actions: dict[Setting, QAction] = {}
        for switch, values in CELLS[name].switches.items():
            if actions:
                self._between[name].append(self.addSeparator())
            for value in values:
                text = words_of(name).switches[switch][value]
                actions[switch, value] = self._add(text)
        return actions

    def _add(self, text: str) -> QAction:
        action = add_action(self, text)
        action.setCheckable(True)
        return action

    def _choose(self, action: QAction) -> None:
        if self._kind is None:
            return
        kind, self._kind = self._kind, None
        self.chosen.emit(self._asked(kind, action))
        # What was pressed is marked by Qt at once, whether anything comes of it or not.
        if self._kind is None:
            self.show_kind(kind)

    def _asked(self, kind: Kind, action: QAction) -> Kind:
        make = CELLS[kind.name].make
        if action is self.standard:
            return make()
        if action in self.switches:
            return make(SWITCHES[self.switches.index(action)].turned(kind.variant))
        found = next(one for one, own in self.settings[kind.name].items() if own is action)
        return make(**{**settings(kind), found[0]: found[1]})
