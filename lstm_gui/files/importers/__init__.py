"""Trained models of other programs, read as data: nothing in a file is ever executed."""

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
