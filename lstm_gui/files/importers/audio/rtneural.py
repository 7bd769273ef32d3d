"""RTNeural and AIDA-X: a list of layers in the layout of Keras, as JSON."""

from collections.abc import Mapping
from typing import Any, cast

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers import named_parts, notes, refusals
from lstm_gui.files.importers.imported import ACTIVATIONS, Dense, Imported, ImportedLayer
from lstm_gui.files.importers.json_arrays import array_in
from lstm_gui.files.importers.keras.keras_cells import cell_layer
from lstm_gui.files.importers.layouts import require_few_layers, require_shape, require_usable
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note
from lstm_gui.files.problem import Word, message

FORMAT = Word(message("an RTNeural model"))
SUFFIXES = (".json",)
_KINDS = ("lstm", "gru", "rnn")


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file."""
    found = source.json
    layers = cast("Any", found).get("layers") if isinstance(found, Mapping) else None
    return isinstance(layers, list) and all(
        isinstance(one, Mapping) and "type" in one and "shape" in one
        for one in cast("list[Any]", layers)
    )


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    source = source.called(FORMAT)
    described = cast("list[dict[str, Any]]", source.json["layers"])
    kinds = [str(one["type"]).replace("-", "").lower() for one in described]
    if not any(kind in _KINDS for kind in kinds):
        found = ", ".join(dict.fromkeys(kinds)) or refusals.NOTHING
        raise source.refused(refusals.NOTHING_RECURRENT, found=found)
    reader = _Reader(source, kinds)
    for index, (kind, one) in enumerate(zip(kinds, described, strict=True)):
        reader.take(index, kind, one)
    return reader.model()


class _Reader:
    """Goes through the layers, which follow one another as they are listed."""

    def __init__(self, source: Source, kinds: list[str]) -> None:
        self.source = source
        self.counts = {kind: kinds.count(kind) for kind in _KINDS}
        self.layers: list[ImportedLayer] = []
        self.head: list[Dense] = []
        self.left_out: list[str] = []
        self.known = True

    def take(self, index: int, kind: str, described: dict[str, Any]) -> None:
        require_few_layers(self.source, len(self.layers))
        if kind in _KINDS:
            self._recurrent(kind, described)
        elif kind in ("dense", "timedistributeddense") and self.layers and self.known:
            self._dense(index, described)
        else:
            self.left_out.append(note(named_parts.LAYER_AT, kind=kind, place=index))
            self.known = not self.layers

    def model(self) -> Imported:
        told = [notes.RTNEURAL_NO_RATE]
        rate = self.source.json.get("samplerate")
        if rate:
            told[0] = note(notes.RTNEURAL_RATE, rate=rate)
        if self.source.json.get("in_skip"):
            told.append(notes.SKIP)
        if len(self.head) > 1:
            told.append(note(notes.HEAD_OF_MANY, count=len(self.head)))
        head = tuple(self.head)
        inputs = (self.layers[-1].name,) if head else ()
        return Imported(
            self.source.format,
            tuple(self.layers),
            head,
            inputs,
            skip=_skip(self.source, self.source.json.get("in_skip", 0)),
            left_out=tuple(self.left_out),
            notes=tuple(told),
        )

    def _recurrent(self, kind: str, described: dict[str, Any]) -> None:
        place = len([one for one in self.layers if one.kind == kind])
        name = f"{kind}_{place + 1}" if self.counts[kind] > 1 else kind
        activation = described.get("activation") or "tanh"
        if activation != "tanh":
            raise self.source.refused(
                refusals.VARIANT, layer=name, variant=note(named_parts.ACTIVATION, name=activation)
            )
        if self.head:
            raise self.source.refused(
                refusals.VARIANT, layer=name, variant=named_parts.DENSE_BETWEEN
            )
        arrays = self._arrays(name, described, 3)
        units = _units(described)
        if units is not None and arrays[1].shape[:1] != (units,):
            require_shape(
                self.source,
                note(named_parts.RECURRENT_KERNEL, name=name),
                arrays[1].shape,
                units,
                _blocks(kind) * units,
            )
        below = (self.layers[-1].name,) if self.layers and self.known else ()
        after = None if self.layers and not self.known else below
        self.layers.append(cell_layer(self.source, name, kind, arrays, depends_on=after))
        self.known = True

    def _dense(self, index: int, described: dict[str, Any]) -> None:
        name = note(named_parts.LAYER_AT, kind="dense", place=index)
        activation = str(described.get("activation") or "linear")
        if activation not in ACTIVATIONS:
            self.left_out.append(note(named_parts.LAYER_WITH, name=name, activation=activation))
            self.known = False
            return
        kernel, bias = self._arrays(name, described, 2)
        bias = bias.reshape(-1)
        width = len(self.head[-1].bias) if self.head else self.layers[-1].hidden_size
        require_shape(
            self.source, note(named_parts.KERNEL, name=name), kernel.shape, width, bias.size
        )
        self.head.append(Dense(kernel.T, bias, activation))

    def _arrays(self, name: str, described: dict[str, Any], count: int) -> list[Array]:
        weights = described.get("weights")
        if not isinstance(weights, list) or len(cast("list[Any]", weights)) != count:
            raise self.source.refused(
                refusals.MISSING, tensor=note(named_parts.ONE_ARRAY, name=name)
            )
        return [
            require_usable(
                self.source, note(named_parts.WEIGHTS, name=name), array_in(self.source, name, one)
            )
            for one in cast("list[Any]", weights)
        ]


def _blocks(kind: str) -> int:
    return {"lstm": 4, "gru": 3, "rnn": 1}[kind]


def _units(described: dict[str, Any]) -> int | None:
    shape = described.get("shape")
    last = cast("list[Any]", shape)[-1] if isinstance(shape, list) and shape else None
    return last if isinstance(last, int) else None


def _skip(source: Source, skip: object) -> int:
    if skip not in (0, 1, None):
        raise source.refused(
            refusals.VARIANT,
            layer=named_parts.ITS_SKIP,
            variant=note(named_parts.INPUTS_AT_ONCE, count=skip),
        )
    return int(bool(skip))
