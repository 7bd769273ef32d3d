"""From what the user set to what is trained: one recipe for each cell and seed."""

from lstm_gui.core import LSTM, Kind
from lstm_gui.core.facts.learned_numbers import learned_numbers, nearest_units
from lstm_gui.core.training import CHECK_EVERY, Initialisation, Recipe
from lstm_gui.scenes.training.offers import OFFERS
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.words.side_by_side import lane_kind

_SHORTEST_SPAN = 3


def recipes(settings: TrainingSettings) -> tuple[Recipe, ...]:
    """Return what ``settings`` ask for, in the order of the curves."""
    offer = OFFERS[settings.task]
    return tuple(
        Recipe(
            offer.task,
            lane_kind(cell),
            _start(lane_kind(cell), settings),
            offer.distances(settings.distance),
            seed=seed,
            units=_units(lane_kind(cell), settings),
            layers=settings.layers,
            # Not a step after the last check, or nobody would know what came of it.
            updates=settings.updates - settings.updates % CHECK_EVERY,
            check_on=offer.check_on,
            enough=offer.enough,
        )
        for cell in settings.cells
        for seed in settings.seeds
    )


def _units(kind: Kind, settings: TrainingSettings) -> int:
    if not settings.equal_parameters:
        return settings.units
    inputs, layers = len(OFFERS[settings.task].task.symbols), settings.layers
    numbers = learned_numbers(LSTM, inputs, settings.units, layers)
    return nearest_units(kind, inputs, numbers, layers)


def _start(kind: Kind, settings: TrainingSettings) -> Initialisation:
    timed = kind.roles.keeping_block or kind.roles.writing_block
    if settings.start == "chrono" and timed:
        span = OFFERS[settings.task].steps(settings.distance)
        return Initialisation("chrono", span=max(span, _SHORTEST_SPAN))
    name = "xavier-orthogonal" if settings.start == "chrono" else settings.start
    # Without a forget gate its bias makes no difference, and moving it trains nothing anew.
    return Initialisation(name, settings.forget_bias if kind.has_forget_gate else 0.0)
