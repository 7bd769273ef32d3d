"""What ``lstm-gui trace`` saves of a trained model, or of a session over another input."""

import argparse
from collections.abc import Iterator
from typing import cast

from lstm_gui.app.grammar.table_arguments import table_choices
from lstm_gui.app.models.model_input import model_sequence, over_rows, over_sequence
from lstm_gui.app.models.weighed_loss import network_derivatives
from lstm_gui.app.output import mention
from lstm_gui.core import Embedding, Network, Readout, Sequence, Target, network_forward
from lstm_gui.core.arrays import Array
from lstm_gui.core.readout import OUTPUTS, Output
from lstm_gui.files.disk.atomic import require_folder
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.running import (
    chosen_layer,
    network_over,
    traced_layer,
    traced_model,
)
from lstm_gui.files.problem import Problem
from lstm_gui.files.tokens.token_text import Cutter, read_text
from lstm_gui.files.tokens.vocabulary_files import with_tokens
from lstm_gui.files.traces.network_arrays import network_gradient_arrays
from lstm_gui.files.traces.trace_export import (
    Arrays,
    require_trace_format,
    target_arrays,
    write_arrays,
)
from lstm_gui.words.target_words import fit_sentences
from lstm_gui.words.token_words import read_line


def trace_model(model: Imported, arguments: argparse.Namespace) -> int:
    """Save the arrays of all layers of ``model``, or of the one that is asked for."""
    if arguments.input is None and model.example is None:
        raise Problem("A trained model holds no input to trace. Give one with --input.")
    wanted = any((arguments.gradients, arguments.weights, arguments.score_weights))
    require_trace_format(arguments.output, wanted)
    require_folder(arguments.output)
    sequence, file = _sequence(model, arguments)
    arrays = _arrays(model, sequence.x, file, arguments.layer, arguments.session)
    arrays |= target_arrays(sequence)
    names = dict.fromkeys(_of_input(model, arguments.layer, arrays, sequence), sequence.names)
    derivatives = _derivatives(model, sequence.x, arguments) if wanted else None
    write_arrays(arguments.output, arrays, sequence.labels, further=derivatives, names=names)
    _mention_fit(model, sequence.target, arrays)
    return 0


def _mention_fit(model: Imported, target: Target | None, arrays: Arrays) -> None:
    """Say how far the answer is off the target, if there are both."""
    if target is None or "out" not in arrays:
        return
    last = model.head[-1]
    output = last.activation if last.activation in OUTPUTS else "linear"
    readout = Readout(last.weights, last.bias, output=cast("Output", output))
    for sentence in fit_sentences(target, readout, arrays["out"]):
        mention(sentence)


def _sequence(model: Imported, arguments: argparse.Namespace) -> tuple[Sequence, str]:
    """Return what ``model`` is run over, and what a sentence calls it."""
    file = arguments.input
    if file is None and model.example is not None:
        return Sequence(model.example.x), model.example.x_name
    if arguments.vocab is not None:
        return text_sequence(model.embedding, arguments), file
    return model_sequence(model, file, table_choices(arguments)), file


def _arrays(model: Imported, x: Array, file: str, layer: str | None, model_file: str) -> Arrays:
    if layer is None:
        return traced_model(model, x, file, model_file)
    return traced_layer(model, chosen_layer(model, layer, model_file), x, file)


def _derivatives(model: Imported, x: Array, arguments: argparse.Namespace) -> Arrays:
    """Return what `network_derivatives` finds, by the names that `_arrays` gives the layers."""
    name = arguments.layer
    layer = None if name is None else chosen_layer(model, name, arguments.session)
    passed = network_forward(network_over(model, layer, x))
    found = network_derivatives(passed, arguments.weights, arguments.score_weights)
    return network_gradient_arrays(passed, found, name, names_one=True)


def _of_input(
    model: Imported, layer: str | None, arrays: Arrays, sequence: Sequence
) -> Iterator[str]:
    """Yield the names of those ``arrays`` that are the input itself."""
    if model.embedding is not None:
        return
    if layer is not None:
        # A layer is fed what it can read; else the layers below it run as well.
        if arrays["x"].shape[1] == sequence.x.shape[1]:
            yield "x"
        return
    for one in model.layers:
        if not one.depends_on:
            yield f"{one.name}.x"


def over(network: Network, arguments: argparse.Namespace) -> Network:
    """Return ``network`` over the text or the numbers that are given, see `over_rows`."""
    if arguments.vocab is None:
        return over_rows(network, arguments.input, table_choices(arguments))
    return over_sequence(network, text_sequence(network.embedding, arguments))


def text_sequence(embedding: Embedding | None, arguments: argparse.Namespace) -> Sequence:
    """Return the text that is given as the numbers of its tokens, and say which are unknown.

    Raises
    ------
    Problem
        If no embedding reads tokens, or there is no text or no vocabulary.
    """
    if embedding is None:
        raise Problem(
            "{file} has no embedding that reads the tokens of a text. Leave --vocab out.",
            file=arguments.session,
        )
    tokens = with_tokens(embedding, arguments.vocab).tokens or ()
    text = Cutter(tokens).cut(read_text(arguments.input))
    text.require_some(arguments.input)
    if text.strange:
        mention(read_line(text, tokens))
    return text.sequence
