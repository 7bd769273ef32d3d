"""LSTM Explorer: open an LSTM cell, move any number, see every other one answer."""

from typing import Any

__version__ = "0.1.0"
_LATER = ("show", "explain", "animate")
"""What is there for scripts and notebooks; it is imported when somebody asks for it."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # By its name, since everything below imports this package.
    from importlib import import_module

    return getattr(import_module("lstm_gui.app.drawing.from_python"), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *_LATER))
