"""The archive of Keras 3, ``.keras``: a configuration as JSON and weights in HDF5."""

import msgspec

from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.keras.hdf5 import Hdf5
from lstm_gui.files.importers.keras.keras_config import described_layers
from lstm_gui.files.importers.keras.keras_model import read_keras
from lstm_gui.files.importers.keras.keras_weights import by_name, weights_by_path
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note
from lstm_gui.files.problem import Word, message

FORMAT = Word(message("a Keras model"))
SUFFIXES = (".keras",)
_CONFIG, _WEIGHTS = "config.json", "model.weights.h5"


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file."""
    return _CONFIG in source.members and (_WEIGHTS in source.members or source.ends(".keras"))


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    source = source.called(FORMAT)
    try:
        described = described_layers(msgspec.json.decode(source.member(_CONFIG)))
    except (msgspec.DecodeError, RecursionError) as error:
        raise source.refused(refusals.BROKEN, reason=refusals.NO_CONFIG) from error
    if described is None:
        raise source.refused(
            refusals.MISSING, tensor=note(named_parts.LIST_OF_LAYERS, place=_CONFIG)
        )
    arrays = weights_by_path(Hdf5(source, source.member(_WEIGHTS)))
    return read_keras(source, described, by_name(described, arrays))
