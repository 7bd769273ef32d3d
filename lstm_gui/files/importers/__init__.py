"""Trained models of other programs, read as data: nothing in a file is ever executed."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lstm_gui.files.importers.formats import is_model, read_model
    from lstm_gui.files.importers.imported import Dense, Imported, ImportedLayer
    from lstm_gui.files.importers.networks import imported_network, model_of, state_of_layer

__all__ = [
    "Dense",
    "Imported",
    "ImportedLayer",
    "imported_network",
    "is_model",
    "model_of",
    "read_model",
    "state_of_layer",
]
_HOMES = {
    "formats": ("is_model", "read_model"),
    "imported": ("Dense", "Imported", "ImportedLayer"),
    "networks": ("imported_network", "model_of", "state_of_layer"),
}


def __getattr__(name: str) -> Any:
    # All readers are fifty modules, and the window starts without one of them.
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
