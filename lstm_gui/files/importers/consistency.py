"""What every model must keep to, whatever file it came in."""

from collections import Counter

from msgspec.structs import replace

from lstm_gui.core.network.layer import INPUT
from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.layouts import require_few_layers
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note

_APART = {INPUT: "x_layer"}
"""The name that no layer of a network can have, and the one it has instead."""


def consistent(source: Source, model: Imported) -> Imported:
    """Return ``model`` with names that belong to one layer each.

    Raises
    ------
    Problem
        If two layers have one name, or something takes not as many numbers as what it reads has.
    """
    require_few_layers(source, len(model.layers))
    if INPUT in model.names:
        model = _with_names_apart(model)
    name, count = Counter(model.names).most_common(1)[0]
    if count > 1:
        raise source.refused(refusals.BROKEN, reason=note(named_parts.NAMED_TWICE, name=name))
    sizes: dict[str, int] = {}
    for layer in model.layers:
        reads = model.embedding.width if model.embedding and layer.depends_on == () else None
        if layer.depends_on:
            reads = _width(source, layer.depends_on, sizes)
        _require(source, note(named_parts.INPUT_WEIGHTS, name=layer.name), layer.input_size, reads)
        sizes[layer.name] = layer.hidden_size
    if model.head:
        reads = _width(source, model.head_inputs, sizes)
        _require(source, named_parts.READOUT, model.head[0].weights.shape[1], reads)
    return model


def _width(source: Source, names: tuple[str, ...], sizes: dict[str, int]) -> int:
    unknown = [name for name in names if name not in sizes]
    if unknown:
        raise source.refused(refusals.BROKEN, reason=note(named_parts.READ_BEFORE, name=unknown[0]))
    return sum(sizes[name] for name in names)


def _require(source: Source, what: str, takes: int, reads: int | None) -> None:
    if reads is not None and takes != reads:
        found, expected = (f"… × {size}" for size in (takes, reads))
        raise source.refused(refusals.SHAPE, tensor=what, found=found, expected=expected)


def _with_names_apart(model: Imported) -> Imported:
    layers = tuple(_with_name_apart(layer) for layer in model.layers)
    return replace(model, layers=layers, head_inputs=_apart(model.head_inputs))


def _with_name_apart(layer: ImportedLayer) -> ImportedLayer:
    reads = None if layer.depends_on is None else _apart(layer.depends_on)
    return replace(layer, name=_apart((layer.name,))[0], depends_on=reads)


def _apart(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_APART.get(name, name) for name in names)
