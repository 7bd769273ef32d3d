"""What ``lstm-gui find`` prints."""

import argparse
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from lstm_gui.app.grammar.table_arguments import table_choices
from lstm_gui.app.models.inspecting import taken
from lstm_gui.app.models.model_input import model_sequence, over_rows
from lstm_gui.core import Sequence, network_forward
from lstm_gui.core.analysis import Peak, similar_moments, top_moments
from lstm_gui.files.importers import Imported
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.tables.choices import TableChoices
from lstm_gui.files.tables.input_rows import read_rows, signal_column
from lstm_gui.files.traces.network_arrays import place_of
from lstm_gui.scenes.models.model_runs import ran
from lstm_gui.scenes.signal_search import (
    LayerRows,
    Run,
    Signal,
    known_target,
    run_of,
    signal_values,
    what_follows,
)
from lstm_gui.words import finding_words
from lstm_gui.words.input_names import input_heading, input_name
from lstm_gui.words.one_line import as_lines, one_line

_LABEL, _TARGET, _MOST_WORDS = "label:", "target", 8
_NUMBERED = re.compile(r"(?:(?P<layer>.+)\.)?(?P<name>[a-z_]+)_(?P<number>\d{1,7})", re.ASCII)
_NO_INPUT = message("A trained model holds no input to look through. Give one with --input.")
_NO_LABEL = message('No step has the label "{label}". Choose one that the session has.')
_NO_SIGNAL = message(
    '{text} is no signal. Name one as "lstm-gui trace" names its columns, such as x_1, out_1 or '
    "{known}, or give the name of an input, target, label:TEXT or the name of a file."
)
_NO_TARGET = message(
    "There is no target that is known at every step. Name its column with --target."
)
_NO_WORD = message("{text} names no word of the target. Choose one of: {known}.")
_NO_STEP = message("There is no step {t}. The last one is {last}.")


class Told(Struct, frozen=True):
    """What was found, as lines and as JSON."""

    lines: tuple[str, ...]
    whole: dict[str, Any]

    def as_json(self) -> str:
        """Return the numbers as one JSON object; units and steps count from 0."""
        return msgspec.json.format(msgspec.json.encode(self.whole), indent=2).decode()

    def as_text(self) -> str:
        """Return the lines."""
        return as_lines(self.lines)


def found_in(arguments: argparse.Namespace) -> Told:
    """Return what is asked for: what follows a signal, top passages, or similar moments."""
    run = run_over(arguments.model, arguments.input, table_choices(arguments))
    if arguments.top is not None:
        return _top(run, arguments.top)
    if arguments.like is not None:
        return _like(run, arguments.like, arguments.layer)
    return _following(run, arguments.signal, arguments.lag)


def run_over(argument: str, input_file: str | None, choices: TableChoices) -> Run:
    """Return what a model or a session computes over the rows of a file, or over its own input.

    Raises
    ------
    Problem
        If it cannot be read or run, or has no input.
    """
    found = taken(argument)
    if found.network is not None:
        network = found.network
        if input_file is not None:
            network = over_rows(network, input_file, choices)
        return run_of(network_forward(network))
    if input_file is not None:
        given = model_sequence(found.model, input_file, choices)
        return _model_run(found.model, given, input_file, argument)
    if found.x is None:
        raise Problem(_NO_INPUT)
    return _model_run(found.model, Sequence(found.x), argument, argument)


def _model_run(model: Imported, given: Sequence, file: str, argument: str) -> Run:
    rows, out = ran(model, given.x, file, argument)
    kinds = {layer.name: layer.parameters.kind for layer in model.layers}
    layers = tuple(LayerRows(name, kinds[name], rows[name]) for name in rows)
    return Run(layers, given.x, out, target=known_target(given), inputs=given.names)


def signal_called(text: str, run: Run) -> Signal:
    """Return the signal that ``text`` names in ``run``; a Problem if it names none."""
    if text.startswith(_LABEL):
        label = text.removeprefix(_LABEL)
        if run.labels is None or label not in run.labels:
            raise Problem(_NO_LABEL, label=one_line(label)[:40])
        return Signal("label", label=label)
    match = _NUMBERED.fullmatch(text)
    signal = None if match is None else _numbered(run, **match.groupdict())
    signal = signal or _input_named(run, text)
    if signal is not None:
        return signal
    if text == _TARGET or text.startswith(f"{_TARGET}:"):
        return _target(run, text)
    if Path(text).suffix and os.path.exists(text):
        return Signal("column", column=signal_column(read_rows(text), len(run), text))
    first = run.layers[0]
    known = f"{first.name}.h_1" if len(run.layers) > 1 else "h_1"
    raise Problem(_NO_SIGNAL, text=one_line(text)[:60], known=known)


def _numbered(run: Run, layer: str | None, name: str, number: str) -> Signal | None:
    """Return the signal of a name with a number counted from 1, None if there is none."""
    place = int(number) - 1
    if layer is None and name == "x":
        return Signal("x", place) if 0 <= place < run.x.shape[1] else None
    if layer is None and name == "out" and run.out is not None:
        return Signal("out", place) if 0 <= place < run.out.shape[1] else None
    own = [one for one in run.layers if layer in (None, one.name)]
    if len(own) != 1 or name not in own[0].rows:
        return None
    if not 0 <= place < own[0].rows[name].shape[1]:
        return None
    return Signal("unit", place, own[0].name, name)


def _input_named(run: Run, text: str) -> Signal | None:
    """Return the first input that is called ``text``, as in a table or as in a trace of it."""
    places = range(len(run.inputs or ()))
    called = (place for place in places if text and text in _names_of(run, place))
    return next((Signal("x", place) for place in called), None)


def _names_of(run: Run, place: int) -> tuple[str, str]:
    return input_name(run.inputs, place), input_heading(run.inputs, place)


def _target(run: Run, text: str) -> Signal:
    """Return the target, or of one of words when it is the word that ``text`` names."""
    target, word = run.target, text.partition(":")[2]
    if target is None:
        raise Problem(_NO_TARGET)
    words = target.words or ()
    if word not in (words or ("",)):
        known = ", ".join(f"{_TARGET}:{one}" for one in words[:_MOST_WORDS]) or _TARGET
        known += ", …" if len(words) > _MOST_WORDS else ""
        raise Problem(_NO_WORD, text=one_line(text)[:60], known=one_line(known))
    return Signal("target", words.index(word) if words else 0)


def _following(run: Run, text: str, lag: int) -> Told:
    found = what_follows(run, signal_called(text, run), lag) or ()
    lines = [
        _of_layer(
            run, one.layer, finding_words.follower_line(run.layer(one.layer).kind, one.follower)
        )
        for one in found
    ]
    numbers = [{"layer": one.layer, **msgspec.to_builtins(one.follower)} for one in found]
    whole = {"signal": text, "steps": len(run), "found": numbers}
    return Told(tuple(lines) or (finding_words.nothing_follows(),), whole)


def _top(run: Run, text: str) -> Told:
    found = top_moments(signal_values(run, signal_called(text, run)))
    return Told(_moments(run, found), {"of": text, "steps": len(run), "top": _numbers(run, found)})


def _like(run: Run, t: int, name: str | None) -> Told:
    if not 0 <= t < len(run):
        raise Problem(_NO_STEP, t=t, last=len(run) - 1)
    layer = _layer(run, name)
    state = layer.kind.roles.memory
    found = similar_moments(layer.rows[state], t)
    whole = {"like": t, "layer": layer.name, "state": state, "steps": len(run)}
    return Told(_moments(run, found), {**whole, "moments": _numbers(run, found)})


def _layer(run: Run, name: str | None) -> LayerRows:
    names = tuple(layer.name for layer in run.layers)
    return run.layers[-1 if name is None else place_of(names, name)]


def _moments(run: Run, found: Iterable[Peak]) -> tuple[str, ...]:
    around = finding_words.labels_around
    lines = [finding_words.peak_line(one, around(run.labels, one.t)) for one in found]
    return tuple(lines) or (finding_words.no_moments(),)


def _numbers(run: Run, found: Iterable[Peak]) -> list[dict[str, Any]]:
    labels = run.labels
    return [
        {**msgspec.to_builtins(one), "label": None if labels is None else labels[one.t]}
        for one in found
    ]


def _of_layer(run: Run, name: str, line: str) -> str:
    return f"{name}: {line}" if len(run.layers) > 1 else line
