"""The pictures of the Cell workspace as tables."""

from collections.abc import Iterable

import numpy as np

from lstm_gui.core import Parameters, Readout, Sequence
from lstm_gui.core.analysis.target_errors import Truth, errors, truth_of
from lstm_gui.core.arrays import Array
from lstm_gui.scenes.figure_table import Column, FigureTable, lanes, over_steps
from lstm_gui.scenes.inspection.pieces import Bar
from lstm_gui.scenes.inspection.shares_of_memory import Share
from lstm_gui.scenes.pictures.operating_points import OperatingPoint
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.answer_names import answer_name
from lstm_gui.words.cells import words_of
from lstm_gui.words.input_names import Names, input_heading
from lstm_gui.words.notations.parameters import MATRICES, array_symbol
from lstm_gui.words.plain_markup import plain_markup, without_braces
from lstm_gui.words.quantity_words import quantity_message
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import tr

_RIDDLE = "?"


def step_table(snapshot: Snapshot) -> FigureTable:
    """Return every number of the selected step, with what it was if it is compared.

    What is still to be guessed in slow motion is told as little as the picture tells it.
    """
    kind, now, was = snapshot.kind, snapshot.reading(), snapshot.reading_before()
    moment = snapshot.moment
    unknown = frozenset[str]() if moment is None else moment.unknown
    entering = tuple(f"{state}_before" for state in kind.states)
    names = [name for name in (*entering, *kind.by_name) if name in now.numbers]
    called = snapshot.state.sequence.names
    inputs = [input_heading(called, place, f"x {place + 1}") for place in range(len(now.x))]
    symbols = [*inputs, *(without_braces(plain_symbol(kind, name)) for name in names)]
    meanings = [tr(quantity_message(kind, "x"))] * len(inputs)
    meanings += [tr(quantity_message(kind, name)) for name in names]
    columns = [Column(tr("symbol"), symbols), Column(tr("meaning"), meanings)]
    values = Column("", np.array([*now.x, *(now[name] for name in names)]))
    told = [name in unknown for name in names]
    columns.append(_with_riddles(tr("value"), values, [False] * len(inputs) + told))
    if was is not None and not unknown:
        before = np.array([*was.x, *(was[name] for name in names)])
        columns.append(Column(tr("kept"), before))
    return FigureTable(_where(snapshot), tuple(columns))


def series_table(
    title: str, sequence: Sequence, rows: Iterable[tuple[str, Array, Names]]
) -> FigureTable:
    """Return quantities over ``sequence``.

    ``rows`` are symbols with numbers ``(T, lanes)`` and what the lanes are called, if they have
    names.
    """
    columns = [
        column
        for symbol, values, names in rows
        for column in lanes(without_braces(symbol), values, names)
    ]
    return over_steps(title, range(len(sequence)), sequence.labels, columns)


def answers_table(title: str, snapshot: Snapshot) -> tuple[FigureTable, ...]:
    """Return all that the network answers, as the layer on screen counts the steps, if it does."""
    layers = snapshot.layers
    if layers is None or layers.out is None or layers.network.readout is None:
        return ()
    network, readout = layers.network, layers.network.readout
    out = network.layers[network.focus].in_order(layers.out)
    columns = [Column(answer_name(readout, place), out[:, place]) for place in range(out.shape[1])]
    columns += _target_columns(snapshot, out)
    labels = snapshot.state.sequence.labels
    return (over_steps(title, range(len(out)), labels, columns),)


def _target_columns(snapshot: Snapshot, out: Array) -> list[Column]:
    """Return what should be answered, and how far each step is off."""
    target, layers = snapshot.state.sequence.target, snapshot.layers
    readout = None if layers is None else layers.network.readout
    if target is None or readout is None:
        return []
    truth = truth_of(target, readout)
    if truth is None:
        return []
    right = _right_answers(readout, truth) if truth.of_classes else target.values
    return [
        Column(tr("target"), target.texts or right),
        Column(tr("error"), errors(truth, out)),
    ]


def _right_answers(readout: Readout, truth: Truth) -> list[str]:
    """Return what the right answer of each step is called, empty where it is not known."""
    places: list[int] = np.argmax(truth.answers, axis=1).tolist()
    known = ~np.isnan(truth.answers[np.arange(len(places)), places])
    return [answer_name(readout, place) if known[t] else "" for t, place in enumerate(places)]


def points_table(points: tuple[OperatingPoint, ...]) -> FigureTable:
    """Return where each quantity stands on its curve, and how many units are saturated."""
    saturated = [np.nan if one.saturated is None else one.saturated for one in points]
    columns = (
        Column(tr("symbol"), [without_braces(one.symbol) for one in points]),
        Column(tr("curve"), [one.curve for one in points]),
        Column(tr("argument"), np.array([one.argument for one in points])),
        Column(tr("value"), np.array([one.result for one in points])),
        Column(tr("share of saturated units"), np.array(saturated)),
    )
    return FigureTable(tr("Ranges"), columns)


def bars_table(title: str, bars: tuple[Bar, ...]) -> FigureTable:
    """Return the parts of a sum."""
    names, values = [bar.name for bar in bars], np.array([bar.value for bar in bars])
    return FigureTable(title, (Column(tr("part"), names), Column(tr("value"), values)))


def memory_table(title: str, shares: tuple[Share, ...], start: str) -> FigureTable:
    """Return what is left of what each step, or each few, wrote; ``start`` came before."""
    steps = [start if one.is_start else _steps(one) for one in shares]
    values = np.array([one.value for one in shares])
    return FigureTable(title, (Column("t", steps), Column(tr("left of it"), values)))


def curve_table(title: str, *columns: tuple[str, Array]) -> FigureTable:
    """Return the points of a curve, a symbol and numbers for each axis."""
    return FigureTable(
        title, tuple(Column(without_braces(symbol), values) for symbol, values in columns)
    )


def input_table(sequence: Sequence) -> FigureTable:
    """Return the input as it is set."""
    columns = lanes("x", sequence.x, sequence.names)
    return over_steps(tr("Input"), range(len(sequence)), sequence.labels, columns)


def block_table(parameters: Parameters, block: str, inputs: Names = None) -> FigureTable:
    """Return the weights and biases of ``block``, a row for each unit; ``inputs`` have names."""
    units = Column(tr("unit"), range(1, parameters.hidden_size + 1))
    columns = [units]
    for array, values in parameters.arrays_of(block).items():
        symbol = plain_markup(array_symbol(parameters.kind, array, block, named=False))
        if array in MATRICES:
            columns += lanes(symbol, values, inputs if array == "w_x" else None)
        else:
            columns.append(Column(symbol, values[:, 0]))
    return FigureTable(tr(words_of(parameters.kind.name).blocks[block].name), tuple(columns))


def _steps(share: Share) -> str:
    return str(share.first) if share.first == share.last else f"{share.first}–{share.last}"


def _with_riddles(title: str, values: Column, hidden: list[bool]) -> Column:
    if not any(hidden):
        return Column(title, values.values)
    shown = [_RIDDLE if hides else values.shown(row) for row, hides in enumerate(hidden)]
    return Column(title, shown)


def _where(snapshot: Snapshot) -> str:
    if snapshot.mean:
        return tr("Mean of all units, t = {t}").format(t=snapshot.t)
    return tr("unit {unit}, t = {t}").format(unit=snapshot.unit + 1, t=snapshot.t)
