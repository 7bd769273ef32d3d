"""The network: layers, what they read, and what is looked at; frozen like a State."""

from collections.abc import Iterable

from msgspec.structs import force_setattr, replace

from lstm_gui.core.arrays import ArrayRecord
from lstm_gui.core.network.embedding import Embedding
from lstm_gui.core.network.layer import INPUT, Layer
from lstm_gui.core.readout import Readout
from lstm_gui.core.state import FIRST, Selection, Sequence


class Network(ArrayRecord, frozen=True):
    """Layers over one sequence, with an embedding before and a read-out after them.

    Parameters
    ----------
    layers
        At least one; each reads the input or layers that stand before it.
    sequence
        The input ``x (T, I)``; before an embedding the tokens, as it `accepts` them.
    embedding, readout
        What stands before the layers that read ``x``, and after those that it reads.
    focus
        Which layer is looked at, counted from 0.
    selection
        Step, unit and block that are looked at in it, the step as the layer takes them; by
        default the first of each.

    Raises
    ------
    ValueError
        If there is no layer, a name is used twice, a layer or the read-out reads what does not
        stand before it, sizes do not belong together, or ``focus`` lies outside.
    """

    layers: tuple[Layer, ...]
    sequence: Sequence
    embedding: Embedding | None = None
    readout: Readout | None = None
    focus: int = 0
    selection: Selection = FIRST

    def __post_init__(self) -> None:
        force_setattr(self, "layers", tuple(self.layers))
        if not 0 <= self.focus < len(self.layers):
            raise ValueError(f"layer {self.focus} of {len(self.layers)}")
        kind = self.layers[self.focus].parameters.kind
        force_setattr(self, "selection", self.selection.of(kind))
        known: set[str] = {INPUT}
        for layer in self.layers:
            self._require_before(layer.inputs, known, layer.name)
            self._require_width(layer.inputs, layer.parameters.input_size, layer.name)
            if layer.name in known or not layer.name:
                raise ValueError(f"the name {layer.name!r} is empty or used twice")
            known.add(layer.name)
        if self.readout is not None:
            self._require_before(self.readout.inputs, known - {INPUT}, "the read-out")
            width = self.readout.weights.shape[1]
            self._require_width(self.readout.inputs, width, "the read-out")
        if self.embedding is not None and not self.embedding.accepts(self.sequence.x):
            raise ValueError("the embedding has no such tokens")

    @property
    def has_answer(self) -> bool:
        """Whether it says more than ``h_t`` of its only layer."""
        return len(self.layers) > 1 or self.readout is not None

    @property
    def step(self) -> int:
        """Which step of the sequence is selected, however the layer looked at takes them."""
        return self.taken_at(self.selection.t, self.focus)

    def taken_at(self, step: int, place: int) -> int:
        """Return as which step the layer at ``place`` takes ``step`` of the sequence, or back."""
        is_backward = self.layers[place].direction == "backward"
        return len(self.sequence) - 1 - step if is_backward else step

    @property
    def input_size(self) -> int:
        """How many numbers a layer reads that reads the input."""
        if self.embedding is not None:
            return self.embedding.weights.shape[1]
        return self.sequence.x.shape[1]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the layers, in their order."""
        return tuple(layer.name for layer in self.layers)

    @property
    def last(self) -> tuple[str, ...]:
        """The layers whose ``h_t`` the read-out reads, or without one that no layer reads."""
        if self.readout is not None:
            return self.readout.inputs
        read = {name for layer in self.layers for name in layer.inputs}
        return tuple(name for name in self.names if name not in read)

    def width(self, inputs: Iterable[str]) -> int:
        """Return how many numbers ``inputs`` are, joined."""
        sizes = {layer.name: layer.hidden_size for layer in self.layers}
        return sum(self.input_size if name == INPUT else sizes[name] for name in inputs)

    def index(self, name: str) -> int:
        """Return the place of the layer called ``name``; a ValueError if there is none."""
        return self.names.index(name)

    def with_layer(self, place: int, layer: Layer) -> "Network":
        """Return the network with another layer at ``place``."""
        layers = (*self.layers[:place], layer, *self.layers[place + 1 :])
        return replace(self, layers=layers)

    def _require_before(self, inputs: tuple[str, ...], known: set[str], who: str) -> None:
        if not inputs or not set(inputs) <= known:
            raise ValueError(f"{who} reads {inputs}, but before it stand {sorted(known)}")

    def _require_width(self, inputs: tuple[str, ...], expected: int, who: str) -> None:
        if self.width(inputs) != expected:
            raise ValueError(f"{who} takes {expected} numbers, {inputs} are {self.width(inputs)}")
