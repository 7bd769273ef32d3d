"""Arrays with the names and the layout of PyTorch, whatever file they came in."""

from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.network import Embedding
from lstm_gui.files.importers import named_parts, notes, refusals
from lstm_gui.files.importers.heads import Guess, guessed_embedding, guessed_head
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.layouts import (
    Rows,
    Tensor,
    kind_of_rows,
    loaded,
    parameters_of,
    require_few_layers,
    shape_text,
    zero_start,
)
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.torch.tensor_names import (
    Found,
    Place,
    is_recurrent,
    layer_names,
    modules,
    sorted_out,
    unwrapped,
    without_norm,
)
from lstm_gui.files.note import Note, note

ORDER: dict[str, str | None] = {"lstm": "ifgo", "gru": "rzn", "rnn": None}


class Told(Struct, frozen=True):
    """What is known of the arrays beside their names and numbers.

    Parameters
    ----------
    ordered
        Whether they stand in the order in which the model has them.
    left_out, notes
        What is to be said beside what the arrays tell.
    skip
        How many inputs are added to the answer.
    """

    ordered: bool = True
    left_out: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    skip: int = 0


def read_state(source: Source, tensors: Mapping[str, Tensor], told: Told) -> Imported:
    """Return the model whose arrays are ``tensors``.

    Raises
    ------
    Problem
        If nothing in it is recurrent, or something recurrent cannot be read exactly.
    """
    tensors = unwrapped(tensors)
    found = sorted_out(tensors)
    _require_no_norm(source, tensors)
    if not any("w_hh" in parts for parts in found.recurrent.values()):
        there = ", ".join(modules(tensors)[:6]) or refusals.NOTHING
        raise source.refused(refusals.NOTHING_RECURRENT, found=there)
    require_few_layers(source, len(found.recurrent))
    _require_no_projection(source, tensors, found)
    places = _in_order(found, told.ordered)
    layers = _layers(source, tensors, found, places)
    layers, chain_notes, chained = _chained(layers, places, found, tuple(tensors))
    head = guessed_head(source, tensors, found.other, _after(tensors, found, told), _last(layers))
    embedding = guessed_embedding(source, tensors, found.other, layers[0]) if chained else None
    used = {*(head.used if chained else ()), *(embedding.used if embedding else ())}
    left = modules(name for name in found.other if name not in used)
    if chained and not left:
        layers = _fed(layers)
    return Imported(
        source.format,
        layers,
        head.dense if chained else (),
        head.inputs if chained and head.dense else (),
        told.skip if chained and head.dense else 0,
        _embedding(embedding),
        (*left, *told.left_out),
        (*told.notes, *chain_notes, *(head.notes if chained else ()), *_before(left)),
    )


def _require_no_norm(source: Source, tensors: Mapping[str, Tensor]) -> None:
    """Refuse weights of which the file keeps length and direction apart."""
    for name in tensors:
        plain = without_norm(name)
        if plain is not None and is_recurrent(plain):
            raise source.refused(refusals.NORMED, tensor=plain)


def _require_no_projection(source: Source, tensors: Mapping[str, Tensor], found: Found) -> None:
    for place, parts in found.recurrent.items():
        if "w_hr" in parts:
            shape = shape_text(tensors[parts["w_hr"]].shape)
            raise source.refused(
                refusals.VARIANT,
                layer=place.module or named_parts.THE_LAYER,
                variant=note(named_parts.PROJECTION, name=parts["w_hr"], shape=shape),
            )


def _embedding(guess: Guess | None) -> Embedding | None:
    return None if guess is None else Embedding(guess.dense[0].weights)


def _before(left: tuple[str, ...]) -> tuple[Note, ...]:
    if not left:
        return ()
    return (notes.MAYBE_BEFORE,)


def _in_order(found: Found, ordered: bool) -> tuple[Place, ...]:
    places = tuple(found.recurrent)
    first = {place.module: index for index, place in reversed(list(enumerate(places)))}
    if ordered:
        return tuple(sorted(places, key=lambda one: (first[one.module], one.level, one.backward)))
    return tuple(sorted(places))


def _layers(
    source: Source, tensors: Mapping[str, Tensor], found: Found, places: tuple[Place, ...]
) -> tuple[ImportedLayer, ...]:
    shape = next(tensors[p["w_hh"]].shape for p in found.recurrent.values() if "w_hh" in p)
    names = layer_names(places, kind_of_rows(source, named_parts.RECURRENT_WEIGHT, shape).name)
    return tuple(
        _layer(source, tensors, names[place], place, found.recurrent[place]) for place in places
    )


def _layer(
    source: Source, tensors: Mapping[str, Tensor], name: str, place: Place, parts: dict[str, str]
) -> ImportedLayer:
    for needed in ("w_ih", "w_hh"):
        if needed not in parts:
            there = next(iter(parts.values()))
            wanted = note(named_parts.BESIDE, name="weight" + needed[1:], there=there)
            raise source.refused(refusals.MISSING, tensor=wanted)
    kind = kind_of_rows(source, parts["w_hh"], tensors[parts["w_hh"]].shape)

    def array(part: str) -> Array | None:
        return loaded(source, parts[part], tensors[parts[part]]) if part in parts else None

    w_x, w_h = (loaded(source, parts[part], tensors[parts[part]]) for part in ("w_ih", "w_hh"))
    rows = Rows(w_x, w_h, array("b_ih"), array("b_hh"))
    order = ORDER[kind.name]
    parameters = parameters_of(source, name, kind, rows, order, "after")
    direction = "backward" if place.backward else "forward"
    start = zero_start(parameters)
    return ImportedLayer(name, parameters, start, direction, order, rows.biases)


def _chained(
    layers: tuple[ImportedLayer, ...],
    places: tuple[Place, ...],
    found: Found,
    names: tuple[str, ...],
) -> tuple[tuple[ImportedLayer, ...], tuple[Note, ...], bool]:
    """Link the levels of each module, and the modules where nothing speaks against it."""
    below: dict[tuple[str, int], tuple[str, ...]] = {}
    for place, layer in zip(places, layers, strict=True):
        key = (place.module, place.level)
        below[key] = (*below.get(key, ()), layer.name)
    sizes = {layer.name: layer.hidden_size for layer in layers}
    order = list(dict.fromkeys(place.module for place in places))
    ends = {module: max(level for name, level in below if name == module) for module in order}
    guess = len(order) > 1 and _fits(order, below, ends, sizes, layers, places)
    guess = guess and not _between(found, names)
    linked: list[ImportedLayer] = []
    for place, layer in zip(places, layers, strict=True):
        before = below.get((place.module, place.level - 1))
        if place.level == 0 and guess:
            index = order.index(place.module)
            before = below[(order[index - 1], ends[order[index - 1]])] if index else ()
        linked.append(replace(layer, depends_on=before))
    if len(order) == 1:
        return tuple(linked), (), True
    said = " → ".join(name or "the first" for name in order)
    guessed = note(notes.GUESSED_CHAIN, layers=said)
    return tuple(linked), (guessed if guess else notes.NOT_CONNECTED_RECURRENT,), guess


def _fed(layers: tuple[ImportedLayer, ...]) -> tuple[ImportedLayer, ...]:
    """Let those of the first module that read nothing known read what the model is fed."""
    first = layers[0].module
    return tuple(
        replace(layer, depends_on=())
        if layer.module == first and layer.depends_on is None
        else layer
        for layer in layers
    )


def _fits(
    order: list[str],
    below: dict[tuple[str, int], tuple[str, ...]],
    ends: dict[str, int],
    sizes: dict[str, int],
    layers: tuple[ImportedLayer, ...],
    places: tuple[Place, ...],
) -> bool:
    reads = {
        place.module: layer.input_size
        for place, layer in zip(places, layers, strict=True)
        if place.level == 0
    }
    pairs = pairwise(order)
    return all(
        sum(sizes[name] for name in below[(first, ends[first])]) == reads.get(second)
        for first, second in pairs
    )


def _between(found: Found, names: tuple[str, ...]) -> bool:
    """Tell whether anything else stands between the first and the last recurrent array."""
    recurrent = {name for parts in found.recurrent.values() for name in parts.values()}
    marks = [index for index, name in enumerate(names) if name in recurrent]
    return marks[-1] - marks[0] + 1 != len(marks)


def _after(tensors: Mapping[str, Tensor], found: Found, told: Told) -> tuple[str, ...]:
    """Return the arrays that may stand after the recurrent layers."""
    if not told.ordered:
        return found.other
    recurrent = {name for parts in found.recurrent.values() for name in parts.values()}
    names = tuple(tensors)
    last = max(index for index, name in enumerate(names) if name in recurrent)
    return names[last + 1 :]


def _last(layers: tuple[ImportedLayer, ...]) -> tuple[ImportedLayer, ...]:
    """Return the layers that no other reads, both directions of the last module."""
    module = layers[-1].module
    return tuple(layer for layer in layers if layer.module == module)
