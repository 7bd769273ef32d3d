"""Texts that stay on screen: bound once, they follow every switch of the language.

::

    bind(label.setText, "Parameters")
"""

import weakref
from collections.abc import Callable

from PyQt6 import sip
from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.words.translation import on_switch, tr

_bindings: "weakref.WeakKeyDictionary[QObject, dict[str, str]]" = weakref.WeakKeyDictionary()
"""The message of each setter of each object; what is gone takes its own along."""


def bind(setter: Callable[[str], object], message: str) -> None:
    """Call the bound Qt method ``setter`` with ``message`` now and after each switch.

    Another ``message`` for the same setter takes the place of the one before.

    Raises
    ------
    TypeError
        If Qt has made the object: nobody tells Python when Qt takes that down.
    """
    owner = setter.__self__  # type: ignore[attr-defined]
    if not sip.ispycreated(owner):
        raise TypeError(f"Qt has made this {type(owner).__name__}, and may take it down unseen")
    setter(tr(message))
    _bindings.setdefault(owner, {})[setter.__name__] = message


def bind_name(widget: QWidget, message: str) -> None:
    """Call ``widget`` by ``message``, to whoever points at it and whoever has the screen read."""
    bind(widget.setAccessibleName, message)
    bind(widget.setToolTip, message)


def add_action(menu: QMenu, message: str, triggered: Callable[[], object] | None = None) -> QAction:
    """Add an action called ``message`` to ``menu``, made here so that its name may be bound."""
    action = QAction(menu)
    bind(action.setText, message)
    if triggered is not None:
        action.triggered.connect(triggered)
    menu.addAction(action)
    return action


def _set_anew() -> None:
    for owner, messages in list(_bindings.items()):
        for setter, text in list(messages.items()):
            if not sip.isdeleted(owner):
                getattr(owner, setter)(tr(text))


on_switch(_set_anew)
