"""Arrays without a program behind them: which is which is told by names and shapes alone."""

from collections.abc import Mapping

from lstm_gui.core.arrays import Array, frozen
from lstm_gui.files.importers import notes
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.keras.keras_weights import Weights, guessed_layers
from lstm_gui.files.importers.layouts import Tensor, loaded
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.torch.state_dict import Told, read_state
from lstm_gui.files.importers.torch.tensor_names import sorted_out

_GATED = (3, 4)


def read_bare(source: Source, tensors: Mapping[str, Tensor]) -> Imported:
    """Return the model whose arrays are ``tensors``; the order of the gates is assumed.

    Names as PyTorch has them are read as its layout, turned over where the blocks stand side by
    side. Without such names, arrays that follow one another as Keras keeps them are its layers.
    """
    if not sorted_out(tensors).recurrent:
        weights = _as_keras(source, tensors)
        if weights is not None:
            return guessed_layers(source, weights, (notes.KERAS_ORDER,))
    told = Told(ordered=False, notes=(notes.WEIGHTS_ONLY, notes.TORCH_ORDER))
    return read_state(source, _block_under_block(tensors), told)


def _block_under_block(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    turned = dict(tensors)
    for parts in sorted_out(tensors).recurrent.values():
        wide = "w_hh" in parts and _is_wide(tensors[parts["w_hh"]].shape)
        for what in ("w_ih", "w_hh") if wide else ():
            if what in parts and len(tensors[parts[what]].shape) == 2:
                turned[parts[what]] = _transposed(tensors[parts[what]])
    return turned


def _is_wide(shape: tuple[int, ...]) -> bool:
    return len(shape) == 2 and shape[1] in [blocks * shape[0] for blocks in _GATED]


def _transposed(tensor: Tensor) -> Tensor:
    def load() -> Array:
        return frozen(tensor.load().T)

    return Tensor(tensor.shape[::-1], load)


def _as_keras(source: Source, tensors: Mapping[str, Tensor]) -> Weights | None:
    """Return the arrays by layers; None if no kernel is followed by its recurrent kernel."""
    names = list(tensors)
    starts = [at for at in range(len(names) - 1) if _is_kernel(tensors, names, at)]
    if not starts:
        return None
    groups: Weights = {}
    at = 0
    while at < len(names):
        count = 2 if at in starts else 1
        next_shape = tensors[names[at + count]].shape if at + count < len(names) else None
        last = tensors[names[at + count - 1]].shape
        own = len(last) == 2 and next_shape in (last[1:], (2, *last[1:]))
        count += own and (at in starts or next_shape == last[1:])
        part = names[at : at + count]
        groups[part[0]] = tuple(loaded(source, name, tensors[name]) for name in part)
        at += count
    return groups


def _is_kernel(tensors: Mapping[str, Tensor], names: list[str], at: int) -> bool:
    kernel, recurrent = (tensors[name].shape for name in names[at : at + 2])
    return len(kernel) == 2 and _is_wide(recurrent) and kernel[1] == recurrent[1]
