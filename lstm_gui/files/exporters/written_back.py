"""A network as the model that it was opened as, with what of that a network does not hold."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Network
from lstm_gui.files.importers.audio import rtneural
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.networks import model_of
from lstm_gui.files.problem import message

FREE = message("What is held in the session is free in the file.")
ONE_STRETCH = message("The resets of the session are not in the file.")


_WRITTEN_AS = {
    ".pt": ".safetensors",
    ".pth": ".safetensors",
    ".tar": ".safetensors",
    ".bin": ".safetensors",
    ".safetensors": ".safetensors",
    ".npz": ".npz",
    ".keras": ".weights.h5",
    ".h5": ".weights.h5",
    ".hdf5": ".weights.h5",
    ".onnx": ".onnx",
    ".aidax": ".aidax",
    ".json": ".json",
    ".nam": ".json",
}
"""In which format a model is written that was in a file of this suffix."""


class Origin(Struct, frozen=True, eq=False):
    """Where a network comes from.

    Parameters
    ----------
    path
        The file of the trained model.
    model
        What was read of it.
    layer
        The one that was opened alone; None if all layers were, as one network.
    """

    path: Path
    model: Imported
    layer: str | None = None

    @property
    def written_as(self) -> str:
        """The suffix of the format that is nearest to that of the file; empty if none is near."""
        if self.model.format == rtneural.FORMAT:
            return ".aidax"
        return _WRITTEN_AS.get(self.path.suffix.lower(), "")

    @property
    def is_written(self) -> bool:
        """Whether that is the format of the file itself, and not only one that is near."""
        near = self.written_as
        own = self.model.format == rtneural.FORMAT or self.path.name.lower().endswith(near)
        return bool(near) and own


def model_to_write(network: Network, called: str, origin: Origin | None = None) -> Imported:
    """Return ``network`` as a model that is ``called`` so.

    What it cannot hold itself is taken from its ``origin``, as far as that still fits: several
    linear layers that answer, inputs that are added to the answer, and the layers beside one that
    was opened alone.
    """
    model = model_of(network, called)
    if origin is None:
        return model
    if origin.layer is not None:
        return _among_others(model, origin.model, origin.layer)
    return _with_ends(model, origin.model)


def not_written(network: Network) -> Iterator[str]:
    """Yield a message for each thing in ``network`` that no file of a model holds."""
    if any(layer.clamps for layer in network.layers):
        yield FREE
    if network.sequence.resets:
        yield ONE_STRETCH


def _with_ends(model: Imported, read: Imported) -> Imported:
    if not model.head and len(read.head) > 1 and _fits(model, read):
        model = replace(model, head=read.head, head_inputs=read.head_inputs)
    answers = len(model.head[-1].bias) if model.head else 0
    inputs = next(one.input_size for one in model.layers if not one.depends_on)
    return replace(model, skip=read.skip if read.skip <= min(answers, inputs) else 0)


def _fits(model: Imported, read: Imported) -> bool:
    """Tell whether the layers that the read-out of ``read`` reads are still as wide."""
    widths = {layer.name: layer.hidden_size for layer in model.layers}
    wanted = {layer.name: layer.hidden_size for layer in read.layers}
    return all(widths.get(name) == wanted[name] for name in read.head_inputs)


def _among_others(model: Imported, read: Imported, name: str) -> Imported:
    """Return ``read`` with the one layer of ``model`` in the place of that called ``name``."""
    changed = model.layers[0]
    place = read.names.index(name)
    has_more = len(model.layers) > 1 or model.head or model.embedding is not None
    if has_more or _sizes(changed) != _sizes(read.layers[place]):
        return model
    layer = replace(
        read.layers[place],
        parameters=changed.parameters,
        initial=changed.initial,
        direction=changed.direction,
    )
    layers = (*read.layers[:place], layer, *read.layers[place + 1 :])
    return replace(read, format=model.format, layers=layers)


def _sizes(layer: ImportedLayer) -> tuple[int, int]:
    return layer.input_size, layer.hidden_size
