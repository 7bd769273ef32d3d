"""Texts that stay on screen: bound once, they follow every switch of the language.

::

    bind(label.setText, "Parameters")
"""

import weakref
from collections.abc import Callable
from functools import partial

from PyQt6 import sip
from PyQt6.QtCore import QObject

from lstm_gui.words.translation import on_switch, tr

_bindings: "weakref.WeakKeyDictionary[QObject, dict[str, str]]" = weakref.WeakKeyDictionary()
"""The message of each setter of each object; what is gone takes its own along."""


def bind(setter: Callable[[str], object], message: str) -> None:
    """Call the bound Qt method ``setter`` with ``message`` now and after each switch.

    Another ``message`` for the same setter takes the place of the one before.
    """
    owner = setter.__self__  # type: ignore[attr-defined]
    setter(tr(message))
    if owner not in _bindings and not sip.ispycreated(owner):
        # Nobody tells Python when Qt takes down what Qt has made, such as an action of a menu.
        owner.destroyed.connect(partial(_forget, weakref.ref(owner)))
    _bindings.setdefault(owner, {})[setter.__name__] = message


def _forget(reference: "weakref.ref[QObject]") -> None:
    owner = reference()
    if owner is not None:
        _bindings.pop(owner, None)


def _set_anew() -> None:
    for owner, messages in list(_bindings.items()):
        for setter, text in list(messages.items()):
            if not sip.isdeleted(owner):
                getattr(owner, setter)(tr(text))


on_switch(_set_anew)
