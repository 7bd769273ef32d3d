"""What `make presets` trains, as data."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, RNN, Kind
from lstm_gui.core.facts.learned_numbers import learned_numbers, nearest_units
from lstm_gui.core.training import (
    ADDING,
    COUNTING,
    FIRST_SYMBOL,
    SENTENCES,
    Initialisation,
    Recipe,
    Task,
)

SEEDS = tuple(range(16))
SHIPPING_SEEDS = SEEDS[:3]
"""Which of them a network that ships may come from: trying more seeds exchanges none."""
SEQUENCES = 500
"""On how many sequences of each distance, drawn afresh, a network is tested."""

UNITS = 16
"""How many most cells have; the others have as many parameters as an LSTM of that many."""

_DEFAULT = Initialisation("default")
_ORTHOGONAL = Initialisation("xavier-orthogonal")
_SHORT_NAMES = {"xavier-orthogonal": "orthogonal"}


class Experiment(Struct, frozen=True):
    """One row of a table: the same training from each of `SEEDS`.

    Parameters
    ----------
    recipe
        What to train; its seed is replaced.
    tests
        The distances to test at.
    ships
        Whether one of the networks comes with the program.
    """

    recipe: Recipe
    tests: tuple[int, ...]
    ships: bool = False

    @property
    def name(self) -> str:
        """What its network is called."""
        recipe = self.recipe
        low, high = recipe.distances
        trained_on = str(high) if low == high else f"{low}-to-{high}"
        name = f"{recipe.task.name}-{trained_on}-{recipe.kind.name}-{self.start}"
        return name if recipe.units == UNITS else f"{name}-{recipe.units}-units"

    @property
    def start(self) -> str:
        """A short name of its initialisation."""
        start = self.recipe.initialisation
        if start.forget_bias:
            return f"bias-{start.forget_bias:g}"
        return _SHORT_NAMES.get(start.name, start.name)

    def recipes(self) -> Iterator[Recipe]:
        """Yield the recipe of each seed."""
        for seed in SEEDS:
            yield replace(self.recipe, seed=seed)


def experiments() -> tuple[Experiment, ...]:
    """Return all, in the order of the tables."""
    return (
        *_first_symbol(),
        *(row for task in SENTENCES.values() for row in _sentences(task)),
        *_counting(),
        *_adding(),
    )


def _first_symbol() -> Iterator[Experiment]:
    for steps, updates in ((20, 300), (50, 300), (100, 400), (200, 300)):
        for kind, start in _starts_for_symbols(steps):
            recipe = Recipe(FIRST_SYMBOL, kind, start, (steps, steps))
            recipe = _with_patience(recipe, updates)
            yield Experiment(recipe, (20, 50, 100, 200), ships=steps == 100)
            if steps == 100 and kind is RNN:
                yield Experiment(_as_large_as_the_lstm(recipe), (20, 50, 100, 200))


def _starts_for_symbols(steps: int) -> Iterator[tuple[Kind, Initialisation]]:
    biases = {100: (0.0, 1.0, 2.0, 3.0, 4.0), 200: (4.0,)}.get(steps, (0.0, 3.0))
    for bias in biases:
        yield LSTM, Initialisation("xavier-orthogonal", forget_bias=bias)
    yield LSTM, Initialisation("chrono", span=steps)
    yield GRU, Initialisation("chrono", span=steps)
    if steps <= 100:
        yield GRU, _ORTHOGONAL
    yield RNN, _ORTHOGONAL


def _sentences(task: Task) -> Iterator[Experiment]:
    chrono = Initialisation("chrono", span=30)
    everything = (
        (RNN, _DEFAULT), (RNN, _ORTHOGONAL), (GRU, _DEFAULT), (GRU, chrono),
        (LSTM, _DEFAULT), (LSTM, chrono),
    )  # fmt: skip
    few = ((RNN, _ORTHOGONAL), (GRU, chrono), (LSTM, chrono))
    for distances, starts in (((2, 2), everything), ((10, 10), everything), ((0, 10), few)):
        for kind, start in starts:
            recipe = _with_patience(Recipe(task, kind, start, distances), 300)
            yield Experiment(recipe, (0, 2, 5, 10, 20), ships=True)


def _counting() -> Iterator[Experiment]:
    for kind, start in ((RNN, _ORTHOGONAL), (GRU, _ORTHOGONAL), (LSTM, _with_bias(1.0))):
        recipe = Recipe(COUNTING, kind, start, (1, 10), updates=400, check_on=20, further=1000)
        yield Experiment(recipe, (5, 10, 11, 12, 13, 14, 15), ships=True)


def _adding() -> Iterator[Experiment]:
    for kind, start in ((RNN, _ORTHOGONAL), (GRU, _ORTHOGONAL), (LSTM, _with_bias(1.0))):
        recipe = _with_patience(Recipe(ADDING, kind, start, (5, 30), enough=0.95), 800)
        yield Experiment(recipe, (10, 20, 30, 50), ships=True)
        if kind is not LSTM:
            yield Experiment(_as_large_as_the_lstm(recipe), (10, 20, 30, 50))


def _with_bias(bias: float) -> Initialisation:
    return Initialisation("xavier-orthogonal", forget_bias=bias)


def _with_patience(recipe: Recipe, updates: int) -> Recipe:
    # An update of the RNN costs about a third of the others: all get about the same time.
    return replace(recipe, updates=3 * updates if recipe.kind is RNN else updates)


def _as_large_as_the_lstm(recipe: Recipe) -> Recipe:
    inputs = len(recipe.task.symbols)
    parameters = learned_numbers(LSTM, inputs, UNITS, 1)
    return replace(recipe, units=nearest_units(recipe.kind, inputs, parameters, 1))
