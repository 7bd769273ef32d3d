"""From the configuration and the weights of a Keras model to what is read of it."""

from collections.abc import Mapping
from typing import Any, cast

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.network import Direction, Embedding
from lstm_gui.files.importers import named_parts, notes, refusals
from lstm_gui.files.importers.imported import ACTIVATIONS, Dense, Imported, ImportedLayer
from lstm_gui.files.importers.keras.keras_cells import cell_layer
from lstm_gui.files.importers.keras.keras_config import Config, Described, name_of
from lstm_gui.files.importers.keras.keras_cudnn import plain_arrays
from lstm_gui.files.importers.layouts import require_few_layers, require_shape
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import Note, note

Weights = Mapping[str, tuple[Array, ...]]
_KINDS = {
    "LSTM": "lstm",
    "GRU": "gru",
    "SimpleRNN": "rnn",
    "CuDNNLSTM": "lstm",
    "CuDNNGRU": "gru",
    "PeepholeLSTM": "lstm",
}
_CELLS = {
    "LSTMCell": "LSTM",
    "GRUCell": "GRU",
    "SimpleRNNCell": "SimpleRNN",
    "PeepholeLSTMCell": "PeepholeLSTM",
}
_PASSING = frozenset(
    {
        "InputLayer",
        "Dropout",
        "SpatialDropout1D",
        "Masking",
        "GaussianNoise",
        "ActivityRegularization",
    }
)
_RNN_ACTIVATIONS = ("tanh", "relu", "linear")


def read_keras(source: Source, described: tuple[Described, ...], weights: Weights) -> Imported:
    """Return the model of the layers ``described``, whose arrays are ``weights`` by layer.

    Raises
    ------
    Problem
        If nothing in it is recurrent, or something recurrent cannot be read exactly.
    """
    reader = _Reader(source, weights)
    for one in described:
        reader.take(one)
    if not reader.layers:
        kinds = ", ".join(dict.fromkeys(one.kind for one in described)) or refusals.NOTHING
        raise source.refused(refusals.NOTHING_RECURRENT, found=kinds)
    return reader.model()


class _Reader:
    """Goes through the layers; ``gives`` knows what the output of each of them is.

    That is a tuple of the recurrent layers whose ``h`` it is side by side, ``()`` for what the
    model is fed, None for everything else; ``heads`` the linear layers up to each that may be the
    last of the read-out, and what the first of them reads.
    """

    def __init__(self, source: Source, weights: Weights) -> None:
        self.source = source
        self.weights = weights
        self.layers: list[ImportedLayer] = []
        self.gives: dict[str, tuple[str, ...] | None] = {}
        self.heads: dict[str, tuple[tuple[Dense, ...], tuple[str, ...]]] = {}
        self.table: tuple[str, Embedding] | None = None
        self.left_out: list[str] = []
        self.notes: list[Note] = []

    def take(self, one: Described) -> None:
        require_few_layers(self.source, len(self.layers))
        kind, config = one.kind, one.config
        if kind == "Bidirectional":
            self._bidirectional(one)
        elif (inner := _recurrent(kind, config)) is not None:
            self._recurrent(one, *inner)
        elif kind in _PASSING:
            self._pass(one)
        elif kind == "Embedding":
            self._embedding(one)
        elif kind in ("Dense", "TimeDistributed", "Activation", "Softmax") and self._head(one):
            pass
        elif kind.endswith(("LSTM", "GRU", "RNN", "LSTM1D", "LSTM2D")):
            cell = _inner(config, "cell")[0]
            variant = (
                note(named_parts.CELL, name=cell) if cell else note(named_parts.LAYER, name=kind)
            )
            raise self._variant(one.name, variant)
        else:
            self._leave(one)

    def model(self) -> Imported:
        head, inputs = next(reversed(self.heads.values()), ((), ()))
        table = self.table
        embedding = None
        if table is not None:
            read = any(layer.depends_on == (table[0],) for layer in self.layers)
            embedding = table[1] if read else None
            if not read:
                self.left_out.insert(0, f"embedding {table[0]}")
        return Imported(
            self.source.format,
            tuple(self._linked(layer, table) for layer in self.layers),
            head,
            inputs,
            embedding=embedding,
            left_out=tuple(self.left_out),
            notes=tuple(self._all_notes()),
        )

    def _all_notes(self) -> list[Note]:
        first = self.layers[0]
        if first.depends_on is None:
            self.notes.append(note(notes.BEFORE, name=first.name))
        return list(dict.fromkeys(self.notes))

    def _linked(self, layer: ImportedLayer, table: tuple[str, Embedding] | None) -> ImportedLayer:
        reads_table = table is not None and layer.depends_on == (table[0],)
        return replace(layer, depends_on=()) if reads_table else layer

    def _given(self, one: Described) -> tuple[str, ...] | None:
        """Return what the layer reads."""
        if not one.reads:
            return ()
        given = [self.gives.get(name) for name in one.reads]
        return given[0] if len(given) == 1 else None

    def _pass(self, one: Described) -> None:
        self.gives[one.name] = self._given(one)
        for name in one.reads:
            if name in self.heads:
                self.heads[one.name] = self.heads.pop(name)
        if one.kind == "Masking":
            self.left_out.append(f"masking {one.name}")

    def _leave(self, one: Described) -> None:
        self.gives[one.name] = None
        after = any(name in self.heads for name in one.reads)
        for name in one.reads:
            self.heads.pop(name, None)
        self.left_out.append(f"{one.kind} {one.name}")
        known = {layer.name for layer in self.layers}
        if after or known & {given for name in one.reads for given in self.gives.get(name) or ()}:
            self.notes.append(note(notes.LEFT_AFTER, kind=one.kind, name=one.name))

    def _embedding(self, one: Described) -> None:
        arrays = self.weights.get(one.name, ())
        if self._given(one) == () and self.table is None and arrays and arrays[0].ndim == 2:
            self.table = (one.name, Embedding(arrays[0]))
            self.gives[one.name] = (one.name,)
        else:
            self._leave(one)

    def _recurrent(self, one: Described, kind: str, config: Config) -> None:
        direction: Direction = "backward" if config.get("go_backwards") else "forward"
        name = f"{one.name}_reverse" if direction == "backward" else one.name
        arrays = self.weights.get(one.name, ())
        layer = self._layer(name, kind, config, arrays, direction, self._given(one))
        self.layers.append(layer)
        self.gives[one.name] = (layer.name,) if direction == "forward" else None
        if direction == "backward":
            self.notes.append(note(notes.BACKWARDS, name=one.name))
        if config.get("return_sequences") is False:
            self.notes.append(note(notes.LAST_STEP, name=one.name))

    def _bidirectional(self, one: Described) -> None:
        inner = _inner(one.config, "layer")
        found = _recurrent(*inner)
        if found is None:
            raise self._variant(one.name, note(named_parts.IN_BOTH, name=inner[0]))
        kind, config = found
        arrays = self.weights.get(one.name, ())
        half = len(arrays) // 2
        below = self._given(one)
        back = _recurrent(*_inner(one.config, "backward_layer")) or found
        self.layers += (
            self._layer(one.name, kind, config, arrays[:half], "forward", below),
            self._layer(f"{one.name}_reverse", *back, arrays[half:], "backward", below),
        )
        merge = one.config.get("merge_mode")
        self.gives[one.name] = (one.name, f"{one.name}_reverse") if merge == "concat" else None
        if merge != "concat":
            self.notes.append(note(notes.MERGED, name=one.name, merge=merge))
        if config.get("return_sequences") is False:
            self.notes.append(note(notes.LAST_STEPS, name=one.name))

    def _layer(
        self,
        name: str,
        kind: str,
        config: Config,
        arrays: tuple[Array, ...],
        direction: Direction,
        below: tuple[str, ...] | None,
    ) -> ImportedLayer:
        activation = self._require_plain(name, kind, config)
        arrays = plain_arrays(self.source, name, kind, arrays)
        peepholes: tuple[Array, ...] = ()
        if kind == "PeepholeLSTM":
            arrays, peepholes = arrays[:-3], arrays[-3:]
            self.notes.append(note(notes.PEEPHOLES, name=name))
        if kind.startswith("CuDNN"):
            self.notes.append(note(notes.CUDNN, name=name, kind=kind))
        self._require_units(name, arrays, config.get("units"))
        return cell_layer(
            self.source,
            name,
            _KINDS[kind],
            arrays,
            direction=direction,
            depends_on=below,
            reset=_reset(kind, config, len(arrays)),
            activation=activation,
            peepholes=peepholes,
        )

    def _require_units(self, name: str, arrays: tuple[Array, ...], units: object) -> None:
        if len(arrays) < 2:
            every = note(named_parts.EVERY_WEIGHT, name=name)
            raise self.source.refused(refusals.MISSING, tensor=every)
        found = arrays[1].shape
        if isinstance(units, int) and found[:1] != (units,):
            kernel = note(named_parts.RECURRENT_KERNEL, name=name)
            require_shape(self.source, kernel, found, units, found[-1])

    def _require_plain(self, name: str, kind: str, config: Config) -> str:
        activation = name_of(config.get("activation", "tanh"))
        gates = name_of(config.get("recurrent_activation", "sigmoid"))
        allowed = _RNN_ACTIVATIONS if kind == "SimpleRNN" else ("tanh",)
        if activation not in allowed:
            raise self._variant(name, note(named_parts.ACTIVATION, name=activation))
        if gates != "sigmoid" and kind in ("LSTM", "GRU", "PeepholeLSTM"):
            raise self._variant(name, note(named_parts.GATE_ACTIVATION, name=gates))
        return activation

    def _head(self, one: Described) -> bool:
        """Take a layer of the read-out, if it reads recurrent layers or the read-out so far."""
        before, inputs = self._head_before(one)
        if not inputs:
            return False
        dense = self._dense(one, before)
        if dense is None:
            return False
        for name in one.reads:
            self.heads.pop(name, None)
        self.heads[one.name] = (dense, inputs)
        self.gives[one.name] = None
        return True

    def _head_before(self, one: Described) -> tuple[tuple[Dense, ...], tuple[str, ...]]:
        if len(one.reads) == 1 and one.reads[0] in self.heads:
            return self.heads[one.reads[0]]
        given = self._given(one) or ()
        known = {layer.name for layer in self.layers}
        return (), given if set(given) <= known else ()

    def _dense(self, one: Described, before: tuple[Dense, ...]) -> tuple[Dense, ...] | None:
        kind, config = one.kind, one.config
        if kind == "TimeDistributed":
            kind, config = _inner(config, "layer")
        activation = "softmax" if kind == "Softmax" else name_of(config.get("activation"))
        if activation not in ACTIVATIONS:
            return None
        if kind in ("Activation", "Softmax"):
            if not before or before[-1].activation != "linear":
                return None
            last = before[-1]
            return (*before[:-1], Dense(last.weights, last.bias, activation))
        arrays = self.weights.get(one.name, ())
        if kind != "Dense" or not arrays or arrays[0].ndim != 2:
            return None
        kernel = arrays[0]
        bias = arrays[1] if len(arrays) > 1 else np.zeros(kernel.shape[1])
        require_shape(
            self.source, note(named_parts.BIAS, name=one.name), bias.shape, kernel.shape[1]
        )
        if before:
            width = len(before[-1].bias)
        else:
            inputs = self._given(one) or ()
            width = sum(layer.hidden_size for layer in self.layers if layer.name in inputs)
        require_shape(
            self.source, note(named_parts.KERNEL, name=one.name), kernel.shape, width, len(bias)
        )
        return (*before, Dense(kernel.T, bias, activation))

    def _variant(self, name: str, variant: str) -> Exception:
        return self.source.refused(refusals.VARIANT, layer=name, variant=variant)


def _reset(kind: str, config: Config, arrays: int) -> str | None:
    """Return where a GRU resets; None where its biases have to tell, and for another cell."""
    if kind == "CuDNNGRU":
        return "after"
    if kind == "GRU" and "reset_after" in config:
        return "after" if config["reset_after"] else "before"
    from_before_there_was_a_choice = kind == "GRU" and arrays == 2
    return "before" if from_before_there_was_a_choice else None


def _recurrent(kind: str, config: Config) -> tuple[str, Config] | None:
    """Return the class and the settings of a recurrent layer, also of one made of its cell."""
    if kind in _KINDS:
        return kind, config
    if kind == "RNN":
        cell, settings = _inner(config, "cell")
        if cell in _CELLS:
            return _CELLS[cell], {**config, **settings}
    return None


def _inner(config: Config, name: str) -> tuple[str, Config]:
    found = config.get(name)
    if not isinstance(found, dict):
        return "", {}
    inner = cast("Config", found)
    settings: Any = inner.get("config")
    return str(inner.get("class_name")), cast("Config", settings if settings else {})
