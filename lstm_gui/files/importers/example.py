"""An input that the file of a model carries, and what the model answered to it there."""

import re
from collections.abc import Callable, Mapping

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, ArrayRecord, frozen
from lstm_gui.files.importers.example_starts import starts_of, state_called
from lstm_gui.files.importers.imported import Example, Imported
from lstm_gui.files.importers.layouts import MAX_NUMBERS, Tensor
from lstm_gui.files.importers.networks import fits_model, forms_network, imported_network
from lstm_gui.files.importers.torch.tensor_names import is_recurrent
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_limits import MAX_NUMBER, MAX_STEPS

_BEFORE = r"(?:.*[./])?(?:(?:test|example|sample|reference|ref|expected|check)_?)?"
_AFTER = r"(?:_?(?:test|example|sample|reference|ref|expected|batch|data|0))?"
_INPUT = re.compile(rf"{_BEFORE}(?:x|inputs?){_AFTER}", re.IGNORECASE)
_OUTPUT = re.compile(
    rf"{_BEFORE}(?:y|out|outputs?|h|hidden){_AFTER}|(?:.*[./])?expected", re.IGNORECASE
)
_HIDDEN = re.compile(rf"{_BEFORE}(?:h|hidden){_AFTER}", re.IGNORECASE)


class Named(ArrayRecord, frozen=True):
    """An array of numbers as a file has it, and what it is called there."""

    name: str
    values: Array


def with_example(
    tensors: Mapping[str, Tensor], read: Callable[[Mapping[str, Tensor]], Imported]
) -> Imported:
    """Return the model that ``read`` makes of ``tensors``, with the example among them.

    What is called as an input and an output are, but does not fit the layers, is what the model
    is made of like everything else.
    """
    aside = set(filter(may_be_example, tensors))
    if aside:
        try:
            model = read({name: one for name, one in tensors.items() if name not in aside})
            example = example_in(model, tensors)
        except Problem:
            return read(tensors)
        if example is not None:
            return replace(model, example=example)
    return read(tensors)


def fitting(
    model: Imported, inputs: tuple[Named, ...], outputs: tuple[Named, ...], batch_first: bool
) -> Example | None:
    """Return the first of ``inputs`` and of ``outputs`` that belong to ``model``, None without.

    Of several sequences side by side the first is taken.
    """
    if not forms_network(model):
        return None
    for given in inputs:
        x = _input_of(model, given.values, batch_first)
        for expected in outputs if x is not None else ():
            example = _example(model, given.name, x, expected, batch_first)
            if example is not None:
                return example
    return None


def example_in(model: Imported, tensors: Mapping[str, Tensor]) -> Example | None:
    """Return the example for ``model`` among ``tensors`` that are no part of it, None without."""
    inputs, outputs = (_called(tensors, pattern) for pattern in (_INPUT, _OUTPUT))
    if not (inputs and outputs):
        return None
    given, expected = (tuple(_loaded(tensors, one)) for one in (inputs, outputs))
    found = fitting(model, given, expected, batch_first=True)
    states = _states(tensors)
    if found is None or not states:
        return found
    starts = starts_of(model.layers, states)
    return None if starts is None else replace(found, starts=starts)


def may_be_example(name: str) -> bool:
    """Tell whether an array is called as an input, an answer or a first state may be."""
    if is_recurrent(name):
        return False
    known = _INPUT.fullmatch(name) or _OUTPUT.fullmatch(name) or state_called(name)
    return bool(known)


def _called(tensors: Mapping[str, Tensor], pattern: re.Pattern[str]) -> tuple[str, ...]:
    names = (one for one in filter(may_be_example, tensors) if state_called(one) is None)
    return tuple(filter(pattern.fullmatch, names))


def _states(tensors: Mapping[str, Tensor]) -> dict[str, Array]:
    """Return the first states that are called so, but for those that are 0 throughout."""
    names = [one for one in tensors if not is_recurrent(one) and state_called(one)]
    loaded = ((state_called(one.name), one.values) for one in _loaded(tensors, tuple(names)))
    return {what: values for what, values in loaded if what is not None and values.any()}


def _loaded(tensors: Mapping[str, Tensor], names: tuple[str, ...]) -> list[Named]:
    small = [one for one in names if int(np.prod(tensors[one].shape, dtype=object)) <= MAX_NUMBERS]
    return [Named(one, tensors[one].load()) for one in small]


def _input_of(model: Imported, values: Array, batch_first: bool) -> Array | None:
    width = model.layers[0].input_size if model.embedding is None else 1
    x = _rows(values, width, batch_first)
    return x if x is not None and fits_model(model, x) else None


def _example(
    model: Imported, x_name: str, x: Array | None, expected: Named, batch_first: bool
) -> Example | None:
    of_hidden = _HIDDEN.fullmatch(expected.name) is not None
    for of, width in sorted(_widths(model).items(), reverse=not of_hidden):
        rows = _rows(_side_by_side(expected.values, width), width, batch_first)
        if x is not None and rows is not None and len(rows) in (1, len(x)):
            return Example(x_name, expected.name, x, rows, of)
    return None


def _widths(model: Imported) -> dict[str, int]:
    """Return how many numbers a step of the hidden states has, and of the answer."""
    sizes = {layer.name: layer.hidden_size for layer in model.layers}
    units = sum(sizes[name] for name in imported_network(model).last)
    return {"h": units, **({"out": len(model.head[-1].bias)} if model.head else {})}


def _side_by_side(values: Array, width: int) -> Array:
    """Return ``values`` with both directions of a layer in one axis, as ``(…, 2, H)`` has them."""
    apart = np.squeeze(values)
    if values.shape[-1:] != (width,) and apart.ndim >= 2 and apart[0].size >= width:
        *before, one, other = apart.shape
        if one * other == width:
            return apart.reshape(*before, width)
    return values


def _rows(values: Array, width: int, batch_first: bool) -> Array | None:
    """Return ``values`` as ``(T, width)``; None if they are not so, or no numbers to compute."""
    if values.ndim == 0 or values.size == 0:
        return None
    if values.shape[-1] != width:
        if width != 1:
            return None
        values = values[..., np.newaxis]
    apart = [size for size in values.shape[:-1] if size != 1] or [1]
    if len(apart) > 2:
        return None
    rows = values.reshape(*apart, width)
    if len(apart) == 2:
        rows = rows[0] if batch_first else rows[:, 0]
    usable = len(rows) <= MAX_STEPS and bool((np.abs(rows) <= MAX_NUMBER).all())
    return frozen(rows) if usable else None
