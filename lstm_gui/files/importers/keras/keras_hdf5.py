"""HDF5 files of Keras: a whole model of Keras 2, or the weights alone of Keras 2 or 3."""

import msgspec

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.keras.hdf5 import MARK, Hdf5
from lstm_gui.files.importers.keras.keras_config import described_layers
from lstm_gui.files.importers.keras.keras_model import read_keras
from lstm_gui.files.importers.keras.keras_weights import guessed_layers, weights_by_path
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note
from lstm_gui.files.problem import Word, message

MODEL = Word(message("a Keras model in HDF5"))
WEIGHTS = Word(message("a file of Keras weights"))
SUFFIXES = (".h5", ".hdf5")


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file."""
    return source.data.startswith(MARK) or source.ends(".h5", ".hdf5", ".keras")


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    file = Hdf5(source.called(MODEL), source.data)
    config = file.text("/", "model_config")
    if config is not None:
        return _model(source.called(MODEL), file, config)
    weights = source.called(WEIGHTS)
    file.source = weights
    root = "/model_weights" if file.is_group("/model_weights") else "/"
    if file.texts(root, "layer_names") is not None:
        return guessed_layers(weights, named_weights(file, root))
    return guessed_layers(weights, weights_by_path(file))


def _model(source: Source, file: Hdf5, config: bytes) -> Imported:
    try:
        described = described_layers(msgspec.json.decode(config))
    except (msgspec.DecodeError, RecursionError) as error:
        raise source.refused(refusals.BROKEN, reason=refusals.NO_CONFIG) from error
    if described is None:
        raise source.refused(
            refusals.MISSING, tensor=note(named_parts.LIST_OF_LAYERS, place="model_config")
        )
    return read_keras(source, described, named_weights(file, "/model_weights"))


def named_weights(file: Hdf5, root: str) -> dict[str, tuple[Array, ...]]:
    """Return the arrays of each layer, in the order in which Keras 2 names them."""
    found: dict[str, tuple[Array, ...]] = {}
    for layer in file.texts(root, "layer_names") or ():
        group = f"{root.rstrip('/')}/{layer}"
        names = file.texts(group, "weight_names") or ()
        found[layer] = tuple(file.array(f"{group}/{name}") for name in names)
    return found
