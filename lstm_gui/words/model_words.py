"""What the file of a trained model holds, in sentences of the language in force."""

from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.tested import Difference, said_of_example
from lstm_gui.files.note import Note
from lstm_gui.words.cells import words_of
from lstm_gui.words.numbers import number
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import message, told, tr
from lstm_gui.words.vocabulary import INPUTS, OUTPUT_NAMES, UNITS

_FORWARD = message("{name}   —   {kind}, {inputs}, {units}")
_BACKWARD = message("{name}   —   {kind}, {inputs}, {units}, the last step first")
_READS_INPUT = message("It reads what the network is fed.")
_READS = message("It reads {names}.")
_READS_UNKNOWN = message("The file does not tell what it reads.")
_ORDER = message("Order of the gates in the file: {order}.")
_ORDER_TAKEN = message("Order of the gates that is taken: {order}.")
_BIASES = (
    message("It has no biases in the file."),
    message("The file holds one bias for each gate."),
    message("The file holds two biases for each gate; they are added up."),
)
_TWO_APART = message(
    "The file holds two biases for each gate; that of the recurrent product stays its own where "
    "the reset needs it."
)
_RESETS = {
    "after": message("The reset gate acts after the recurrent product."),
    "before": message("The reset gate acts before the recurrent product."),
}
_STARTS = message("It starts from a state that the file holds.")
_HEAD = message("Read-out: {outputs} × {activation}, from {inputs}.")
_ANSWER_UNSEEN = message(
    "A network here has one linear layer as its read-out: the answer of this model is not shown. "
    "lstm-gui trace computes it."
)
_ANSWER_BARE = message(
    "The answer is shown without the input that the model adds to it; lstm-gui trace adds it."
)
_EMBEDDING = message("Embedding: {count} × {width}, a row of numbers for each token.")
_ACTIVATIONS = {"tanh": message("tanh"), "relu": message("ReLU"), **OUTPUT_NAMES}
_MOST_NAMES = 20
_AND_MORE = message("{names} … and {count} more")
_LEFT_OUT = message(
    "None of this is computed here: the numbers shown are those of the recurrent layers and the "
    "read-out alone."
)


def layer_line(layer: ImportedLayer) -> str:
    """Return a layer in one line of a list."""
    template = _BACKWARD if layer.direction == "backward" else _FORWARD
    return tr(template).format(
        name=layer.name,
        kind=words_of(layer.kind).name,
        inputs=tr(INPUTS).format(count=layer.input_size),
        units=tr(UNITS).format(count=layer.hidden_size),
    )


def layer_facts(layer: ImportedLayer, assumed: bool) -> tuple[str, ...]:
    """Return how the file keeps a layer, and what it reads; the order may be ``assumed``."""
    facts = [_reads(layer)]
    if layer.gate_order:
        facts.append(
            tr(_ORDER_TAKEN if assumed else _ORDER).format(order=" ".join(layer.gate_order))
        )
    reset = layer.parameters.kind.reset
    apart = reset == "after" and layer.biases > 1
    facts.append(tr(_TWO_APART if apart else _BIASES[min(layer.biases, 2)]))
    if reset:
        facts.append(tr(_RESETS[reset]))
    if layer.initial.h.any() or layer.initial.c.any():
        facts.append(tr(_STARTS))
    return tuple(facts)


def ends_of(model: Imported) -> tuple[str, ...]:
    """Return what stands before and after the layers."""
    lines: list[str] = []
    if model.embedding is not None:
        table = model.embedding.weights
        lines.append(tr(_EMBEDDING).format(count=len(table), width=table.shape[1]))
    if model.head:
        last = model.head[-1]
        lines.append(
            tr(_HEAD).format(
                outputs=number(len(last.bias), 0),
                activation=tr(_ACTIVATIONS[last.activation]),
                inputs=" + ".join(model.head_inputs),
            )
        )
        if model.readout is None:
            lines.append(tr(_ANSWER_UNSEEN))
        elif model.skip:
            lines.append(tr(_ANSWER_BARE))
    return tuple(lines)


def example_of(model: Imported, found: Difference | None) -> tuple[str, ...]:
    """Return how far ``model`` agrees with its example, from which ``found`` is its difference."""
    return tuple(told(one) for one in said_of_example(model, found))


def names_left_out(model: Imported, most: int | None = None) -> str:
    """Return the names of what is in the file and not read, no more than ``most`` of them."""
    shown = model.left_out[:most]
    names = ", ".join(told(one) if isinstance(one, Note) else one_line(one) for one in shown)
    more = len(model.left_out) - len(shown)
    return tr(_AND_MORE).format(names=names, count=more) if more else names


def left_out_of(model: Imported) -> tuple[str, ...]:
    """Return what is in the file and not read, and what that means; nothing if all is."""
    return (names_left_out(model, _MOST_NAMES), tr(_LEFT_OUT)) if model.left_out else ()


def notes_of(model: Imported) -> tuple[str, ...]:
    """Return what else is to be known, in the language in force."""
    return tuple(told(one) for one in model.notes)


def _reads(layer: ImportedLayer) -> str:
    if layer.depends_on is None:
        return tr(_READS_UNKNOWN)
    if not layer.depends_on:
        return tr(_READS_INPUT)
    return tr(_READS).format(names=" + ".join(layer.depends_on))
